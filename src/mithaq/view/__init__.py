"""Projections of the ledger to plain dicts, as ``docs`` promise them: no HTML, no I/O. One module a view."""
