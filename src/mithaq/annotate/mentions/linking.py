"""Say what each mention means: one pass over the text, remembering what was named before."""

from collections.abc import Callable, Iterable

from mithaq.annotate.mentions.arrangements import link_mechanism
from mithaq.annotate.mentions.choosing import Chooser
from mithaq.annotate.mentions.composing import Entities, slug
from mithaq.annotate.mentions.drafts import AGREEMENT, BODY, PERSON, Draft, Spoken
from mithaq.annotate.mentions.offices import Offices
from mithaq.annotate.mentions.owners import Owners
from mithaq.annotate.mentions.pacts import link_pact, link_statement, link_to_place, meant_there
from mithaq.annotate.mentions.states import StateReferences
from mithaq.annotate.mentions.units import Units
from mithaq.grammar import Match
from mithaq.model.kinds import MentionType
from mithaq.text import fold


class Linker:
    """Links the drafts of one text. ``matches`` are all matches of the rules, those inside others too."""

    __deletable__ = ("offices",)

    def __init__(
        self, units: Units, states: StateReferences, chooser: Chooser, entities: Entities, matches: Iterable[Match]
    ) -> None:
        self.units = units
        self.states = states
        self.entities = entities
        self.chooser = chooser
        self.facts = units.vocabulary.knowledge
        inner = {(m.start, m.end): m for m in matches if m.rule.fields["type"] == "body"}
        self.owners = Owners(units, states, chooser, inner)
        self.spoken = Spoken()
        self.same_as: dict[str, str] = {}
        self._by_beginning: dict[tuple[str, ...], str] = {}
        self.organ_kinds = {body: organ for (organ, _), body in units.vocabulary.organs.items()}
        self.offices = Offices(self)

    def link(self, drafts: list[Draft]) -> list[Draft]:
        """Return the drafts with entities and parties, those left out that point back to nothing."""
        self.offices.prepare(drafts)
        self._remember_full_names(drafts)
        for draft in drafts:
            if draft.match is not None and (full := self._shortened(draft)):
                draft.type = BODY
                draft.why = "the beginning of a longer name told before"
                self._known(draft, full)
            elif draft.match is not None:
                _MAKERS[draft.match.rule.fields["make"]](self, draft, draft.match)
            elif draft.entity:
                if draft.entity in self.same_as:
                    draft.why = "it sounds like the name of one who holds the office told beside it"
                self._known(draft, self.same_as.get(draft.entity, draft.entity))
        if self.same_as:
            self._rename(drafts)
        self.offices.finish(drafts)
        return [draft for draft in drafts if draft.entity]

    def let_go(self) -> None:
        """Part from the offices, which know their linker: else all of a text would wait for the garbage collector."""
        del self.offices

    def _rename(self, drafts: Iterable[Draft]) -> None:
        """Give those who turned out to be known their id wherever they were named before."""
        for draft in drafts:
            if draft.entity in self.same_as:
                self._known(draft, self.same_as[draft.entity])
            draft.people = tuple(self.same_as.get(person, person) for person in draft.people)
        for made in self.same_as:
            self.entities.made.pop(made, None)

    def parties_of(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the states and bodies that the ids stand for as parties, entering them among the entities."""
        parties: dict[str, None] = {}
        for id in ids:
            for party in self.offices.parties_made.get(id, ()) or (self.facts.party_of(id) or self._territory(id),):
                if party:
                    parties[self.entities.known(party)] = None
        return tuple(parties)

    def _territory(self, id: str) -> str | None:
        """A place that is no capital stands for its land, a territory that is nobody's for whoever represents it."""
        return (self.facts.country_of(id) or id) if id in self.facts.places else None

    def _known(self, draft: Draft, id: str) -> None:
        if draft.type is AGREEMENT and id in self.facts.agreements:
            named = self.facts.agreements[id]
            meant = meant_there(self, draft, named)
            if meant is None:
                link_to_place(self, draft, named.place or "")
                return
            id = meant.id
        draft.entity = self.entities.known(id)
        party = self.facts.party_of(id)
        if party:
            draft.parties = (self.entities.known(party),)
        if draft.type is PERSON:
            draft.people = (id,)
            self.spoken.persons.append(id)
            draft.parties = self.offices.parties_of_person(id)
        if draft.type is AGREEMENT and (agreement := self.facts.agreements.get(id)):
            draft.parties = tuple(self.entities.known(party) for party in agreement.parties)
        if draft.type is BODY and (body := self.facts.bodies.get(id)) and body.state:
            self.spoken.organ_owner[self.organ_kinds.get(id, body.kind)] = (body.state,)

    def text(self, draft: Draft) -> str:
        """Return the words of a draft as they stand, without the proclitic."""
        tokens = self.units.tokens
        return tokens.text[tokens.starts[draft.start] + draft.skip : tokens.ends[draft.end - 1]]

    def words(self, draft: Draft) -> list[str]:
        """Return the words of a draft, the first without its proclitic."""
        words = [word.form for word in self.units.words[draft.start : draft.end]]
        return [words[0][draft.skip :], *words[1:]]

    def _remember_full_names(self, drafts: list[Draft]) -> None:
        """Note the bodies of long names by their first two words: later they may be called by these alone."""
        for draft in drafts:
            if draft.type is BODY and draft.entity and draft.end - draft.start > 2:
                self._by_beginning.setdefault(self._beginning(draft), draft.entity)

    def _beginning(self, draft: Draft) -> tuple[str, ...]:
        return tuple(fold(word) for word in self.words(draft)[:2])

    def _shortened(self, draft: Draft) -> str | None:
        """Return the body that a mention of two words repeats the beginning of."""
        if draft.end - draft.start != 2 or draft.type not in (BODY, MentionType.MECHANISM):
            return None
        return self._by_beginning.get(self._beginning(draft))

    def unknown_body(self, draft: Draft, match: Match) -> None:
        """Link a body that no table holds."""
        words, name = self.words(draft), self._named(draft, match)
        draft.why = "in no table: named as the text writes it"
        draft.entity = self.entities.composed(
            f"body/{slug(words)}", "body", self.entities.as_written(name, self.text(draft))
        )
        if "party" in match.rule.fields:  # what sorts of bodies act for themselves, the rules say
            draft.parties = (draft.entity,)

    def _named(self, draft: Draft, match: Match) -> list[str]:
        """Return the words of the name alone, where the rule parts it from the noun before it."""
        slot = match.slots.get("name")
        return [word.form for word in self.units.slot_words(slot)] if slot else self.words(draft)

    def place(self, draft: Draft, match: Match) -> None:
        """Link what stands for a place or its state: a known owner, else a place that no table holds."""
        owners = self.owners.of(match, lambda _: None)
        if not owners:
            self.unknown_place(draft, match)
            return
        draft.entity = self.entities.known(owners[0])
        acts = draft.type is MentionType.COUNTRY or match.rule.fields.get("party") == "owner"
        draft.parties = self.parties_of(owners[:1]) if acts else ()
        if self.facts.get(owners[0]) is None:
            draft.entity = None

    def unknown_place(self, draft: Draft, match: Match) -> None:
        """Link a place that no table holds."""
        words = self._named(draft, match)
        draft.entity = self.entities.composed(
            f"place/{slug(words)}", "place", self.entities.as_written(words, self.text(draft))
        )


_MAKERS: dict[str, Callable[[Linker, Draft, Match], None]] = {
    "office": lambda linker, draft, match: linker.offices.link(draft, match),
    "counterpart": lambda linker, draft, match: linker.offices.link_counterpart(draft, match),
    "organ": lambda linker, draft, match: linker.offices.link_organ(draft, match),
    "body": Linker.unknown_body,
    "place": Linker.place,
    "unknown-place": Linker.unknown_place,
    "line": Linker.unknown_place,
    "pact": link_pact,
    "statement": link_statement,
    "mechanism": link_mechanism,
}
