"""The little of Arabic morphology that rules need: proclitics parted, verb and noun forms spelled out.

All forms are folded (see ``mithaq.text.folding``). Source: standard Modern Written Arabic orthography.
"""

from collections.abc import Iterator
from functools import lru_cache

from mithaq.text import fold, folded

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_PROCLITIC = frozenset((*_CONJUNCTIONS, *_PREPOSITIONS))
ARTICLE = "ال"
PROCLITICS = ("و", "ب", "ل", "ف")
"""The commonest proclitics, the most frequent first."""
_SHORTEST = 2


def analyse(norm: str) -> Iterator[tuple[str, str]]:
    """Yield (proclitics, stem) readings of a folded form, the whole form first.

    "وبالقاهره" gives "", "و", "وب"; "للسودان" gives "ل" with the article restored: "السودان"; so does "للجنه", where
    one lam of three is not written: "اللجنه".
    """
    yield "", norm
    if norm[:1] not in _PROCLITIC:
        return
    yield from _prepositions("", norm)
    if norm[0] in _CONJUNCTIONS and len(norm) > _SHORTEST:
        yield norm[0], norm[1:]
        yield from _prepositions(norm[0], norm[1:])


def _prepositions(before: str, rest: str) -> Iterator[tuple[str, str]]:
    if rest.startswith("لل") and len(rest) > 3:
        yield before + "ل", "ال" + rest[2:]
        yield before + "ل", "ال" + rest[1:]
    if rest[0] in _PREPOSITIONS and len(rest) > _SHORTEST + (rest[0] == "ك"):  # كان is no "like that"
        yield before + rest[0], rest[1:]


# Words that open a sentence. Printed without the space before them ("...القوقازوجاء في بيان"), they end a long word.
_OPENINGS = (
    "وجاءت", "وجاء", "وقالت", "وقال", "واضافت", "واضاف", "واعلنت", "واعلن", "واكدت", "واكد", "واشارت", "واشار",
    "واوضحت", "واوضح", "وذكرت", "وذكر", "وكانت", "وكان", "وتابعت", "وتابع", "وشددت", "وشدد", "ولفتت", "ونقلت", "وافادت",
)  # fmt: skip


@lru_cache(maxsize=65536)
def glued(word: str) -> int:
    """Return where a word must part because a sentence opens inside it without a space; 0 where it need not."""
    norm = fold(word)
    for opening in _OPENINGS:
        if norm.endswith(opening) and len(norm) - len(opening) >= _SHORTEST_GLUED:
            return folded(word).origin[len(norm) - len(opening)]
    return 0


_SHORTEST_GLUED = 4
_OBJECTS = ("ه", "ها", "هم", "هما", "نا")
_POSSESSORS = tuple(
    (suffix, "possessed.one" if suffix in ("ه", "ها") else "possessed.we" if suffix == "نا" else "possessed")
    for suffix in ("ه", "ها", "هم", "هما", "نا", "هن")
)


def deed_forms(pair: str) -> Iterator[tuple[str, str]]:
    """Yield (form, tense) of a verb given by its past and its present."""
    past, present = pair.split()
    for form, tense in verb_forms(past, present):
        yield form, tense.partition(".")[0]


def verb_forms(past: str, present: str) -> Iterator[tuple[str, str]]:
    """Yield (folded form, "tense.number") of a verb given as third person masculine singular, past and present.

    Tense is past, present, jussive (only behind a particle) or future; number is one, two or many. Third person, and
    the first plural of quotations ("present.we").
    """
    for form, number in _past(past):
        yield form, f"past.{number}"
    whole = len(fold(present)) - 1
    for form, number in _present(present[1:]):
        we = number == "one" and len(form) >= whole  # no shortened "we": it would be spelled like nouns (نشر)
        tense = "jussive" if number == "short" else "present"
        number = "one" if number == "short" else number
        for person in ("ي", "ت") if number != "many" else ("ي",):  # "you" of many is spelled like other verbs
            yield person + form, f"{tense}.{number}"
            yield "س" + person + form, f"future.{number}"
        if we:
            yield "ن" + form, "present.we"
            yield "سن" + form, "future.we"


def is_masculine(form: str, features: str, past: str) -> bool:
    """Tell whether a form of a verb has a single man for its subject, and can have no land or city."""
    if features == "past.one":
        return form == fold(past) and not form.startswith("ت")  # "continued" of a man, "continues" of a woman
    return features in ("present.one", "future.one") and form.removeprefix("س").startswith("ي")


