"""Read the slots of a match into fields. Which words stand for what is the lexicon's business."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from mithaq.annotate.time.parts import Fields, Part
from mithaq.grammar import Allowed, Lexicon, Match, Word

_NUMBERS = ("ORD", "HOUR", "CARD", "CARD_DEF", "TENS", "HUNDRED", "THOUSAND", "TEN", "ORD_BARE", "ORD_LAST")
_STEPS = {"earlier": -2, "past": -1, "this": 0, "next": 1}

# Where a slot's value is looked up, class by class. A slot that is not here holds a number.
_CLASSES: Mapping[str, tuple[str, ...]] = {
    "month": ("MONTH", "MONTH_EN"),
    "hmonth": ("HIJRI",),
    "weekday": ("WEEKDAY", "WEEKDAY_BARE"),
    "shift": ("DEICTIC",),
    "season": ("SEASON", "SEASON_DEF"),
    "quarter": ("QUARTER",),
    "half_year": ("HALF",),
    "decade": ("DECADES", "DECADES_DEF"),
    "share": ("QUARTER_OF",),
    "midnight": ("MIDNIGHT",),
    "eve": ("EVE",),
    "same": ("STEP",),
    "fraction": ("QUARTER_OF",),
    "less": ("QUARTER_OF",),
    "nth": ("ORD_BARE", "ORD_LAST", "ORD"),
}
_NAMES: Mapping[str, tuple[str, ...]] = {
    "rel": ("REL", "REL_SPAN", "REL_TWO", "THIS", "STEP"),
    "part": ("PART_ADV", "PART_OF", "PART_THE", "PART_IN"),
    "edge": ("EDGE",),
    "zone": ("ZONE",),
    "unit": ("UNIT",),
    "one": ("UNIT_ONE",),
    "dual": ("UNIT_DUAL", "DUAL_DEF"),
    "many": ("UNITS_MANY",),
    "units": ("UNITS_DEF",),
    "unit_def": ("UNIT_DEF", "UNIT"),
    "ampm": ("AMPM",),
    "holiday": ("HOLIDAY",),
    "set": ("SET",),
    "vague": ("VAGUE",),
    "about": ("ABOUT",),
}
_LIMITS = {"day": (1, 31), "month": (1, 12), "hday": (1, 30), "hmonth": (1, 32), "hour": (0, 24), "minute": (0, 59)}
# What a modifier qualifies, the first that is there: in "last Friday" the weekday, in "summer of last year" the year.
_QUALIFIED = (
    ("month", "rel_month"),
    ("hmonth", "rel_hmonth"),
    ("weekday", "rel_weekday"),
    ("season_rel", "rel_season"),
    ("season", "year_step"),
    ("quarter", "year_step"),
    ("half_year", "year_step"),
    ("units", "rel"),
    ("unit", "rel"),
    ("decade", "rel"),
    ("holiday", "rel_holiday"),
)
# A quarter, a third or a half of a unit (as minutes of an hour) counts in the unit below it.
SHARED = {
    "minute": ("second", 60),
    "hour": ("minute", 60),
    "day": ("hour", 24),
    "week": ("day", 7),
    "month": ("day", 30),
    "year": ("month", 12),
    "decade": ("year", 10),
    "century": ("year", 100),
}
_FIGURES = {"dotted", "clock", "figures"}
_MARKS = {"at", "that", "now", "month_same"}
_GIVEN = (
    "shift", "part", "day", "hday", "sign", "value", "of", "nth_of", "rel", "same", "same_unit", "clock", "edge",
    "fine", "whole", "weeks", "week_of", "exact", "coming",
)  # fmt: skip
"""Values that a rule itself gives, where no slot does."""
_NUMBERED = frozenset(
    ("day", "hday", "year", "hyear", "hour", "minute", "second", "count", "century", "half", "steps", "weeks_count")
)
"""Slots that hold a number, figures or words that spell one."""
_SLOTS = frozenset((*_CLASSES, *_NAMES, *_NUMBERED, *_FIGURES, *_MARKS))


def _base(name: str) -> str:
    """Return a slot's name without what tells its class or which of several it is: "month_en", "day2"."""
    return name.rstrip("23").removesuffix("_rel").removesuffix("_en").removesuffix("_no")


_ANY: frozenset[str] = frozenset()
ALLOWED = Allowed(
    fields={
        **dict.fromkeys(
            (*_GIVEN, "agree", "differ", "follows", "rising", "not_before", "not_after", "not_written"), _ANY
        ),
        "kind": (
            "date",
            "offset",
            "within",
            "spell",
            "span",
            "every",
            "vague",
            "then",
            "event",
            "range",
            "list",
            "none",
        ),
        "rank": ("weak",),
        "needs": ("next", "join", "alone"),
    },
    slot=lambda name: name in _SLOTS or _base(name) in _SLOTS,
    slots=_SLOTS,
)
"""What is read of the rules of time."""
_LAST_CENTURY = 50  # a year of two figures from here on is of the twentieth century


