"""Which claims tell one thing, brought up to date: a new claim is held against those beside it, and no others.

The groups are those that linking everything at once makes (``mithaq.link.events``). Claims that say exactly the same
are one telling, and only the first of them, by id, is compared. Sure matches join tellings into flocks; a vague telling
chooses the one flock that it fits; flocks joined by what was chosen are things. Each of these steps asks only of what
its matches lead to: so what changes is looked for along the matches of what is new, step by step.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mithaq.link.clusters import Edge, Groups, chosen, join_all
from mithaq.link.events import bare_places, signature, together, vaguer_first
from mithaq.link.facts import Fact
from mithaq.link.regions import found_under, looked_up, number_of
from mithaq.link.score import SAME, UNSURE, compare, told_barely
from mithaq.link.statements import likeness_of
from mithaq.model.kinds import ClaimKind
from mithaq.run.ground import Ground, facts_of
from mithaq.store import doubts, schema
from mithaq.store.links import Likeness, Links, Telling
from mithaq.store.shelf import Shelf

PLAIN = 0.75
"""From here on a sure match is not asked about, even where others part the two."""
ASKED = 3
"""How many open questions a new claim may raise: a reviewer's queue is not a dump."""
_LIKE, _TOLD = schema.likenesses.c, schema.tellings.c


def telling_of(fact: Fact) -> int:
    """Return the number of the telling that a claim is of; each statement is one by itself."""
    return number_of((fact.claim.id,) if fact.claim.kind is ClaimKind.STATEMENT else signature(fact))


