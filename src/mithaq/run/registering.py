"""The register of agreements brought up to date: what the namings of some documents touch is made anew, no more.

Namings that may be of one agreement are of one region and gathered by themselves; those of an agreement that is known
beforehand are of its region. An allusion is held against the agreements of its time or place.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mithaq.ledger import allusions, naming_regions
from mithaq.ledger.accords import ACCORDS, signings
from mithaq.ledger.amendments import amended_agreements, amendments
from mithaq.ledger.fold import said_of, settled
from mithaq.ledger.namings import Form, Naming, alone, form_of, may_be_tied, tied
from mithaq.ledger.register import disputes_of, known_by, known_record, second_id, told_records
from mithaq.ledger.witnesses import Witnesses
from mithaq.link.instruments import with_known
from mithaq.link.regions import Labels, number_of
from mithaq.model.claims import AgreementClaim
from mithaq.model.ledger import Agreement
from mithaq.run.boarding import put_register
from mithaq.run.ground import Ground, reports_of
from mithaq.run.refolding import dispute_rows
from mithaq.store import schema
from mithaq.store.codec import to_json
from mithaq.store.drawer import parts
from mithaq.store.register import ALLUSION, Named, Place, Register
from mithaq.store.shelf import Shelf, written


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebound:
    """What other records may have to be made anew for: documents whose namings mean something else, and regions of
    events that bear, or may bear, an agreement that reads otherwise."""

    documents: set[str]
    regions: set[str]


def register_anew(shelf: Shelf, ground: Ground, documents: Collection[str], judged: Collection[str]) -> Rebound:
    """Bring the register up to date with the namings of ``documents``, and with what people ``judged`` (ids)."""
    work = _Work(shelf, ground)
    for some in parts(documents):
        work.enter(some)
    work.gather()
    work.bind_allusions()
    work.touched |= {place.id for place in work.register.places(schema.agreements.c.id, judged)}
    return work.write()


@dataclass(slots=True)
class _Work:
    """One bringing up to date. ``touched`` are agreements whose records have to be written anew."""

    shelf: Shelf
    ground: Ground
    touched: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    asking: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    places: dict[str, Place] = field(default_factory=dict)
    told: dict[str, Agreement] = field(default_factory=dict)

    @property
    def register(self) -> Register:
        return Register(self.shelf.connection)

    # ---- namings

    def enter(self, documents: Collection[str]) -> None:
        """Enter the namings of documents in place of those that they had."""
        for row in self.register.drop_namings(documents):
            self.touched |= {row.means} - {None}
            self.regions |= {row.region} - {ALLUSION} - self.ground.seeds.keys()
        reports = reports_of(self.shelf, documents)
        named = self.ground.namings(self.shelf.namings_of(documents))
        claims = with_known(self.ground.claims(self.shelf.claims_of(documents)), self.ground.instruments, reports)
        made = {one.id: one for one in signings(claims, named, self.ground.seeds.keys())}
        said, witnesses = said_of(claims), Witnesses(reports)
        told = {one.id: (one, said.get((one.document, one.agreement), "")) for one in (*made.values(), *named)}
        region_of = {name: self._region(one, witnesses) for name, (one, _) in told.items()}
        self.register.put_namings(
            [_row(one, words, region_of[name], made=name in made) for name, (one, words) in told.items()]
        )
        self._join({name: told[name][0] for name, region in region_of.items() if region == name})
        asking = {name for name, region in region_of.items() if region == ALLUSION}
        self.asking |= asking
        self.touched |= set(region_of.values()) & self.ground.seeds.keys()
        self.register.keep_under(
            {name: _numbers("allusion", allusions.stored_keys(told[name][0], self.ground.wholes)) for name in asking}
        )

    def _region(self, one: AgreementClaim, witnesses: Witnesses) -> str:
        """Return the known agreement that a naming is of; its own id, to begin with, where nobody knows it."""
        if one.act == allusions.ALLUDED:
            return ALLUSION
        known = one.agreement if one.agreement in self.ground.seeds else None
        return known or known_by(one, self.ground.instruments, witnesses) or one.id

    def _join(self, fresh: Mapping[str, AgreementClaim]) -> None:
        """Join new namings of what nobody knows to the regions that they hang together with."""
        asked = {name: _numbers("", naming_regions.asked_keys(one)) for name, one in fresh.items()}
        self.register.keep_under({name: _numbers("", naming_regions.stored_keys(one)) for name, one in fresh.items()})
        under: dict[int, list[str]] = {}
        for key, name in self.register.under({key for keys in asked.values() for key in keys}):
            under.setdefault(key, []).append(name)
        held = self.register.named(schema.namings.c.id, {name for names in under.values() for name in names})
        region_of = {one.claim.id: one.region for one in held}
        compared = _Compared(held, self._witnesses(held))
        labels = Labels()
        for name in sorted(fresh):
            for other in sorted({other for key in asked[name] for other in under.get(key, ())} - {name}):
                apart = labels.of(region_of[name]) != labels.of(region_of[other])
                if apart and compared.tied(name, other):
                    labels.join((region_of[name], region_of[other]))
        self.register.join_regions(list(labels.joined()))
        self.regions = {labels.of(region) for region in (*self.regions, *(region_of[name] for name in fresh))}

    # ---- what nobody knew beforehand

    def gather(self) -> None:
        """Gather the namings of each touched region anew."""
        named = self.register.named(schema.namings.c.region, self.regions)
        was = self.register.places(schema.agreements.c.region, self.regions)
        claims = {one.claim.id: one for one in named}
        said = {(one.claim.document, one.claim.agreement): one.said for one in named}
        witnesses = Witnesses(reports_of(self.shelf, {one.claim.document for one in named}))
        made = told_records([one.claim for one in named], said, witnesses)
        where = [Place(id="", region=claims[one.claims[0]].region, plain=one.id, first=one.claims[0]) for one in made]
        self.touched |= {place.id for place in was}
        self.gone |= {place.id for place in was}
        self._name(where, made, {place.id for place in was}, {place.plain for place in was})
        means = {name: id_ for id_, record in self.told.items() for name in record.claims}
        changed = {name: id_ for name, id_ in means.items() if name not in claims or claims[name].means != id_}
        self.register.mean(changed)
        self.moved |= {one.claim.document for one in self.register.named(schema.namings.c.id, changed)}

    def _name(
        self, where: Collection[Place], made: Collection[Agreement], gone: Collection[str], plains: Collection[str]
    ) -> None:
        """Give each new record an id; one loose name goes to the agreement that was named first, also among others."""
        plains = {*plains, *(place.plain for place in where)}
        others = [one for one in self.register.places(schema.agreements.c.plain, plains) if one.id not in gone]
        least: dict[str, str] = {}
        for place in (*where, *others):
            least[place.plain] = min(least.get(place.plain, place.first), place.first)
        for place, record in zip(where, made, strict=True):
            self._stand(place, record, least)
        renamed = [one for one in others if one.id != _id(one, least)]
        records = {one.id: one for one in self.register.agreements([one.id for one in renamed])}
        for place in renamed:
            named = [name for name, own in self.register.claims_of([place.id])[place.id] if own]
            self.touched.add(place.id)
            self.gone.add(place.id)
            self._stand(place, replace(records[place.id], claims=tuple(sorted(named))), least)

    def _stand(self, place: Place, record: Agreement, least: Mapping[str, str]) -> None:
        name = _id(place, least)
        self.touched.add(name)
        self.places[name] = replace(place, id=name)
        self.told[name] = replace(record, id=name)

    # ---- allusions

    def bind_allusions(self) -> None:
        """Let the allusions that are new, or may mean another agreement now, mean what fits them best."""
        was = {one.id: one for one in self.register.agreements(self.touched - self.ground.seeds.keys())}
        now = {name: self.told.get(name, None if name in self.gone else was.get(name)) for name in was | self.told}
        changed = {name for name, one in now.items() if _meaning(was.get(name)) != _meaning(one)}
        keys = {name: allusions.stored_keys(self.told[name], self.ground.wholes) for name in changed & self.told.keys()}
        self.register.keep_under({name: _numbers("meant", keys[name]) if name in keys else set() for name in changed})
        asked = {
            key
            for name in keys
            for key in _numbers("allusion", allusions.asked_keys(self.told[name], self.ground.wholes))
        }
        asking = self.asking | self.register.allusions_to(changed) | {name for _, name in self.register.under(asked)}
        found = self.register.named(schema.namings.c.id, asking)
        claims, candidates = [one.claim for one in found], self._candidates(found)
        meant = allusions.meant(claims, candidates, self._witnesses(found), self.ground.wholes)
        means = {one.claim.id: meant.get(one.claim.id) for one in found if meant.get(one.claim.id) != one.means}
        self.register.mean(means)
        turned = [name for one in found if one.claim.id in means for name in (one.means, means[one.claim.id])]
        self.touched |= {name for name in turned if name is not None}
        self.moved |= {one.claim.document for one in found if one.claim.id in means}

    def _candidates(self, found: Iterable[Named]) -> list[Agreement]:
        """Return the agreements that any of these allusions may mean."""
        keys = {key for one in found for key in _numbers("meant", allusions.asked_keys(one.claim, self.ground.wholes))}
        names = {name for _, name in self.register.under(keys)}
        held = self.register.agreements(names - self.told.keys())
        return [*self.ground.known, *held, *(self.told[name] for name in names & self.told.keys())]

    def _witnesses(self, found: Iterable[Named]) -> Witnesses:
        return Witnesses(reports_of(self.shelf, {one.claim.document for one in found}))

    # ---- the records

    def write(self) -> Rebound:
        """Write the touched records, and tell what else they touch."""
        seeds = self.ground.seeds
        self.touched |= {one for name in self.touched & seeds.keys() for one in seeds[name].members if one in seeds}
        before = {one.id: one for one in self.register.agreements(self.touched)}
        now = self._records(before)
        self._put(before, now)
        self._put_disputes(now)
        changed = {name for name in self.touched if _bound_by(before.get(name)) != _bound_by(now.get(name))}
        days = {name: _days(now[name]) for name in changed & now.keys()}
        rows = [{"day": day, "agreement": name} for name, found in days.items() for day in sorted(found)]
        self.register.replace_rows(schema.agreement_days.c.agreement, changed, rows)
        every = {day for one in (before, now) for name in changed & one.keys() for day in _days(one[name])}
        regions = self.shelf.regions_that_name("agreement", changed) | self.shelf.regions_that_name(
            "instrument", changed
        )
        return Rebound(
            documents=self.moved | self.register.documents_meaning(changed),
            regions=regions | self.shelf.regions_on(every, [kind.value for kind in ACCORDS]),
        )

    def _records(self, before: Mapping[str, Agreement]) -> dict[str, Agreement]:
        """Return the touched agreements as they are told now; those that nobody tells of any more are left out."""
        claims = self.register.claims_of(self.touched)
        around = self.ground.sets_of(self.touched)
        named = self.register.named_at_all({one for sets in around.values() for one in sets})
        found: dict[str, Agreement] = {}
        for name in sorted(self.touched):
            told = [claim for claim, _ in claims.get(name, ())]
            if (seed := self.ground.seeds.get(name)) is not None:
                if told:
                    found[name] = known_record(seed, self.register.statuses(name), told)
                elif not named.isdisjoint(around.get(name, ())):
                    found[name] = seed
            elif name in self.told or (name in before and name not in self.gone):
                found[name] = replace(self.told.get(name) or before[name], claims=tuple(sorted(told)))
        return found

    def _put(self, before: Mapping[str, Agreement], now: Mapping[str, Agreement]) -> None:
        held = {place.id: place for place in self.register.places(schema.agreements.c.id, self.touched)}
        places = {name: Place(id=name, region=name, plain=name, first="") for name in now} | held | self.places
        shown = amended_agreements(now.values(), amendments(self.ground.by_people))
        rows = [
            {
                "id": one.id, "region": places[one.id].region, "plain": places[one.id].plain,
                "first": places[one.id].first, "base": written(now[one.id]), "record": written(one),
            }
            for one in shown
        ]  # fmt: skip
        self.register.replace_rows(schema.agreements.c.id, self.touched, rows)
        put_register(self.shelf, self.touched, shown)

    def _put_disputes(self, now: Mapping[str, Agreement]) -> None:
        found, reported = [], dict[str, str | None]()
        for name, record in sorted(now.items()):
            told = self.register.dated_otherwise(name, record.signed) if record.signed else []
            disputes = list(disputes_of(record, told, self.ground.instruments))
            if disputes:
                published = self.shelf.published({claim.document for claim in told})
                reported |= {claim.id: published.get(claim.document) for claim in told}
            found += disputes
        rows = dispute_rows(settled(found, self.ground.by_people), reported)
        self.register.replace_rows(schema.disputes.c.about, self.touched, rows)


class _Compared:
    """Namings held against one another; each is read when it is first looked at."""

    def __init__(self, held: Iterable[Named], witnesses: Witnesses) -> None:
        self._held = {one.claim.id: one for one in held}
        self._witnesses = witnesses
        self._read: dict[str, Naming] = {}
        self._form_of = {name: form_of(one.claim) for name, one in self._held.items()}
        self._may: dict[tuple[Form, Form], bool] = {}

    def tied(self, left: str, right: str) -> bool:
        """Tell whether two may come to be of one agreement."""
        forms = self._form_of[left], self._form_of[right]
        may = self._may.get(forms)
        if may is None:
            may = self._may[forms] = may_be_tied(*forms)
        return may and tied(self._naming(left), self._naming(right), self._witnesses)

    def _naming(self, name: str) -> Naming:
        if name not in self._read:
            one = self._held[name]
            said = {(one.claim.document, one.claim.agreement): one.said}
            self._read[name] = alone(one.claim, said, self._witnesses)
        return self._read[name]


def _row(one: AgreementClaim, said: str, region: str, *, made: bool) -> dict[str, Any]:
    return {
        "id": one.id, "document": one.document, "agreement": one.agreement, "region": region,
        "means": region if region not in (ALLUSION, one.id) else None, "made": int(made), "act": one.act,
        "status": one.status, "date": one.date, "record": to_json(one), "said": said,
    }  # fmt: skip


def _numbers(sort: str, keys: Iterable[tuple[str, ...]]) -> set[int]:
    return {number_of((sort, *key)) for key in keys}


def _id(place: Place, least: Mapping[str, str]) -> str:
    return place.plain if place.first == least[place.plain] else second_id(place.plain, place.first)


def _bound_by(agreement: Agreement | None) -> object:
    """Return what events and promises ask of an agreement."""
    return agreement and (agreement.parties, agreement.signed, agreement.declared, agreement.effective)


def _meaning(agreement: Agreement | None) -> object:
    """Return what allusions ask of an agreement."""
    return agreement and (_bound_by(agreement), agreement.place, agreement.kind, agreement.members)


def _days(agreement: Agreement) -> set[str]:
    return {day for day in (agreement.signed, agreement.declared, agreement.effective) if day}