def read_match(match: Match, words: list[Word], lexicon: Lexicon) -> list[Part]:
    """Return the parts that a match stands for: one, several for a list, none where its own checks fail."""
    given = _slots(match, words, lexicon)
    rule = match.rule.fields
    for name in ("agree", "differ"):
        if name in rule and (given.get(rule[name]) == given.get(rule[name] + "2")) != (name == "agree"):
            return []
    if "follows" in rule and not _follows(given, rule["follows"]):
        return []
    if "rising" in rule and not _rises(given, rule["rising"]):
        return []
    kind = rule.get("kind", "date")
    for name, value in rule.items():
        if name in _GIVEN:
            given.setdefault(name, int(value) if value.lstrip("-").isdigit() else value)
    shape: Callable[[dict[str, int | str], Match, str], list[Part]] = {"range": _range, "list": _list}.get(kind, _one)
    return shape(given, match, kind)


def _slots(match: Match, words: list[Word], lexicon: Lexicon) -> dict[str, int | str]:
    given: dict[str, int | str] = {}
    for name, (start, end) in match.slots.items():
        if name in _MARKS:
            given[name] = "yes"
            continue
        held = words[start:end]
        base = _base(name)
        target = name.removesuffix("_en").removesuffix("_no")
        if name.rstrip("2") in _FIGURES:
            given[name] = "".join(w.norm for w in held)
        elif base in _NAMES or base in _CLASSES:
            value = _look_up(_NAMES.get(base) or _CLASSES[base], held, lexicon)
            if value is not None:
                given[target] = value if base in _NAMES else int(value)
            elif name.endswith("_no"):
                given[target] = number(held, lexicon)
        else:
            given[target] = number(held, lexicon)
    return given


def _look_up(classes: tuple[str, ...], held: list[Word], lexicon: Lexicon) -> str | None:
    return next((value for name in classes if (value := lexicon.value(name, held)) is not None), None)


def number(words: list[Word], lexicon: Lexicon) -> int:
    """Return the number that words spell: figures, or units and tens added up."""
    total = 0
    for word in words:
        if word.number is not None:
            total += word.number
            continue
        for reading in word.readings:
            classes = lexicon.singles.get(reading.stem, {})
            value = next((classes[name] for name in _NUMBERS if name in classes), None)
            if value is not None:
                total += int(value)
                break
    return total


def _rises(given: Fields, name: str) -> bool:
    first, second = given.get(name), given.get(name + "2")
    return isinstance(first, int) and isinstance(second, int) and first < second <= first + 100


def _follows(given: Fields, name: str) -> bool:
    """Tell whether the second of two weekdays is the day after the first."""
    first, second = given.get(name), given.get(name + "2")
    return isinstance(first, int) and isinstance(second, int) and first % 7 + 1 == second


def _one(given: dict[str, int | str], match: Match, kind: str) -> list[Part]:
    start, end = match.slots.get("at", (match.start, match.end))
    fields = settle_fields(given)
    if fields is None:
        return []
    return [
        Part(
            kind=kind, start=start, end=end, fields=fields, rules=(match.rule.name,),
            needs=match.rule.fields.get("needs", ""),
        )
    ]  # fmt: skip


def _range(given: dict[str, int | str], match: Match, kind: str) -> list[Part]:
    start, end = match.slots.get("at", (match.start, match.end))
    first = settle_fields({name: value for name, value in given.items() if not name.endswith("2")})
    if "hour2" in given and "minute2" not in given:
        given = {name: value for name, value in given.items() if name != "minute"}
    second = settle_fields(_of_second(given, "2"))
    if first is None or second is None:
        return []
    if "dotted2" in given:  # 14.10 - 15.10.2018
        first = {**{name: second[name] for name in ("month", "year") if name in second}, **first}
    return [Part(kind="date", start=start, end=end, fields=first, end_fields=second, rules=(match.rule.name,))]


def _list(given: dict[str, int | str], match: Match, kind: str) -> list[Part]:
    """Part a list of days or years: each member has its own number, all share the rest.

    Days that follow one another ("on 12 and 13 August") are one stretch, as what is told to last them.
    """
    name = next(name for name in ("day", "weekday", "year", "month") if name + "2" in given)
    keys = [key for key in (name, name + "2", name + "3") if key in given]
    if name != "year" and _in_a_row([given[key] for key in keys], name):
        last = {**given, name + "2": given[keys[-1]]}
        return _range({key: value for key, value in last.items() if key != name + "3"}, match, kind)
    parts = []
    for index, key in enumerate(keys):
        shared = {k: v for k, v in given.items() if k not in keys}
        if name == "weekday" and index:
            shared["follows"] = given[keys[0]]
        fields = settle_fields({**shared, name: given[key]})
        if fields is None:
            return []
        start, end = match.slots[key]
        if index == 0 and "month" in match.slots:
            start = min(start, match.slots["month"][0])  # "May 3 and 9": the month stands first
        end = match.end if index == len(keys) - 1 else end
        parts.append(Part(kind="date", start=start, end=end, fields=fields, rules=(match.rule.name,)))
    return parts


