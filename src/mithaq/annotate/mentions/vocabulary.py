"""What mentions of one language are recognised by: its word classes, its rules, and the names of known things."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from mithaq.annotate.mentions.matching import MentionGrammar
from mithaq.annotate.mentions.ruled import ALLOWED
from mithaq.grammar import Gazetteer, Lexicon, PerWord, Rule, Word, load_rules
from mithaq.knowledge import Body, Country, Knowledge, Known, Office, Person, Place, load
from mithaq.languages import LanguagePack
from mithaq.languages.pack import Script
from mithaq.model.annotations import Entity
from mithaq.text import fold

T = TypeVar("T")
WEAK = "weak:"
NO_NAME = "none:"
_SHORTEST_LAST_NAME = 3
_REGIONS = frozenset({"region", "area", "line", "district"})


@dataclass(slots=True)
class Vocabulary:
    """Everything compiled for one language pack and one state of knowledge."""

    pack: LanguagePack
    knowledge: Knowledge
    script: Script
    lexicon: Lexicon
    grammar: MentionGrammar
    gazetteer: Gazetteer
    names: Lexicon
    letters: dict[str, str]
    common: frozenset[str]
    may_name: Callable[[str, int], bool] | None = (
        None  # of scripts with capitals: may a name begin so, of so many words
    )
    by_portfolio: dict[tuple[str, str], Office] = field(default_factory=dict)
    organs: dict[tuple[str, str], str] = field(default_factory=dict)
    phrase_heads: frozenset[str] = frozenset()
    bearers: Mapping[str, int] = field(default_factory=dict)  # how many of the known have a first name
    hit_symbols: dict[tuple[str, str, tuple[str, ...]], str] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)  # of the known things that were named

    _per_word: dict[Any, PerWord[Any]] = field(default_factory=dict)

    def per_word(self, work: "Callable[[Word, Vocabulary], T]") -> PerWord[T]:
        """Return what ``work`` makes of each word with this vocabulary, which is worked out once."""
        found = self._per_word.get(work)
        if found is None:
            found = self._per_word[work] = PerWord(lambda word: work(word, self))
        return found

    def per_listed_word(self, work: "Callable[[Word, Vocabulary], T | None]") -> PerWord[T | None]:
        """Return the same of the words of the lexicon; None of all others."""
        found = self._per_word.get(work)
        if found is None:
            found = self._per_word[work] = PerWord(lambda word: work(word, self), self.lexicon.singles.keys(), None)
        return found


_BUILT: dict[tuple[int, int], Vocabulary] = {}


def vocabulary(pack: LanguagePack, knowledge: Knowledge) -> Vocabulary:
    """Return the vocabulary of a pack and a knowledge, built once. Raises PackError where the data are wrong."""
    key = (id(pack), id(knowledge))
    if key not in _BUILT:
        _BUILT[key] = _build(pack, knowledge)
    return _BUILT[key]


def _build(pack: LanguagePack, knowledge: Knowledge) -> Vocabulary:
    script = pack.names()
    lexicon, gazetteer = Lexicon(pack.split), Gazetteer(pack.split, pack.lemma)
    if knowledge is load():
        words, names_known, plain_cores = pack.made("mentions", lambda: _plain_words(pack, knowledge))
        lexicon.take(words)
        gazetteer.take(names_known)
        cores = frozenset(plain_cores)
    else:
        cores = _enter_all(pack, knowledge, lexicon, gazetteer)
    common = frozenset(pack.data("lexicon/common.yaml")["COMMON"])
    names = pack.lexicon("names")
    letters = {form: classes["LETTERS"] for form, classes in names.singles.items() if "LETTERS" in classes}
    return Vocabulary(
        pack=pack,
        knowledge=knowledge,
        script=script,
        lexicon=lexicon,
        grammar=MentionGrammar(mention_rules(pack), lexicon, script, common, cores),
        gazetteer=gazetteer,
        names=names,
        letters=letters,
        common=common,
        may_name=getattr(script, "may_name", None),
        by_portfolio={
            (office.kind, office.portfolio): office for office in knowledge.offices.values() if office.portfolio
        },
        organs=_known_organs(pack.code, knowledge, lexicon),
        bearers=Counter(
            fold(name.split()[0]) for person in knowledge.persons.values() if (name := person.name(pack.code))
        ),
        phrase_heads=frozenset(words[0] for phrases in lexicon.phrases.values() for words in phrases),
    )


def _plain_words(pack: LanguagePack, knowledge: Knowledge) -> tuple[Any, ...]:
    """Return the word classes, the names and the cores of common verbs as plain data."""
    lexicon, gazetteer = Lexicon(pack.split), Gazetteer(pack.split, pack.lemma)
    cores = _enter_all(pack, knowledge, lexicon, gazetteer)
    return lexicon.plain(), gazetteer.plain(), sorted(cores)


def _enter_all(pack: LanguagePack, knowledge: Knowledge, lexicon: Lexicon, gazetteer: Gazetteer) -> frozenset[str]:
    """Enter all words and names of a language; return the cores of its common verbs."""
    script = pack.names()
    for name, entries in pack.data("lexicon/mentions.yaml").items():
        lexicon.add(name, entries, f"{pack.code}/lexicon/mentions.yaml")
    _add_demonyms(knowledge, pack.code, script, lexicon, gazetteer)
    _add_names(knowledge, pack.code, script, lexicon, gazetteer)
    common = pack.data("lexicon/common.yaml")["COMMON"]
    return frozenset([core for word in common if len(core := script.verb_core(word)) > 2])


def _known_organs(code: str, knowledge: Knowledge, lexicon: Lexicon) -> dict[tuple[str, str], str]:
    """Map an organ and its state to the known body that it is: ("ministry-of-defence", "russia")."""
    ministries = {office.portfolio: office.id for office in knowledge.offices.values() if office.kind == "ministry"}
    out: dict[tuple[str, str], str] = {}
    for body in knowledge.bodies.values():
        if body.state is None or body.party not in (None, body.state):
            continue
        if body.kind in knowledge.offices:
            out.setdefault((body.kind, body.state), body.id)
        words = fold(body.name(code) or "").split()
        if body.kind == "ministry" and len(words) > 1:
            portfolio = _portfolio(words[1:], lexicon)
            if portfolio in ministries and "MINISTRY" in lexicon.singles.get(words[0], {}):
                out.setdefault((ministries[portfolio], body.state), body.id)
    return out


def _portfolio(words: list[str], lexicon: Lexicon) -> str | None:
    """Return the portfolio that words begin with: of one word, or of several."""
    if (single := lexicon.singles.get(words[0], {}).get("PORTFOLIO")) is not None:
        return single
    phrases = lexicon.phrases.get("PORTFOLIO", {})
    return next((value for phrase, value in phrases.items() if tuple(words[: len(phrase)]) == phrase), None)


def mention_rules(pack: LanguagePack) -> list[Rule]:
    """Return the pack's rules for mentions. Raises PackError."""
    file = f"{pack.code}/rules/mentions.yaml"
    rules = load_rules(pack.data("rules/mentions.yaml"), file)
    ALLOWED.check(rules, file)
    return rules


