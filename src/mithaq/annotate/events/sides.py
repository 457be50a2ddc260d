"""Sides named by a common noun: "the Russian side", "the army", "the movement".

They are parties to an event but no names, so they are no mentions of the document: an event refers to them by an id
that says whom it means, "party:armenia,azerbaijan".
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mithaq.annotate.events.frames import WordFacts
from mithaq.grammar import Word
from mithaq.model.annotations import Mention
from mithaq.model.documents import Span
from mithaq.model.kinds import MentionType
from mithaq.text import Tokens

PREFIX = "party:"
UNNAMED = "~"
"""Before the parties of a reference: theirs are people whom the text does not name."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What event finding asks of the knowledge: whose nationality a word is, what kind of party an id is, which
    states a movement fights or talks with."""

    nationality: Callable[[Word], str | None]
    is_state: Callable[[str], bool]
    is_group: Callable[[str], bool]
    rivals: Callable[[str], frozenset[str]]


def side(parties: Sequence[str], start: int, end: int, mark: str = "") -> Mention:
    """Return the stand-in mention of some parties at these offsets."""
    name = PREFIX + mark + ",".join(parties)
    return Mention(
        id=name,
        span=Span(start=start, end=end),
        type=MentionType.BODY,
        entity=None,
        rule="side",
        parties=tuple(parties),
    )


def is_side(mention: Mention) -> bool:
    """Tell whether a mention is such a stand-in."""
    return mention.id.startswith(PREFIX)


def meant(ref: str) -> Mention | None:
    """Return the stand-in mention that an argument refers to, None for any other argument."""
    if not ref.startswith(PREFIX):
        return None
    mark = UNNAMED if unnamed(ref) else ""
    return side(ref.removeprefix(PREFIX + mark).split(","), 0, 0, mark)


def unnamed(ref: str) -> bool:
    """Tell whether an argument stands for somebody whom the text does not name: "an American official"."""
    return ref.startswith(PREFIX + UNNAMED)


def find_sides(
    tokens: Tokens, words: list[Word], known: list[WordFacts], mentions: Iterable[Mention], facts: Facts
) -> Iterator[tuple[int, int, Mention]]:
    """Yield (first token, end token, stand-in) for each side: by nationality, by the land behind it, or told before."""
    mentions = tuple(mentions)
    told = _Told(mentions, facts)
    heads: _Heads | None = None
    offices = _unowned(tokens, mentions)
    for index, word in enumerate(known):
        named = word.side
        if (army := _army(words, known, index, facts)) and (parties := told.mainly(known[index + 1].classes)):
            yield index, index + 2, side(parties, tokens.starts[index] + len(army[0]), tokens.ends[index + 1])
            continue
        if index in offices and "GOVERNMENTAL" in word.classes and (parties := told.government()):
            first, start = offices[index]  # "the head of the government's delegation"
            yield first, index + 1, side(parties, start, tokens.ends[index])
            continue
        if named is None:
            raid = "GOVERNMENTAL" in word.classes and any(
                "ASSAULT" in one.classes for one in known[max(0, index - 3) : index]
            )
            if raid and (parties := told.government()):  # "the aerial shelling by the government"
                yield index, index + 1, side(parties, tokens.starts[index], tokens.ends[index])
            continue
        if named == "HONOUR_BACK":
            if person := _honoured(words, index, word.features[named], mentions, tokens):
                start = tokens.starts[index] + len(word.classes[named])
                yield index, index + 1, replace(person, span=Span(start=start, end=tokens.ends[index]))
            continue
        office = offices.get(index)
        called = _called(words, known, index, facts)
        if named == "BODY_BACK":
            heads = heads or _Heads(tokens, words, mentions)
            start = tokens.starts[index] + len(word.classes[named])
            if bodies := heads.meant(words[index].norm, word.classes[named], tokens.starts[index], called):
                first, start = office or (index, start)
                yield first, index + 1, side(bodies, start, tokens.ends[index])
            continue
        after = index + 1
        while named == "SIDE" and after < len(known) and "DELEGATION_KIND" in known[after].classes:
            after += 1  # "a military delegation of Saudi Arabia"
        end, parties = _nationalities(words, known, after, facts)
        end = end if parties else index + 1
        if named == "ARM" and (not parties or (index and "MARCHING" in known[index - 1].classes)):
            continue  # no drone, but people who march
        skip = len(word.classes[named])
        start = tokens.starts[index] + skip
        if not parties and end < len(words) and known[end].definite and named != "ARMED_BACK":
            end += 1
        if "GROUP_BACK" not in word.classes:  # "the two sides, in Stockholm" are not Sweden
            parties = parties or told.inside(tokens, known, end)
        if not parties and after > index + 1 and "GOVERNMENTAL" in known[after - 1].classes:
            end, parties = after, told.government()  # "the government's delegation"
        if not parties and named == "ARMED_BACK":  # "the front" is rather one that has the word in its name
            heads = heads or _Heads(tokens, words, mentions)
            at = tokens.starts[index]
            parties = list(heads.meant(words[index].norm, word.classes[named], at, called, facts.is_group))
        if not parties and named == "SIDE" and "STATE_BACK" in word.classes and told.before(start):
            parties = told.meant("STATE_BACK", start)  # "the authorities", of the land told before
        if not parties and named != "SIDE" and not (called and named == "ARMED_BACK"):
            parties = told.meant(named, start)
        if parties and end < len(known) and "FORMER" in known[end].classes:
            continue  # "a former American official" speaks for nobody
        if parties:
            mark = UNNAMED if "UNNAMED" in word.classes else ""
            first, start = office or _command(tokens, known, index, start)
            yield first, end, side(parties, start, tokens.ends[end - 1], mark)


def _army(words: list[Word], known: list[WordFacts], index: int, facts: Facts) -> tuple[str, ...]:
    """The proclitic of the forces of a state that the words do not name: "the government forces", "the regime's"."""
    head = known[index].classes.get("ARMY_HEAD")
    if head is None or index + 1 >= len(known) or "ARMY_OF" not in known[index + 1].classes:
        return ()
    named = index + 2 < len(words) and facts.nationality(words[index + 2]) is not None
    return () if named else (head,)


def _command(tokens: Tokens, known: list[WordFacts], index: int, start: int) -> tuple[int, int]:
    """Where a side begins before which its command is named: "the command of the army"."""
    led = known[index - 1].classes.get("COMMAND") if index else None
    return (index - 1, tokens.starts[index - 1] + len(led)) if led in ("", "و") else (index, start)


def _called(words: list[Word], known: list[WordFacts], index: int, facts: Facts) -> str:
    """The adjective that says which "movement" or "council" is spoken of: behind one that is no nationality it is only
    one that was told with it, "the Caribbean community", "the ministerial council"."""
    if index + 1 >= len(words):
        return ""
    head, adjective = words[index].norm, words[index + 1]
    ending = "يه" if head.endswith("ه") else "ي"
    relates = adjective.norm.startswith("ال") and adjective.norm.endswith(ending) and len(adjective.norm) >= _RELATING
    of_state = facts.nationality(adjective) or any(name in known[index + 1].classes for name in _NOT_CALLED)
    return adjective.norm if relates and not of_state else ""


_RELATING = 6
_NOT_CALLED = ("ORIGIN", "RELATIVE", "ANY_SUCH", "LEADING_ADVERB", "GOVERNMENTAL", "DELEGATION_KIND")


def _honoured(words: list[Word], index: int, title: str, mentions: Sequence[Mention], tokens: Tokens) -> Mention | None:
    """The last person told before ``index`` with this form of address: "His Highness" is whom it stood before."""
    start = tokens.starts[index]
    before = (one for one in reversed(mentions) if one.type is MentionType.PERSON and one.span.start < start)
    for person in before:
        at = bisect_right(tokens.starts, person.span.start) - 1
        near = words[max(0, at - _ADDRESS) : at]
        if any(title == word.stems[-1] or title in word.stems for word in near):
            return person
    return None


_ADDRESS = 9  # "His Excellency the deputy prime minister and foreign minister of the Republic of India, Dr. ..."


def _nationalities(words: list[Word], known: list[WordFacts], at: int, facts: Facts) -> tuple[int, list[str]]:
    """The states of the adjectives from ``at`` on, or the body that one names, and where they end."""
    parties: list[str] = []
    while at < len(words) and (state := facts.nationality(words[at]) or known[at].features.get("ORIGIN")) is not None:
        parties.append(state)
        at += 1
    return at, sorted(set(parties))


def _unowned(tokens: Tokens, mentions: Iterable[Mention]) -> dict[int, tuple[int, int]]:
    """The first token and offset of each office of nobody known, by the last token of its words: whose it is, "the
    movement", "the army" there may say.
    """
    found: dict[int, tuple[int, int]] = {}
    for mention in mentions:
        if mention.type is MentionType.ROLE and not mention.parties:
            first = bisect_right(tokens.starts, mention.span.start) - 1
            found[bisect_right(tokens.starts, mention.span.end - 1) - 1] = (first, mention.span.start)
    return found


class _Heads:
    """Bodies by the first word of the name under which they were told: which one "the committee" is."""

    def __init__(self, tokens: Tokens, words: list[Word], mentions: Iterable[Mention]) -> None:
        self._told: dict[str, list[tuple[int, tuple[str, ...], int, int]]] = {}
        self._words = words
        self._owners: list[tuple[int, int, tuple[str, ...]]] = []
        for mention in mentions:
            if mention.type in _BODIES and mention.parties:
                index = bisect_right(tokens.starts, mention.span.start) - 1
                skip = mention.span.start - tokens.starts[index]
                head = words[index].norm[skip:]
                head = head.removeprefix("ل" if words[index].norm.startswith("لل") else "ال")
                last = bisect_right(tokens.starts, mention.span.end - 1)
                self._told.setdefault(head, []).append((mention.span.start, mention.parties, index, last))
                if mention.type is MentionType.BODY:
                    self._owners.append((mention.span.start, index, mention.parties))

    def meant(
        self, norm: str, proclitic: str, start: int, called: str = "", fits: Callable[[str], bool] | None = None
    ) -> tuple[str, ...]:
        """The parties of the last body told before ``start`` whose name begins so, has the adjective that it is
        ``called`` by, and that ``fits``, if any."""
        head = norm.removeprefix(proclitic)
        head = head[1:] if head.startswith("لل") else head.removeprefix("ال")
        told = [each for each in self._told.get(head, ()) if each[0] < start]
        before = [parties for _, parties, first, end in told if not called or self._named_so(called, first, end)]
        if fits is not None:  # of two movements that are called so, the one that is spoken of more
            often = Counter(parties for parties in before if all(map(fits, parties)))
            before = [max(reversed(often), key=often.__getitem__)] if often else []
        if before:
            return before[-1]
        owner = self._owner(head, start) if not called else ()
        return owner if fits is None or all(map(fits, owner)) else ()

    def _named_so(self, called: str, first: int, end: int) -> bool:
        """Tell whether a name has this adjective, with the article or without."""
        return any(word.norm in (called, called.removeprefix("ال")) for word in self._words[first:end])

    def _owner(self, head: str, start: int) -> tuple[str, ...]:
        """The body close behind the same word told before without a name: "a civilian mission of the union"."""
        for at, index, parties in reversed(self._owners):
            near = self._words[max(0, index - _OWNED) : index]
            if at < start and any(word.norm == head for word in near):
                return parties
        return ()


_OWNED = 4  # words: "a civilian mission belonging to the union"
_BODIES = (MentionType.BODY, MentionType.MECHANISM, MentionType.FORMAT)


class _Told:
    """The parties that a text's mentions stand for, in order: whom "the movement", "the army" may mean."""

    def __init__(self, mentions: Iterable[Mention], facts: Facts) -> None:
        ordered = sorted((m for m in mentions if len(m.parties) == 1), key=lambda m: m.span.start)
        self._groups = [(m.span.start, m.parties[0]) for m in ordered if facts.is_group(m.parties[0])]
        of_states = [m for m in ordered if facts.is_state(m.parties[0])]
        self._states_at = {m.span.start: m.parties for m in of_states}
        states = Counter([m.parties[0] for m in of_states])
        self._governments = {m.parties[0] for m in of_states if (m.entity or "").startswith(_GOVERNMENTS)}
        self._focus = states.most_common(1)[0][0] if states else None
        rivals = next((theirs for _, each in self._groups if (theirs := facts.rivals(each))), frozenset())
        most = [count for _, count in states.most_common(2)]
        self._alone = len(most) == 1 or (len(most) == _TWO and most[0] >= _TWO * most[1])
        if rivals and self._focus not in rivals:  # "the army" is that of the land, not of who mediates there
            self._focus = next((state for state, _ in states.most_common() if state in rivals), self._focus)
        others = any(state in rivals for state in states if state != self._focus)
        self._alone = (self._alone or self._focus in rivals) and not others
        armed = {m.parties[0] for m in of_states if m.type is MentionType.BODY and "forces" in (m.entity or "")}
        self._armed = self._focus in armed and len(states) > 1

    def government(self) -> list[str]:
        """Whose "the government's raids" are: of the one state whose government or army the text names, else of the
        state most spoken of."""
        return list(self._governments) if len(self._governments) == 1 else self.meant("STATE_BACK", 0)

    def inside(self, tokens: Tokens, known: list[WordFacts], at: int) -> list[str]:
        """The state of "the authorities in Mali": behind a word of place."""
        if at + 1 >= len(known) or "INSIDE" not in known[at].classes:
            return []
        return list(self._states_at.get(tokens.starts[at + 1], ()))

    def before(self, start: int) -> bool:
        """Tell whether the state most spoken of was named before."""
        return any(at < start and self._focus in parties for at, parties in self._states_at.items())

    def mainly(self, word: Mapping[str, str]) -> list[str]:
        """The state that is spoken of far more than any other, or that a movement told of fights; beside "the Turkish
        forces" those of "the regime" are another's."""
        anothers = self._armed and "REGIME" in word
        return [self._focus] if self._focus and self._alone and not anothers else []

    def meant(self, name: str, start: int) -> list[str]:
        """An armed group is the last one named; a government or army is that of the state most spoken of."""
        if name == "STATE_BACK":
            return [self._focus] if self._focus else []
        before = [party for at, party in self._groups if at < start]
        return before[-1:]


_GOVERNMENTS = ("body/government@", "body/armed-forces@")
_TWO = 2
