"""Build ``Knowledge`` from the tables, once."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from mithaq.errors import PackError
from mithaq.grammar.made import made
from mithaq.knowledge.facts import Knowledge
from mithaq.knowledge.records import (
    Body,
    Country,
    Forms,
    Holding,
    Known,
    KnownAgreement,
    Mechanism,
    Office,
    Person,
    Place,
    Process,
    of_language,
)
from mithaq.knowledge.tables import Row, lines, rows

LANGUAGES = ("en", "ar", "ru")
_YES = frozenset({"yes", "true", "1", "y"})

# The columns of the names in each language: the best, the others, and those that need support.
_NAME_COLUMNS = tuple(
    (code, f"name_{code}", f"aliases_{code}", (f"weak_{code}", f"aliases_{code}_weak")) for code in LANGUAGES
)
Spelled = list[tuple[str, tuple[str, ...]]]

K = TypeVar("K", bound=Known)


@lru_cache
def load() -> Knowledge:
    """Return all facts that come with Mithaq. Raises PackError, with file and line, where a row is wrong."""
    collecting = gc.isenabled()
    gc.disable()  # nothing that is read is garbage, yet the collector would look through it again and again
    try:
        return _known_of(made("knowledge", _plain_tables))
    finally:
        if collecting:
            gc.enable()


_RECORDS: tuple[tuple[str, type[Known]], ...] = (
    ("countries", Country), ("places", Place), ("persons", Person), ("bodies", Body),
    ("mechanisms", Mechanism), ("agreements", KnownAgreement), ("processes", Process),
)  # fmt: skip


def _plain_tables() -> dict[str, Any]:
    """Return the tables that come with Mithaq as plain data: of each record its fields, in their order."""
    read = read_tables(files("mithaq.knowledge") / "data")
    plain: dict[str, Any] = {name: _plain(getattr(read, name).values(), record) for name, record in _RECORDS}
    return plain | {
        "offices": _plain(read.offices.values(), Office),
        "holdings": _plain(read.holdings, Holding),
        "wordings": read.wordings,
    }


def _plain(records: Iterable[Any], record: type[Any]) -> list[tuple[Any, ...]]:
    names = [field.name for field in fields(record)]
    return [tuple([getattr(one, name) for name in names]) for one in records]


def _known_of(plain: dict[str, Any]) -> Knowledge:
    named: dict[str, Any] = {name: _by_id(plain[name], record) for name, record in _RECORDS}
    return Knowledge(
        **named,
        offices=_by_id(plain["offices"], Office),
        holdings=tuple(_records(plain["holdings"], Holding)),
        wordings=plain["wordings"],
    )


def _by_id(rows: list[tuple[Any, ...]], record: type[Any]) -> dict[str, Any]:
    return {one.id: one for one in _records(rows, record)}


def _records(rows: list[tuple[Any, ...]], record: type[Any]) -> list[Any]:
    names = [field.name for field in fields(record)]
    return [record(**dict(zip(names, row, strict=True))) for row in rows]


def read_tables(folder: Traversable) -> Knowledge:
    """Read the tables of a folder. Raises PackError, with file and line, where a row is wrong."""
    collecting = gc.isenabled()
    gc.disable()  # nothing that is read is garbage, yet the collector would look through it again and again
    try:
        return Knowledge(
            countries=_table(folder, "countries.tsv", _country),
            places=_table(folder, "places.tsv", _place),
            persons=_table(folder, "persons.tsv", _person),
            bodies=_table(folder, "bodies.tsv", _body),
            mechanisms=_table(folder, "mechanisms.tsv", _mechanism),
            agreements=_table(folder, "agreements.tsv", _agreement),
            processes=_table(folder, "processes.tsv", _process),
            offices={row.needed("id"): _office(row) for row in rows(folder, "offices.tsv")},
            holdings=tuple(_holding(row) for row in rows(folder, "holders.tsv")),
            wordings={row.needed("id"): dict(_pairs(row, "", LANGUAGES)) for row in rows(folder, "wordings.tsv")},
        )
    finally:
        if collecting:
            gc.enable()


_NAMED = (
    ("countries", "country"), ("places", "place"), ("persons", "person"), ("bodies", "body"),
    ("mechanisms", "mechanism"), ("agreements", "agreement"), ("processes", "process"),
)  # fmt: skip


class KnownNames(Mapping[str, Known]):
    """What everything known is called, by id, each line of the tables read when it is asked for.

    For those who show a ledger and read no text: of thousands of names they show a handful.
    """

    def __init__(self) -> None:
        folder = files("mithaq.knowledge") / "data"
        self._lines = {line.key: (line, kind) for table, kind in _NAMED for line in lines(folder, f"{table}.tsv")}
        self._read: dict[str, Known] = {}

    def __getitem__(self, name: str) -> Known:
        found = self._read.get(name)
        if found is None:
            line, kind = self._lines[name]
            row = line.row()
            names = _pairs(row, "name_", LANGUAGES)
            found = self._read[name] = Known(id=name, kind=_kind(row, kind), names=names, qid=row.one("qid"))
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


@lru_cache
def known_names() -> KnownNames:
    """Return what everything known is called."""
    return KnownNames()


def _kind(row: Row, kind: str) -> str:
    return row.one("kind") or row.one("type") or kind


def _table(folder: Traversable, name: str, build: Callable[[Row], K]) -> dict[str, K]:
    out: dict[str, K] = {}
    for row in rows(folder, name):
        record = build(row)
        if record.id in out:
            raise PackError(f"{row.where}: {record.id!r} is given twice")
        out[record.id] = record
    return out


def _forms(row: Row, *columns: str) -> Forms:
    """Collect the cells of the columns, "*" standing for each language; the first spelling is the best."""
    out = []
    for language, names in _columns(columns):
        kept: tuple[str, ...] = ()
        for name in names:
            if name in row.cells:
                kept += row.many(name)
        if kept:
            out.append((language, tuple(dict.fromkeys(kept)) if len(kept) > 1 else kept))
    return tuple(out)


@lru_cache
def _columns(columns: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Write the names of the columns out for each language."""
    return tuple((code, tuple(column.replace("*", code) for column in columns)) for code in LANGUAGES)


