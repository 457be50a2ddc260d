"""What is done for each report that is annotated: it is read, understood, and told as a line of JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mithaq.link.undated import Asked, asked_under, told_under
from mithaq.model.claims import Claim
from mithaq.model.documents import Diagnostic, Document, Source
from mithaq.model.understood import Understood
from mithaq.run.understanding import lost, understood
from mithaq.view.article import article_record

Given = Source | Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article told: its record as JSON, and how many claims it makes.

    ``days`` are the claims that may date another article; ``asked`` says, of an article without a day, under what
    others may date it: then ``document`` is the article.
    """

    line: str
    name: str
    claims: int
    days: tuple[Claim, ...] = ()
    asked: frozenset[Asked] = frozenset()
    document: Document | None = None


Told = Article | Diagnostic


class Telling:
    """The work of annotating. What could not be fetched or read comes out as it is, in its place."""

    def __init__(self, *, with_text: bool = False) -> None:
        self._with_text = with_text

    def __call__(self, task: Sequence[Given]) -> Iterator[Told]:
        """Yield the articles of each source, and why others are not there."""
        from mithaq.read import read

        for one in task:
            results, diagnostics = understood([one] if isinstance(one, Diagnostic) else read(one))
            yield from (self.told(each) for each in results)
            yield from diagnostics

    def lost(self, task: Sequence[Given], reason: str) -> Iterator[Told]:
        """Set sources aside that could not be understood."""
        yield from (one if isinstance(one, Diagnostic) else lost(one, reason) for one in task)

    def told(self, one: Understood) -> Article:
        """Return one article as it is told."""
        document, claims = one.annotated.document, one.claims
        article = Article(line=self.line(one), name=document.name, claims=len(claims))
        if one.annotated.dct.value is not None:
            days = tuple(replace(claim, evidence=()) for claim in claims if told_under(claim))
            return replace(article, days=days)
        asked = frozenset(asked_under(one.annotated, claims)) if claims else frozenset()
        return replace(article, asked=asked, document=document) if asked else article

    def line(self, one: Understood) -> str:
        """Return an article's record as a line of JSON."""
        return as_line(article_record(one, with_text=self._with_text))


def as_line(record: Any) -> str:
    """Return a record as one line of JSON that UTF-8 can hold."""
    line = json.dumps(record, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:  # A lone surrogate out of a damaged page: JSON can say it, UTF-8 cannot.
        line = json.dumps(record)
    return line
