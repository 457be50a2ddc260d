"""Records that mean harm: scripts, overrides, formulas, names without end."""

from typing import Any

from mithaq.export.selection import Record, Selection
from mithaq.model.documents import Document, Span

AS_OF = "2023-06-30"
SCRIPT = "<script>alert(1)</script>"
OVERRIDE = "\u202eyrassabme\u202c"
FORMULAS = ('=HYPERLINK("http://evil.example")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1")
HUGE = "ع" * 10_000_000


def hostile(text: str, **more: Any) -> Record:
    """A record of the timeline whose every free text is ``text``."""
    evidence = {
        "claim": "c-1", "document": "doc-1", "file": text, "article": 0, "start": 0, "end": 5, "quote": text,
        "reported": "2023-05-02", "outlet": text, "agency": text, "speaker": "somebody",
    }  # fmt: skip
    record = {
        "id": "event-1", "as_of": AS_OF, "kind": "meeting", "status": "occurred", "date": "2023-05-01",
        "text": {"en": text, "ar": text}, "history": [], "parties": ["somebody"], "third_parties": [], "people": [],
        "place": "nowhere", "format": None, "level": None, "part_of": None, "topics": [text], "agreements": [],
        "reports": 1, "independent_sources": 1, "silent_since": None, "quantities": [], "disputes": [],
        "evidence": [evidence], "pairs": [], "previous": None, "gap_days": -3,
        "entities": {"somebody": {"name": {"en": text, "ar": text}, "type": "body", "qid": None},
                     "nowhere": {"name": {"en": text}, "type": "place", "qid": None}},
    }  # fmt: skip
    return record | more


def harmful(text: str) -> Selection:
    """A selection of one record full of ``text``, from a report with a script for an address."""
    source = {"id": "doc-1", "url": "javascript:alert(1)", "title": text, "file": text, "outlet": text, "agency": None}
    document = Document(
        id="doc-1", source="0" * 64, name=text, part=0, language="ar", text=text, span=Span(start=0, end=len(text)),
        blocks=(),
    )  # fmt: skip
    return Selection(
        views={"timeline": [hostile(text)]},
        as_of=AS_OF,
        sources=lambda: {"doc-1": source},
        home="http://127.0.0.1:8000",
        documents=lambda _: [document],
    )
