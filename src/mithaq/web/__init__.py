"""The workbench in the browser: pages over a ledger, in English and Arabic, with no script but a little of its own."""
