"""The HTTP API over a ledger: the records of the command line's JSON, by page, with entity tags."""
