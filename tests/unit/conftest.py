"""Makes this folder importable, so that the tests of link, ledger and view share ``telling``."""
