"""Find time expressions: islands of words that may be temporal, the rules on them, overlaps settled, parts joined.

Nothing here depends on the document's date. A document without a temporal word costs one look-up a token.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from mithaq.annotate.time.compose import join
from mithaq.annotate.time.context import breaks_between, paragraph_starts, surroundings
from mithaq.annotate.time.parts import Part, SymbolicTime
from mithaq.annotate.time.slots import ALLOWED, read_match
from mithaq.grammar import SHORT, Grammar, Lexicon, Match, Word, check_classes
from mithaq.languages import LanguagePack
from mithaq.model.documents import Span
from mithaq.text import Tokens

LAYER = "time"
# Without one of these an island of words (a number, "in", a comma) is no expression.
TRIGGERS = (
    "MONTH", "MONTH_EN", "HIJRI", "HIJRI_ERA", "WEEKDAY", "WEEKDAY_BARE", "DEICTIC", "UNIT_DEF", "UNIT", "UNIT_DUAL",
    "UNITS_DEF", "UNITS_MANY", "#year", "#hijri", "#dmy", "#hm", "#dm", "#dmy2",
    "PART_OF", "PART_ADV", "PART_THE", "HOURWORD", "HOUR",
    "ZONE", "NOW", "VAGUE", "THEN", "EDGE", "EVE", "SET", "HOLIDAY", "SEASON", "SEASON_DEF", "QUARTER", "HALF",
    "DECADES", "DECADES_DEF", "MIDNIGHT", "DUAL_DEF", "MONTH_NOUN", "MONTH_ALONE", "LASTING", "REL", "DATED", "OF_IT",
    "YEARED", "=:",
)  # fmt: skip


_FIGURES = tuple(map(str, (0, 1, 13, 24, 31, 45, 60, 99, 500, 1350, 1850, 2020, 9999)))  # one of each class of numbers
_BRIEF = 8  # words of a stretch that may well be met again
_MEMORY = 50_000  # stretches remembered
_FEW = 4  # words of a text that is looked at whole, as a question about a time is
_LEANS = {"by": "future", "until": "future", "since": "past"}


def find_times(pack: LanguagePack, tokens: Tokens, words: list[Word]) -> tuple[SymbolicTime, ...]:
    """Return the time expressions of a text in the order in which they stand.

    ``words`` are the pack's analyses of ``tokens``, one for one.
    """
    grammar = _checked(pack)
    if len(words) > SHORT:
        grammar.prime(pack.bank, pack.proclitics, _FIGURES)
    symbols = grammar.spell(words)
    breaks = paragraph_starts(tokens)
    parts = _read(grammar, symbols, words, breaks)
    composed = join(parts, words, grammar.lexicon, breaks)
    return tuple(_symbolic(pack, tokens, words, composed))


@lru_cache(maxsize=16)
def _checked(pack: LanguagePack) -> Grammar:
    """Return the rules of a pack. Raises PackError where one says what nothing reads, or names no class."""
    grammar = pack.grammar(LAYER)
    file = f"{pack.code}/rules/{LAYER}.yaml"
    ALLOWED.check(grammar.rules, file)
    check_classes(grammar.rules, grammar.lexicon, file)
    return grammar


def _matches(grammar: Grammar, symbols: str, breaks: frozenset[int]) -> Iterator[Match]:
    """Yield the matches of the rules in the stretches of words with a meaning for time that hold a trigger.

    Each stretch has a word more at its end, and no match reaches further; paragraphs part them. Most stretches of a
    text are of a few words and were met before, so what the rules find in them is remembered.
    """
    nothing, known = grammar.symbol(frozenset()), _remembered(grammar)
    for start, end in _stretches(grammar, symbols, nothing):
        end = min(end + 1, len(symbols))
        cuts = [start, *sorted(at for at in breaks if start < at < end), end] if breaks else [start, end]
        for left, right in pairwise(cuts):
            stretch = symbols[left:right]
            found = known.get(stretch)
            if found is None:
                found = [match for match in grammar.find(stretch + nothing) if match.end <= len(stretch)]
                if len(stretch) <= _BRIEF and len(known) < _MEMORY:
                    known[stretch] = found
            for match in found:
                slots = {
                    name: (first + left, last + left) for name, (first, last) in match.slots.items() if last > first
                }
                yield Match(match.rule, match.start + left, match.end + left, slots)


@lru_cache(maxsize=16)
def _remembered(grammar: Grammar) -> dict[str, list[Match]]:
    """What was found in stretches of ``grammar``'s symbols: a symbol never changes its meaning."""
    return {}


