"""HTML pages: the article's text, and what the page's metadata tell of it."""

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from mithaq.read.furniture import words
from mithaq.read.markup import FRAME, lines_of_tree, tree_of
from mithaq.read.metadata import metadata_of
from mithaq.read.stacked import StackedArticle, stacked_articles

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# An extraction that keeps less than this share of the page's paragraphs has lost the article.
_ENOUGH = 0.35
_PARAGRAPH = 60
# The extractor takes a page apart recursively; beyond these a page is read the plain way.
_DEEPEST = 200
_MOST_ELEMENTS = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedPage:
    """The article's text, its title first, and what the page tells beside it.

    ``parts``: where each article of a page that marks several begins, and the title and date that are its own.
    """

    text: str
    hints: dict[str, str]
    parts: tuple[tuple[int, dict[str, str]], ...] = ()


def extract_page(markup: str) -> ExtractedPage:
    """Extract the article of an HTML page. ``text`` is empty where the page has none. Never raises."""
    root = tree_of(markup)
    if root is None:
        return ExtractedPage(text="", hints={})
    hints = metadata_of(root)
    if stacked := stacked_articles(root):
        return _stack(stacked, hints)
    body = _main_text(markup, root)
    title = hints.get("title", "")
    if body and title and not _has_title(body, title):
        body = f"{title}\n{body}"
    return ExtractedPage(text=body, hints=hints)


def _stack(articles: list[StackedArticle], hints: dict[str, str]) -> ExtractedPage:
    texts = ["\n".join(article.lines) for article in articles]
    starts = accumulate((len(text) + 1 for text in texts), initial=0)
    own = [{"title": article.title, "date": article.date} for article in articles]
    return ExtractedPage(text="\n".join(texts), hints=hints, parts=tuple(zip(starts, own, strict=False)))


def _main_text(markup: str, root: "HtmlElement") -> str:
    lines = lines_of_tree(root, without=FRAME)
    paragraphs = "\n".join(line for line in lines if len(line) >= _PARAGRAPH)
    found = _extracted(markup) if _is_tame(root) else ""
    if found and len(found) >= _ENOUGH * len(paragraphs):
        return found
    return paragraphs or "\n".join(lines or lines_of_tree(root))


def _is_tame(root: "HtmlElement") -> bool:
    """Tell whether a page is neither so deep nor so full of elements that the extractor would choke on it."""
    from lxml.etree import iterwalk

    depth = count = 0
    for event, _ in iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > _DEEPEST or count > _MOST_ELEMENTS:
            return False
    return True


def _extracted(markup: str) -> str:
    # Loaded here: it takes a quarter of a second, and only HTML needs it.
    from trafilatura import extract

    try:
        found = extract(markup, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False)
    except Exception:  # a page so broken that the extractor fails is read the plain way
        return ""
    return "\n".join(line.strip() for line in (found or "").split("\n") if line.strip())


def _has_title(body: str, title: str) -> bool:
    """Tell whether one of the first lines is the title already."""
    wanted = words(title)
    return any(words(line) == wanted for line in body.split("\n")[:4])
