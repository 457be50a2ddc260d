"""Source to Documents: decode, extract, split into articles, mark what is not the report itself."""

from mithaq.read.reading import read
from mithaq.read.refusals import WARNINGS

__all__ = ["WARNINGS", "read"]
