"""HTML pages: the article's text, and what the page's metadata tell of it."""

import re
from dataclasses import dataclass

from mithaq.read.furniture import words
from mithaq.read.markup import plain_text
from mithaq.read.metadata import metadata_of

# lxml refuses these in text.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHROME = re.compile(r"<(nav|header|footer|aside|head)\b.*?</\1\s*>", re.I | re.S)
_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)(?=</?p\b|</(?:div|article|section|body)\b|\Z)", re.I | re.S)
# An extraction that keeps less than this share of the page's paragraphs has lost the article.
_ENOUGH = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedPage:
    """The article's text, its title first, and what the page tells beside it."""

    text: str
    hints: dict[str, str]


def extract_page(markup: str) -> ExtractedPage:
    """Extract the article of an HTML page. ``text`` is empty where the page has none. Never raises."""
    clean = _FORBIDDEN.sub(" ", _DECLARATION.sub("", markup))
    hints = metadata_of(clean)
    body = _main_text(clean)
    title = hints.get("title", "")
    if body and title and not _has_title(body, title):
        body = f"{title}\n{body}"
    return ExtractedPage(text=body, hints=hints)


def _main_text(markup: str) -> str:
    paragraphs = "\n".join(plain_text(match.group(1)) for match in _PARAGRAPH.finditer(_CHROME.sub("", markup)))
    found = _extracted(markup)
    if len(found) >= _ENOUGH * len(paragraphs) and found:
        return found
    return paragraphs.strip() or plain_text(_CHROME.sub("\n", markup))


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