def _in_a_row(numbers: Sequence[int | str], name: str) -> bool:
    """Tell whether each day or month is the one after that before it."""
    last = {"weekday": 7, "month": 12}.get(name, 99)
    return all(int(first) % last + 1 == int(second) for first, second in pairwise(numbers))


def _of_second(given: Mapping[str, int | str], suffix: str) -> dict[str, int | str]:
    second = {name: value for name, value in given.items() if not name.endswith(suffix)}
    second.update({name.removesuffix(suffix): value for name, value in given.items() if name.endswith(suffix)})
    return second


def settle_fields(given: dict[str, int | str]) -> Fields | None:
    """Turn what the slots gave into fields; None where no calendar or clock has such a number."""
    for name in _MARKS - {"that", "month_same", "now"}:
        given.pop(name, None)
    _of_figures(given)
    _of_months(given)
    _of_units(given)
    _of_clock(given)
    _of_rel(given)
    if "season_rel" in given:
        given["season"] = given.pop("season_rel")
    for name, (low, high) in _LIMITS.items():
        value = given.get(name, low)
        if not (isinstance(value, int) and low <= value <= high):
            return None
    return given


def _of_figures(given: dict[str, int | str]) -> None:
    if "dotted" in given:
        given.update(zip(("day", "month", "year"), map(int, str(given.pop("dotted")).split(".")), strict=False))
        if isinstance(short := given.get("year"), int) and short < 100:
            given["year"] = short + (2000 if short < _LAST_CENTURY else 1900)
    if "clock" in given and ("." in str(given["clock"]) or "," in str(given["clock"])):
        hour, minute = str(given.pop("clock")).replace(",", ".").split(".")
        given["hour"], given["minute"] = int(hour), int(minute)
    if "figures" in given:
        figures = str(given.pop("figures"))
        given.pop("clock", None)
        given["hour"] = int(figures[:-2] or "0") if len(figures) in (3, 4) else 99
        given["minute"] = int(figures[-2:])


def _of_months(given: dict[str, int | str]) -> None:
    other = given.pop("month2", None)
    if other is not None and other != given.get("month"):
        given["other_month"] = other


def _of_units(given: dict[str, int | str]) -> None:
    """A relative unit (the coming month) is a step of that unit; an amount is a count of a unit."""
    unit = given.pop("unit_def", None)
    if unit is not None and "steps" in given:
        given["shift" if unit == "day" else f"{unit}_step"] = given.pop("steps")
    elif unit is not None:
        if "same" in given:
            given["same_unit"] = unit
        elif unit == "day":
            given["shift"] = _STEPS[str(given.pop("rel", "this"))]
        else:
            given[f"{unit}_step"] = _STEPS[str(given.pop("rel", "this"))]
    if given.pop("month_same", None):
        given["same_unit"], given["same"] = "month", 0
    for name, count in (("dual", 2), ("one", 1), ("many", 0), ("units", 0)):
        if name in given:
            given["unit"] = given.pop(name)
            if count:
                given["count"] = count
    if "half" in given:
        given["half"] = 1
    if "share" in given and (parts := SHARED.get(str(given.get("unit")))):
        share = int(given.pop("share"))
        given["unit"], given["count"] = parts[0], parts[1] * share // 60


def _of_clock(given: dict[str, int | str]) -> None:
    if "ampm" in given:
        given["part"] = given.pop("ampm")
    if "fraction" in given:
        given["minute"] = given.pop("fraction")
    if "less" in given and isinstance(hour := given["hour"], int) and isinstance(less := given.pop("less"), int):
        given["hour"], given["minute"] = (hour - 1) or 12, 60 - less
    if "midnight" in given:
        given["hour"] = given.pop("midnight")
        given["midnight"] = 1


def _of_rel(given: dict[str, int | str]) -> None:
    """Give a modifier (last, coming) to the field that it qualifies."""
    of = given.pop("of", None)
    rel = given.pop("rel", None)
    if of is not None:
        if "same_unit" not in given:
            given[f"{of}_step"] = _STEPS[str(rel or "this")]
    elif given.get("nth_of") == "month" and "month" not in given:
        given["month_step"] = _STEPS[str(rel or "this")]
    elif rel is not None and "year" not in given and "hyear" not in given:
        field = next((target for name, target in _QUALIFIED if name in given), "")
        if field == "year_step":
            given[field] = _STEPS[str(rel)]
        elif field:
            given[field] = {"1": "next", "-1": "past"}.get(str(rel), rel)
