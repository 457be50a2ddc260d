"""Which of the things that share a name is meant, and whether a weak name is meant as a name at all."""

from dataclasses import dataclass, field

from mithaq.annotate.mentions.located import is_word
from mithaq.annotate.mentions.states import StateReferences
from mithaq.annotate.mentions.vocabulary import WEAK, Vocabulary
from mithaq.grammar import Hit, Word
from mithaq.knowledge import Body, Country, Known, KnownAgreement, Mechanism, Person, Place
from mithaq.text import fold

_RULING = frozenset({"head-of-state", "head-of-government", "foreign-minister", "defence-minister"})


@dataclass(slots=True)
class Chooser:
    """Decides by the states that the text refers to, by what it names in full (``told``), and by its date.

    ``located`` are the tokens at which a place may stand (see ``located_names``); ``by_capitals``: last names are told
    by their capitals alone.
    """

    vocabulary: Vocabulary
    states: StateReferences
    on: str | None
    located: frozenset[int] = frozenset()
    words: list[Word] = field(default_factory=list)
    told: frozenset[str] = frozenset()
    by_capitals: bool = False

    def best(self, hit: Hit, strict: bool = False) -> str | None:
        """Return the id that a known name most likely stands for.

        With ``strict``, a weak name without support in the text stands for nothing.
        """
        if len(hit.values) > 1 and (outlet := self._outlet_told(hit)):
            return outlet
        if strict and (bearer := self._bearer_told(hit)):
            return bearer
        here = self.states.all()
        best, best_score = None, -1.0
        for order, value in enumerate(hit.values):
            mark, _, id = value.rpartition(":")
            if mark.startswith("DEM"):
                return id
            known = self.vocabulary.knowledge.get(id)
            if known is None:
                continue
            weak = mark + ":" == WEAK
            support = self._support(known, here)
            if weak and strict and not self._may_be_meant(hit, known, support):
                continue
            score = (
                support
                + 0.3 * isinstance(known, Body)
                + (0 if weak else 0.5)
                + (0.6 if known.prefer else 0)
                + self._known_well(hit, known)
                - order * 0.01
            )
            if score > best_score:
                best, best_score = id, score
        return best

    def _known_well(self, hit: Hit, known: Known) -> float:
        """Prefer, of those who share a last name, whom the text names in full, then who leads or led a state."""
        if not self.by_capitals or hit.end != hit.start + 1 or not isinstance(known, Person):
            return 0
        return 0.7 * (known.id in self.told) + 0.2 * self._rules(known)

    def _bearer_told(self, hit: Hit) -> str | None:
        """Return whom the text names in full with this last name, where it is known best as that of another."""
        people = self.vocabulary.knowledge.persons
        ids = [value.removeprefix(WEAK) for value in hit.values if value.startswith(WEAK)]
        lone = hit.end == hit.start + 1 and len(ids) == len(hit.values)
        if not lone or not all(id in people for id in ids) or not self.told.isdisjoint(ids):
            return None
        stems = self.words[hit.start].bare
        named = sorted(id for id in self.told if id in people)
        code = self.vocabulary.pack.code
        lasts = {id: {fold(name).split()[-1] for name in people[id].spellings(code)} for id in named}
        bearers = [id for id in named if not lasts[id].isdisjoint(stems)]
        return bearers[0] if len(bearers) == 1 else None

    def _outlet_told(self, hit: Hit) -> str | None:
        """Return the outlet of this name where somebody speaks "to" it, in quotation marks."""
        singles = self.vocabulary.lexicon.singles
        words = self.words[max(0, hit.start - 2) : hit.start]
        if len(words) < 2 or not ("QUOTE" in singles.get(words[1].norm, ()) and "TO" in singles.get(words[0].norm, ())):
            return None
        bodies = self.vocabulary.knowledge.bodies
        ids = (value.removeprefix(WEAK) for value in hit.values)
        return next((id for id in ids if id in bodies and bodies[id].kind in ("outlet", "agency")), None)

    def why(self, hit: Hit, id: str) -> str:
        """Say why ``id`` is meant by a known name: what supports it, and of how many it was chosen."""
        if hit.values == (id,):
            return "a listed spelling"
        weak = WEAK + id in hit.values
        others = len({value.rpartition(":")[2] for value in hit.values}) - 1
        parts = ["a listed spelling that is a word or another's name too" if weak else "a listed spelling"]
        if weak and id in self.told:
            parts.append("the text names it in full")
        elif weak and hit.start in self.located:
            parts.append("it stands where a place does")
        elif weak:
            parts.append("its state is spoken of")
        if others:
            parts.append(f"chosen of {others + 1} that share it by the states and the day of the text")
        return "; ".join(parts)

    def _may_be_meant(self, hit: Hit, known: Known, support: float) -> bool:
        """Tell whether a weak name is a name here: its state is spoken of, or, for a place, the words say so."""
        if isinstance(known, Person) and hit.end == hit.start + 1 and known.id not in self.told:
            return support > 0 and (not self.by_capitals or self._rules(known))
        if not isinstance(known, Place | Country) or hit.end > hit.start + 1:
            return support > 0
        if hit.start in self.located:
            return support > 0 or not (hit.proclitic or is_word(self.words[hit.start], self.vocabulary))
        return support > 0 and (isinstance(known, Country) or not self._is_common(hit))

    def _rules(self, known: Person) -> bool:
        """A last name told by its capital alone has many bearers: it counts for one who leads or led a state."""
        return any(held.office in _RULING for held in self.vocabulary.knowledge.offices_of(known.id))

    def _is_common(self, hit: Hit) -> bool:
        return any(reading.stem in self.vocabulary.common for reading in self.words[hit.start].readings)

    def _support(self, known: Known, here: frozenset[str]) -> float:
        """How well the text's states and date fit: 0 not at all."""
        facts = self.vocabulary.knowledge
        if known.id in self.told and not isinstance(known, Place):
            return 1.0
        if isinstance(known, KnownAgreement | Mechanism):
            return self._instrument(known, here)
        if isinstance(known, Person):
            held = facts.offices_of(known.id)
            now = any(h.of in here and h.covers(self.on) for h in held)
            return 1.0 if now else 0.8 if any(h.of in here for h in held) else 0.0
        if isinstance(known, Country):
            return 1.0 if known.id in here else 0.0
        if isinstance(known, Place):
            return 1.0 if known.country in here or known.metonym_of in here else 0.0
        if isinstance(known, Body):
            near = known.state in here or not here.isdisjoint(known.active_in)
            return 1.0 if near else 0.3 if known.kind == "igo" else 0.0
        return 0.0

    def _instrument(self, known: KnownAgreement | Mechanism, here: frozenset[str]) -> float:
        """An agreement fits where its parties are all spoken of, and it was not made after the text; those who mediate,
        where a land is between whose sides they do."""
        start = known.date if isinstance(known, KnownAgreement) else known.since
        if self.on and start and start[:10] > self.on:
            return 0.0
        lands = self.vocabulary.knowledge.countries
        between = [one for one in known.third_parties if isinstance(known, Mechanism) and one in lands]
        if between and here.isdisjoint(between):
            return 0.0
        if not known.parties:
            return 0.1
        share = len((here | self.told).intersection(known.parties)) / len(known.parties)
        return share if share >= 0.5 else 0.0
