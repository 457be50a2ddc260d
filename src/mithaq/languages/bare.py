"""What names look like in a language that writes nothing onto them: no article, no proclitic, no ending of an object.

A pack's ``names.py`` stands before these (``LanguagePack.names``); a pack without one is read by these alone. All
words are folded (see ``mithaq.text.fold``) but those called ``form``, which are as written.
"""

from collections.abc import Callable, Iterator, Mapping

from mithaq.text import fold

_SHORTEST_NAME = 2


def demonym_forms(
    adjective: str, plurals: tuple[str, ...] = (), read: Callable[[str], str] = fold
) -> Iterator[tuple[str, str]]:
    """Yield (form, class) of a nationality adjective and of the people; ``read`` gives the form of a text's word."""
    yield from ((read(form), "DEM") for form in (adjective, *plurals))


def country_forms(name: str) -> Iterator[str]:
    """Yield the one spelling of a country's name."""
    yield name


def is_definite(norm: str, shortest: int = 5) -> bool:
    """Tell whether a word carries the article: never."""
    return False


def indefinite(norm: str) -> str:
    """Return a word without its article, of which it has none."""
    return norm


def locates(proclitic: str) -> bool:
    """Tell whether a place may follow what is written onto it: nothing is."""
    return False


def only_joins(proclitic: str) -> bool:
    """Tell whether what is written onto a word is "and": nothing is."""
    return False


def is_feminine_past(norm: str) -> bool:
    """Tell whether a word can hardly be but a verb in the feminine: none is marked so."""
    return False


def with_proclitics(norm: str) -> Iterator[str]:
    """Yield a name with what may be written onto it: itself."""
    yield norm


def is_relating(norm: str) -> bool:
    """Tell whether a word ends as adjectives of relation do: capitals or the dictionary tell them better."""
    return False


def looks_arabic(norm: str) -> bool:
    """Tell whether a word is of the language's letters and long enough for a name."""
    return norm.isalpha() and len(norm) >= _SHORTEST_NAME


def looks_inflected(form: str, norm: str, cores: frozenset[str]) -> bool:
    """Tell whether a word, by its writing, is no name: one without a capital, where the script has any."""
    return form[:1].islower()


def is_accusative(form: str, norm: str) -> bool:
    """Tell whether a word shows the case of an object: none does."""
    return False


def without_accusative(norm: str) -> str:
    """Return a word without the ending of an object, of which it has none."""
    return norm


def is_preposition(form: str) -> bool:
    """Tell whether a word as written is surely no name: it has no capital, where the script has any."""
    return form[:1].islower()


def verb_core(norm: str) -> str:
    """Return the core that the forms of one verb share: there is none."""
    return ""


def joins(norm: str) -> bool:
    """Tell whether a word inside a name is rather "and" with the next word: never."""
    return False


def romanise(word: str, letters: Mapping[str, str]) -> str:
    """Return a word in Latin letters, as it is."""
    return word
