"""Read pages and texts with Mithaq, in turns."""

from hashlib import sha256

from turns import WARM, Row, as_it_is, take_turn

from mithaq.model.documents import Document, Source
from mithaq.pipeline import understand
from mithaq.read import read
from mithaq.run.understanding import spare_the_collector


def documents(row: Row, media_type: str, what: str) -> list[Document]:
    payload = row[what].encode(errors="replace")
    hints = (("date", row["ref"]),)
    source = Source(id=sha256(payload).hexdigest(), payload=payload, media_type=media_type, name="page", hints=hints)
    return [one for one in read(source) if isinstance(one, Document)]


def page(row: Row) -> None:
    for document in documents(row, "text/html", "page"):
        understand(document)


def text(found: list[Document]) -> None:
    for document in found:
        understand(document)


spare_the_collector()
take_turn(
    {
        "Mithaq, from the page": (page, WARM, as_it_is),
        "Mithaq, from the text": (text, 20, lambda row: documents(row, "text/plain", "text")),
    }
)
