"""The sentences behind records as W3C Web Annotations: which stretch of which bytes is evidence for what."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from mithaq.export.naming import evidence_of, title_of
from mithaq.export.selection import LANGUAGES, Record, Selection, Tally
from mithaq.export.streams import as_json
from mithaq.model.documents import Document
from mithaq.model.ids import content_id

NO_SENTENCE = "no sentence is behind it"
_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"mithaq": "urn:mithaq:terms:"}]
_UNIT = "Unicode code points of the text extracted from the source, from 0, the end not included"
_AROUND = 32


def write(selection: Selection, out: BinaryIO) -> Tally:
    """Write an annotation for each sentence behind each record of ``selection``, as one AnnotationPage."""
    tally = Tally()
    records = list(selection.records)
    wanted = sorted({one["document"] for record in records for one in evidence_of(record)})
    documents = _by_id(selection.documents(wanted))
    found: list[dict[str, Any]] = []
    for record in records:
        made = list(_annotations(record, documents, selection))
        found += made
        if made:
            tally.written += 1
        else:
            tally.leave_out(record, NO_SENTENCE)
    page = {
        "@context": _CONTEXT,
        "id": f"urn:mithaq:annotations:{'+'.join(selection.views)}:{selection.as_of}",
        "type": "AnnotationPage",
        "mithaq:unit": _UNIT,
        "items": found,
    }
    out.write(as_json(page))
    return tally


def _by_id(documents: Iterable[Document]) -> Mapping[str, Document]:
    return {document.id: document for document in documents}


def _annotations(record: Record, documents: Mapping[str, Document], selection: Selection) -> Iterator[dict[str, Any]]:
    for one in evidence_of(record):
        document = documents.get(one["document"])
        if document is None:
            continue
        yield {
            "id": f"urn:mithaq:{content_id('annotation', record['id'], one['claim'], one['start'], one['end'])}",
            "type": "Annotation",
            "motivation": "linking",
            "creator": {"type": "Software", "name": "Mithaq"},
            "body": _body(record, selection),
            "target": _target(one, document),
        }


def _body(record: Record, selection: Selection) -> list[dict[str, Any]]:
    named = [
        {"type": "TextualBody", "purpose": "describing", "value": title_of(record, language), "language": language}
        for language in LANGUAGES
    ]
    tags = [str(record[name]) for name in ("kind", "status") if record.get(name)]
    tagged = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    return [{"type": "SpecificResource", "purpose": "linking", "source": f"urn:mithaq:{record['id']}"}, *named, *tagged]


def _target(one: Record, document: Document) -> dict[str, Any]:
    start, end = one["start"], one["end"]
    return {
        "type": "SpecificResource",
        "source": f"urn:sha256:{document.source}",
        "mithaq:document": document.id,
        "mithaq:part": document.part,
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": one["quote"],
                "prefix": document.text[max(0, start - _AROUND) : start],
                "suffix": document.text[end : end + _AROUND],
            },
        ],
    }
