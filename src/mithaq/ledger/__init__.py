"""The ledger: claims and judgements folded into events, agreements and contradictions."""
