"""Search finds words whatever their spelling, and whatever is glued before them."""

import dataclasses

import pytest
import reports

from mithaq.model.documents import Span
from mithaq.store import Reading, Store

TEXTS = {
    "armenia": "وصل الوفد إلى العاصمة وأكد دعمه لأرمينيا في المحادثات",
    "ministers": "اجتمع الوزراء في القاهرة لبحث اتفاق وقف إطلاق النار",
    "digits": "وقتل ١٢ جنديا في القرية",
    "russian": "Встреча с Лавровым прошла в Сочи",
}


@pytest.fixture
def filled(store: Store) -> Store:
    for number, (name, text) in enumerate(TEXTS.items()):
        one = reports.understood(number)
        span = Span(start=0, end=len(text))
        document = dataclasses.replace(one.annotated.document, id=name, text=text, span=span, title=None)
        annotated = dataclasses.replace(one.annotated, document=document)
        bare = dataclasses.replace(one, annotated=annotated, claims=(), agreements=())
        store.write([Reading(source=reports.source(number), understood=(bare,))])
    return store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("أرمينيا", ["armenia"]),
        ("ارمينيا", ["armenia"]),
        ("لأرمينيا", ["armenia"]),
        ("أَرْمِينْيَا", ["armenia"]),
        ("المحادثات العاصمه", ["armenia"]),
        ("وزراء", ["ministers"]),
        ("القاهره", ["ministers"]),
        ('"وقف إطلاق النار"', ["ministers"]),
        ('"إطلاق وقف النار"', []),
        ("12", ["digits"]),
        ("القري*", ["digits"]),
        ("Лавров", ["russian"]),
        ("сочи", ["russian"]),
        ("الوزراء أرمينيا", []),
        ("'; DROP TABLE documents; --", []),
        ('AND "', []),
        ("", []),
        ("؟", []),
    ],
)
def test_search(filled: Store, query: str, found: list[str]) -> None:
    assert filled.search(query) == found
