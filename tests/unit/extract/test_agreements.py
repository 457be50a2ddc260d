"""How the register's entries of one report stand."""

import pytest

from mithaq.knowledge import load
from mithaq.model.documents import Block, Document, Span
from mithaq.model.kinds import BlockKind
from mithaq.pipeline import understand


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("وقعت مصر وليبيا بالأحرف الأولى اتفاقية لترسيم الحدود في 3 مايو 2024.", [("initialled", "2024-05-03")]),
        ("وقعت مصر وليبيا اتفاقية لترسيم الحدود في 3 مايو 2024.", [("signed", "2024-05-03")]),
        ("ستوقع مصر وليبيا اتفاقية لترسيم الحدود في 20 يونيو 2024.", [("proposed", "2024-06-20")]),
    ],
)
def test_an_initialled_text_is_not_signed(text: str, entries: list[tuple[str, str]]) -> None:
    whole = Span(start=0, end=len(text))
    body = (Block(kind=BlockKind.BODY, span=whole),)
    document = Document(
        id="d", source="s", name="case", part=0, language="ar", text=text, span=whole, blocks=body,
        hints=(("date", "2024-06-15"),),
    )  # fmt: skip
    assert [(entry.status, entry.date) for entry in understand(document, load()).agreements] == entries
