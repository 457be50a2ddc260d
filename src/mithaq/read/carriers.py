"""The outlet that prints an article and the agency it comes from, as the page itself names them."""

import re
from dataclasses import dataclass
from itertools import pairwise

from mithaq.model.kinds import BlockKind
from mithaq.read.blocks import Marked
from mithaq.read.furniture import Furniture, Role, phrase, words
from mithaq.read.outlets import is_agency, outlet_named

_JOINED = re.compile(r"\s*[+/،,;؛|&]\s*")
_BRACKETS = re.compile(r"[(\[«]\s*([^()\[\]«»]{2,40}?)\s*[)\]»]")
_DASH = re.compile(r"\s*[-–—―]+\s*|\s*[:/]\s*")
_CLOSING = re.compile(r"[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]]\s*[.]?$")
_QUOTED = re.compile(r"[\"«“][^\"»”]+[\"»”]")
_PREFIX = 60
_NAME_WORDS = 8
_PREFIX_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Carriers:
    """Names as the text spells them."""

    outlet: str | None
    agency: str | None


def carriers_of(marked: Marked, cues: Furniture) -> Carriers:
    """Read outlet and agency from source lines, signatures, datelines and the brackets of the first paragraph.

    Of several source lines the first names the agency and the last the outlet; of one, an agency's name is the
    agency, and any other name the outlet, unless the page's head or a closing line already names that.
    """
    told = [line.told for line in marked.lines if line.role is Role.SOURCE and line.told]
    names = [name for value in told for name in _JOINED.split(_bare(value)) if _is_name(name, cues)]
    agency = next((name for name in names if phrase(name) in cues.agencies), None)
    signed = _signature(marked, cues)
    outlet = next((name for name in reversed(names) if phrase(name) not in cues.agencies), None)
    if len(told) > 1 and agency is None and names[:1] != [outlet]:
        agency = names[0] if names else None
    if outlet is not None and signed is not None and agency is None:
        agency, outlet = outlet, None
    place = _dateline(marked, cues)
    head = _head(marked, cues)
    if head is not None and outlet is not None and phrase(outlet) != phrase(head):
        agency, outlet = agency or outlet, head
    signed = head or signed or _bracketed_end(marked, cues)
    return Carriers(outlet=outlet or signed or place.outlet, agency=agency or place.agency)


def _bare(name: str) -> str:
    return name.strip(" .()[]-–—/*\u200f\u200e")


def _is_name(name: str, cues: Furniture) -> bool:
    flat = phrase(name)
    return bool(flat) and flat not in cues.nameless and len(flat.split()) <= _NAME_WORDS


def _head(marked: Marked, cues: Furniture) -> str | None:
    """Return the outlet that a line over the first paragraph names, if no agency; only a page's carrier is so named."""
    for line, kind in zip(marked.lines, marked.kinds, strict=True):
        if line.paragraph and kind is BlockKind.BODY:
            return None
        if kind in (BlockKind.CREDITS, BlockKind.DATELINE) and line.role in (Role.TEXT, Role.DATELINE):
            name = outlet_named(line.text, cues)
            if name is not None and not is_agency(name, cues):
                return name
    return None


def _bracketed_end(marked: Marked, cues: Furniture) -> str | None:
    """Return the outlet whose name in brackets is the page's last line."""
    last = marked.lines[-1].text if marked.lines else ""
    return outlet_named(last, cues) if last.startswith(("(", "[")) and last.endswith((")", "]")) else None


def _signature(marked: Marked, cues: Furniture) -> str | None:
    """Return a closing line that names a site: it holds a word for one, or a name in quotation marks."""
    for line, kind in zip(marked.lines, marked.kinds, strict=True):
        if kind is BlockKind.CREDITS and line.role is Role.TEXT:
            named = any(word in cues.outlet_words for word in words(line.text))
            if named or _QUOTED.search(line.text):
                return line.text
    return None


def _dateline(marked: Marked, cues: Furniture) -> Carriers:
    """Read the names that stand in a dateline, in the head of the first paragraph, and in the last one's brackets."""
    outlet = agency = None
    for name in _candidates(marked):
        flat = phrase(name)
        if flat in cues.agencies:
            agency = agency or name
        elif outlet is None and _may_be_outlet(name, flat, cues):
            outlet = name
    if agency is None:
        agency = _closing_agency(marked, cues)
    return Carriers(outlet=outlet, agency=agency)


def _candidates(marked: Marked) -> list[str]:
    found: list[str] = []
    first = True
    for line, kind in zip(marked.lines, marked.kinds, strict=True):
        if kind is BlockKind.DATELINE:
            found += _BRACKETS.findall(line.text)
            found += [_bare(part) for part in _DASH.split(line.text)]
            found.append(_bare(line.text.split()[-1]))
        elif kind is BlockKind.BODY and first and not line.short:
            first = False
            found += _prefix_names(line.text)
    return found


def _prefix_names(text: str) -> list[str]:
    """Return what a paragraph's head names before its first dash: "دبي (رويترز) - ...", "باكو - تاس - ..."."""
    head = text[:_PREFIX]
    dashes = list(_DASH.finditer(head))
    dashed = {at for dash in dashes for at in range(dash.start() - 2, dash.start() + 1)}
    names = [match.group(1) for match in _BRACKETS.finditer(head) if match.end() in dashed]
    if opening := re.match(r"[(\[]\s*([^()\[\]]{2,40}?)\s*[)\]]", head):
        names.append(opening.group(1))
    if len(dashes) > 1:
        names += [_bare(head[one.end() : two.start()]) for one, two in pairwise(dashes)]
    return [name for name in names if len(name.split()) <= _PREFIX_WORDS]


def _may_be_outlet(name: str, flat: str, cues: Furniture) -> bool:
    """Tell whether a bracketed or quoted dateline name can be a paper's: no date, no "own correspondent"."""
    if not flat or flat in cues.nameless or any(c.isdigit() for c in flat):
        return False
    known = cues.months | cues.weekdays | cues.date_words
    if any(word in known for word in flat.split()):
        return False
    return name.isascii() or any(word in cues.outlet_words for word in flat.split())


def _closing_agency(marked: Marked, cues: Furniture) -> str | None:
    texts = [line.text for line, kind in zip(marked.lines, marked.kinds, strict=True) if kind is BlockKind.BODY]
    match = _CLOSING.search(texts[-1]) if texts else None
    return match.group(1) if match and phrase(match.group(1)) in cues.agencies else None
