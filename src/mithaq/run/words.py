"""What an article says itself; the rest of a page is the outlet's furniture, the same under every article."""

from mithaq.model.documents import Document
from mithaq.model.kinds import BlockKind

_OWN = frozenset({BlockKind.BODY, BlockKind.CAPTION})


def own_words(document: Document) -> str:
    """Return what the article says itself, without the page's furniture."""
    blocks = [block.span for block in document.blocks if block.kind in _OWN] or [document.span]
    return "\n".join(document.text[span.start : span.end] for span in blocks)