def _add_names(knowledge: Knowledge, code: str, script: Script, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    """Enter every spelling of every known thing, the preferred bearers of a shared spelling first.

    A country's name that is also a form of its adjective is left to the adjective, but for the name itself.
    """
    for known in sorted(_all(knowledge), key=lambda known: not known.prefer):
        spellings: Iterable[str] = known.spellings(code)
        if isinstance(known, Country):
            forms = [form for name in spellings for form in script.country_forms(name)]
            spellings = [form for form in forms if form == forms[0] or not _is_adjective(fold(form), lexicon)]
        if (variants := getattr(script, "variants", None)) is not None:
            spellings = [*spellings, *(form for name in spellings for form in variants(name))]
        doubtful = getattr(script, "is_word", None) if isinstance(known, Place | Body | Person) else None
        for name in spellings:
            if not (isinstance(known, Place) and _describes(name, lexicon)):
                weak = doubtful is not None and doubtful(name, isinstance(known, Person))
                gazetteer.add(name, (WEAK if weak else "") + known.id)
        for name in dict(known.weak).get(code, ()):
            sure = isinstance(known, Country) and getattr(script, "may_name", None) is not None  # its capital tells it
            gazetteer.add(name, ("" if sure else WEAK) + known.id)
        if isinstance(known, Person) and script_has_capitals(script):
            for name in known.spellings(code):
                if len(last := name.split()[-1]) >= _SHORTEST_LAST_NAME:
                    gazetteer.add(last, WEAK + known.id)
        if isinstance(known, Place):
            for phrase in dict(known.unless).get(code, ()):
                gazetteer.add(phrase, NO_NAME)


def script_has_capitals(script: Script) -> bool:
    """Tell whether names of the language are told by their capitals, so that a last name may stand alone."""
    return hasattr(script, "may_name")


def _describes(name: str, lexicon: Lexicon) -> bool:
    """ "The border between A and B" describes a place by its neighbours, which are to be found themselves."""
    return any("BETWEEN" in lexicon.singles.get(word, ()) for word in fold(name).split())


def _all(knowledge: Knowledge) -> Iterator[Known]:
    """Everything that a text may name; a process is described, in words that are to be read themselves."""
    for table in knowledge.tables():
        if table is not knowledge.processes:
            yield from table.values()


def _add_demonyms(knowledge: Knowledge, code: str, script: Script, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    """Enter every form of every nationality: of one word into the lexicon, of several into the gazetteer."""
    for country in sorted(knowledge.countries.values(), key=lambda country: not country.prefer):
        plurals = dict(country.demonyms_plural).get(code, ())
        for adjective in dict(country.demonyms).get(code, ()):
            for form, name in script.demonym_forms(adjective, plurals):
                if " " in form:
                    gazetteer.add(form, f"{name}:{country.id}")
                else:
                    lexicon.singles.setdefault(form, {}).setdefault(name, country.id)
        for adjective in dict(country.demonyms_weak).get(code, ()):
            for form, name in script.demonym_forms(adjective):
                if name == "DEM" and " " not in form:
                    lexicon.singles.setdefault(form, {}).setdefault("DEM_WEAK", country.id)


def _is_adjective(form: str, lexicon: Lexicon) -> bool:
    classes = lexicon.singles.get(form, {})
    return "DEM" in classes or ("DEM_INDEF" in classes and "DEM_ACCUSATIVE" not in classes)


def is_state(country: Country) -> bool:
    """Tell whether a record is spoken of as a country: a state, or an authority with a country code of its own."""
    return country.kind in ("state", "observer") or (country.kind == "de-facto" and country.iso2 is not None)


def classes_of(known: Known, weak: bool, knowledge: Knowledge) -> frozenset[str]:
    """Name the classes that a hit of the gazetteer belongs to in patterns."""
    if weak:
        kind = "SURNAME" if known.id in knowledge.persons else "WEAK_PLACE" if isinstance(known, Place) else ""
        kind = "WEAK_COUNTRY" if isinstance(known, Country) else kind
        kind = (
            "PACT_NAME" if known.id in knowledge.agreements else "WEAK_BODY" if known.id in knowledge.bodies else kind
        )
        return frozenset({"WEAK", kind} - {""})
    if isinstance(known, Country):
        return frozenset({"COUNTRY"} if is_state(known) else {"COUNTRY", "AUTHORITY"})
    if isinstance(known, Place):
        more = {"CAPITAL"} if known.metonym_of else {"REGION"} if known.kind in _REGIONS else set()
        return frozenset({"PLACE"} | more)
    for table, name in (
        (knowledge.persons, "PERSON"),
        (knowledge.bodies, "BODY"),
        (knowledge.mechanisms, "FORMAT"),
        (knowledge.agreements, "PACT_NAME"),
    ):
        if known.id in table:
            return frozenset({name, "SURNAME"}) if name == "PERSON" else frozenset({name})
    return frozenset()
