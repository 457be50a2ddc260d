"""Projections of the ledger to plain dicts, as ``docs`` promise them: no HTML, no I/O."""

from mithaq.view.agreements import agreements
from mithaq.view.brief import brief
from mithaq.view.commitments import commitments
from mithaq.view.contacts import contacts
from mithaq.view.context import Context
from mithaq.view.disputes import disputes
from mithaq.view.filters import Filters
from mithaq.view.incidents import incidents
from mithaq.view.mechanisms import mechanisms
from mithaq.view.show import show
from mithaq.view.sources import sources
from mithaq.view.timeline import timeline

__all__ = [
    "Context",
    "Filters",
    "agreements",
    "brief",
    "commitments",
    "contacts",
    "disputes",
    "incidents",
    "mechanisms",
    "show",
    "sources",
    "timeline",
]
