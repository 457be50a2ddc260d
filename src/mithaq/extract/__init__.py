"""From event mentions to claims, from named agreements to the register's entries, from promises to commitments."""

from mithaq.extract.agreements import extract_agreements
from mithaq.extract.allusions import allusions, located
from mithaq.extract.answers import with_answers
from mithaq.extract.asides import with_asides
from mithaq.extract.changes import with_changes
from mithaq.extract.claims import extract_claims
from mithaq.extract.commitments import extract_commitments
from mithaq.extract.fulfilment import settled
from mithaq.extract.leaders import with_leaders
from mithaq.extract.lines import lines_of

__all__ = [
    "allusions",
    "extract_agreements",
    "extract_claims",
    "extract_commitments",
    "lines_of",
    "located",
    "settled",
    "with_answers",
    "with_asides",
    "with_changes",
    "with_leaders",
]
