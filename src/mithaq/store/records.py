"""The folded records as they stand, asked of the database: by id, in order, and by what they tell."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, case, false, func, literal_column, not_, or_, select
from sqlalchemy.sql import ColumnElement

from mithaq.model.annotations import Entity
from mithaq.model.claims import AgreementClaim, Claim, CommitmentClaim
from mithaq.model.ledger import Agreement, Commitment, Contradiction, Event, Ledger
from mithaq.model.reports import Report
from mithaq.store import event_words, reading, schema
from mithaq.store.codec import from_json

_MANY = 400
_SPOKEN = "statement"
_UNDATED = "9999"
_BEHIND = "\U0010ffff"
"""Behind a day, so that its hours come before it."""
_SIDES = ("party", "third")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which events are wanted: those of one of ``kinds``, with one of each set of names in a role ..., all by default.

    ``since`` and ``until`` are days; an event without a date counts at those of its reports. ``words`` must all stand
    in its names or in what reports say of it.
    """

    kinds: Collection[str] = ()
    statuses: Collection[str] = ()
    parties: Sequence[Collection[str]] = ()
    people: Sequence[Collection[str]] = ()
    places: Collection[str] | None = None
    since: str | None = None
    until: str | None = None
    words: str = ""
    statements: bool = False


ALL = Asked(statements=True)


