"""From words to mentions: rules and names propose, the widest wins, context links."""

from collections.abc import Iterable, Iterator

from mithaq.annotate.mentions.choosing import Chooser
from mithaq.annotate.mentions.composing import Entities
from mithaq.annotate.mentions.drafts import PERSON, Draft
from mithaq.annotate.mentions.linking import Linker
from mithaq.annotate.mentions.located import located_names
from mithaq.annotate.mentions.naming import name_drafts
from mithaq.annotate.mentions.persons import (
    back_references,
    enter_persons,
    first_names,
    last_names,
    name_codes,
    unknown_persons,
)
from mithaq.annotate.mentions.states import state_references
from mithaq.annotate.mentions.titles import appositions, name_starts
from mithaq.annotate.mentions.units import Units, known_names, lay_out
from mithaq.annotate.mentions.validity import holds
from mithaq.annotate.mentions.vocabulary import WEAK, Vocabulary, script_has_capitals, vocabulary
from mithaq.grammar import SHORT, Hit, Match, Word, settle
from mithaq.knowledge import Knowledge, Person
from mithaq.languages import LanguagePack
from mithaq.model.annotations import DocumentDate, Entity, Mention
from mithaq.model.documents import Diagnostic, Document, Span
from mithaq.model.kinds import MentionType
from mithaq.text import Tokens

Found = tuple[tuple[Mention, ...], tuple[Entity, ...], tuple[Diagnostic, ...]]


def find_mentions(
    pack: LanguagePack,
    knowledge: Knowledge,
    tokens: Tokens,
    words: list[Word],
    sentences: list[tuple[int, int]],
    document: Document,
    dct: DocumentDate | None = None,
) -> Found:
    """Return the mentions of a text in order, the entities they mean, and diagnostics.

    Mentions do not overlap; ``parties`` and ``people`` are what a claim may take over as its own. Entities not in the
    knowledge tables have composed ids ("office/foreign-minister@russia", "person/..."). Raises PackError only where the
    pack itself is wrong.
    """
    known = vocabulary(pack, knowledge)
    if len(words) > SHORT:
        known.grammar.prime(pack.bank, pack.proclitics)
    names = known_names(words, sentences, known)
    names = [hit for hit in names if not _hyphenated(hit, names, tokens, known)]
    located = located_names(words, names, known)
    states = state_references(words, names, sentences, known, located)
    told = frozenset(value for hit in names if len(hit.values) == 1 for value in hit.values)
    capitals = script_has_capitals(known.script)
    chooser = Chooser(known, states, dct.value if dct else None, located, words, told, capitals)
    units = lay_out(tokens, words, sentences, list(_standing(names, words, chooser)), known)
    entities = Entities(known)
    matches = [match for match in known.grammar.find(units.symbols) if holds(match, units)]
    drafts = [_draft(match, units) for match in settle(m for m in matches if "inner" not in m.rule.fields)]
    drafts += name_drafts(units, chooser, drafts)
    drafts += _persons(units, sentences, outermost(drafts), entities)
    linker = Linker(units, states, chooser, entities, matches)
    kept = linker.link(outermost(drafts))
    linker.let_go()
    return tuple(_mention(n, draft, tokens) for n, draft in enumerate(kept, 1)), tuple(entities.made.values()), ()


def _standing(names: Iterable[Hit], words: list[Word], chooser: Chooser) -> Iterator[Hit]:
    """Leave out weak names of several words that nothing supports: they must not hide their words from the rules."""
    for hit in names:
        if _begun_before(hit, words, chooser):
            continue
        shared = all(value.startswith(WEAK) for value in hit.values) and _has_adjective(hit, words, chooser)
        meant = None if shared or hit.end == hit.start + 1 else chooser.best(hit, strict=True)
        if hit.end == hit.start + 1:
            yield hit
            continue
        if meant is not None:
            yield _borne_out(hit, meant, chooser)
            continue
        yield from chooser.vocabulary.gazetteer.find(words, hit.start + 1, hit.end)


def _borne_out(hit: Hit, meant: str, chooser: Chooser) -> Hit:
    """A body's weak name that the text supports is a name to the rules: "the chairman of the Sovereignty Council"."""
    if meant not in chooser.vocabulary.knowledge.bodies or meant in hit.values:
        return hit
    return Hit(hit.start, hit.end, hit.skip, hit.proclitic, (*hit.values, meant))


def _hyphenated(hit: Hit, others: Iterable[Hit], tokens: Tokens, known: Vocabulary) -> bool:
    """Tell whether a hyphen joins one more part to a person's name: "Kim Yong-hyun" is not Kim Jong Un."""
    lone = hit.end - hit.start == 1 and all(value.startswith(WEAK) for value in hit.values)
    at = hit.end + lone  # "Kim", and behind it a name that a hyphen joins on
    if at + 1 >= len(tokens) or tokens.words[at] != "-" or any(other.start == at + 1 for other in others):
        return False
    glued = tokens.starts[at] == tokens.ends[at - 1] and tokens.starts[at + 1] == tokens.ends[at]
    bearers = (known.knowledge.get(value.rpartition(":")[2]) for value in hit.values)
    return glued and all(isinstance(one, Person) for one in bearers)


