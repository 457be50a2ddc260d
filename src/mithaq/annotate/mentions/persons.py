"""Persons that no table holds, and last names that point back to a person named in full.

Each word is coded by one letter - G a given name, W a given name that is an ordinary word too, L a link inside names,
N and D other words that may be a name, without and with the article, A one that ends as names of origin do, P the last
name of a known person, O anything else - and names are read off the row of letters.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from mithaq.annotate.mentions.composing import Entities, slug
from mithaq.annotate.mentions.drafts import PERSON, Draft
from mithaq.annotate.mentions.namesakes import sounding_like
from mithaq.annotate.mentions.units import Units
from mithaq.annotate.mentions.vocabulary import Vocabulary
from mithaq.grammar import Word
from mithaq.languages.likeness import likeness
from mithaq.text import fold

_ALONE = re.compile(r"(?:G|L[DAGW])(?:L{0,2}[GWNDAP]){1,3}|W{1,2}A|W(?:L{1,2}[GWNDAP]){1,3}")
_TITLED = re.compile(r"(?:L[DAGWN]|[GWN])(?:L{0,2}[GWNDAP]){0,3}")
_TITLED_BACK = re.compile(r"(?<![GWNLDA])[GWN](?:L{0,2}[GWNDA]){1,3}\Z")
_SHORTEST_LAST_NAME = 3
_BARE_GIVEN = re.compile(r"(?<![GWLNDAP])G(?![GWLNDAP])")
_BARE_ODD = re.compile(r"(?<![GWLNDAP])N(?![GWLNDAP])")
_SHORTEST_LINKED = 4  # letters, with the article: "Abd Allah"
_SURE = "S"
_GIVEN = frozenset({"GIVEN_NAME", "WEAK_GIVEN_NAME", "NAME_LINK"})


def name_codes(units: Units, taken: list[Draft]) -> str:
    """Write the code letter of every token; what ``taken`` mentions cover is no part of another name."""
    vocabulary = units.vocabulary
    own = getattr(vocabulary.script, "person_code", None)
    codes = [own(word.form) for word in units.words] if own else list(vocabulary.per_word(_code).of(units.words))
    links = [index for index, code in enumerate(codes[:-1], 1) if code == "L"]
    for index in links:
        if codes[index - 1] == "L" and vocabulary.script.is_definite(units.words[index].norm, _SHORTEST_LINKED):
            codes[index] = "A" if codes[index] == "A" else "D"
    persons = vocabulary.knowledge.persons
    for hit in units.hits.values():
        last_name = hit.end == hit.start + 1 and any(value in persons for value in hit.values)
        weak_only = hit.end == hit.start + 1 and all(value.startswith("weak:") for value in hit.values)
        given = last_name and codes[hit.start] == "G"
        if own and hit.end == hit.start + 1 and hit.start and codes[hit.start - 1] == "G" and codes[hit.start] in "SNC":
            continue  # behind a given name stands a last one, whatever else it names
        if not weak_only and codes[hit.start] != "L" and not given:
            codes[hit.start : hit.end] = ["P" if last_name else "O"] * (hit.end - hit.start)
    for draft in taken:
        codes[draft.start : draft.end] = ["O"] * (draft.end - draft.start)
    return "".join(codes)


def _code(word: Word, vocabulary: Vocabulary) -> str:
    script, norm = vocabulary.script, word.norm
    if script.is_preposition(word.form):
        return "O"
    if names := vocabulary.names.singles.get(norm):
        for name, code in (("GIVEN_NAME", "G"), ("NAME_LINK", "L"), ("WEAK_GIVEN_NAME", "W")):
            if name in names:
                return code
    if proclitic_before_name(word, vocabulary):
        return "G"
    if not script.is_definite(norm):
        return "N" if vocabulary.grammar.is_name(word) else "O"
    listed = any(form in vocabulary.common or form in vocabulary.lexicon.singles for form in (norm, norm[2:]))
    if listed or not script.looks_arabic(norm):
        return "O"
    return "A" if script.is_relating(norm) else "D"


def proclitic_before_name(word: Word, vocabulary: Vocabulary) -> int:
    """Return how many characters stand before a given name as its "and" or "to", 0 where there are none."""
    known = vocabulary.names.singles
    if word.norm in vocabulary.lexicon.singles:
        return 0  # "ministry" is no "and Zara"
    if not known.get(word.norm, {}).keys().isdisjoint(_GIVEN):
        return 0
    for reading in word.readings:
        stem = reading.stem
        if reading.proclitic and "GIVEN_NAME" in known.get(stem, {}):
            joined = vocabulary.script.joins(word.norm) and reading.skip == 1
            if (joined or len(stem) > 3) and not vocabulary.script.is_preposition(word.form[reading.skip :]):
                return reading.skip
    return 0


def patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what a name is over the letters of codes, as its language has it: alone, titled, before a comma."""
    script = vocabulary.script
    return (
        getattr(script, "NAME_ALONE", _ALONE),
        getattr(script, "NAME_TITLED", _TITLED),
        getattr(script, "NAME_TITLED_BACK", _TITLED_BACK),
    )


