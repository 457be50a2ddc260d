"""What is owed, brought up to date: promises that may be of one thing are gathered by themselves, and a later telling
is held only against what is owed under its keys."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mithaq.ledger import debts as owed_by
from mithaq.ledger.amendments import amended_commitments, amendments
from mithaq.ledger.commitments import commitment, decided_status
from mithaq.ledger.debts import PROMISED, Debt, Outcome, Promise, beside, best_of, gathered, outcome, promise, rank_of
from mithaq.ledger.fold import settled
from mithaq.ledger.witnesses import UNDATED, Witnesses
from mithaq.link.regions import Labels, number_of
from mithaq.model.claims import CommitmentClaim
from mithaq.model.edtf import bounds
from mithaq.model.ledger import Agreement, Commitment, Contradiction
from mithaq.run.boarding import put_board
from mithaq.run.ground import Ground, reports_of
from mithaq.run.refolding import dispute_rows
from mithaq.store import schema
from mithaq.store.codec import to_json
from mithaq.store.drawer import parts
from mithaq.store.owing import LATER, Owing, Telling
from mithaq.store.register import Register
from mithaq.store.shelf import Shelf, written

_MENTIONED = "mentioned"
"""The status of tellings that say nothing of how it stands."""


def owing_anew(shelf: Shelf, ground: Ground, documents: Collection[str], judged: Collection[str]) -> None:
    """Bring what is owed up to date with what ``documents`` tell, and with what people ``judged`` (ids)."""
    work = _Work(shelf, ground)
    for some in parts(documents):
        work.enter(some)
    work.gather()
    work.bind_tellings()
    work.touched |= work.owing.debts(schema.debts.c.id, judged).keys()
    work.write()


@dataclass(slots=True)
class _Work:
    """One bringing up to date. ``touched`` are debts whose records have to be made anew, ``turned`` those that take
    other tellings than before, ``loose`` tellings that may belong to any."""

    shelf: Shelf
    ground: Ground
    regions: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    turned: dict[str, Debt] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)

    @property
    def owing(self) -> Owing:
        return Owing(self.shelf.connection)

    def enter(self, documents: Collection[str]) -> None:
        """Enter what documents tell in place of what they told."""
        for row in self.owing.drop(documents):
            self.touched |= {row.debt} - {None}
            self.regions |= {row.region} - {LATER}
        told = self.ground.owed(self.shelf.owed_of(documents))
        record, witnesses = self._record(told), self._witnesses(told)
        promises = {one.id: promise(one, record, self.ground.wholes) for one in told if one.status == PROMISED}
        later = {one.id: outcome(one, record, witnesses) for one in told if one.status != PROMISED}
        self.owing.enter([_row(one, later.get(one.id)) for one in told])
        self.owing.keep_under({name: _numbers("promise", owed_by.promise_found(one)) for name, one in promises.items()})
        self.owing.keep_later(
            {name: _numbers("later", owed_by.outcome_found(one, self.ground.wholes)) for name, one in later.items()},
            {name: one.last_day for name, one in later.items()},
        )
        self._join(promises)
        self.loose |= later.keys()

    def _join(self, fresh: Mapping[str, Promise]) -> None:
        """Join new promises to the regions that they hang together with."""
        asked = {name: _numbers("promise", owed_by.promise_asked(one)) for name, one in fresh.items()}
        under: dict[int, list[str]] = {}
        for key, name in self.owing.under({key for keys in asked.values() for key in keys}):
            under.setdefault(key, []).append(name)
        held = self.owing.tellings(schema.owed.c.claim, {name for names in under.values() for name in names})
        record = self._record([one.claim for one in held])
        others = {one.claim.id: promise(one.claim, record, self.ground.wholes) for one in held}
        region_of = {name: name for name in fresh} | {one.claim.id: one.region for one in held}
        labels = Labels()
        for name, told in sorted(fresh.items()):
            for other in sorted({other for key in asked[name] for other in under.get(key, ())} - {name}):
                if labels.of(region_of[name]) != labels.of(region_of[other]) and beside(told, others[other]):
                    labels.join((region_of[name], region_of[other]))
        self.owing.join_regions(list(labels.joined()))
        self.regions = {labels.of(region) for region in (*self.regions, *(region_of[name] for name in fresh))}

    def gather(self) -> None:
        """Gather the promises of each touched region anew."""
        held = self.owing.tellings(schema.owed.c.region, self.regions)
        claims = [one.claim for one in held]
        region_of = {one.claim.id: one.region for one in held}
        was = self.owing.debts(schema.debts.c.region, self.regions)
        made = gathered(claims, self._record(claims), self._witnesses(claims), self.ground.wholes)
        sorts = {one.id: owed_by.sort_of(one) for one in made}
        rows = [
            {
                "id": one.id, "region": region_of[one.promises[0]], "sort": sorts[one.id], "made": one.made or "",
                "record": to_json(one),
            }
            for one in made
        ]  # fmt: skip
        self.owing.replace_rows(schema.debts.c.region, self.regions, rows)
        debt_of = {name: one.id for one in made for name in one.promises}
        self.owing.belong(
            {one.claim.id: (debt_of[one.claim.id], 0) for one in held if one.debt != debt_of[one.claim.id]}
        )
        now = {one.id: one for one in made}
        self.touched |= was.keys() | now.keys()
        changed = {name for name in was.keys() | now.keys() if _asked(was.get(name)) != _asked(now.get(name))}
        self.turned = {name: now[name] for name in changed & now.keys()}
        self.owing.keep_under(
            {sorts[name]: _numbers("debt", owed_by.debt_found(now[name])) for name in changed & now.keys()}
        )
        table = schema.owed.c
        # Chosen by region here: asked for both, SQLite reads all later tellings there are.
        left = self.owing.rows([table.claim, table.region], table.debt, changed)
        self.loose |= {row.claim for row in left if row.region == LATER}

    # ---- later tellings

    def bind_tellings(self) -> None:
        """Let later tellings belong to what they go best with, where that may be another than before."""
        loose = self.owing.tellings(schema.owed.c.claim, self.loose)
        found = self._outcomes(loose)
        asked = {one.claim.id: _numbers("debt", owed_by.debts_asked(one, self.ground.wholes)) for one in found}
        under: dict[int, list[str]] = {}
        for key, name in self.owing.under({key for keys in asked.values() for key in keys}):
            under.setdefault(key, []).append(name)
        days = self.owing.days_of({name for names in under.values() for name in names})
        debts = {sort: owed_by.of_sort(sort) for sort in days}
        best: dict[str, tuple[str | None, int]] = {}
        for one in found:
            near = {name for key in asked[one.claim.id] for name in under.get(key, ())} & days.keys()
            last = [owed_by.last_before(one, debts[sort], days[sort]) for sort in near]
            chosen = best_of(one, [debt for debt in last if debt is not None], self.ground.wholes)
            best[one.claim.id] = (chosen[0].id, chosen[1]) if chosen else (None, 0)
        self._settle(loose, best)
        self._win()

    def _win(self) -> None:
        """Let what is owed anew, or otherwise than before, take the tellings that go better with it."""
        near = {name: self._near(debt) - self.loose for name, debt in self.turned.items()}
        tellings = self.owing.tellings(schema.owed.c.claim, {name for names in near.values() for name in names})
        now = {one.claim.id: (one.debt, one.fit) for one in tellings}
        debts = self.owing.debts(schema.debts.c.id, {debt for debt, _ in now.values() if debt})
        found = {one.claim.id: one for one in self._outcomes(tellings)}
        best: dict[str, tuple[str | None, int]] = {}
        rank: dict[str, tuple[int, str, str]] = {
            name: (fit, debts[debt].made or "", debt) if debt else (0, "", "") for name, (debt, fit) in now.items()
        }
        for debt_id, names in near.items():
            for name in names & found.keys():
                own = rank_of(found[name], self.turned[debt_id], self.ground.wholes)
                if own[0] > 0 and own > rank[name]:
                    rank[name], best[name] = own, (debt_id, own[0])
        self._settle(tellings, best)

    def _near(self, debt: Debt) -> set[str]:
        """Return the later tellings that may belong to a debt: told since it was made, of it or of one of its sides."""
        made = bounds(debt.made)[0]
        since = made.isoformat() if made else ""
        keys = _numbers("later", owed_by.outcomes_asked(debt))
        sides = _numbers("later", owed_by.sides_asked(debt, self.ground.wholes))
        keys |= {min(sides, key=lambda key: self.owing.often_since(key, since))} if sides else set()
        return self.owing.later_since(keys, since)

    def _settle(self, tellings: Iterable[Telling], best: Mapping[str, tuple[str | None, int]]) -> None:
        before = {one.claim.id: (one.debt, one.fit) for one in tellings}
        changed = {name: found for name, found in best.items() if found != before[name]}
        self.owing.belong(changed)
        self.touched |= {debt for name, found in changed.items() for debt in (before[name][0], found[0]) if debt}

    def _outcomes(self, tellings: Iterable[Telling]) -> list[Outcome]:
        claims = [one.claim for one in tellings]
        record, witnesses = self._record(claims), self._witnesses(claims)
        return [outcome(claim, record, witnesses) for claim in claims]

    # ---- the records

    def write(self) -> None:
        """Make the commitments of what was touched anew."""
        debts = self.owing.debts(schema.debts.c.id, self.touched)
        belonging = self.owing.of_debts(debts)
        told = self.owing.tellings(schema.owed.c.debt, debts, schema.owed.c.status != _MENTIONED)
        claims = {one.claim.id: one.claim for one in told}
        witnesses = self._witnesses(claims.values())
        agreements = {one.id: one for one in Register(self.shelf.connection).agreements(_named_by(debts.values()))}
        decided = decided_status(self.ground.by_people)
        made, disputed = list[Commitment](), list[Contradiction]()
        for name, debt in sorted(debts.items()):
            promises = [claims[one] for one in debt.promises]
            rest = [one for one in belonging[name] if one not in debt.promises]
            later = [claims[one] for one in rest if one in claims]
            record, dispute = commitment(
                debt, promises, later, rest, agreements.get(debt.agreement or ""), witnesses, decided
            )
            if record is not None:
                made.append(record)
                disputed += [dispute] if dispute is not None else []
        shown = amended_commitments(made, amendments(self.ground.by_people))
        rows = [{"id": one.id, "due": one.due or UNDATED, "record": written(one)} for one in shown]
        self.owing.replace_rows(schema.commitments.c.id, self.touched, rows)
        put_board(self.shelf, self.touched, shown)
        reported = {claim.id: witnesses.published(claim.document) for claim in claims.values()}
        rows = dispute_rows(settled(disputed, self.ground.by_people), reported)
        self.owing.replace_rows(schema.disputes.c.about, self.touched, rows)

    def _record(self, claims: Iterable[CommitmentClaim]) -> dict[str, Agreement]:
        named = {claim.naming for claim in claims if claim.naming is not None}
        return Register(self.shelf.connection).agreements_of(named)

    def _witnesses(self, claims: Iterable[CommitmentClaim]) -> Witnesses:
        return Witnesses(reports_of(self.shelf, {claim.document for claim in claims}))


def _row(one: CommitmentClaim, later: Outcome | None) -> dict[str, Any]:
    return {
        "claim": one.id, "document": one.document, "region": one.id if later is None else LATER, "debt": None, "fit": 0,
        "last_day": later.last_day if later else UNDATED, "status": one.status, "record": to_json(one),
    }  # fmt: skip


def _asked(debt: Debt | None) -> object:
    """Return what tellings ask of a debt."""
    return debt and (debt.place, debt.agreement, debt.made, debt.states)


def _named_by(debts: Iterable[Debt]) -> set[str]:
    return {one.agreement for one in debts if one.agreement is not None}


def _numbers(sort: str, keys: Iterable[tuple[str, ...]]) -> set[int]:
    return {number_of((sort, *key)) for key in keys}
