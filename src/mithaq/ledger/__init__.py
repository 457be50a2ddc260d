"""The ledger: claims and judgements folded into events, agreements and contradictions."""

from mithaq.ledger.fold import fold

__all__ = ["fold"]
