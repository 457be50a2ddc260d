"""From event mentions to claims, and from named agreements to the register's entries."""

from mithaq.extract.agreements import extract_agreements
from mithaq.extract.claims import extract_claims

__all__ = ["extract_agreements", "extract_claims"]
