"""What a sentence tells of a deed: promised, done, begun, done in part, not done, undone; or merely mentioned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mithaq.extract.commitment_words import DEED, MATTER, Mark
from mithaq.knowledge.matters import GENERAL, Matter, matters

PROMISED, MENTIONED = "promised", "mentioned"
NOT_STARTED, STARTED, PARTIAL, DONE, REVERSED = "not_started", "started", "partial", "done", "reversed"
_BEHIND, _BEFORE = 10, 6
_OF_NOUN, _OF_ANY = 6, 2
"""Words within which stands what a noun of doing is about, and what any deed is about that goes with all matters."""
_NEAR, _FAR = 3, 9
_SAID = 8
_WHOLE, _REST = 10, 25
_BACKGROUND = "background"
_CLAUSES = ("that_clause", "relative")


@dataclass(frozen=True, slots=True)
class Telling:
    """A deed and the matter it is about, at the marks that tell them; ``status`` says what is told of it."""

    deed: Mark
    object: Mark
    matter: Matter
    status: str
    cue: int | None = None


class Sentence:
    """The marks of one sentence, by name, in its order, and where its clauses end."""

    def __init__(self, marks: list[Mark], stops: Sequence[int] = ()) -> None:
        self.by_name: dict[str, list[Mark]] = {}
        for mark in marks:
            self.by_name.setdefault(mark.tag.name, []).append(mark)
        self._stops = stops

    def of(self, *names: str) -> list[Mark]:
        """Return the marks of these names."""
        return [mark for name in names for mark in self.by_name.get(name, ())]

    def within(self, names: Iterable[str], start: int, end: int, forms: Iterable[str] = ()) -> Mark | None:
        """Return the last mark of these names (and forms, where given) that begins in ``start``-``end``."""
        kept = [mark for mark in self.of(*names) if start <= mark.start < end and (not forms or mark.tag.form in forms)]
        return max(kept, key=lambda mark: mark.start, default=None)

    def apart(self, start: int, end: int) -> bool:
        """Tell whether a clause ends between two words. Two stops hold an aside, behind which the clause goes on."""
        stops = sum(start < stop < end for stop in self._stops)
        return stops not in (0, 2) or any(start < mark.start < end for mark in self.of(*_CLAUSES))


def tellings(sentence: Sentence, *, named: bool, carried: bool = False) -> list[Telling]:
    """Return what a sentence tells, at most one telling for each matter.

    ``named``: an agreement is named in it. ``carried``: the sentence before bound somebody, and this one goes on.
    """
    cues = [] if _passed(sentence) else _cues(sentence, named)
    found: dict[str, Telling] = {}
    for deed in sentence.of(DEED):
        if sentence.within(("instruments",), deed.start - 2, deed.start) and deed.tag.value == "stop":
            continue  # "a ceasefire agreement": its name, and nothing done
        for pair in _paired(deed, sentence):
            telling = _telling(deed, pair, sentence, cues, carried)
            if telling and _tells_more(telling, found.get(telling.matter.id)):
                found[telling.matter.id] = telling
    return sorted(found.values(), key=lambda one: one.deed.start)


def _tells_more(telling: Telling, before: Telling | None) -> bool:
    if before is None:
        return True
    if telling.status == before.status and telling.object is before.object:
        return _apart(telling) < _apart(before)  # "to release the prisoners and to begin talks": the word beside it
    return before.status == MENTIONED and telling.status != MENTIONED


def _apart(telling: Telling) -> int:
    return abs(telling.deed.start - telling.object.start)


def _paired(deed: Mark, sentence: Sentence) -> list[tuple[Mark, Matter]]:
    """Return the matter that a deed is about: the next behind it that it can be about, else the last before it.

    Both stand in one clause. What a noun is about stands right behind it, or makes one word with it: "prisoner swap".
    """
    known = matters()
    fits = [
        (mark, matter)
        for mark in sentence.of(MATTER)
        if (matter := known[mark.tag.value]).settles(deed.tag.value) or matter.undoes(deed.tag.value)
        if mark.start != deed.start and mark.tag.form in ("", deed.tag.value) and not _where(mark, sentence)
    ]
    done = {mark.start for mark, matter in fits if matter.settles(deed.tag.value)}  # "the army deploys" undoes nothing
    fits = [pair for pair in fits if pair[1].settles(deed.tag.value) or pair[0].start not in done]
    noun, general = deed.tag.form == "noun", deed.tag.value in GENERAL
    reach = _OF_ANY if general or deed.tag.form == "state" else _OF_NOUN if noun else _BEHIND
    behind = [
        pair
        for pair in fits
        if deed.start < pair[0].start <= deed.start + reach and not sentence.apart(deed.start, pair[0].start)
    ]
    back = _OF_ANY if general or noun else _BEFORE
    before = [
        pair
        for pair in fits
        if deed.start - back <= pair[0].start < deed.start and not sentence.apart(pair[0].start, deed.start)
    ]
    near = min((pair[0].start for pair in behind), default=None)
    if near is not None and near - deed.start <= _BEHIND // 2:
        return [pair for pair in behind if pair[0].start == near]
    last = max((pair[0].start for pair in before), default=None)
    if last is not None and (not noun or near is None):
        return [pair for pair in before if pair[0].start == last]
    return [pair for pair in behind if pair[0].start == near]


def _where(matter: Mark, sentence: Sentence) -> bool:
    """Tell whether a matter only says where or when something is: "in the towns", "before the elections"."""
    return any(mark.end == matter.start for mark in sentence.of("located", _BACKGROUND))


def _telling(
    deed: Mark, pair: tuple[Mark, Matter], sentence: Sentence, cues: list[Mark], carried: bool
) -> Telling | None:
    mark, matter = pair
    cue = max((one.start for one in cues if one.start < deed.start), default=None)
    told = _outcome(deed, sentence, 0 if cue is None else cue + 1)
    settles = matter.settles(deed.tag.value)
    if cue is not None or (carried and not cues):
        opening = told == STARTED and sentence.within(
            ("begin",), cue or 0, deed.start, ("noun",)
        )  # "to the opening of"
        promised = (settles and (told == MENTIONED or opening)) or (not settles and told == NOT_STARTED)
        if promised and (deed.tag.form not in ("past", "state") or _pending(deed, sentence)):
            return Telling(deed, mark, matter, PROMISED, cue)
    if told == _BACKGROUND:
        return None
    if not settles:
        if deed.tag.value == "stay" and deed.tag.form == "noun":
            return Telling(deed, mark, matter, MENTIONED)  # "called their staying a breach": they have not come back
        told = REVERSED if told in (DONE, PARTIAL, STARTED) else MENTIONED
    if told == MENTIONED and _passed(sentence, mark.start):
        told = NOT_STARTED
    return Telling(deed, mark, matter, told)


def _cues(sentence: Sentence, named: bool) -> list[Mark]:
    """Return the words that bind: somebody promises, or a text provides. A call to promise binds nobody."""
    text = named or bool(sentence.of("instruments"))
    cues = [mark for mark in sentence.of("promise") if mark.tag.form != "noun" or text]
    cues += sentence.of("provide", "provide_words") if text else []
    return [cue for cue in cues if not sentence.within(("wish", "not"), cue.start - _NEAR, cue.start)]


def _passed(sentence: Sentence, near: int | None = None) -> bool:
    """Tell whether the sentence says that a deadline has passed, ``near`` a word where one is given."""
    ends = [mark for mark in sentence.of("passing") if mark.tag.form == "past"]
    told = [end.start for end in ends if sentence.within(("deadline",), end.start - 2, end.start + 8)]
    told += [mark.start for mark in sentence.of("deadline_passed")]
    return any(near is None or abs(near - at) <= _BEFORE for at in told)


def _outcome(deed: Mark, sentence: Sentence, first: int) -> str:
    form, at = deed.tag.form, deed.start
    if sentence.within(("background",), at - 1, at):
        begun = sentence.within(("begin",), max(first, at - _NEAR), at - 1)  # "not begun yet", spelled like "after"
        yet = begun is not None and sentence.within(("not",), begun.start - 2, begun.start)
        return NOT_STARTED if yet else _BACKGROUND
    if form == "noun":
        return _of_noun(deed, sentence, first)
    if sentence.within(("if",), max(first, at - _NEAR), at):
        return MENTIONED
    if sentence.within(("not",), max(first, at - _NEAR), at):
        return NOT_STARTED
    if sentence.within(("begin",), max(first, at - _NEAR), at):
        return STARTED
    if form == "state":
        return DONE
    if _pending(deed, sentence):
        return MENTIONED  # "to be released"
    return _whole(deed, sentence) if form == "past" else MENTIONED


def _pending(deed: Mark, sentence: Sentence) -> bool:
    """Tell whether a participle says what is yet to be done: "will be released"."""
    return sentence.within(("pending",), deed.start - _NEAR, deed.start) is not None


def _of_noun(deed: Mark, sentence: Sentence, first: int) -> str:
    """A noun's outcome is told by the last word before it that says so: "completed the exchange", "no opening of"."""
    at, start = deed.start, max(first, deed.start - _FAR)
    cues = [
        mark
        for mark in sentence.of("not", "done", "begin", "wish", "deny", "if")
        if start <= mark.start < at and not sentence.apart(mark.start, at)
    ]
    # "the reopening" is one noun made of two, and no reopening that is done
    cues = [mark for mark in cues if not (mark.tag.name == "done" and mark.tag.form == "noun" and mark.end > at)]
    cue = max(cues, key=lambda mark: (mark.start, mark.tag.name == "not"), default=None)
    if cue is None or cue.tag.name in ("wish", "deny", "if"):
        said = sentence.within(("say",), max(first, at - _SAID), at, ("past",)) if cue is None else None
        return _whole(deed, sentence) if said and not sentence.apart(said.start, at) else MENTIONED
    if cue.tag.name == "not":
        return NOT_STARTED
    if sentence.within(("instruments",), cue.end, at):
        return MENTIONED  # "an agreement was reached on the withdrawal"
    negated = sentence.within(("not",), cue.start - 2, cue.start)
    wished = sentence.within(("wish",), cue.start - _NEAR, cue.start)
    if negated:
        return NOT_STARTED
    if wished or cue.tag.form in ("present", "future"):
        return MENTIONED
    return STARTED if cue.tag.name == "begin" else _whole(deed, sentence)


def _whole(deed: Mark, sentence: Sentence) -> str:
    left = sentence.within(("still", "kept"), deed.end, deed.end + _REST)  # "and the others are still held"
    return PARTIAL if left or sentence.within(("part",), deed.start - 6, deed.end + _WHOLE) else DONE
