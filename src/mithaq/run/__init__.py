"""Running the core over many reports, in one process."""

from mithaq.run.adding import AddReport, add
from mithaq.run.checking import CheckReport, check
from mithaq.run.rebuilding import rebuild

__all__ = ["AddReport", "CheckReport", "add", "check", "rebuild"]
