"""Facts as data: countries, places, persons and their offices, bodies, agreements, mechanisms, processes."""

from mithaq.knowledge.facts import Knowledge
from mithaq.knowledge.loading import known_names, load, read_tables
from mithaq.knowledge.records import (
    Body,
    Country,
    Holding,
    Known,
    KnownAgreement,
    Mechanism,
    Office,
    Person,
    Place,
    Process,
)

__all__ = [
    "Body",
    "Country",
    "Holding",
    "Knowledge",
    "Known",
    "KnownAgreement",
    "Mechanism",
    "Office",
    "Person",
    "Place",
    "Process",
    "known_names",
    "load",
    "read_tables",
]
