"""HTML pages that hold several whole articles, each in an element of its own with its own headline and date."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mithaq.read.furniture import words
from mithaq.read.markup import FRAME, lines_of_tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A comment or a card has fewer paragraphs, or briefer ones.
_PARAGRAPHS = 2
_PARAGRAPH = 60
_HEADLINE_WORDS = 3
# Within an article the header holds its headline.
_LEFT_OUT = FRAME - {"header"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StackedArticle:
    """One of a page's articles: its headline, the date its own <time> tells, and its lines."""

    title: str
    date: str
    lines: tuple[str, ...]


def stacked_articles(root: "HtmlElement") -> list[StackedArticle]:
    """Return the articles of a page that holds more than one; none where it holds one, or marks them otherwise.

    An article has a headline, a <time datetime> (HTML standard, 4.3.2 and 4.5.14) and paragraphs; an article within
    an article is a comment on it or a card.
    """
    whole = [element for element in root.iter("article") if next(element.iterancestors("article"), None) is None]
    found = [article for article in map(_article, whole) if article is not None]
    return found if len(found) > 1 else []


def _article(element: "HtmlElement") -> StackedArticle | None:
    heading = next((own for own in element.iter("h1", "h2") if _owns(element, own)), None)
    time = next(
        (own for own in element.iter("time") if _owns(element, own) and (own.get("datetime") or "").strip()), None
    )
    if heading is None or time is None:
        return None
    title = " ".join(heading.text_content().split())
    paragraphs = [own for own in element.iter("p") if _owns(element, own)]
    long = [own for own in paragraphs if len(own.text_content().strip()) >= _PARAGRAPH]
    if len(words(title)) < _HEADLINE_WORDS or len(long) < _PARAGRAPHS:
        return None
    lines = lines_of_tree(element, without=_LEFT_OUT)
    return StackedArticle(title=title, date=(time.get("datetime") or "").strip(), lines=tuple(lines))


def _owns(article: "HtmlElement", element: "HtmlElement") -> bool:
    """Tell whether an element stands in no article within this one, nor in what frames it."""
    for above in element.iterancestors():
        if above is article:
            return True
        if above.tag == "article" or above.tag in _LEFT_OUT:
            return False
    return False