def _common(row: Row, kind: str) -> dict[str, Any]:
    """The fields that every kind of record shares. Single-word spellings of a row marked weak are weak themselves."""
    cells, names, strong, weak = row.cells, [], [], []
    for code, name, aliases, weaker in _NAME_COLUMNS:
        best, also = cells.get(name), row.many(aliases) if aliases in cells else ()
        if best:
            names.append((code, best))
            also = tuple(dict.fromkeys((best, *also))) if also else (best,)
        if also:
            strong.append((code, also))
        if cells.keys().isdisjoint(weaker):  # as of most
            continue
        if needy := tuple([form for column in weaker for form in row.many(column)]):
            weak.append((code, needy))
    if cells.get("weak", "").lower() in _YES:
        strong, weak = _weakened(strong, weak)
    return {
        "id": row.needed("id"),
        "kind": _kind(row, kind),
        "names": tuple(names),
        "strong": tuple(strong),
        "weak": tuple(weak),
        "qid": cells.get("qid"),
        "prefer": cells.get("prefer", "").lower() in _YES,
    }


def _weakened(strong: Spelled, weak: Spelled) -> tuple[Spelled, Spelled]:
    """Move the spellings of one word from the strong to the weak ones."""
    single = {code: tuple(form for form in forms if " " not in form) for code, forms in strong}
    whole = [(code, tuple(form for form in forms if " " in form)) for code, forms in strong]
    return whole, [(code, single.get(code, ()) + of_language(tuple(weak), code)) for code in LANGUAGES]


def _country(row: Row) -> Country:
    return Country(
        **_common(row, "country"),
        iso2=row.one("iso2"),
        capital=row.one("capital"),
        demonyms=_forms(row, "demonyms_*"),
        demonyms_plural=_forms(row, "demonyms_*_plural"),
        demonyms_weak=_forms(row, "demonyms_*_weak"),
        genitives=_pairs(row, "genitive_", LANGUAGES),
    )


def _place(row: Row) -> Place:
    return Place(
        **_common(row, "place"),
        country=row.one("country"),
        latitude=row.number("lat"),
        longitude=row.number("lon"),
        metonym_of=row.one("metonym_of"),
        unless=_forms(row, "unless_*"),
    )


def _person(row: Row) -> Person:
    return Person(**_common(row, "person"))


def _body(row: Row) -> Body:
    return Body(
        **_common(row, "body"),
        state=row.one("state"),
        party=row.one("party"),
        active_in=row.many("active_in"),
        domain=row.one("domain"),
    )


def _mechanism(row: Row) -> Mechanism:
    return Mechanism(
        **_common(row, "mechanism"),
        parties=row.many("parties"),
        third_parties=row.many("third_parties"),
        since=row.one("from"),
        until=row.one("until"),
        party=row.one("party"),
    )


def _agreement(row: Row) -> KnownAgreement:
    return KnownAgreement(
        **_common(row, "agreement"),
        declared=row.one("declared"),
        signed=row.one("signed"),
        effective=row.one("effective"),
        ended=row.one("ended"),
        parties=row.many("parties"),
        third_parties=row.many("third_parties"),
        place=row.one("place"),
        process=row.one("process"),
        members=row.many("members"),
    )


def _process(row: Row) -> Process:
    return Process(**_common(row, "process"), parties=row.many("parties"))


def _holding(row: Row) -> Holding:
    return Holding(
        person=row.needed("person"),
        office=row.needed("office"),
        of=row.needed("of"),
        since=row.one("from"),
        until=row.one("until"),
        title=row.one("title_en"),
    )


def _office(row: Row) -> Office:
    return Office(
        id=row.needed("id"),
        kind=row.needed("kind"),
        portfolio=row.one("portfolio"),
        held_as=row.many("held_as"),
        alone=_pairs(row, "", LANGUAGES),
        of=_pairs(row, "of_", LANGUAGES),
        plural=_pairs(row, "plural_", LANGUAGES),
    )


def _pairs(row: Row, prefix: str, codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((code, name) for code in codes if (name := row.one(f"{prefix}{code}")))