def _past(past: str) -> Iterator[tuple[str, str]]:
    word = fold(past)
    weak = past[-1] in "ىا"
    base = word[:-1] if weak else word
    yield word, "one"
    yield base + "ت", "one"
    if weak:
        yield base + "يت", "one"  # passive: "were held", "were cancelled"
    if weak and word.startswith("ا") and len(word) > _SHORT_WEAK:
        yield base + "ي", "one"  # passive: "was cancelled"; shorter ones are nouns
    yield (base + "يا" if weak else _with_alef(past)), "two"
    yield base + "تا", "two"
    yield from ((stem + "وا", "many") for stem in _before_waw(past, base))
    yield base + ("ينا" if weak else "نا"), "many"
    for suffix in _OBJECTS:
        yield (base + "ا" if weak else base) + suffix, "one"
        yield base + "ت" + suffix, "one"
        yield base + "و" + suffix, "many"
    if not weak and word not in _VICTIMS:
        yield from ((base + "ا" + suffix, "two") for suffix in _OBJECTS if suffix != "نا")


_SHORT_WEAK = 3
_VICTIMS = frozenset(("قتل", "جرح", "اسر", "صرع"))
"""Verbs whose dual with an object is spelled like their victims with an owner: قتلاها, "its dead"."""


def _present(written: str) -> Iterator[tuple[str, str]]:
    stem = fold(written)
    weak = stem[-1] in "يو"
    base = stem[:-1] if weak else stem
    yield stem, "one"
    if weak:
        yield base, "short"
    elif len(stem) >= 3 and stem[-2] in "اوي":
        yield stem[:-2] + stem[-1], "short"
    dual = stem + "ا" if weak else _with_alef(written)
    yield from ((dual + ending, "two") for ending in ("ن", ""))
    yield from ((stem + ending, "many") for ending in ("ون", "وا") for stem in _before_waw(written, base))
    yield base + "ن", "many"
    held = base + "ا" if written[-1] == "ى" else stem
    yield from ((held + suffix, "one") for suffix in _OBJECTS if suffix != "نا")


def _with_alef(written: str) -> str:
    """The alef of the dual melts into a hamza on alef: بدأ, بدآ."""
    return fold(written) + ("" if written[-1] == "أ" else "ا")


def _before_waw(written: str, base: str) -> tuple[str, ...]:
    """A hamza on alef may move to the waw of the plural: بدأوا, بدؤوا."""
    return (base, base[:-1] + "ؤ") if written[-1] == "أ" else (base,)


def noun_forms(noun: str) -> Iterator[tuple[str, str]]:
    """Yield (folded form, state) of a noun: bare, definite, possessed, possessed.one ("its meeting"), .we, dual."""
    word = fold(noun)
    base = word[:-1] + "ت" if noun[-1] == "ة" else word
    held = word[:-1] + "ا" if noun[-1] == "ى" else base
    yield word, "bare"
    yield "ال" + word, "definite"
    if noun.endswith("اء"):
        yield from ((word[:-1] + hamza + suffix, state) for hamza in "ئؤ" for suffix, state in _POSSESSORS)
    yield from ((held + suffix, state) for suffix, state in _POSSESSORS)
    yield from ((article + base + ending, "dual") for article in ("", "ال") for ending in ("ان", "ين"))
    if word == base and not word.endswith(("ات", "ا", "ي")):
        yield word + "ا", "bare"  # the accusative: اجتماعا


def may_be_verb(form: str) -> bool:
    """Tell whether a form as written can be a verb at all: none ends in ta marbuta or in the accusative's tanwin."""
    return not form.endswith(("ة", "اً", "ًا"))


def is_definite(norm: str) -> bool:
    """Tell whether a folded form carries the article."""
    return norm.startswith("ال") and norm not in _NO_ARTICLE


_NO_ARTICLE = frozenset(("الي", "الا", "الان", "الف", "اليه", "اليها", "اليهم", "اليهما"))
"""Small words that begin as the article does: "to", "except", "now", "a thousand"."""


def may_be_governed(norm: str) -> bool:
    """Tell whether a folded form may have the preposition "to" written onto it, and so be no subject."""
    return norm.startswith("ل") and len(norm) > 3 and not norm.startswith(("لجن", "لاع", "لاج", "لقا", "لوا"))


def may_carry_object(norm: str) -> bool:
    """Tell whether a folded form, if it is a verb, has a pronoun for its object written onto it."""
    return len(norm) > 3 and norm.endswith(("ه", "ها", "هم", "هما"))


def is_oblique_plural(norm: str) -> bool:
    """Tell whether a folded form is a sound plural in the case of an object: "الحوثيين"."""
    return norm.endswith("يين") and len(norm) > 5


def may_be_object(norm: str) -> bool:
    """Tell whether a folded noun is rather an object than a subject by its shape: possessed or accusative."""
    return norm.endswith(("ها", "هم", "هما", "ا")) and not norm.startswith("ال")


def may_qualify(norm: str) -> bool:
    """Tell whether a folded form may be an adjective or a counted noun by its shape: with the article, or so ending."""
    ending = norm.endswith(("ي", "يه", "ه", "ين", "ات", "ا")) and not norm.endswith(("ها", "هم", "هما"))
    return norm.startswith("ال") or ending
