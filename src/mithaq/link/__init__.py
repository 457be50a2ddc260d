"""Which claims tell one event, which reports carry one text."""

from mithaq.link.copies import CopyGroup, copy_groups
from mithaq.link.events import link

__all__ = ["CopyGroup", "copy_groups", "link"]
