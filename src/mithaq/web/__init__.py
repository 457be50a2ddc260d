"""The workbench in the browser: pages over a ledger in English, Arabic and Russian, with little script of its own."""