class Records:
    """What is folded, as one transaction sees it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    # ---- how far the records go

    def generation(self) -> int:
        """Return the how manieth fold the records are."""
        query = select(schema.folding.c.value).where(schema.folding.c.name == "generation")
        return int(self.connection.execute(query).scalar() or 0)

    def judged(self) -> int:
        """Return the number of the last judgement that the records tell of."""
        query = select(schema.folding.c.value).where(schema.folding.c.name == "judged")
        return int(self.connection.execute(query).scalar() or 0)

    def behind(self, fold: str) -> bool:
        """Tell whether there are reports or decisions that the records do not tell of, or another fold made them."""
        table = schema.folding.c
        state = {row.name: row.value for row in self.connection.execute(select(table.name, table.value))}
        if state.get("fold") != fold:
            return True
        judged = self.connection.execute(select(func.max(schema.judgements.c.number))).scalar() or 0
        if judged > int(state["judged"]):
            return True
        left = (schema.pending.c.document, schema.stale.c.name)
        return any(self.connection.execute(select(one).limit(1)).first() is not None for one in left)

    def waiting(self, fold: str) -> tuple[int, int]:
        """Return how many reports the records of ``fold`` do not tell of yet, and how many there are."""
        made_by = select(schema.folding.c.value).where(schema.folding.c.name == "fold")
        same = self.connection.execute(made_by).scalar() == fold
        whole = self._count(select(schema.documents.c.id))
        return self._count(select(schema.pending.c.document)) if same else whole, whole

    # ---- events

    def event_ids(self, asked: Asked = ALL, first: int = 0, most: int | None = None) -> list[str]:
        """Return the ids of the events asked for, in the order in which they took place; of a part of them."""
        table = schema.events.c
        query = select(table.id).where(*self._wanted(asked)).order_by(table.time, table.id)
        return list(self.connection.execute(query.offset(first).limit(most)).scalars())

    def latest_ids(self, asked: Asked, first: int, most: int) -> list[str]:
        """Return the same from the last day to the first, the undated behind all others."""
        table = schema.events.c
        wanted = self._wanted(asked)
        dated = select(table.id).where(*wanted, table.time < _UNDATED)
        query = dated.order_by(table.time.desc(), table.id.desc()).offset(first).limit(most)
        found = list(self.connection.execute(query).scalars())
        if len(found) < most:
            before = 0 if found else first - self._count(dated)
            rest = select(table.id).where(*wanted, table.time >= _UNDATED).order_by(table.time, table.id)
            rest = rest.offset(max(0, before)).limit(most - len(found))
            found += self.connection.execute(rest).scalars()
        return found

    def dated_ids(self, asked: Asked) -> tuple[list[str], int]:
        """Return the ids of all events asked for, in order, and how many have a date: these come first."""
        table = schema.events.c
        query = select(table.id, table.time).where(*self._wanted(asked)).order_by(table.time, table.id)
        rows = self.connection.execute(query).all()
        return [row[0] for row in rows], sum(row[1] < _UNDATED for row in rows)

    def event_count(self, asked: Asked) -> int:
        """Return how many events are asked for."""
        return self._count(select(schema.events.c.id).where(*self._wanted(asked)))

    def events(self, ids: Collection[str]) -> list[Event]:
        """Return events by their ids, in the order in which they took place."""
        table = schema.events.c
        rows = self._rows([table.record, table.time, table.id], table.id, ids)
        return [from_json(Event, row.record) for row in sorted(rows, key=lambda row: (row.time, row.id))]

    def event_ids_of(self, claims: Collection[str]) -> dict[str, str]:
        """Return the event that each of these claims tells."""
        table = schema.event_claims.c
        return {row.claim: row.event for row in self._rows([table.claim, table.event], table.claim, claims)}

    def ids_in(self, roles: Collection[str], names: Collection[str]) -> list[str]:
        """Return the ids of the events in which any of ``names`` has one of these roles."""
        table = schema.event_names.c
        return sorted({row.event for row in self._rows([table.event], table.name, names, table.role.in_(list(roles)))})

    def ids_with_format(self) -> list[str]:
        """Return the ids of the events that were held in a format."""
        table = schema.event_names.c
        held = table.role == literal_column("'format'")  # no parameter: so that the index of these is taken
        return sorted(self.connection.execute(select(table.event).where(held).distinct()).scalars())

    def near(self, names: Collection[str], since: str, until: str) -> list[str]:
        """Return the ids of events dated between two days in which any of ``names`` has a part."""
        table, told = schema.events.c, schema.event_names.c
        query = select(table.id).where(table.time >= since, table.time <= until + "~", table.kind != _SPOKEN)
        some = select(told.event).where(told.event == table.id, told.name.in_(list(names)))
        return list(self.connection.execute(query.where(some.exists()).limit(_MANY)).scalars())

    def parts_of(self, name: str) -> tuple[int, int]:
        """Return in how many events somebody or something has a part, and in how many positions."""
        table = schema.event_names.c
        query = select(table.spoken, func.count(table.event.distinct())).where(table.name == name)
        counts = {row[0]: row[1] for row in self.connection.execute(query.group_by(table.spoken))}
        return counts.get(0, 0), counts.get(1, 0)

    def latest_of(self, name: str, most: int, *, said: bool) -> list[str]:
        """Return the ids of the last events in which somebody or something has a part, the undated behind all others;
        of positions where ``said``, else of all others."""
        table = schema.event_names.c
        # The undated have a time behind all days.
        order = (case((table.time < _UNDATED, 0), else_=1), table.time.desc(), table.event.desc())
        query = select(table.event).where(table.name == name, table.spoken == int(said))
        query = query.group_by(table.event, table.time).order_by(*order).limit(most)
        return list(self.connection.execute(query).scalars())

    def latest_about(self, names: Collection[str], most: int) -> list[str]:
        """Return the ids of the last dated events, but positions, in which any of ``names`` has a part."""
        table = schema.event_names.c
        dated = (table.name.in_(list(names)), table.spoken == 0, table.time < _UNDATED)
        query = select(table.event).where(*dated).group_by(table.event, table.time)
        query = query.order_by(table.time.desc(), table.event.desc()).limit(most)
        return list(self.connection.execute(query).scalars())

    def in_news(self, since: str, until: str, awaited: str) -> list[Event]:
        """Return the events of which anything was reported between two days, or that were to take place from the day
        ``awaited`` on and before the second; in the order in which they took place."""
        table = schema.events.c
        query = select(table.record, table.time, table.id).where(
            table.kind != _SPOKEN,
            or_(
                and_(table.told <= until, table.turned >= since),
                and_(table.status == "scheduled", table.until >= awaited, table.until < until),
            ),
        )
        rows = self.connection.execute(query).all()
        return [from_json(Event, row.record) for row in sorted(rows, key=lambda row: (row.time, row.id))]

    def begun(self, start: str, limit: int = 6) -> list[str]:
        """Return the ids of records, claims and documents that begin so; of a claim, the event that it tells."""
        found: set[str] = set()
        for column, given in (
            (schema.events.c.id, None), (schema.agreements.c.id, None), (schema.commitments.c.id, None),
            (schema.disputes.c.id, None), (schema.documents.c.id, None),
            (schema.event_claims.c.claim, schema.event_claims.c.event),
        ):  # fmt: skip
            shown = column if given is None else given
            query = select(shown).where(column >= start, column < start + "\U0010ffff").limit(limit)
            found.update(self.connection.execute(query).scalars())
        return sorted(found)

    # ---- other records

    def agreements(self) -> tuple[Agreement, ...]:
        """Return the register."""
        return tuple(self._every(Agreement, schema.agreements, schema.agreements.c.id))

    def commitments(self) -> tuple[Commitment, ...]:
        """Return what is owed, the first due first."""
        return tuple(self._every(Commitment, schema.commitments, schema.commitments.c.due, schema.commitments.c.id))

    def owed_between(self, told: Sequence[tuple[str, str]], due: tuple[str, str]) -> tuple[Commitment, ...]:
        """Return what is owed of which anything was reported within one of the stretches ``told``, or that was due."""
        table, owed, documents = schema.commitments.c, schema.owed.c, schema.documents.c
        reported = or_(*(documents.published.between(first, last) for first, last in told))
        spoken = select(owed.debt).join(schema.documents, documents.id == owed.document).where(reported)
        query = select(table.record).where(or_(table.id.in_(spoken), table.due.between(*due)))
        found = self.connection.execute(query.order_by(table.due, table.id)).scalars()
        return tuple(from_json(Commitment, record) for record in found)

    def disputes(self, about: Collection[str]) -> tuple[Contradiction, ...]:
        """Return the contradictions about these records."""
        table = schema.disputes.c
        rows = self._rows([table.id, table.record], table.about, about)
        return tuple(from_json(Contradiction, row.record) for row in sorted(rows, key=lambda row: row.id))

    def disputes_called(self, name: str) -> tuple[Contradiction, ...]:
        """Return the contradiction of this id."""
        rows = self._rows([schema.disputes.c.record], schema.disputes.c.id, (name,))
        return tuple(from_json(Contradiction, row.record) for row in rows)

    def all_disputes(self) -> tuple[Contradiction, ...]:
        """Return every contradiction."""
        return tuple(self._every(Contradiction, schema.disputes, schema.disputes.c.id))

    def disputed(self, since: str, until: str) -> tuple[Contradiction, ...]:
        """Return the contradictions of which an account was last reported between two days."""
        table = schema.disputes.c
        query = select(table.record).where(table.told >= since, table.told <= until).order_by(table.id)
        return tuple(from_json(Contradiction, record) for record in self.connection.execute(query).scalars())

    def ledger(self) -> Ledger:
        """Return every record."""
        return Ledger(
            events=tuple(self._every(Event, schema.events, schema.events.c.time, schema.events.c.id)),
            agreements=self.agreements(),
            contradictions=self.all_disputes(),
            commitments=self.commitments(),
        )

    # ---- what stands behind them

    def claims(self, ids: Collection[str]) -> list[Claim]:
        """Return claims by their ids, as their reports make them."""
        return self._by_id(Claim, schema.claims, ids)

    def namings(self, ids: Collection[str]) -> list[AgreementClaim]:
        """Return namings of agreements by their ids."""
        return self._by_id(AgreementClaim, schema.agreement_claims, ids)

    def owed(self, ids: Collection[str]) -> list[CommitmentClaim]:
        """Return tellings of things owed by their ids."""
        return self._by_id(CommitmentClaim, schema.commitment_claims, ids)

    def reports(self, ids: Collection[str]) -> list[Report]:
        """Return reports by their documents' ids, each with the text that it carries."""
        table = schema.carried.c
        texts = {row.document: row for row in self._rows([table.document, table.text, table.copy], table.document, ids)}
        found = [one for some in _pieces(ids) for one in reading.reports(self.connection, some)]
        return [
            replace(one, text_group=texts[one.document].text, copy=texts[one.document].copy)
            if one.document in texts and texts[one.document].text != one.document
            else one
            for one in found
        ]

    def ids(self, table: Table) -> list[str]:
        """Return the ids of all rows of a table, in order."""
        return list(self.connection.execute(select(table.c.id).distinct().order_by(table.c.id)).scalars())

    def entities(self, ids: Collection[str]) -> list[Entity]:
        """Return entities by their ids, with the names that most documents give them, the first among equals."""
        table = schema.known_names.c
        rows = self._rows([table.id, table.record, table.often], table.id, ids)
        best = {row.id: row.record for row in sorted(rows, key=lambda row: (row.often, _Reversed(row.record)))}
        return [from_json(Entity, record) for record in best.values()]

    def later_than(self, day: str, limit: int) -> list[str]:
        """Return documents that were reported after ``day``, ``limit`` of them at most."""
        table = schema.documents.c
        later = (table.published > day, func.substr(table.published, 1, 10) > day)  # the first finds them by an index
        query = select(table.id).where(*later).limit(limit)
        return list(self.connection.execute(query).scalars())

    def known_on(self, day: str) -> list[str]:
        """Return the documents that were reported by ``day``, and those of which nobody knows when."""
        table = schema.documents.c
        early = or_(table.published.is_(None), func.substr(table.published, 1, 10) <= day)
        return list(self.connection.execute(select(table.id).where(early).order_by(table.id)).scalars())

    def newest(self) -> str | None:
        """Return the publication date of the newest report."""
        return self.connection.execute(select(func.max(schema.documents.c.published))).scalar()

    # ---- ways to ask

    def _count(self, query: Select[Any]) -> int:
        return self.connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()

    def _wanted(self, asked: Asked) -> list[ColumnElement[bool]]:
        return list(_wanted(asked, self.connection.dialect.name))

    def _by_id(self, kind: Any, table: Table, ids: Collection[str]) -> list[Any]:
        return [from_json(kind, row.record) for row in self._rows([table.c.record], table.c.id, ids)]

    def _rows(self, columns: Sequence[Any], by: Any, values: Collection[str], *where: ColumnElement[bool]) -> list[Any]:
        found: list[Any] = []
        for some in _pieces(values):
            found += self.connection.execute(select(*columns).where(by.in_(some), *where)).all()
        return found

    def _every(self, kind: Any, table: Table, *order: Any) -> Iterator[Any]:
        for record in self.connection.execute(select(table.c.record).order_by(*order)).scalars():
            yield from_json(kind, record)


