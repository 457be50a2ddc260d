"""Mithaq reads news, Arabic first, and keeps the record of a peace process.

As a library::

    from mithaq import read_times, understand_text

    for article in understand_text("...", published="2022-12-05"):
        print(article.claims)

Names are loaded when first used, so that ``import mithaq`` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mithaq.annotate.time import read_times
    from mithaq.model.annotations import DocumentDate, Timex
    from mithaq.model.claims import Claim
    from mithaq.model.documents import Document
    from mithaq.pipeline import Understood, date_text, understand, understand_text
    from mithaq.run.opened import open

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Document",
    "DocumentDate",
    "Timex",
    "Understood",
    "__version__",
    "date_text",
    "open",
    "read_times",
    "understand",
    "understand_text",
]

_HOMES = {
    "Claim": "mithaq.model.claims",
    "Document": "mithaq.model.documents",
    "DocumentDate": "mithaq.model.annotations",
    "Timex": "mithaq.model.annotations",
    "Understood": "mithaq.pipeline",
    "date_text": "mithaq.pipeline",
    "open": "mithaq.run.opened",
    "read_times": "mithaq.annotate.time",
    "understand": "mithaq.pipeline",
    "understand_text": "mithaq.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'mithaq' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
