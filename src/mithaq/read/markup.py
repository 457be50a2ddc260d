"""HTML to lines of text: the plain way, without judging what is the article."""

import re
from html import unescape

_DROPPED = re.compile(r"<(script|style|noscript|template|svg|iframe|form|button)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_BREAK = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|tr|table|section|article|header|footer|aside|nav|main|figure|figcaption|"
    r"blockquote|title|time|td|th|dl|dt|dd|pre|hr|body|head|html)\b[^>]*>",
    re.I,
)
_TAG = re.compile(r"</?[A-Za-z!?][^>]*>")
_SPACES = re.compile(r"[^\S\n]+")


def plain_text(markup: str) -> str:
    """Return the text of a piece of HTML, or of plain text, a line for each block that is not blank."""
    text = markup
    if "<" in text:
        text = _COMMENT.sub("", text)
        text = _DROPPED.sub("\n", text)
        text = _SPACES.sub(" ", text.replace("\n", " ")) if _BREAK.search(text) else text
        text = _TAG.sub("", _BREAK.sub("\n", text))
    text = unescape(text) if "&" in text else text
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
