"""What is counted over all records at once, and outlines of events: for drawings, lists of names, the review queue."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, func, select

from mithaq.model.kinds import ClaimKind, Status
from mithaq.model.ledger import Event
from mithaq.store import schema

_MANY = 400


class Tallies:
    """What is counted, as one transaction sees it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def outlines(self) -> list[Event]:
        """Return all events but positions, in order, without claims and history."""
        table = schema.events.c
        said = ClaimKind.STATEMENT.value
        columns = (table.id, table.kind, table.status, table.date, table.place)
        query = select(*columns).where(table.kind != said).order_by(table.time, table.id)
        names = self._names()
        kinds, statuses = {one.value: one for one in ClaimKind}, {one.value: one for one in Status}
        none: dict[str, tuple[str, ...]] = {}
        found = []
        for id_, kind, status, date, place in self.connection.execute(query).all():
            own = names.get(id_, none)
            found.append(
                Event(
                    id=id_,
                    kind=kinds[kind],
                    status=statuses[status],
                    date=date,
                    place=place,
                    parties=own.get("party", ()),
                    third_parties=own.get("third", ()),
                    people=own.get("person", ()),
                    agreements=own.get("agreement", ()),
                    format=next(iter(own.get("format", ())), None),
                    claims=(),
                )
            )
        return found

    def _names(self) -> dict[str, dict[str, tuple[str, ...]]]:
        table = schema.event_names.c
        wanted = ("party", "third", "person", "agreement", "format")
        query = select(table.event, table.role, table.name).where(table.role.in_(wanted), table.spoken == 0)
        found: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for event, role, name in self.connection.execute(query).all():
            found[event].setdefault(role, []).append(name)
        return {event: {role: tuple(sorted(names)) for role, names in own.items()} for event, own in found.items()}

    def named(self, role: str) -> list[str]:
        """Return all that have a role in events, those in most of them first."""
        table = schema.event_names.c
        query = select(table.name).where(table.role == role).group_by(table.name)
        return list(self.connection.execute(query.order_by(func.count().desc(), table.name)).scalars())

    def beside(self, name: str, most: int) -> list[tuple[str, int]]:
        """Return the parties and persons that most often have a part in events, but positions, in which ``name``
        has one or that took place there; with how many."""
        told, own = schema.event_names.c, schema.event_names.alias()
        count = func.count(told.event.distinct())
        query = (
            select(told.name, count)
            .join_from(own, schema.event_names, told.event == own.c.event)
            .where(own.c.name == name, own.c.spoken == 0)
            .where(told.name != name, told.role.in_(("party", "person")))
            .group_by(told.name)
            .order_by(count.desc(), told.name)
        )
        return [(row[0], row[1]) for row in self.connection.execute(query.limit(most))]

    def event_counts(self) -> list[tuple[str, int]]:
        """Return who and what events speak of, each with in how many, the most first."""
        table = schema.event_names.c
        roles = ("party", "third", "person", "place")
        count = func.count(table.event.distinct())
        query = select(table.name, count).where(table.role.in_(roles)).group_by(table.name)
        return [(row[0], row[1]) for row in self.connection.execute(query.order_by(count.desc(), table.name))]

    def outlets(self) -> list[tuple[str | None, int]]:
        """Return the outlets with how many reports each has, the most first."""
        table = schema.documents.c
        query = select(table.outlet, func.count()).group_by(table.outlet).order_by(func.count().desc(), table.outlet)
        return [(row[0], row[1]) for row in self.connection.execute(query)]

    def languages(self) -> list[str]:
        """Return the languages of the reports."""
        return sorted(self.connection.execute(select(schema.documents.c.language).distinct()).scalars())

    def texts(self) -> int:
        """Return how many distinct texts the reports carry."""
        return self.connection.execute(select(func.count(schema.carried.c.text.distinct()))).scalar_one()

    def carriers(self, texts: Collection[str]) -> dict[str, int]:
        """Return how many reports carry each of these texts."""
        table = schema.carried.c
        query = select(table.text, func.count()).where(table.text.in_(list(texts))).group_by(table.text)
        return {row[0]: row[1] for row in self.connection.execute(query)}

    def claim_counts(self, documents: Collection[str]) -> dict[str, int]:
        """Return how many claims each of these documents makes."""
        table = schema.claims.c
        query = select(table.document, func.count()).where(table.document.in_(list(documents)))
        return {row[0]: row[1] for row in self.connection.execute(query.group_by(table.document))}

    def texts_of_events(self) -> dict[str, int]:
        """Return how many distinct texts tell each event, of those that several claims tell; all others have one."""
        table, told, carried = schema.event_claims.c, schema.told.c, schema.carried.c
        every = schema.event_claims.alias().c
        several = select(every.event).group_by(every.event).having(func.count() > 1)
        query = (
            select(table.event, func.count(carried.text.distinct()))
            .join_from(schema.event_claims, schema.told, told.claim == table.claim)
            .join(schema.carried, carried.document == told.document)
            .where(table.event.in_(several))
            .group_by(table.event)
        )
        return {row[0]: row[1] for row in self.connection.execute(query).all()}

    def reported(self) -> tuple[str | None, str | None]:
        """Return the first and the last day of publication."""
        days = schema.documents.c.published
        row: Any = self.connection.execute(select(func.min(days), func.max(days))).one()
        return row[0], row[1]

    def mark(self) -> tuple[int | None, ...]:
        """Return what changes whenever anything is added, judged or derived anew."""
        columns = (schema.deliveries.c.number, schema.judgements.c.number, schema.log.c.number)
        found = [self.connection.execute(select(func.max(column))).scalar() for column in columns]
        folded = select(schema.folding.c.value).where(schema.folding.c.name == "generation")
        return (*found, int(self.connection.execute(folded).scalar() or 0))
