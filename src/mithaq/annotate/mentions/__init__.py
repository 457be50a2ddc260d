"""Who and what a text names: persons, offices, states, bodies, places, agreements, mechanisms; found and linked."""

from mithaq.annotate.mentions.carriers import carriers
from mithaq.annotate.mentions.finding import find_mentions

__all__ = ["carriers", "find_mentions"]
