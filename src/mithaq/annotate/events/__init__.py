"""Event mentions: which words tell an event, who takes part, how it stands, who says so."""

from mithaq.annotate.events.find import find_events

__all__ = ["find_events"]
