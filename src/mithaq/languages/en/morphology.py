"""The little of English morphology that rules need: clitics parted, accents dropped, forms spelled out."""

import unicodedata
from collections.abc import Iterator

GLUED_FROM = 2
"""Letters above which a word may carry a clitic."""
PROCLITICS: tuple[str, ...] = ()

_APOSTROPHES = "'’ʼ"
_CLITICS = frozenset({"s", "re", "ve", "ll", "d", "m"})
_PLAIN = str.maketrans({"'": "", "’": "", "ʼ": "", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ə": "a"})


def analyse(norm: str) -> Iterator[tuple[str, str]]:
    """Yield the one reading of a folded form: nothing is written onto an English word from the left."""
    yield "", norm


def plain(norm: str) -> str:
    """Drop the accents and apostrophes of a folded form, which writers vary: Erdoğan, Sana'a."""
    if norm.isascii():
        return norm.replace("'", "") if len(norm) > 1 else norm
    if len(norm) == 1 and not norm.isalpha():
        return norm
    parts = unicodedata.normalize("NFD", norm.translate(_PLAIN))
    return "".join(part for part in parts if unicodedata.category(part) != "Mn") if parts else norm


def glued(word: str) -> int:
    """Return where a clitic parts from its word: "Armenia's", "didn't", "they'll"; 0 where none does."""
    if word.isalpha():
        return 0
    if word[-1:] in "tT" and word[-2:-1] in _APOSTROPHES and word[-3:-2] in "nN":
        return len(word) - 3 if len(word) > 3 else 0
    for at in range(len(word) - 1, 0, -1):
        if word[at] in _APOSTROPHES:
            return at if word[at + 1 :].lower() in _CLITICS else 0
    return 0


_SIBILANT = ("s", "x", "z", "ch", "sh", "o")


def predicate_forms(verb: str) -> Iterator[tuple[str, str]]:
    """Yield (form, feature) of a verb: base, present (third person), past, part (participle), ing.

    A verb whose forms no rule gives is written with its past and its participle: "meet/met/met".
    """
    base, _, told = verb.partition("/")
    past, _, participle = told.partition("/")
    past = past or _regular_past(base)
    yield base, "base"
    yield _with_s(base), "present"
    yield past, "past"
    yield participle or past, "part"
    yield _with_ing(base, past), "ing"


_TENSES = {"base": "present", "present": "present", "past": "past", "part": "past", "ing": "noun"}


def deed_forms(verb: str) -> Iterator[tuple[str, str]]:
    """Yield (form, tense) of a verb with its particle ("pull out"): present, past, or noun for its gerund."""
    head, *particle = verb.split()
    for form, feature in predicate_forms(head):
        yield " ".join((form, *particle)), _TENSES[feature]


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if base.endswith("y") and base[-2:-1] not in "aeou" else base + "ed"


def _with_s(base: str) -> str:
    if base.endswith(_SIBILANT):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2:-1] not in "aeou" else base + "s"


def _with_ing(base: str, past: str) -> str:
    doubled = past.endswith("ed") and len(past) - len(base) == 3 and past[-3] == base[-1]
    if doubled or base in _DOUBLED:
        return base + base[-1] + "ing"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    return base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else base + "ing"


# Verbs that double their last letter, though their past does not show it.
_DOUBLED = frozenset({"hit", "cut", "put", "set", "sit", "begin", "win", "run", "get", "forget", "shut", "let", "quit"})


def noun_forms(noun: str) -> Iterator[tuple[str, str]]:
    """Yield (form, number) of a noun."""
    yield noun, "one"
    if not noun.endswith("s"):
        yield _with_s(noun), "many"