class _Reversed(str):
    """A text that sorts the other way round."""

    def __lt__(self, other: str) -> bool:
        return str(self) > str(other)


def _pieces(values: Collection[str]) -> Iterator[list[str]]:
    listed = list(values)
    for start in range(0, len(listed), _MANY):
        yield listed[start : start + _MANY]


def _wanted(asked: Asked, dialect: str) -> Iterator[ColumnElement[bool]]:
    table = schema.events.c
    if not asked.statements and _SPOKEN not in asked.kinds:
        yield table.kind != _SPOKEN
    if asked.kinds:
        yield table.kind.in_(list(asked.kinds))
    if asked.statuses:
        yield table.status.in_(list(asked.statuses))
    if asked.places is not None:
        yield table.place.in_(list(asked.places))
    for roles, named in ((_SIDES, asked.parties), (("person",), asked.people)):
        names = schema.event_names.c
        for some in named:
            yield table.id.in_(select(names.event).where(names.name.in_(list(some)), names.role.in_(roles)))
    if asked.since or asked.until:
        yield _in_time(asked)
    if asked.words:
        found = event_words.holding(asked.words, dialect)
        yield false() if found is None else found


def _in_time(asked: Asked) -> ColumnElement[bool]:
    table = schema.events.c
    dated: list[ColumnElement[bool]] = [or_(table.begin.is_not(None), table.until.is_not(None))]
    days = schema.documents.c.published
    told = (
        select(days)
        .join_from(schema.event_claims, schema.claims, schema.claims.c.id == schema.event_claims.c.claim)
        .join(schema.documents, schema.documents.c.id == schema.claims.c.document)
        .where(schema.event_claims.c.event == table.id, days.is_not(None))
    )
    then = told
    if asked.until:
        dated.append(or_(table.begin.is_(None), table.begin <= asked.until))
        then = then.where(days <= asked.until + _BEHIND)
    if asked.since:
        dated.append(or_(table.until.is_(None), table.until >= asked.since))
        then = then.where(days >= asked.since)
    undated = and_(table.begin.is_(None), table.until.is_(None))
    return or_(and_(*dated), and_(undated, or_(table.time < _UNDATED, then.exists(), not_(told.exists()))))
