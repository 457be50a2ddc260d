"""Link offices and organs: whose they are, who holds them, which one "the minister" points back to."""

from itertools import pairwise
from typing import TYPE_CHECKING

from mithaq.annotate.mentions.drafts import PERSON, ROLE, Draft
from mithaq.annotate.mentions.units import is_weak_nationality, nationality
from mithaq.grammar import Match
from mithaq.knowledge import Holding, Office
from mithaq.languages.likeness import SAME, likeness

if TYPE_CHECKING:
    from mithaq.annotate.mentions.linking import Linker

_LIKE_ENOUGH = 0.7
_OPENING = 2
_FRONTED = 3
_OF_A_STATE = frozenset({"minister", "deputy-minister"})
_ITS_OFFICERS = frozenset(
    {"chief-of-staff", "army-commander", "commander-in-chief", "intelligence-chief", "national-security-adviser"}
    | {"prosecutor-general", "minister-of-state", "president", "prime-minister"}
)
_SEAT_OF_POWER = frozenset({"government", "presidency", "parliament", "cabinet"})


class Offices:
    """Offices and organs of one text."""

    def __init__(self, linker: "Linker") -> None:
        self.linker = linker
        self.facts = linker.facts
        self.parties_made: dict[str, tuple[str, ...]] = {}
        self._beside: dict[int, str] = {}
        self._before: dict[int, str] = {}
        self._office_of: dict[str, Office] = {}

    def prepare(self, drafts: list[Draft]) -> None:
        """Note which person stands right beside which office."""
        for left, right in pairwise(drafts):
            held = left.type is ROLE and right.type is PERSON
            if not held and not (left.type is PERSON and right.type is ROLE):
                continue
            gap = self._gap(left, right)
            if held and gap in ("", ","):
                self._beside[left.start] = right.entity or ""
            elif not held and gap == "," and not self._addressed(right):
                self._beside.setdefault(right.start, left.entity or "")
            elif not held and gap == "":
                self._before[right.start] = left.entity or ""

    def _addressed(self, office: Draft) -> bool:
        """Tell whether a preposition is written onto an office: "X presented, to the envoy of Y, a report"."""
        letters = self.linker.units.words[office.start].norm[: office.skip]
        return bool(letters) and letters != "و"

    def finish(self, drafts: list[Draft]) -> None:
        """Give an office without an owner that of the same person's office told behind a comma."""
        by_person = {d.people[0]: d for d in drafts if d.type is ROLE and d.owners and len(d.people) == 1}
        for draft in drafts:
            if draft.type is ROLE and not draft.owners and draft.people and draft.people[0] in by_person:
                same = by_person[draft.people[0]]
                draft.entity, draft.parties, draft.owners = same.entity, same.parties, same.owners

    def link(self, draft: Draft, match: Match) -> None:
        """Link an office."""
        office = self._office(match)
        if office is None:
            return
        owners = self.linker.owners.of(match, self._inner_body)
        person = self._beside.get(draft.start) or self._holder_before(draft, office, owners)
        if match.rule.fields.get("back") == "state":
            owners = self.linker.states.before(draft.start, 1)
        if person and (holder := self._holder_spelled_so(office, owners, person)):
            self.linker.same_as[person] = holder
            person = self._beside[draft.start] = self.linker.entities.known(holder)
        draft.why = "its owner stands in the words" if owners else ""
        if not owners and not person and self._of_unknown(draft, match):
            draft.why = "its owner stands behind it, and no table holds it"
        elif not owners and (person or office.id != "chair" or "of" not in match.slots):
            office, owners = self._unowned(office, person)
            draft.why = f"its owner is that of {'the person beside it' if person else 'the same office before'}"
        elif office.id == "minister":
            office = self._ministers_office(owners, person) or office
        if match.rule.fields.get("anaphor") and not owners:
            return
        self._enter(draft, office, owners, match)
        self._people(draft, office, person)

    def _of_unknown(self, draft: Draft, match: Match) -> bool:
        """Tell whether an office is that of whoever is told behind it, unknown: "the head of the opposition's team"."""
        units = self.linker.units
        if match.rule.fields.get("strange"):
            return True
        if match.rule.fields.get("value") != "CHIEF_OF" or "of" in match.slots or draft.end >= len(units.words):
            return False
        definite = units.vocabulary.script.is_definite
        head, behind = units.slot_words(match.slots["head"])[-1], units.words[draft.end]
        return not definite(head.norm) and definite(behind.norm)

    def _holder_before(self, draft: Draft, office: Office, owners: tuple[str, ...]) -> str | None:
        """Return whoever stands right before an office of no owner and is known to hold it: "X, foreign minister"
        without a mark, and not whom X meets.
        """
        named = self._before.get(draft.start)
        if not named or owners or (held := self._holding(office, named)) is None:
            return None
        self._beside[draft.start] = named
        return named if held.of in self.facts.countries or held.of in self.facts.bodies else None

    def _holder_spelled_so(self, office: Office, owners: tuple[str, ...], person: str) -> str | None:
        """Return the known holder of this very office whose name sounds like that of a person of no table.

        Of whoever held it on the text's day less likeness is asked.
        """
        made = self.linker.entities.made.get(person)
        if made is None or person in self.facts.persons or len(owners) != 1:
            return None
        code = self.linker.units.vocabulary.pack.code
        name = made.name(code) or ""
        for held_as in office.held_as:
            then = self.facts.holder(held_as, owners[0], self.linker.chooser.on)
            for holder in self.facts.holders(held_as, owners[0]):
                least = _LIKE_ENOUGH if holder is then else SAME
                full = (spelling for spelling in holder.spellings(code) if " " in spelling)
                if any(likeness(name, spelling) >= least for spelling in full):
                    return holder.id
        return None

    def parties_of_person(self, person: str) -> tuple[str, ...]:
        """Return the state or body that a person speaks for: by an office the text tells, or one held on its day."""
        told = self.linker.spoken.office_owner.get(f"of {person}")
        if told is None:
            of = self.facts.represents(person, self.linker.chooser.on)
            told = (of,) if of else ()
        return self.linker.parties_of(told)

    def _enter(self, draft: Draft, office: Office, owners: tuple[str, ...], match: Match) -> None:
        draft.entity = self.linker.entities.of_owners(office, owners, "role", _several(match))
        draft.owners, draft.role = owners, office.id
        former = "former" in match.slots
        draft.parties = () if former else self.linker.parties_of(owners)
        if owners and not former:
            self.linker.spoken.office_owner[office.id] = owners
            self.linker.spoken.first_owner.setdefault(office.id, owners)
        self.linker.spoken.last_named["office"] = office.id

    def _people(self, draft: Draft, office: Office, person: str | None) -> None:
        spoken = self.linker.spoken
        if person:
            draft.people = (person,)
            spoken.office_people[draft.entity or ""] = draft.people
            if draft.owners:
                spoken.person_office[person] = draft.entity or ""
                self._office_of[person] = office
                leads = self.facts.represents(person, self.linker.chooser.on)
                own = leads in self.facts.bodies or (len(draft.owners) > 1 and leads in draft.owners)
                spoken.office_owner[f"of {person}"] = (leads,) if leads and own else draft.owners
        else:
            draft.people = spoken.office_people.get(draft.entity or "", ())

    def _unowned(self, office: Office, person: str | None) -> tuple[Office, tuple[str, ...]]:
        """Whose is a bare office: what its holder beside it is known or was told to hold, else what was told last."""
        spoken = self.linker.spoken
        if person:
            if person in self._office_of:
                return self._office_of[person], spoken.office_owner[f"of {person}"]
            held = self._holding(office, person)
            if held is not None:
                named = self.facts.offices.get(held.office)
                keep = office.id not in ("minister",) or named is None
                return (office if keep or named is None else named), (held.of,)
            served = self.facts.country_of(person)
            if office.kind == "minister" and served and not person.startswith("person/"):
                return office, (served,)
            main = self.linker.states.leading()
            own = office.kind in _OF_A_STATE and office.id != "minister"
            if main and person.startswith("person/") and (own or office.id in _ITS_OFFICERS):
                return office, (main,)  # of another state's minister the text would say whose
            if person.startswith("person/") or office.id in ("ambassador", "minister", "envoy"):
                return office, ()
        if office.id == "minister":
            last = self.facts.offices.get(spoken.last_named.get("office", ""))
            return (last, spoken.office_owner.get(last.id, ())) if last and last.kind == "minister" else (office, ())
        return office, spoken.office_owner.get(office.id, ()) or self._held_by_one_told(office)

    def _held_by_one_told(self, office: Office) -> tuple[str, ...]:
        """Whose "the prime minister" is where only one person told so far holds that office on the text's day."""
        on = self.linker.chooser.on
        persons = dict.fromkeys(self.linker.spoken.persons) if on else {}
        held = [(one, h.of) for one in persons for h in self.facts.offices_of(one, on) if h.office in office.held_as]
        if len(held) != 1:
            return ()
        person, of = held[0]
        entity = self.linker.entities.of_owners(office, (of,), "role")
        self.linker.spoken.office_people.setdefault(entity, (person,))
        return (of,)

    def _holding(self, office: Office, person: str) -> Holding | None:
        """Return the holding under which ``person`` bears the office, that of the text's day first."""
        on = self.linker.chooser.on
        held = self.facts.offices_of(person, on) or ()
        for holding in (*held, *self.facts.offices_of(person)):
            if holding.office in office.held_as or (office.id == "minister" and holding.office.endswith("-minister")):
                return holding
        return None

    def _ministers_office(self, owners: tuple[str, ...], person: str | None) -> Office | None:
        """ "The Russian minister" is the minister of that state whom the text named before."""
        for id, told in reversed(self.linker.spoken.office_owner.items()):
            office = self.facts.offices.get(id)
            if office is not None and office.kind == "minister" and set(owners) <= set(told):
                return office
        return None

    def link_counterpart(self, draft: Draft, match: Match) -> None:
        """Link "his counterpart": the same office in another state."""
        office = self.facts.offices.get("counterpart")
        if office is None:
            return
        person = self._beside.get(draft.start)
        owners = self.linker.owners.of(match, self._inner_body)
        if not owners and person:
            owners = tuple(h.of for h in self.facts.offices_of(person, self.linker.chooser.on)[:1])
        draft.entity = self.linker.entities.of_owners(office, owners, "role", _several(match))
        draft.owners, draft.parties = owners, self.linker.parties_of(owners)
        draft.role = self.linker.spoken.last_named.get("office")
        same = self.facts.offices.get(draft.role or "")
        if same is not None and owners:
            entity = self.linker.entities.of_owners(same, owners, "role")
            self._people_of_counterpart(draft, entity, same, person)
        elif person:
            draft.people = (person,)

    def _people_of_counterpart(self, draft: Draft, entity: str, office: Office, person: str | None) -> None:
        spoken = self.linker.spoken
        if person:
            draft.people = spoken.office_people[entity] = (person,)
            self._office_of.setdefault(person, office)
            spoken.office_owner.setdefault(f"of {person}", draft.owners)
        else:
            draft.people = spoken.office_people.get(entity, ())

    def link_organ(self, draft: Draft, match: Match) -> None:
        """Link a ministry, an army, a government."""
        office = self._office(match)
        if office is None:
            return
        owners = self.linker.owners.of(match, self._inner_body)
        if "of" in match.slots and (not owners or self._is_ordinary_adjective(match.slots["of"], owners)):
            return
        draft.why = "its owner stands in the words"
        if not owners:
            owners = self._organ_told(office, draft)
            draft.why = "its owner was told before, or is the state that the text is about" if owners else ""
        if not owners and match.rule.fields.get("anaphor") == "ministry":
            return
        draft.entity = self._organ(office, owners)
        draft.owners, draft.parties = owners, self.linker.parties_of(owners)
        if len(owners) == 1:
            self.linker.spoken.organ_owner[office.id] = owners

    def _is_ordinary_adjective(self, slot: tuple[int, int], owners: tuple[str, ...]) -> bool:
        """ "The financial authorities" are those of Mali only where Mali is spoken of."""
        words, vocabulary = self.linker.units.slot_words(slot), self.linker.units.vocabulary
        if len(words) != 1 or nationality(words[0], vocabulary) is None:
            return False
        return is_weak_nationality(words[0], vocabulary) and owners[0] not in self.linker.states.all()

    def _told_in(self, draft: Draft | None) -> tuple[str, ...]:
        """Whose is a ministry of no state told: of the land of the place that opens its sentence, "in Cairo, the
        foreign ministry said", or of that behind "in", "the ministry in the state of Qatar"."""
        if draft is None:
            return ()
        units = self.linker.units
        start = self.linker.states.sentence_of(draft.start)[0]
        for hit in units.hits.values():
            fronted = start < hit.start <= start + _OPENING and hit.end < draft.start <= hit.end + _FRONTED
            behind = hit.start == draft.end + 1
            if (fronted or behind) and not hit.proclitic:
                singles = units.vocabulary.lexicon.singles
                inside = any("IN" in singles.get(stem, {}) for stem in units.words[hit.start - 1].stems)
                facts = self.linker.facts
                site = next((value for value in hit.values if value in facts.places or value in facts.countries), None)
                if inside and site and (land := facts.country_of(site) if site in facts.places else site):
                    return (land,)
        return ()

    def _organ_told(self, office: Office, draft: Draft | None = None) -> tuple[str, ...]:
        """Whose is an organ named without its state: the one named before, or the state whose officer was."""
        spoken = self.linker.spoken
        if office.id in spoken.organ_owner:
            return spoken.organ_owner[office.id]
        if office.kind == "ministry":
            return spoken.office_owner.get(f"{office.portfolio}-minister", ())[:1] or self._told_in(draft)
        if office.id not in _SEAT_OF_POWER:
            return ()
        if office.id != "presidency" and (main := self.linker.states.main()):
            return (main,)
        return spoken.first_owner.get("president", ())[:1]

    def _organ(self, office: Office, owners: tuple[str, ...]) -> str:
        known = self.linker.units.vocabulary.organs.get((office.id, owners[0])) if len(owners) == 1 else None
        if known is not None:
            return self.linker.entities.known(known)
        entity = self.linker.entities.of_owners(office, owners, "body")
        self.parties_made[entity] = self.linker.parties_of(owners)
        return entity

    def _inner_body(self, match: Match) -> str | None:
        """Return the body that a match inside another names."""
        if match.rule.fields["make"] != "organ":
            return None
        office = self._office(match)
        owners = self.linker.owners.of(match, lambda _: None)
        return self._organ(office, owners or self._organ_told(office)) if office else None

    def _office(self, match: Match) -> Office | None:
        """Return the office or organ that a match names, by its rule, its portfolio or its head word."""
        fields, slots = match.rule.fields, match.slots
        lexicon, units = self.linker.units.vocabulary.lexicon, self.linker.units
        if "portfolio" in slots:
            words = units.slot_words(slots["portfolio"])
            found = (lexicon.value(name, words) for name in ("PORTFOLIO", "BARE_PORTFOLIO", "PORTFOLIO_OF_IT"))
            portfolio = next((value for value in found if value), None)
            return units.vocabulary.by_portfolio.get((fields["office"], portfolio or ""))
        if "value" in fields and "head" in slots:
            value = lexicon.value(fields["value"], units.slot_words(slots["head"]))
            return self.facts.offices.get(value or "")
        return self.facts.offices.get(fields.get("office", ""))

    def _gap(self, left: Draft, right: Draft) -> str | None:
        """What stands between two mentions: nothing but titles (""), a comma besides (","), or more (None)."""
        units = self.linker.units
        singles = units.vocabulary.lexicon.singles
        gap = ""
        if right.start - left.end > 5:
            return None
        for word in units.words[left.end : right.start]:
            classes = singles.get(word.norm, {})
            if "COMMA" in classes and not gap:
                gap = ","
            elif classes.keys().isdisjoint(("HONORIFIC", "ACTING", "OPEN", "QUOTE")):
                return None
        return gap


def _several(match: Match) -> bool:
    return "many" in match.rule.fields