def _long_enough(units: Units, codes: str, start: int, end: int) -> bool:
    """Tell whether a name has two words, or one that is a last name for sure; "Abd Allah" is one."""
    if codes[start:end] == "LD" and len(units.words[start + 1].norm) == _SHORTEST_LINKED:
        return False
    return end - start > 1 or (end > start and codes[start] in _SURE)


def unknown_persons(
    units: Units,
    codes: str,
    sentences: Iterable[tuple[int, int]],
    titles: Iterable[int],
    beside: Iterable[tuple[int, int]] = (),
) -> list[Draft]:
    """Return the names that stand behind a title (``titles``: where a name may begin) or begin with a given name.

    ``beside`` tells where names set off by commas may begin, and where such may end.
    """
    found: dict[int, Draft] = {}
    alone, titled, _ = patterns(units.vocabulary)
    bounds = list(sentences)
    ends = dict(bounds)
    begins = sorted(ends)
    for start in titles:
        limit = _sentence_end(begins, ends, start)
        match = titled.match(codes, start, limit)
        end = _end(units, match, limit) if match else start
        if _long_enough(units, codes, start, end) and not units.vocabulary.script.joins(units.words[start].norm):
            skip = proclitic_before_name(units.words[start], units.vocabulary)
            found[start] = Draft(PERSON, start, end, skip, "person-behind-title")
    for behind, before in beside:
        for draft in (_behind(units, codes, behind, begins, ends), _before(units, codes, before)):
            if draft is not None:
                found.setdefault(draft.start, draft)
    for start, end in bounds:
        at = start
        while match := alone.search(codes, at, end):
            if _is_inner_link(units, match.start()):
                at = match.start() + 1
                continue
            first, at = match.start(), _end(units, match, end)
            if first not in found and _long_enough(units, codes, first, at):
                skip = proclitic_before_name(units.words[first], units.vocabulary)
                found[first] = Draft(PERSON, first, at, skip, "person-by-given-name")
    return list(found.values())


def _is_inner_link(units: Units, at: int) -> bool:
    """Tell whether a word stands only between the parts of a name ("bin", "ould"), so that no name begins with it."""
    link = units.vocabulary.names.singles.get(units.words[at].norm, {}).get("NAME_LINK")
    return link is not None and link.islower()


def _behind(units: Units, codes: str, at: int, begins: Sequence[int], ends: dict[int, int]) -> Draft | None:
    """Read the name that begins at ``at`` behind a comma; another mark must close it."""
    limit = _sentence_end(begins, ends, at)
    match = patterns(units.vocabulary)[1].match(codes, at, limit) if at >= 0 else None
    if match is None:
        return None
    end = _end(units, match, limit)
    closed = end >= limit or not units.words[end].norm.isalnum()
    return _named(units, at, end) if closed and end - at > 1 else None


def _before(units: Units, codes: str, end: int) -> Draft | None:
    """Read the name that ends at ``end`` before a comma."""
    match = patterns(units.vocabulary)[2].search(codes, max(0, end - 5), end) if end > 1 else None
    return _named(units, match.start(), end) if match and _end(units, match, end) == end else None


def _named(units: Units, start: int, end: int) -> Draft:
    """Make the draft; a word that "and" joins on gives up its "and"."""
    word = units.words[start]
    joined = units.vocabulary.script.joins(word.norm) and "GIVEN_NAME" not in units.vocabulary.names.singles.get(
        word.norm, {}
    )
    return Draft(PERSON, start, end, 1 if joined else 0, "person-in-apposition")