@dataclass(slots=True)
class Joining:
    """One bringing up to date, step by step; ``touched`` are the tellings whose things have to be folded anew.

    ``fresh`` are claims that are first now, or read otherwise than before; ``gone`` the tellings of those that were.
    """

    shelf: Shelf
    ground: Ground
    touched: set[int] = field(default_factory=set)
    fresh: dict[str, Fact] = field(default_factory=dict)
    gone: dict[str, Telling] = field(default_factory=dict)
    parted: set[str] = field(default_factory=set)
    asking: set[str] = field(default_factory=set)
    seeds: set[str] = field(default_factory=set)
    _facts: dict[str, Fact] = field(default_factory=dict)

    @property
    def links(self) -> Links:
        """Return what claims are joined by."""
        return Links(self.shelf.connection)

    def join(self, told: Collection[Fact], left: Iterable[int], removed: Collection[str]) -> set[int]:
        """Join new claims to what they tell, and part what only the ``removed`` ones joined, of tellings ``left``.

        The claims are entered already. Return the tellings of all things that are others than before.
        """
        self._begin(told, {*left}, removed)
        self._forget()
        self._compare()
        changed = self._flocks()
        turned = self._choose(changed)
        self._settle(changed, turned)
        return self.touched

    # ---- who is first

    def _begin(self, told: Collection[Fact], left: set[int], removed: Collection[str]) -> None:
        """Find the first claim of each telling that was added to or taken from."""
        by_id = {fact.claim.id: fact for fact in told}
        self.touched = left | {telling_of(fact) for fact in told}
        held = {one.telling: one for one in self.links.tellings(_TOLD.telling, self.touched)}
        least = self.links.least(self.touched)
        added, moved = list[Telling](), list[Telling]()
        for number in sorted(self.touched):
            was, first = held.get(number), least.get(number)
            if was is not None and (was.first != first or was.first in removed):
                self.gone[was.first] = Telling(
                    telling=number, first=was.first, flock=was.flock, chosen=was.chosen, fit=was.fit, thing=was.thing
                )
            elif was is not None:
                continue
            if first is None:
                continue
            self.fresh[first] = by_id[first] if first in by_id else self._fact(first)
            if was is None:
                added.append(Telling(telling=number, first=first, flock=first, chosen=None, fit=None, thing=first))
            else:
                was.first = was.flock = was.thing = first
                was.chosen = was.fit = None
                moved.append(was)
        self.links.drop_tellings([number for number in held if number not in least])
        self.links.put_tellings(added)
        self.links.change(moved, "first", "flock", "chosen", "fit", "thing")
        self._facts.update(self.fresh)

    def _fact(self, name: str) -> Fact:
        self._read([name])
        return self._facts[name]

    def _read(self, names: Iterable[str]) -> Mapping[str, Fact]:
        missing = {*names} - self._facts.keys()
        found = facts_of(self.shelf, self.ground, self.shelf.claims(missing)) if missing else ()
        self._facts.update((fact.claim.id, fact) for fact in found)
        return self._facts

    # ---- matches

    def _forget(self) -> None:
        """Forget the matches of who is first no more, and remember whom they led to."""
        links, names = self.links, {*self.gone}
        matches = [*links.likenesses(_LIKE.one, names), *links.likenesses(_LIKE.other, names)]
        for match in matches:
            (self.parted if match.sure else self.asking).update((match.one, match.other))
        self._ask_bare(matches)
        links.forget(names)
        self.parted -= self.gone.keys()
        for was in self.gone.values():
            self.seeds |= {was.flock, *((was.chosen,) if was.chosen else ())}

    def _ask_bare(self, matches: Iterable[Likeness]) -> None:
        """Let all that a report barely tells ask again, where a match of that sort came or went."""
        ends = {end for match in matches if match.barely for end in (match.one, match.other)}
        beside = [*self.links.likenesses(_LIKE.one, ends, _LIKE.barely == 1)]
        beside += self.links.likenesses(_LIKE.other, ends, _LIKE.barely == 1)
        self.asking |= ends | {match.one for match in beside}

    def _compare(self) -> None:
        """Hold each fresh claim against those that it shares a key with."""
        links = self.links
        keys = {name: found_under(fact) for name, fact in self.fresh.items()}
        asked = {name: looked_up(fact) for name, fact in self.fresh.items()}
        under: dict[int, list[str]] = {}
        for key, name in links.found_under({key for found in asked.values() for key in found}):
            under.setdefault(key, []).append(name)
        self._read({name for names in under.values() for name in names})
        alike, said = list[Likeness](), list[tuple[str, str]]()
        for name in sorted(self.fresh):
            unsure = list[doubts.Doubt]()
            for other in {one for key in asked[name] for one in under.get(key, ())} & self._facts.keys():
                one, two = sorted((name, other))
                self._match(self._facts[one], self._facts[two], alike, said, unsure)
            doubts.enter(self.shelf.connection, sorted(unsure, key=lambda found: (-found[2], found))[:ASKED])
            for key in keys[name]:
                under.setdefault(key, []).append(name)
        links.put_keys(keys)
        links.put_likenesses(alike)
        self._ask_bare(alike)
        self._join_said(said)

    def _match(
        self, one: Fact, other: Fact, alike: list[Likeness], said: list[tuple[str, str]], unsure: list[doubts.Doubt]
    ) -> None:
        spoken = [fact.claim.kind is ClaimKind.STATEMENT for fact in (one, other)]
        if any(spoken):
            if all(spoken) and likeness_of(one, other) is not None:
                said.append((one.claim.id, other.claim.id))
            return
        match = compare(one, other, self.ground.wholes)
        if match is None:
            return
        barely = told_barely(one, other)
        if match.score >= SAME or barely:
            left, right = (one, other) if vaguer_first(one, other) else (other, one)
            alike.append(Likeness(left.claim.id, right.claim.id, match.score, match.sure, barely))
        if match.score >= UNSURE and not (match.sure and match.score >= PLAIN):
            unsure.append((one.claim.id, other.claim.id, match.score, match.reason))

    def _join_said(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Join statements in like words; they are looked at one by one again where they are folded."""
        for one, other in pairs:
            tellings = self.links.tellings(_TOLD.first, (one, other))
            things = {telling.thing for telling in tellings}
            self.links.join_things(things, min(things))
            self.touched |= {telling.telling for telling in tellings}

    # ---- flocks

    def _flocks(self) -> set[str]:
        """Join anew what sure matches lead to from what changed; return the claims whose flock holds others now."""
        found, matches = self._reached({*self.fresh} | self.parted)
        held = {one.first: one for one in self.links.tellings(_TOLD.first, found)}
        held = {name: one for name, one in held.items() if self._is_event(name, matches)}
        names, groups = self._alone(held, {end for match in matches for end in (match.one, match.other)}, "flock")
        at = {name: place for place, name in enumerate(names)}
        join_all(groups, [_edge(match, at) for match in matches if match.one in at and match.other in at])
        before = _sets((one.flock, name) for name, one in held.items())
        for was in self.gone.values():
            before.setdefault(was.flock, set()).add(was.first + " ")
        for name in self.fresh.keys() & held.keys():
            before[held[name].flock].discard(name)
        return self._label(held, names, groups, before, "flock")

    def _is_event(self, name: str, matches: Sequence[Likeness]) -> bool:
        fact = self._facts.get(name)
        return fact is None or fact.claim.kind is not ClaimKind.STATEMENT

    def _reached(self, names: set[str]) -> tuple[set[str], list[Likeness]]:
        """Return all claims that sure matches lead to from these, and the matches."""
        found, matches = set(names), set[Likeness]()
        while names:
            links = self.links
            beside = links.likenesses(_LIKE.one, names, _LIKE.sure == 1)
            beside += links.likenesses(_LIKE.other, names, _LIKE.sure == 1)
            matches.update(beside)
            names = {end for match in beside for end in (match.one, match.other)} - found
            found |= names
        return found, sorted(matches)

    def _alone(self, held: Mapping[str, Telling], matched: Iterable[str], column: str) -> tuple[list[str], Groups]:
        """Return names in order, and their places as groups of one; only those ``matched`` are ever compared.

        Claims that stood in one group of ``column`` before, and read as they did, are known to go together.
        """
        names = sorted(held)
        facts = self._read(set(matched) & held.keys())
        told = [facts.get(name) for name in names]
        before = [None if name in self.fresh else str(getattr(held[name], column)) for name in names]
        return names, Groups(len(names), together(told, before))  # type: ignore[arg-type]

    def _label(
        self,
        held: Mapping[str, Telling],
        names: Sequence[str],
        groups: Groups,
        before: Mapping[str, set[str]],
        column: str,
    ) -> set[str]:
        """Name each group by the least of its claims; return the claims of those that were no group before."""
        made = _sets((names[groups.root(place)], name) for place, name in enumerate(names))
        known = {frozenset(members) for members in before.values()}
        renamed, changed = list[Telling](), set[str]()
        for members in made.values():
            label = min(members)
            if frozenset(members) not in known:
                changed |= members
            for name in members:
                if getattr(held[name], column) != label:
                    setattr(held[name], column, label)
                    renamed.append(held[name])
        self.links.change(renamed, column)
        return changed

    # ---- what vague tellings choose

    def _choose(self, changed: Collection[str]) -> set[str]:
        """Let those choose again whose choice may be another; return who and what was chosen before and is now."""
        links = self.links
        loose = (_LIKE.sure == 0, _LIKE.score >= SAME)
        around = {match.one for match in links.likenesses(_LIKE.other, changed, *loose)}
        asking = {one.first: one for one in links.tellings(_TOLD.first, {*changed, *around, *self.asking, *self.fresh})}
        matches = self._valid(links.likenesses(_LIKE.one, asking, *loose))
        ends = {end for match in matches for end in (match.one, match.other)}
        flocks = {one.flock for one in links.tellings(_TOLD.first, ends)}
        held = {one.first: one for one in links.tellings(_TOLD.flock, flocks)}
        names, groups = self._alone(held, held, "flock")
        at = {name: place for place, name in enumerate(names)}
        for members in _sets((one.flock, name) for name, one in held.items()).values():
            groups.hold(sorted(at[name] for name in members))
        edges = [_edge(match, at) for match in matches]
        best = {names[place]: edge for place, edge in chosen(groups, edges).items()}
        turned, rows = set[str](), list[Telling]()
        for name, one in asking.items():
            edge = best.get(name)
            now = (names[edge.right], edge.score) if edge else (None, None)
            if now != (one.chosen, one.fit):
                turned |= {name, *(end for end in (one.chosen, now[0]) if end)}
                one.chosen, one.fit = now
                rows.append(one)
        links.change(rows, "chosen", "fit")
        return turned

    def _valid(self, matches: Sequence[Likeness]) -> list[Likeness]:
        """Return matches without those of "the attack" of a report that told of attacks at several places."""
        barely = [match for match in matches if match.barely]
        if not barely:
            return list(matches)
        places = self.bare_places({end for match in barely for end in (match.one, match.other)})
        return [
            match
            for match in matches
            if not match.barely or (places.get(match.one, 0) < 2 and places.get(match.other, 0) < 2)
        ]

    def bare_places(self, claims: Collection[str]) -> dict[str, int]:
        """Return in how many places a report told of acts of force that each of these claims may be, if it is bare."""
        beside = self.links.likenesses(_LIKE.one, claims, _LIKE.barely == 1)
        beside += self.links.likenesses(_LIKE.other, claims, _LIKE.barely == 1)
        facts = self._read({end for match in beside for end in (match.one, match.other)})
        return bare_places((facts[match.one], facts[match.other]) for match in set(beside))

    # ---- things

    def _settle(self, changed: Collection[str], turned: Collection[str]) -> None:
        """Join flocks by what was chosen, as far as choices lead from what changed."""
        held = self._chosen_along({*changed, *turned, *self.fresh})
        several = {one.flock for one in held.values() if one.chosen} | {
            held[one.chosen].flock for one in held.values() if one.chosen
        }
        names, groups = self._alone(held, [name for name, one in held.items() if one.flock in several], "thing")
        at = {name: place for place, name in enumerate(names)}
        for members in _sets((one.flock, name) for name, one in held.items()).values():
            groups.hold(sorted(at[name] for name in members))
        join_all(
            groups,
            [
                Edge(left=at[name], right=at[one.chosen], score=one.fit or 0.0, sure=False)
                for name, one in held.items()
                if one.chosen is not None
            ],
        )
        before = _sets((one.thing, name) for name, one in held.items())
        for was in self.gone.values():
            before.setdefault(was.thing, set()).add(was.first + " ")
        for name in self.fresh.keys() & held.keys():
            before[held[name].thing].discard(name)
        self.touched |= {held[name].telling for name in self._label(held, names, groups, before, "thing")}

    def _chosen_along(self, names: set[str]) -> dict[str, Telling]:
        """Return the tellings of all flocks that choices lead to, either way, from claims and from who is gone."""
        links = self.links
        found: dict[str, Telling] = {}
        flocks = {one.flock for one in links.tellings(_TOLD.first, names | self.seeds)} | self.seeds
        seen: set[str] = set()
        while flocks:
            seen |= flocks
            members = [one for one in links.tellings(_TOLD.flock, flocks) if self._is_event(one.first, ())]
            found.update((one.first, one) for one in members)
            beside = links.tellings(_TOLD.first, {one.chosen for one in members if one.chosen})
            beside += links.tellings(_TOLD.chosen, {one.first for one in members})
            flocks = {one.flock for one in beside} - seen
        return found


def _edge(match: Likeness, at: Mapping[str, int]) -> Edge:
    return Edge(left=at[match.one], right=at[match.other], score=match.score, sure=match.sure)


def _sets(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for label, name in pairs:
        found.setdefault(label, set()).add(name)
    return found
