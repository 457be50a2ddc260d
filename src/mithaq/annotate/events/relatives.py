"""Relative clauses that tell what another did to their head."""

from mithaq.annotate.events.units import Clause, Link, Sentence


def of_object(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a relative clause set off by commas tells what another did to its head: what follows is no doing of
    his: "rejected the term that X had set it, and summoned its envoy"."""
    verb = clause.start + 1
    closed = sentence.units[clause.end - 1].norm in "،," and verb < clause.end
    related = clause.link is Link.RELATIVE and sentence.has(clause.start, "RELATIVE")
    return related and closed and sentence.units[verb].facts.carries_object
