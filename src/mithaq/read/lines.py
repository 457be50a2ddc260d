"""A page's lines, each with the role its own look gives it."""

import re
from dataclasses import dataclass, replace

from mithaq.model.documents import Span
from mithaq.read.datelines import Dateline, dateline_of, labelled_date, names_agency
from mithaq.read.furniture import Furniture, Label, Role, phrase, words

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = " \t\u00a0\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\x00"
_DELIMITER = re.compile(r"\s*[:：|،–—-]+\s*")
_STOP = re.compile(r"[.؟?!…۔:؛;,،]+[\"'»”“’)\]\s*]*$")
_FULL_STOP = re.compile(r"[.…۔:؛;,،]+[\"'»”“’)\]\s*]*$")
_BRACKETED_END = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]\s*$")
_PATH = re.compile(r"[|>›»/]")
_HEADLINE = 160
_LABELLED = 48
_FIRST_WORD = 20
_SIGNATURE = 70
_CAPTION = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A non-blank line without the blanks around it. ``value`` is where what follows its label begins, if it has one.

    ``short`` lines may be headlines: they are brief and end as no sentence does; the others are ``paragraphs``.
    """

    start: int
    end: int
    text: str
    role: Role
    value: int
    short: bool
    dateline: Dateline = Dateline.NONE

    @property
    def span(self) -> Span:
        """Where the line stands in the page."""
        return Span(start=self.start, end=self.end)

    @property
    def told(self) -> str:
        """What stands after the line's label."""
        return self.text[self.value :].strip()

    @property
    def headline(self) -> bool:
        """Tell whether the line may be a headline."""
        return self.role is Role.TEXT and self.short

    @property
    def paragraph(self) -> bool:
        """Tell whether the line is running text."""
        return self.role is Role.TEXT and not self.short


def lines_of(text: str, cues: Furniture) -> list[Line]:
    """Cut a page into its non-blank lines."""
    found: list[Line] = []
    for match in _LINE.finditer(text):
        raw = match.group()
        lead = raw.lstrip(_BLANK).lstrip()
        if bare := lead.rstrip(_BLANK).rstrip():
            start = match.start() + len(raw) - len(lead)
            line = _line(bare, start, cues)
            found.append(_as_value(line, found[-1]) if found else line)
    return found


def _as_value(line: Line, before: Line) -> Line:
    """Take a brief line under "source:", with nothing beside it, for its value."""
    waits = before.role is Role.SOURCE and before.value and not before.told
    if waits and line.role is Role.TEXT and line.short and len(line.text) <= _SIGNATURE:
        return replace(line, role=Role.SOURCE)
    return line


def _line(text: str, start: int, cues: Furniture) -> Line:
    short = len(text) <= _HEADLINE and not _FULL_STOP.search(text)
    role, value = _role(text, short, cues)
    dateline = Dateline.NONE
    if role is Role.DATELINE:
        dateline = Dateline.SURE
    elif role is Role.TEXT and (short or len(text) <= _SIGNATURE):
        dateline = dateline_of(text, cues)
        if dateline is Dateline.SURE or (short and names_agency(text, cues)):
            role = Role.DATELINE
        elif short and not any(map(str.isalpha, text)):
            role = Role.CONTROL
    return Line(start=start, end=start + len(text), text=text, role=role, value=value, short=short, dateline=dateline)


def _role(text: str, short: bool, cues: Furniture) -> tuple[Role, int]:
    sentence = len(text) > _HEADLINE or (len(text) > _SIGNATURE and not short)
    if sentence and "©" not in text and not _may_be_labelled(text, cues):
        return Role.TEXT, 0
    head = words(text[:_LABELLED])
    if not head or not head[0].strip("_"):
        return Role.RULE, 0
    for label in cues.labels.get(head[0], ()):
        if tuple(head[: len(label.words)]) == label.words:
            at = _value_start(text, label, short, cues)
            if at is not None and _fits(text[at:], label, cues):
                return label.role, at
    return (_bare_role(text, short, head, cues), 0) if len(text) <= _HEADLINE else (Role.TEXT, 0)


def _may_be_labelled(text: str, cues: Furniture) -> bool:
    """Tell cheaply whether a paragraph's first word opens any label: most open none."""
    first = words(text[:_FIRST_WORD])
    return not first or first[0] in cues.labels


def _value_start(text: str, label: Label, short: bool, cues: Furniture) -> int | None:
    """Return where the label's value begins, or None when the words are no label here."""
    delimiter = _DELIMITER.search(text, 0, _LABELLED + 12)
    if delimiter and tuple(words(text[: delimiter.start()])) == label.words:
        return delimiter.end()
    if len(text) <= _LABELLED and tuple(words(text)) == label.words:
        return len(text)
    byline = " ".join(label.words) in cues.bylines and (len(words(text)) <= 5 or text[0] in "([")
    if short and (label.bare or byline or label.role is Role.DATELINE):
        return _after_words(text, len(label.words))
    return None


def _after_words(text: str, count: int) -> int:
    """Return the offset after the first ``count`` words; a word is what blanks or brackets part from the next."""
    found = list(re.finditer(r"[^\s()\[\]]*\w[^\s()\[\]]*", text))
    return found[count - 1].end() if len(found) >= count else len(text)


def _fits(value: str, label: Label, cues: Furniture) -> bool:
    if label.role is Role.DATELINE:
        return not value or labelled_date(value, cues)
    if label.role in (Role.SOURCE, Role.CREDIT):
        return len(value) <= _SIGNATURE
    return True


def _bare_role(text: str, short: bool, head: list[str], cues: Furniture) -> Role:
    if not any(map(str.isalpha, text)) and not any(map(str.isdigit, text)):
        return Role.RULE
    if _is_path(text, cues):
        return Role.CONTROL
    if len(text) <= _LABELLED:
        whole = " ".join(head)
        if whole in cues.controls or all(word in cues.switches for word in head):
            return Role.CONTROL
    if _is_hashtags(text):
        return Role.TAGS
    if "©" in text or _is_signature(text, cues):
        return Role.CREDIT if "©" in text else Role.SOURCE
    dated = dateline_of(text, cues) is Dateline.SURE  # "Moscow, 11 June 2025 (TASS)"
    if short and len(text) <= _CAPTION and head[0] not in cues.reporting and not dated:
        match = _BRACKETED_END.search(text)
        inside = phrase(match.group(1)) if match and match.start() else ""
        if inside in cues.agencies or any(word in cues.caption_marks for word in inside.split()):
            return Role.CAPTION
    return Role.TEXT


def _is_path(text: str, cues: Furniture) -> bool:
    """Tell whether a line is the way through a site's sections: "news | politics | Sudan"."""
    parts = [words(part) for part in _PATH.split(text)]
    return len(parts) > 1 and all(len(part) <= 3 for part in parts) and " ".join(parts[0]) in cues.controls


def _is_hashtags(text: str) -> bool:
    tokens = text.split()
    if "#" not in text:
        return False
    marked = sum(token.startswith("#") for token in tokens)
    return marked == len(tokens) or (marked > 1 and marked / len(tokens) >= 0.6)


def _is_signature(text: str, cues: Furniture) -> bool:
    """Tell whether a line is nothing but names of agencies: "(رويترز)", "AFP / Reuters"."""
    if len(text) > _SIGNATURE:
        return False
    parts = [phrase(part) for part in re.split(r"[/+،,;؛|&()\[\]–—-]|\s و", text)]
    parts = [part for part in parts if part]
    known = [part in cues.agencies for part in parts]
    return any(known) and all(ok or part in cues.nameless for ok, part in zip(known, parts, strict=True))
