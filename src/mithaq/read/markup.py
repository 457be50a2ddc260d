"""HTML to a tree and to lines of text, without judging what is the article."""

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# lxml refuses these in text.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_SPACES = re.compile(r"\s+")
_BREAKING = re.compile(r"<(?:p|div|br|li|h[1-6]|tr|td|table|article|section|blockquote)\b", re.I)
_BLOCK_NAMES = """
p div br h1 h2 h3 h4 h5 h6 li ul ol tr td th table section article header footer aside nav main figure figcaption
blockquote title time dl dt dd pre hr body head html form option
"""
_UNSEEN_NAMES = "script style noscript template svg iframe button select textarea head"
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
# Parts of a page that frame the article.
FRAME = frozenset(("nav", "header", "footer", "aside", "form"))


def tree_of(markup: str) -> "HtmlElement | None":
    """Parse HTML, however broken; None where there is nothing to parse."""
    # Loaded here: only markup needs it.
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    clean = _FORBIDDEN.sub(" ", _DECLARATION.sub("", markup))
    try:
        return document_fromstring(clean.encode("utf-8"), parser=HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def lines_of_tree(root: "HtmlElement", *, without: frozenset[str] = frozenset()) -> list[str]:
    """Return the visible text, a line for each block that is not blank; elements named in ``without`` are left out."""
    from lxml.etree import iterwalk

    dropped = _UNSEEN | without
    parts: list[str] = []
    walk = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event in ("comment", "pi"):
            parts.append(_flat(element.tail))
            continue
        if event == "start" and element.tag in dropped:
            walk.skip_subtree()
        elif event == "start":
            parts += ("\n" if element.tag in _BLOCKS else "", _flat(element.text))
        else:
            parts += ("\n" if element.tag in _BLOCKS else "", _flat(element.tail) if element is not root else "")
    return _lines("".join(parts))


def plain_text(markup: str) -> str:
    """Return the text of a piece of HTML, or of plain text, a line for each block that is not blank."""
    if "<" not in markup:
        return "\n".join(_lines(unescape(markup)))
    if not _BREAKING.search(markup):
        markup = markup.replace("\n", "<br>")
    root = tree_of(markup)
    return "" if root is None else "\n".join(lines_of_tree(root))


def _flat(text: str | None) -> str:
    return _SPACES.sub(" ", text) if text else ""


def _lines(text: str) -> list[str]:
    found = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return [line for line in found if line]
