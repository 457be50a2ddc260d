"""Outlet and agency of a report, by name and by address."""

from dataclasses import replace

import pytest

from mithaq import knowledge
from mithaq.annotate.mentions import carriers
from mithaq.model.documents import Document, Span

PLAIN = Document(id="d", source="s", name="n", part=0, language="ar", text="", span=Span(start=0, end=0), blocks=())


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (replace(PLAIN, agency="رويترز"), (None, "reuters")),
        (replace(PLAIN, agency="(رويترز)"), (None, "reuters")),
        (replace(PLAIN, url="https://www.aljazeera.net/news/1"), ("al-jazeera", None)),
        (replace(PLAIN, url="https://example.org/news/1", outlet="صحيفة لا يعرفها أحد"), (None, None)),
        (PLAIN, (None, None)),
    ],
)
def test_carriers(document: Document, expected: tuple[str | None, str | None]) -> None:
    assert carriers(document, knowledge.load()) == expected