def _sentence_end(begins: Sequence[int], ends: dict[int, int], token: int) -> int:
    at = bisect_right(begins, token) - 1
    return ends[begins[at]] if at >= 0 else token


def _end(units: Units, match: re.Match[str], limit: int) -> int:
    """Return where the name really ends: before a word that "and" joins on, behind parts that a hyphen joins on."""
    script, names, words = units.vocabulary.script, units.vocabulary.names.singles, units.words
    end = match.end()
    for at in range(match.start() + 1, end):
        known = not names.get(words[at].norm, {}).keys().isdisjoint(_GIVEN)
        if not known and (script.joins(words[at].norm) or proclitic_before_name(words[at], units.vocabulary)):
            end = at
            break
    while end - 1 > match.start() and "NAME_LINK" in names.get(words[end - 1].norm, {}):
        end -= 1
    while end + 1 < limit and _hyphenated(units, end):
        end += 2
    return end


def _hyphenated(units: Units, at: int) -> bool:
    """Tell whether a hyphen at ``at`` joins on one more part of a name."""
    starts, ends, words = units.tokens.starts, units.tokens.ends, units.words
    glued = starts[at] == ends[at - 1] and starts[at + 1] == ends[at]
    return words[at].norm == "-" and glued and words[at + 1].norm not in units.vocabulary.lexicon.singles


def enter_persons(found: list[Draft], known: Iterable[Draft], units: Units, entities: Entities) -> None:
    """Give the persons of no table their entities, those of long names first: two words that end such a name, known or
    not, are its bearer's ("Badr Abd al-Ati", and then "Abd al-Ati").
    """
    tails: dict[tuple[str, ...], str | None] = {}
    for draft in (*known, *sorted(found, key=lambda one: one.start - one.end)):
        if draft in found and not (draft.end - draft.start == _TAIL and _of_longer(draft, tails, units)):
            enter_person(draft, units, entities)
        if draft.type is PERSON and draft.end - draft.start > _TAIL:
            tail = tuple(word.norm for word in units.words[draft.end - _TAIL : draft.end])
            tails[tail] = draft.entity if tails.get(tail, draft.entity) == draft.entity else None


def _of_longer(draft: Draft, tails: Mapping[tuple[str, ...], str | None], units: Units) -> bool:
    """Give a name of two words to whoever bears a longer one that ends so; tell whether anyone does."""
    first, last = units.words[draft.start : draft.end]
    entity = tails.get((first.norm[draft.skip :], last.norm))
    if entity is not None:
        draft.entity, draft.why = entity, "the end of a longer name told in full"
    return entity is not None


_TAIL = 2


def enter_person(draft: Draft, units: Units, entities: Entities) -> None:
    """Give a person of no table an entity named as the text writes it.

    Behind a known last name may stand its bearer, whose first name is only spelled in another way.
    """
    for hit in units.hits.values():
        if hit.end == draft.end and hit.start > draft.start:
            for value in hit.values:
                known = units.vocabulary.knowledge.persons.get(value.rpartition(":")[2])
                spellings = known.spellings(units.vocabulary.pack.code) if known else ()
                if known and any(_may_spell(units, draft, name) for name in spellings if " " in name):
                    draft.entity = known.id
                    draft.why = "a known last name behind a first name that sounds alike or is its letter"
                    return
    norms = [word.norm for word in units.words[draft.start : draft.end]]
    norms[0] = norms[0][draft.skip :]
    if namesake := sounding_like(norms, units.vocabulary):
        draft.entity, draft.why = namesake, "sounds like the full name of a known person"
        return
    first, *rest = (word.form for word in units.words[draft.start : draft.end])
    words = [first[draft.skip :], *rest]
    if nominative := getattr(units.vocabulary.script, "nominative", None):
        words = nominative(words)
    shown = spelled(words)
    draft.why = "in no table: named as the text writes it"
    draft.entity = entities.composed(f"person/{slug(shown.split())}", "person", entities.as_written(words, shown))


