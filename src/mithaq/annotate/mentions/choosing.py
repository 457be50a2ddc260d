"""Which of the things that share a name is meant, and whether a weak name is meant as a name at all."""

from dataclasses import dataclass

from mithaq.annotate.mentions.states import StateReferences
from mithaq.annotate.mentions.vocabulary import WEAK, Vocabulary
from mithaq.grammar import Hit
from mithaq.knowledge import Body, Country, Known, KnownAgreement, Mechanism, Person, Place


@dataclass(slots=True)
class Chooser:
    """Decides by the states that the text refers to and by its date."""

    vocabulary: Vocabulary
    states: StateReferences
    on: str | None

    def best(self, hit: Hit, strict: bool = False) -> str | None:
        """Return the id that a known name most likely stands for.

        With ``strict``, a weak name without support in the text stands for nothing.
        """
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
            if weak and strict and not support:
                continue
            score = (
                support
                + 0.3 * isinstance(known, Body)
                + (0 if weak else 0.5)
                + (0.6 if known.prefer else 0)
                - order * 0.01
            )
            if score > best_score:
                best, best_score = id, score
        return best

    def _support(self, known: Known, here: frozenset[str]) -> float:
        """How well the text's states and date fit: 0 not at all."""
        facts = self.vocabulary.knowledge
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
            return 1.0 if known.state in here else 0.3 if known.kind == "igo" else 0.0
        return 0.0

    def _instrument(self, known: KnownAgreement | Mechanism, here: frozenset[str]) -> float:
        """An agreement fits where its parties are all spoken of, and it was not made after the text."""
        start = known.date if isinstance(known, KnownAgreement) else known.since
        if self.on and start and start[:10] > self.on:
            return 0.0
        if not known.parties:
            return 0.1
        share = len(here.intersection(known.parties)) / len(known.parties)
        return share if share >= 0.5 else 0.0