def _begun_before(hit: Hit, words: list[Word], chooser: Chooser) -> bool:
    """Tell whether a single name is the end of another that begins with "Abu": "Abu Haniyeh" is not Haniyeh."""
    if hit.start == 0:
        return False
    names = chooser.vocabulary.names.singles
    before, first = (names.get(words[at].norm, {}) for at in (hit.start - 1, hit.start))
    if first.get("NAME_LINK") in _SONS and not before.keys().isdisjoint(_GIVEN):
        return True  # "Sultan bin Salman" is not "Bin Salman"
    if hit.end - hit.start > 1:
        return False
    known = (chooser.vocabulary.knowledge.get(value.rpartition(":")[2]) for value in hit.values)
    link = chooser.vocabulary.names.singles.get(words[hit.start - 1].norm, {}).get("NAME_LINK")
    return link in _FATHERS and all(isinstance(one, Person) for one in known)


_FATHERS = ("Abu", "Umm")
_SONS = ("bin", "ibn")
_GIVEN = ("GIVEN_NAME", "WEAK_GIVEN_NAME")


def _has_adjective(hit: Hit, words: list[Word], chooser: Chooser) -> bool:
    """Tell whether a nationality, or "national", follows: such a Security Council is not that of the United Nations."""
    singles = chooser.vocabulary.lexicon.singles
    classes = singles.get(words[hit.end].norm, {}) if hit.end < len(words) else {}
    return "DEM" in classes or "BODY_ADJECTIVE" in classes


def _draft(match: Match, units: Units) -> Draft:
    start, end = match.slots.get("it", (match.start, match.end))
    first, last = units.tokens_of(start, end)
    kind = MentionType(match.rule.fields["type"])
    return Draft(kind, first, last, units.skip(start), match.rule.name, match=match)


def _persons(units: Units, sentences: list[tuple[int, int]], drafts: list[Draft], entities: Entities) -> list[Draft]:
    """Find the persons that no table holds, and the last names that point back to anyone named in full."""
    multiword = [draft for draft in drafts if draft.end - draft.start > 1 or draft.type is not PERSON]
    codes = name_codes(units, multiword)
    found = unknown_persons(units, codes, sentences, name_starts(units, drafts), appositions(units, drafts))
    enter_persons(found, drafts, units, entities)
    covered = {token for draft in (*drafts, *found) for token in range(draft.start, draft.end)}
    _give_to_namesakes(drafts, found, units)
    full = [*drafts, *found]
    found += first_names(full, units, codes)
    return found + back_references(units, last_names(full, units), codes, covered)


def _give_to_namesakes(drafts: Iterable[Draft], found: Iterable[Draft], units: Units) -> None:
    """A weak last name is that of whoever else bears it and is named in full, unless its known bearer is."""
    named = last_names(found, units)
    if not named:
        return
    told = {draft.entity for draft in drafts if draft.end - draft.start > 1}
    for draft in drafts:
        if draft.end - draft.start == 1 and draft.type is PERSON and draft.entity not in told:
            namesake = next((named[stem] for stem in units.words[draft.start].bare if stem in named), None)
            if namesake and all(value.startswith(WEAK) for value in draft.values):
                draft.entity = namesake
                draft.why = "the last name of someone whom the text names in full"


def outermost(drafts: Iterable[Draft]) -> list[Draft]:
    """Keep, of drafts that overlap, the longest; of equals the one proposed first."""
    kept: list[Draft] = []
    group: list[Draft] = []  # drafts each of which overlaps one before it
    end = 0
    for draft in sorted(drafts, key=lambda draft: draft.start):
        if group and draft.start >= end:
            kept += group if len(group) == 1 else _longest(group)
            group = []
        group.append(draft)
        end = max(end, draft.end)
    return kept + _longest(group)


def _longest(drafts: Iterable[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: draft.start - draft.end):
        if all(draft.end <= other.start or other.end <= draft.start for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda draft: draft.start)


def _mention(number: int, draft: Draft, tokens: Tokens) -> Mention:
    span = Span(start=tokens.starts[draft.start] + draft.skip, end=tokens.ends[draft.end - 1])
    head = span if draft.end == draft.start + 1 else Span(start=span.start, end=tokens.ends[draft.start])
    return Mention(
        id=f"m{number}",
        span=span,
        type=draft.type,
        entity=draft.entity,
        rule=draft.rule,
        head=head,
        role=draft.role,
        parties=draft.parties,
        people=draft.people,
        why=draft.why,
        supposed=draft.supposed,
    )