def _may_spell(units: Units, draft: Draft, name: str) -> bool:
    """Tell whether a full name may be spelled as the draft is: by the same sounds, or a letter for the given name."""
    words = [word.norm for word in units.words[draft.start : draft.end]]
    words[0] = words[0][draft.skip :]
    if fold(name)[:1] != words[0][:1]:
        return False
    return len(words[0]) == 1 or words[1] == "." or likeness(" ".join(words), name) >= _LIKE


_LIKE = 0.6
"""How alike a name must sound to that of the one known bearer of its last name."""


def last_names(drafts: Iterable[Draft], units: Units) -> dict[str, str]:
    """Return the last name of everyone named in full, with the person's entity."""
    names = units.vocabulary.names.singles
    out: dict[str, str] = {}
    for draft in drafts:
        if draft.type is PERSON and draft.entity and draft.end - draft.start > 1:
            last = units.words[draft.end - 1].norm
            if last == ".":  # initials behind the last name
                last = units.words[draft.start].norm
            if "NAME_LINK" in names.get(units.words[draft.end - 2].norm, {}):
                continue
            if len(last) >= _SHORTEST_LAST_NAME and "GIVEN_NAME" not in names.get(last, {}):
                for stem in units.words[draft.end - 1].bare:
                    out.setdefault(stem, draft.entity)
    return out


def first_names(drafts: Iterable[Draft], units: Units, codes: str) -> list[Draft]:
    """Return the bare given names that can mean only one person whom the text names in full: of no table, or by a last
    name that others are given, or of a first name that nobody else has ("Getachew")."""
    bearers: dict[str, set[str]] = {}
    odd: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.type is PERSON and draft.entity and draft.end - draft.start > 1:
            first, last = units.words[draft.start], units.words[draft.end - 1]
            made = draft.entity.startswith("person/")
            for name in first.bare if not draft.skip else (first.norm[draft.skip :],):
                rare = units.vocabulary.bearers.get(name, 0) <= _RARE
                bearers.setdefault(name, set()).add(draft.entity if made or rare else "")
                if not made and len(name) >= _ODD and _is_odd(name, units):
                    odd.setdefault(name, set()).add(draft.entity)
            if not made and "NAME_LINK" not in units.vocabulary.names.singles.get(units.words[draft.end - 2].norm, {}):
                bearers.setdefault(last.norm, set()).add(draft.entity)
    found: list[Draft] = []
    for pattern, known in ((_BARE_GIVEN, bearers), (_BARE_ODD, odd)):
        for match in pattern.finditer(codes) if known else ():
            at = match.start()
            entities = {entity for stem in units.words[at].bare for entity in known.get(stem, ())}
            if len(entities) == 1 and (entity := next(iter(entities))):
                why = "the given name of the one person of that name whom the text names in full"
                found.append(Draft(PERSON, at, at + 1, 0, "person-by-given-name-alone", entity=entity, why=why))
    return found


_ODD = 4
_RARE = 3
"""Of how many known persons a first name may be and yet name one alone."""


def _is_odd(name: str, units: Units) -> bool:
    """Tell whether a first name is neither one that many are given nor an ordinary word."""
    listed = name in units.vocabulary.common or name in units.vocabulary.lexicon.singles
    return not listed and name not in units.vocabulary.names.singles


def back_references(units: Units, known: dict[str, str], codes: str, covered: set[int]) -> list[Draft]:
    """Return the bare last names that point back to someone of ``known``."""
    found: list[Draft] = []
    if not known:
        return found
    wanted = {form for name in known for form in units.vocabulary.script.with_proclitics(name)}.union(known)
    for at, word in enumerate(units.words):
        # Some words may be read as others, besides as they stand.
        if word.norm not in wanted and (len(word.bare) == 1 or wanted.isdisjoint(word.bare)):
            continue
        if at in covered or (codes[at] == "O" and not known.keys().isdisjoint(word.bare)):
            continue
        for reading in word.readings:
            entity = known.get(reading.stem)
            if entity is not None:
                draft = Draft(PERSON, at, at + 1, reading.skip, "person-by-last-name", entity=entity)
                draft.why = "the last name of someone whom the text names in full"
                found.append(draft)
                break
    return found


def spelled(words: Sequence[str]) -> str:
    """Join the words of a name; points and hyphens stand without a space."""
    out = ""
    for word in words:
        out += word if word in ".-" or not out or out[-1] == "-" else f" {word}"
    return out
