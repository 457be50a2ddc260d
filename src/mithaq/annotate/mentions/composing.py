"""Entities: taken from the knowledge tables, or composed of an office, organ or instrument and its owners."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mithaq.annotate.mentions.vocabulary import Vocabulary
from mithaq.knowledge import Body, Country, Known, KnownAgreement, Mechanism, Office, Person, Place
from mithaq.knowledge.loading import LANGUAGES
from mithaq.knowledge.titles import contracted
from mithaq.model.annotations import Entity
from mithaq.text import fold

_COLLECTIVES = (" Union", " Forces", " Council", " League", " Army", " Movement", " Ministry", " Commission")


@dataclass(slots=True)
class Entities:
    """The entities that one document's mentions mean, each made once."""

    vocabulary: Vocabulary
    made: dict[str, Entity] = field(default_factory=dict)

    def known(self, id: str) -> str:
        """Enter a known thing (or an entity made before) and return its id."""
        if id in self.made:
            return id
        entity = self.vocabulary.entities.get(id)
        if entity is None and (known := self.vocabulary.knowledge.get(id)):
            entity = Entity(id=id, type=self.type_of(known), names=known.names, qid=known.qid)
            self.vocabulary.entities[id] = entity
        if entity is not None:
            self.made[id] = entity
        return id

    def type_of(self, known: Known) -> str:
        """Name the type of a known thing as mentions do."""
        return _TYPES.get(type(known), known.kind)

    def of_owners(self, office: Office, owners: Sequence[str], type: str, many: bool = False) -> str:
        """Enter an office or organ with its owners and return the id: "office/foreign-minister@russia+armenia"."""
        prefix = "body" if type == "body" else "office"
        id = f"{prefix}/{office.id}" + (
            f"@{'+'.join(owner.partition('/')[2] or owner for owner in owners)}" if owners else ""
        )
        if id not in self.made:
            names = dict(office.plural if many or len(owners) > 1 else office.of) or dict(office.of)
            pairs = (
                office.alone
                if not owners
                else ((code, self._fill(names.get(code), owners, code)) for code in LANGUAGES)
            )
            self.made[id] = Entity(id=id, type=type, names=tuple((c, n) for c, n in pairs if n))
        return id

    def _fill(self, template: str | None, owners: Sequence[str], code: str) -> str:
        if not template:
            return ""
        if "{adj}" in template:
            adjectives = [self.adjective(owner, code) for owner in owners]
            return template.replace("{adj}", self.joined([a for a in adjectives if a], code))
        if "({of})" in template:
            owned = [name for owner in owners if (name := self.genitive(owner, code))]
            if len(owned) == len(owners):
                return template.replace("({of})", self.joined(owned, code))
        names = [name for owner in owners if (name := self.name(owner, code))]
        if len(names) < len(owners):
            return ""
        return contracted(template.replace("{of}", self.joined(names, code)), code, self.vocabulary.knowledge)

    def name(self, id: str, code: str) -> str | None:
        """Return the name of a known or made thing, with the article where English wants it."""
        known = self.vocabulary.knowledge.get(id)
        name = known.name(code) if known else self.made[id].name(code) if id in self.made else None
        article = self.vocabulary.knowledge.wording("article", code)
        body = known is None and id.startswith("body/")
        wants = name and (body or (isinstance(known, Country | Body) and _takes_article(name)))
        return f"{article} {name}" if article and wants else name

    def adjective(self, id: str, code: str) -> str | None:
        """Return the nationality adjective of a country, or the name where there is none."""
        known = self.vocabulary.knowledge.countries.get(id)
        forms = dict(known.demonyms).get(code, ()) if known else ()
        return forms[0] if forms else self.name(id, code)

    def genitive(self, id: str, code: str) -> str | None:
        """Return the genitive of a country's name, which needs no brackets ("Министр обороны Армении")."""
        known = self.vocabulary.knowledge.countries.get(id)
        return dict(known.genitives).get(code) if known else None

    def joined(self, names: Sequence[str], code: str) -> str:
        """Join names as the language does: "Russia, Armenia and Azerbaijan"."""
        if len(names) < 2:
            return "".join(names)
        both = self.vocabulary.knowledge.wording("and", code) or "{a}, {b}"
        return both.replace("{a}", ", ".join(names[:-1])).replace("{b}", names[-1])

    def composed(self, id: str, type: str, names: Iterable[tuple[str, str | None]]) -> str:
        """Enter an entity of the text's own making and return its id."""
        if id not in self.made:
            self.made[id] = Entity(id=id, type=type, names=tuple((code, name) for code, name in names if name))
        return id

    def as_written(self, words: Sequence[str], shown: str) -> tuple[tuple[str, str | None], ...]:
        """Name a thing of no table as the text writes it (``shown``), and in English from its ``words``."""
        code = self.vocabulary.pack.code
        return (("en", self.romanised(words)), (code, shown)) if code != "en" else (("en", shown),)

    def romanised(self, words: Iterable[str]) -> str:
        """Write Arabic-script words in Latin letters, given names in their usual spelling."""
        given, script = self.vocabulary.names.singles, self.vocabulary.script
        out: list[str] = []
        for word in words:
            if not any(letter.isalnum() for letter in word):
                continue
            classes = given.get(fold(word), {})
            usual = classes.get("GIVEN_NAME") or classes.get("WEAK_GIVEN_NAME") or classes.get("NAME_LINK")
            written = usual or script.romanise(word, self.vocabulary.letters)
            out.append(written.removeprefix("al-") if out and out[-1] == "Abdel" else written)
        return " ".join(out)


_TYPES: dict[type[Known], str] = {
    Country: "country",
    Place: "place",
    Person: "person",
    Body: "body",
    Mechanism: "mechanism",
    KnownAgreement: "agreement",
}


def slug(words: Iterable[str]) -> str:
    """Make the tail of an id from words as written."""
    return "-".join(fold(word) for word in words if word.strip("\"'«»“”()"))


def _takes_article(name: str) -> bool:
    return (
        name.startswith("United ")
        or name.endswith(_COLLECTIVES)
        or name.endswith((" Republic", " Emirates", " Kingdom", " Islands", "Netherlands", "Philippines"))
    )
