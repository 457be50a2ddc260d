"""Link agreements: to a known one by name, parties and date, else to one composed of parties, subject and kind."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mithaq.annotate.mentions.drafts import Draft
from mithaq.annotate.mentions.phrasing import phrased, prefers_written, written
from mithaq.annotate.mentions.vocabulary import WEAK
from mithaq.grammar import Match
from mithaq.knowledge import KnownAgreement
from mithaq.knowledge.loading import LANGUAGES
from mithaq.text import fold

if TYPE_CHECKING:
    from mithaq.annotate.mentions.linking import Linker

_BESIDE = 10  # words


def link_pact(linker: "Linker", draft: Draft, match: Match) -> None:
    """Link an agreement that a rule found."""
    lexicon, units = linker.units.vocabulary.lexicon, linker.units
    head = lexicon.value("PACT", units.slot_words(match.slots["head"])) if "head" in match.slots else None
    kind = head or match.rule.fields.get("office") or "agreement"
    subject = _subject(linker, match)
    owners = linker.owners.of(match, lambda _: None)
    states = tuple(id for id in owners if id in linker.facts.countries)
    place = next((id for id in owners if id not in linker.facts.countries), None) or _place(linker, match)
    count = 3 if subject == "trilateral" else 2
    around = states if len(states) > 1 else parties_around(linker, draft, count, fighting=subject == "ceasefire")
    named = _known(linker, draft, around)
    known = named or _set_told(linker, match, states) or _of_day(linker, draft, subject)
    if known is not None:
        draft.why = (
            "a listed name whose parties are spoken of" if named else "of these parties only one fits, or one day"
        )
        draft.entity = linker.entities.known(known.id)
        draft.parties = tuple(linker.entities.known(id) for id in known.parties)
        return
    if "head" not in match.slots and "office" not in match.rule.fields:
        return
    draft.why = "in no table: composed of what it is and between whom"
    parties = states if states or place else around
    draft.supposed = bool(parties) and not states
    draft.parties = tuple(linker.entities.known(id) for id in parties)
    _compose(linker, draft, kind, subject, (place,) if place and not parties else parties)


def link_statement(linker: "Linker", draft: Draft, match: Match) -> None:
    """Link a joint statement."""
    around = parties_around(linker, draft, 2)
    dated = _dated(linker, draft)
    if dated is not None:
        draft.entity = linker.entities.known(dated.id)
        draft.parties = tuple(linker.entities.known(id) for id in dated.parties)
        return
    draft.parties = tuple(linker.entities.known(id) for id in around)
    draft.supposed = True
    _compose(linker, draft, "statement", None, around)


def _dated(linker: "Linker", draft: Draft) -> KnownAgreement | None:
    """Return the known agreement whose day and parties the sentence tells, and whose year the text tells."""
    words = linker.units.words
    start, end = linker.states.sentence_of(draft.start)
    days = {word.number for word in words[start:end]}
    here = set(linker.states.inside(start, end))
    years = {word.number for word in words}
    for agreement in linker.facts.agreements.values():
        day = agreement.date or ""
        told = len(day) == 10 and int(day[8:]) in days and int(day[:4]) in years
        if told and len(agreement.parties) > 1 and here.issuperset(agreement.parties):
            return agreement
    return None


def _of_day(linker: "Linker", draft: Draft, subject: str | None) -> KnownAgreement | None:
    """Return the one known agreement of this subject whose day, or year, is told beside it, its state in the text."""
    start, end = linker.states.sentence_of(draft.start)
    beside = linker.units.words[max(start, draft.start - _BESIDE) : min(end, draft.end + _BESIDE)]
    numbers = {number for word in beside if (number := word.number) is not None}
    if not numbers:
        return None
    told = linker.states.all()
    years = [
        known
        for known in linker.facts.agreements.values()
        if subject == known.kind
        and int((known.date or "0")[:4]) in numbers
        and not told.isdisjoint(linker.facts.country_of(party) for party in known.parties)
    ]
    found = [known for known in years if len(day := known.date or "") == 10 and int(day[8:]) in numbers]
    best = found or years
    return best[0] if len(best) == 1 else None


def _set_told(linker: "Linker", match: Match, states: Sequence[str]) -> KnownAgreement | None:
    """Return the one set of agreements that the text names, where "the agreements with ..." can be no others."""
    head = linker.units.slot_words(match.slots["head"]) if "head" in match.slots else ()
    if not states or not head or linker.units.vocabulary.lexicon.value("PACT_PLURAL", head) is None:
        return None
    facts, told = linker.facts, linker.states.all()
    ids = {value.rpartition(":")[2] for hit in linker.units.hits.values() for value in hit.values}
    sets = [facts.agreements[id] for id in ids if id in facts.agreements and facts.agreements[id].members]
    fitting = [known for known in sets if told.issuperset(known.parties) and set(states) <= set(known.parties)]
    return fitting[0] if len(fitting) == 1 else None


def _place(linker: "Linker", match: Match) -> str | None:
    """Return the place that the agreement is said to hold in."""
    if "in" not in match.slots:
        return None
    unit = match.slots["in"][0]
    hit = linker.units.hits.get(unit)
    return linker.chooser.best(hit) if hit else None


def _subject(linker: "Linker", match: Match) -> str | None:
    lexicon = linker.units.vocabulary.lexicon
    for slot, name in (("subject", "PACT_SUBJECT"), ("adjective", "PACT_ADJECTIVE")):
        if slot in match.slots:
            words = linker.units.slot_words(match.slots[slot])
            if value := lexicon.value(name, words):
                return value
            if lexicon.value("CEASEFIRE", words):
                return "ceasefire"
    return None


def parties_around(linker: "Linker", draft: Draft, count: int, *, fighting: bool = False) -> tuple[str, ...]:
    """Return the states that an instrument is most likely between: those told behind it, in its sentence, before it.

    Of a truce, between those who fight, only those told before it: behind it stand the land and who mediated.
    """
    states = linker.states
    start, end = states.sentence_of(draft.start)
    behind = states.inside(draft.end, min(draft.end + 8, end))
    if len(behind) == count:
        return behind
    here = states.inside(start, draft.start if fighting else end)
    if len(here) == count:
        return here
    if fighting:
        return ()
    return states.together_before(draft.end, count) or states.most_named(count)


def _known(linker: "Linker", draft: Draft, around: Sequence[str]) -> KnownAgreement | None:
    """Return the known agreement whose name stands in the draft and whose parties and date agree."""
    units, facts = linker.units, linker.facts
    best, best_score = None, 0.0
    for hit in units.hits.values():
        if hit.start < draft.start or hit.end > draft.end:
            continue
        for value in hit.values:
            agreement = facts.agreements.get(value.rpartition(":")[2])
            if agreement is None:
                continue
            score = agreement_score(linker, agreement, around, value.startswith(WEAK))
            if score > best_score:
                best, best_score = agreement, score
    return best


def meant_there(linker: "Linker", draft: Draft, named: KnownAgreement) -> KnownAgreement | None:
    """Return the agreement that a listed name means, where it says no more than the place: "the Doha agreement".

    Where not all its parties are spoken of, it is the last one made there whose parties all are. Where none is and
    others made some there too, it may be one that no table knows (None); where no others did, it is known by the place.
    """
    chooser = linker.chooser
    told = chooser.states.all() | chooser.told
    if told.issuperset(named.parties) or _about_those(linker, named, told) or not _only_its_place(linker, draft, named):
        return named
    made = [known for known in linker.facts.agreements.values() if known.place == named.place and known.parties]
    there = [
        known
        for known in made
        if told.issuperset(known.parties)
        and not (chooser.on and known.date and known.date[: len(chooser.on)] > chooser.on)
    ]
    others = any(set(known.parties) != set(named.parties) for known in made)
    otherwise = None if others and told.isdisjoint(named.parties) else named
    return max(there, key=lambda known: (len(known.parties) > 1, known.date or ""), default=otherwise)


def _about_those(linker: "Linker", agreement: KnownAgreement, told: frozenset[str]) -> bool:
    """Tell whether an agreement that others made is about the states spoken of: those of its process."""
    process = linker.facts.processes.get(agreement.process or "")
    return process is not None and bool(process.parties) and told.issuperset(process.parties)


def _only_its_place(linker: "Linker", draft: Draft, named: KnownAgreement) -> bool:
    """Tell whether a name is a sort of document and the place where this one was made, as a noun or an adjective."""
    place = linker.facts.places.get(named.place or "")
    if place is None or draft.end - draft.start > _NAME_OF_A_PLACE:
        return False
    words = fold(linker.text(draft)).split()
    if any(letter.isdigit() for word in words for letter in word):  # "Geneva 1" says which of those made there
        return False
    spellings = [fold(name) for name in place.spellings(linker.units.vocabulary.pack.code)]
    return any(word[:stem] == name[:stem] for word in words for name in spellings if (stem := max(3, len(name) - 2)))


def link_to_place(linker: "Linker", draft: Draft, place: str) -> None:
    """Link an agreement of which a text tells no more than where it was made."""
    draft.why = "in no table: composed of what it is and where it was made"
    _compose(linker, draft, "agreement", None, (place,))


_NAME_OF_A_PLACE = 2  # words


def agreement_score(linker: "Linker", agreement: KnownAgreement, around: Sequence[str], weak: bool) -> float:
    """How well a known agreement fits: 0 where its parties or date speak against it."""
    on = linker.chooser.on
    if on and agreement.date and agreement.date[: len(on)] > on:
        return 0.0
    parties = set(agreement.parties)
    if not parties:
        return 0.0 if weak else 0.5
    told = linker.states.all()
    overlap = len(parties & told) / len(parties)
    if weak and overlap < 1:
        return 0.0
    return overlap + len(parties & set(around)) / max(len(parties | set(around)), 1) + (0.0 if weak else 0.5)


def _compose(linker: "Linker", draft: Draft, kind: str, subject: str | None, parties: Sequence[str]) -> None:
    entities, own = linker.entities, linker.units.vocabulary.pack.code
    tail = "+".join(sorted(party.rpartition("/")[2] for party in parties))
    id = f"agreement/{'-'.join(part for part in (subject, kind) if part)}" + (f"@{tail}" if tail else "")
    about = f"subject/{subject}" if subject else ""
    names = {code: phrased(entities, f"pact/{kind}", (), about, parties, code) for code in LANGUAGES}
    if not names.get(own) or prefers_written(entities, own):
        shown = linker.text(draft)
        names[own] = written(entities, shown, parties, own) if len(parties) > 1 and not draft.owners else shown
    draft.entity = entities.composed(id, "agreement", names.items())
