"""What the ledger knows of a document without its text: enough to cite it and to count it."""

from dataclasses import dataclass

from mithaq.model.annotations import DocumentDate
from mithaq.model.documents import Diagnostic
from mithaq.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """One article as a source of claims.

    ``file`` and ``article`` name it as the user does; ``published`` is its date with reasons. Reports of one
    ``text_group`` carry one text; ``copy`` says how this one does: original, exact, cut, edited, embedded.
    """

    document: str
    file: str
    article: int
    language: str
    published: DocumentDate
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    title: str | None = None
    text_group: str | None = None
    copy: str = "original"
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def text(self) -> str:
        """Return the id of the text it carries: its group, or itself where it stands alone."""
        return self.text_group or self.document
