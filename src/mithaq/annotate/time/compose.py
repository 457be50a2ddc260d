"""Join neighbouring parts into one expression: weekday and date, part of day and day, the two ends of a range."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from mithaq.annotate.time.parts import Fields, Part, facets
from mithaq.grammar import Lexicon, Word

_DAYS = frozenset({"shift", "weekday", "date", "hijri", "same"})
_SHOWN = frozenset({"hour", "minute", "part", "zone"})
_LEADERS = frozenset({"edge", "eve"})
_LEVELS = {
    "clock": 0,
    "zone": 0,
    "part": 1,
    "shift": 2,
    "weekday": 2,
    "date": 2,
    "hijri": 2,
    "same": 2,
    "week": 3,
    "year": 4,
}


def join(parts: Iterable[Part], words: list[Word], lexicon: Lexicon, breaks: Collection[int] = ()) -> list[Part]:
    """Return the expressions that ``parts`` make up, in the order of the text; none reaches over a break."""
    whole: list[Part] = []
    paragraph: list[Part] = []
    for part in sorted(parts, key=lambda part: part.start):
        if paragraph and any(paragraph[-1].end <= at <= part.start for at in breaks):
            whole += _join_paragraph(paragraph, words, lexicon)
            paragraph = []
        paragraph.append(part)
    return whole + _join_paragraph(paragraph, words, lexicon)


def _join_paragraph(parts: list[Part], words: list[Word], lexicon: Lexicon) -> list[Part]:
    ordered = _bind_leaders(parts, words, lexicon)
    joined: list[Part] = []
    for part in ordered:
        if joined and (both := _joined(joined[-1], part, words, lexicon) or _counted(joined[-1], part, words, lexicon)):
            joined[-1] = both
        else:
            joined.append(part)
    joined = [part for part in joined if part.needs in ("", "alone")]
    ranges = _ranges(joined, words, lexicon)
    return [_without_proclitic(_of_events(_bracketed(part, words), words, lexicon), words, lexicon) for part in ranges]


def _bind_leaders(parts: list[Part], words: list[Word], lexicon: Lexicon) -> list[Part]:
    """Give parts that need one behind them (evening, end of) to it, the last first: end of the evening of Friday."""
    bound: list[Part] = []
    for part in reversed(parts):
        following = bound[-1] if bound else None
        if part.needs == "next" and following is not None and _leads(part, following, words, lexicon):
            bound[-1] = _led(part, following)
        else:
            bound.append(part)
    return bound[::-1]


def _leads(part: Part, following: Part, words: list[Word], lexicon: Lexicon) -> bool:
    if not _joinable(part, following) or following.needs == "next":
        return False
    gap = words[part.end : following.start]
    if len(gap) > 1 or (gap and lexicon.value("GLUE", gap) not in ("of", "in")):
        return False
    mine, theirs = facets(part.fields), facets(following.fields)
    if "part" in mine:
        return not theirs & {"part", "clock", "edge"} and bool(theirs & _DAYS)
    return "edge" not in theirs and "clock" not in theirs


def _led(part: Part, following: Part) -> Part:
    fields = {**following.fields, **part.fields}
    if "eve" in fields and "shift" in fields:
        # "The eve of today" is this evening.
        del fields["eve"]
        fields["part"] = "TEV"
    return replace(following, start=part.start, fields=fields, rules=(*part.rules, *following.rules))


def _joined(left: Part, right: Part, words: list[Word], lexicon: Lexicon) -> Part | None:
    """Return two neighbours as one, if what stands between them allows it and they settle different things."""
    if (told_twice := _told_twice(left, right, words)) is not None:
        return told_twice
    if (hours := _hours_of_day(left, right, words, lexicon)) is not None:
        return hours
    if not _joinable(left, right) or left.end_fields or not _LEADERS.isdisjoint(right.fields):
        return None
    gap = words[left.end : right.start]
    glue = _glue(gap, lexicon)
    if glue is None or right.start < left.end:
        return None
    mine, theirs = facets(left.fields), facets(right.fields)
    if glue == "equal" or ({"hijri"} <= mine | theirs and mine & theirs <= {"weekday"} and glue == "near"):
        if not _equal(mine, theirs):
            return None
    elif mine & theirs or not _fits(mine, theirs, left, right, glue, len(gap)):
        return None
    end = right.end
    if gap and gap[0].norm == "(" and right.end < len(words) and words[right.end].norm == ")":
        end += 1
    fields: Fields = {**right.fields, **left.fields}
    last = _shared(right.end_fields, left.fields)
    return replace(left, end=end, fields=fields, end_fields=last, rules=(*left.rules, *right.rules), needs="")


def _hours_of_day(left: Part, right: Part, words: list[Word], lexicon: Lexicon) -> Part | None:
    """Return a stretch of hours with the day behind it as one: from 9:30 to 11:00 on Thursday."""
    if not left.end_fields or right.end_fields or left.kind != "date" or right.kind != "date" or right.needs:
        return None
    mine, theirs = facets(left.fields) | facets(left.end_fields), facets(right.fields)
    if not mine <= {"clock", "part", "zone"} or not theirs <= _DAYS | {"year"} or not theirs & _DAYS:
        return None
    gap = words[left.end : right.start]
    if len(gap) > 2 or _glue(gap, lexicon) not in ("near", "in"):
        return None
    fields, last = {**right.fields, **left.fields}, {**right.fields, **left.end_fields}
    return replace(left, end=right.end, fields=fields, end_fields=last, rules=(*left.rules, *right.rules))


def _joinable(left: Part, right: Part) -> bool:
    """Tell whether two parts are dates that may have neighbours."""
    return left.kind == right.kind == "date" and "alone" not in (left.needs, right.needs)


def _told_twice(left: Part, right: Part, words: list[Word]) -> Part | None:
    """Return a clock and the same moment in another zone, in brackets, as one: 21:45 in Khartoum (19:45 GMT)."""
    if not ("hour" in left.fields and {"hour", "zone"} <= right.fields.keys()):
        return None
    end = right.end
    closed = words[end - 1].norm == ")" and words[right.start].norm == "("
    opened = [word.norm for word in words[left.end : right.start]] == ["("]
    if opened and end < len(words) and words[end].norm == ")":
        closed, end = True, end + 1
    if not closed or facets(right.fields) - {"clock", "zone", "part"} or left.end_fields or right.end_fields:
        return None
    own = {name: value for name, value in left.fields.items() if (name, value) != ("zone", "local")}
    other = {} if "zone" in own else {f"other_{name}": right.fields[name] for name in _SHOWN.intersection(right.fields)}
    return replace(left, end=end, fields={**own, **other}, rules=(*left.rules, *right.rules))


def _counted(left: Part, right: Part, words: list[Word], lexicon: Lexicon) -> Part | None:
    """Return an amount with the date it counts from (two days after 5 May), a vague time with its day (later today)."""
    gap = words[left.end : right.start]
    if right.kind != "date" or right.end_fields or right.needs or len(gap) > 1:
        return None
    rules = (*left.rules, *right.rules)
    if left.kind == "offset" and gap and _is_a(gap[0], "OF_EVENT", lexicon):
        return replace(left, end=right.end, end_fields=right.fields, rules=rules)
    of = not gap or lexicon.value("GLUE", gap) == "of"
    if left.kind == "vague" and "vague" in left.fields and of and right.end - left.start > 1:
        return replace(right, start=left.start, rules=rules)
    return None


def _is_a(word: Word, name: str, lexicon: Lexicon) -> bool:
    return any(name in lexicon.singles.get(reading.stem, ()) for reading in word.readings)


def _of_events(part: Part, words: list[Word], lexicon: Lexicon) -> Part:
    """Mark an amount that counts from something without a date ("three days after the signing")."""
    if part.kind != "offset" or part.end_fields is not None or "that" in part.fields or part.end >= len(words):
        return part
    before = words[max(0, part.start - _GOVERNS) : part.start]
    if _is_a(words[part.end], "OF_VERB", lexicon) and any(_is_a(word, "TAKES_ON", lexicon) for word in before):
        return part  # "agreed two days ago on an extension"
    return replace(part, fields={**part.fields, "event": 1}) if _is_a(words[part.end], "OF_EVENT", lexicon) else part


_GOVERNS = 3  # words that a verb and its subject take up before the amount


def _bracketed(part: Part, words: list[Word]) -> Part:
    """Take in the bracket that opens what a bracket inside closes: (Saturday) 26 December."""
    if not part.start or words[part.start - 1].norm != "(":
        return part
    held = [word.norm for word in words[part.start : part.end]]
    return replace(part, start=part.start - 1) if held.count(")") > held.count("(") else part


def _shared(end_fields: Fields | None, fields: Fields) -> Fields | None:
    if end_fields is None:
        return None
    return {**{k: v for k, v in fields.items() if k not in ("weekday", "shift")}, **end_fields}


def _glue(gap: list[Word], lexicon: Lexicon) -> str | None:
    """Return what kind of join the words between two parts make: near, of, in or equal; None for other words."""
    kinds = set()
    for word in gap:
        value = lexicon.value("GLUE", [word])
        if value is None:
            return None
        kinds.add(value)
    if "equal" in kinds:
        return "equal"
    if len(gap) > 2 or {"of", "in"} <= kinds:
        return None
    return next((kind for kind in ("of", "in") if kind in kinds), "near")


def _equal(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    days = {"date", "hijri", "weekday", "shift"}
    return bool(mine & days) and bool(theirs & days)


def _fits(mine: frozenset[str], theirs: frozenset[str], left: Part, right: Part, glue: str, width: int) -> bool:
    if not mine or not theirs:
        return False
    low, high = min(_LEVELS.get(f, 9) for f in mine), min(_LEVELS.get(f, 9) for f in theirs)
    if 9 in (low, high) and "edge" not in mine:
        return False
    if "clock" in mine or "clock" in theirs:
        return width <= 2 and ("week" not in mine | theirs) and bool((mine | theirs) & (_DAYS | {"part", "zone"}))
    if "part" in mine and mine <= {"part"}:
        return (width <= 1 and glue != "near") or not width
    if theirs <= {"part"}:
        return not width or (width == 1 and right.needs == "join")
    if theirs == {"year"}:
        return bool(mine & {"date"}) and "year" not in mine and (glue in ("of", "near") and width <= 1)
    if theirs == {"same"} and right.fields["same_unit"] == "year":
        return mine == {"date"} and "month" in left.fields and glue == "of" and width == 1
    if theirs == {"week"}:
        return "weekday" in mine and glue in ("of", "near") and width <= 1
    if "weekday" in theirs and "weekday" not in mine:
        bracketed = width == 1 and glue == "near"
        if "shift" in mine:
            return glue == "near" or (glue == "in" and width == 1)
        return not width or (bracketed and "date" in mine and "day" in left.fields)
    if "date" in theirs and mine & {"weekday", "shift"}:
        return ("day" in right.fields or "hday" in right.fields) and (
            glue == "near" or ("weekday" in mine and glue == "in")
        )
    return bool("hijri" in theirs and mine & {"weekday", "shift"} and glue == "near")


def _ranges(parts: list[Part], words: list[Word], lexicon: Lexicon) -> list[Part]:
    """Make one expression of two ends: from A to B, between A and B."""
    out: list[Part] = []
    for part in parts:
        if out and _spans(out[-1], part, words, lexicon):
            left = out[-1]
            first = {**_inherited(part.fields, left.fields), **left.fields}
            second = {**_kept(left.fields, part.fields), **part.fields}
            out[-1] = replace(
                left, end=part.end, fields=first, end_fields=second, rules=(*left.rules, *part.rules), needs=""
            )
        else:
            out.append(part)
    return out


def _spans(left: Part, right: Part, words: list[Word], lexicon: Lexicon) -> bool:
    if not _joinable(left, right) or left.end_fields or right.end_fields:
        return False
    gap = words[left.end : right.start]
    before = words[left.start - 1 : left.start]
    opened = bool(before) and any(lexicon.value(name, before) is not None for name in ("FROM", "SINCE"))
    mine, theirs = facets(left.fields) - {"part"}, facets(right.fields) - {"part"}
    alike = bool(mine & theirs & {"date", "clock", "year", "weekday"}) or (mine <= _DAYS and theirs <= _DAYS)
    if len(gap) == 1 and lexicon.value("TO", gap) is not None:
        return (alike and opened) or ("clock" in mine & theirs)
    if len(gap) == 1 and lexicon.value("DASH", gap) is not None and gap[0].norm != "/":
        return opened or ("day" in left.fields and "day" in right.fields) or ("clock" in mine & theirs)
    conjoined = (len(gap) == 1 and lexicon.value("AND", gap) is not None) or (
        not gap
        and any(_is_and(r.proclitic, lexicon) and r.stem in lexicon.singles for r in words[right.start].readings)
    )
    return conjoined and opened and alike and lexicon.value("BETWEEN", before) is not None


def _is_and(proclitic: str, lexicon: Lexicon) -> bool:
    return "AND" in lexicon.singles.get(proclitic, ())


def _inherited(later: Fields, own: Fields) -> dict[str, int | str]:
    """The fields that a first end leaves to the second: from 13 July to 15 August 2022, from three to four o'clock."""
    names = {"zone"}
    if "hour" in own:
        names.add("part")
    if "weekday" in own and not own.keys() & {"month", "rel_weekday", "week_step"}:
        names.add("rel_weekday")
    if not own.keys() & {"shift", "weekday", "hour", "year", "year_step"}:
        names |= {"year", "year_step", "hyear"}
        if "day" in own or "hday" in own:
            names |= {"month", "rel_month", "month_step", "hmonth"}
        if "month" in own and "rel_month" not in own:
            names.add("rel_month")
    return {name: later[name] for name in names if name in later}


def _kept(earlier: Fields, own: Fields) -> dict[str, int | str]:
    """The day that a second end of the clock takes from the first: Thursday from nine to eleven."""
    if "hour" in own:
        return {k: v for k, v in earlier.items() if k not in ("hour", "minute", "second", "part", "midnight")}
    return {k: v for k, v in earlier.items() if k in ("year",) and "year" not in own and "shift" not in own}


def _without_proclitic(part: Part, words: list[Word], lexicon: Lexicon) -> Part:
    first = words[part.start]
    if first.number is not None:
        return part
    for reading in first.readings:
        if reading.stem in lexicon.starts:
            return replace(part, skip=reading.skip) if reading.skip != part.skip else part
    return part