def _stretches(grammar: Grammar, symbols: str, nothing: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches around triggers, up to the next words without meaning; a short text is looked at whole."""
    if len(symbols) <= _FEW:
        if symbols:
            yield 0, len(symbols)
        return
    end = 0
    for match in _trigger(grammar, grammar.size).finditer(symbols):
        at = match.start()
        if at < end:
            continue
        start = max(symbols.rfind(nothing, end, at) + 1, end)
        end = symbols.find(nothing, at)
        if end < 0:
            end = len(symbols)
        yield start, end


@lru_cache(maxsize=16)
def _trigger(grammar: Grammar, size: int) -> re.Pattern[str]:
    """Compiled for the alphabet as it is: ``size`` is part of the key."""
    elements = {prefix + name for name in TRIGGERS for prefix in ("", "~")}
    for name in TRIGGERS:
        elements.update(f"={phrase[-1]}" for phrase in grammar.lexicon.phrases.get(name, {}))
    triggers = "".join(sorted({symbol for element in elements for symbol in grammar.having(element)}))
    return re.compile(f"[{triggers}]" if triggers else "(?!)")


def _read(grammar: Grammar, symbols: str, words: list[Word], breaks: frozenset[int]) -> list[Part]:
    """Run the rules; of matches that overlap keep the longest, weak rules last."""
    parts: list[Part] = []
    taken: set[int] = set()
    for match in sorted(_matches(grammar, symbols, breaks), key=_rank):
        begin, end = match.slots.get("at", (match.start, match.end))
        trap = match.rule.fields.get("kind") == "none"
        extent = range(match.start, match.end) if trap else range(begin, end)
        if not taken.isdisjoint(extent) or _forbidden(match, words, grammar):
            continue
        found = [] if trap else read_match(match, words, grammar.lexicon)
        if found or trap:
            taken.update(extent)
            parts.extend(found)
    return parts


def _rank(match: Match) -> tuple[bool, int, int, int]:
    start, end = match.slots.get("at", (match.start, match.end))
    if match.rule.fields.get("kind") == "none":
        start, end = match.start, match.end
    return match.rule.fields.get("rank") == "weak", start - end, start, match.rule.order


def _forbidden(match: Match, words: list[Word], grammar: Grammar) -> bool:
    """Tell whether a neighbour that the rule bars makes a match mean something else."""
    for name, index in (("not_before", match.end), ("not_after", match.start - 1)):
        barred = match.rule.fields.get(name)
        if barred is None or not 0 <= index < len(words):
            continue
        if any(_is_a(words[index], class_, grammar.lexicon) for class_ in barred.split()):
            return True
    return any(word.form in match.rule.fields.get("not_written", ()) for word in words[match.start : match.end])


def _is_a(word: Word, name: str, lexicon: Lexicon) -> bool:
    if name == "#num":
        return word.number is not None
    if any(name in lexicon.singles.get(reading.stem, ()) for reading in word.readings):
        return True
    return any(phrase[0] == word.norm for phrase in lexicon.phrases.get(name, ()))


def _symbolic(pack: LanguagePack, tokens: Tokens, words: list[Word], parts: list[Part]) -> Iterator[SymbolicTime]:
    around, before = surroundings(pack.grammar(LAYER).lexicon, pack.settings.get("verb_behind", 3)), 0
    for part in parts:
        bound = around.bound(part.start, words)
        lean = around.leaning(part, tokens, words) or _LEANS.get(bound, "")
        if part.needs == "alone" and (lean != "alone" or part.end - part.start < len(words)):
            continue
        start = tokens.starts[part.start] + part.skip
        end = tokens.ends[part.end - 1]
        yield SymbolicTime(
            span=Span(start=start, end=end),
            kind=part.kind,
            fields=part.fields,
            end_fields=part.end_fields,
            rules=part.rules,
            bound=bound,
            label=around.label(part.start, tokens, words) if "year" in part.fields or "hyear" in part.fields else "",
            lean=lean,
            breaks=breaks_between(tokens.text, before, start),
        )
        before = end
