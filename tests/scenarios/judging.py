"""Stories that no rule had read when they were written (``unseen/``): one line for each expectation, held or not.

    python tests/scenarios/judging.py            how many hold, story by story
    python tests/scenarios/judging.py --show     also those that do not
    python tests/scenarios/judging.py --write    make the list of those that do not hold (``not_held.txt``) anew

An expected record is paired with the record that fits it best; each of its fields is then one expectation.
"""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from stories import HERE, Story, files, folded, reports_of, views

from mithaq.grammar.data import load_yaml

NOT_HELD = HERE / "not_held.txt"
Record = dict[str, Any]
Line = tuple[str, bool]
EMPTY_WORDS = {"al", "el", "bin", "the", "of", "government", "republic"}


def unseen() -> dict[str, Story]:
    """Return the stories by name."""
    return {story["name"]: story for path in sorted((HERE / "unseen").glob("*.yaml")) for story in load_yaml(path)}


def judged(story: Story) -> Iterator[Line]:
    """Yield each expectation of a story as ``name: story: what``, and whether it holds."""
    reports = reports_of(story)
    found = views(folded(reports), story["as_of"])
    published = {
        one.annotated.document.name.removesuffix(".txt"): one.annotated.dct.value
        for one in reports
        if one.annotated.document.part == 0
    }
    lines = [
        *_events(story.get("events", ()), found["timeline"]),
        *_not_events(story.get("not_events", ()), found["timeline"]),
        *_agreements(story.get("agreements", ()), found["agreements"]),
        *_commitments(story.get("commitments", ()), found["commitments"]),
        *_disputes(story.get("disputes", ()), found["disputes"]),
        *((f"published {name}", published.get(name) == day) for name, day in story.get("published", {}).items()),
    ]
    for what, held in lines:
        yield f"{story['name']}: {what}", held


def _words(name: str) -> set[str]:
    return {word for word in re.split(r"[\W_]+", name.casefold().replace("ö", "o").replace("ó", "o")) if word}


def _same(left: str, right: str) -> bool:
    one, other = _words(left) - EMPTY_WORDS, _words(right) - EMPTY_WORDS
    return bool(one) and (one == other or (min(len(one), len(other)) > 1 and (one <= other or other <= one)))


def _named(record: Record, field: str, wanted: Any) -> bool:
    """Tell whether one of the names stands for an entity in the field."""
    ids = [one for one in record.get(field) or () if isinstance(one, str)]
    names = [
        record["entities"][one]["name"].get("en", one) if one in record.get("entities", {}) else one for one in ids
    ]
    return any(_same(name, one) for name in names for one in _either(wanted))


def _either(wanted: Any) -> list[Any]:
    return list(wanted) if isinstance(wanted, list) else [wanted]


def _all_named(record: Record, field: str, wanted: Sequence[Any]) -> bool:
    return all(_named(record, field, one) for one in wanted)


def _accepted(wanted: Record, field: str) -> list[Any]:
    return [None if one in ("null", "") else one for one in [wanted.get(field), *wanted.get(f"{field}_accept", [])]]


def _paired(
    wanted: Sequence[Record], records: Sequence[Record], fit: Callable[[Record, Record], float]
) -> list[Record | None]:
    """Pair each expected record with at most one that fits, the best pairs first."""
    cells = [(fit(one, record), -w, -r) for w, one in enumerate(wanted) for r, record in enumerate(records)]
    got: dict[int, Record] = {}
    used: set[int] = set()
    for value, w, r in sorted(cells, reverse=True):
        if value > 0 and -w not in got and -r not in used:
            got[-w] = records[-r]
            used.add(-r)
    return [got.get(w) for w in range(len(wanted))]


def _share(wanted: Sequence[str], record: Record) -> float:
    return len(set(wanted) & files(record)) / max(1, len(wanted))


def _events(wanted: Sequence[Record], records: list[Record]) -> Iterator[Line]:
    def fit(one: Record, record: Record) -> float:
        if record["kind"] not in _accepted(one, "kind") or record["date"] not in _accepted(one, "date"):
            return 0.0
        if (one.get("parties") or one.get("people")) and not _some_named(record, one):
            return 0.0
        return 1.0 + sum(right for _, right in _event_fields(one, record)) + _share(one["files"], record)

    for one, record in zip(wanted, _paired(wanted, records, fit), strict=True):
        yield f"event {one['id']} is found with its date", record is not None
        for field, right in _event_fields(one, record or {}):
            yield f"event {one['id']} has its {field}", record is not None and right


def _some_named(record: Record, wanted: Record) -> bool:
    fields = ("parties", "people")
    return any(_named(record, field, name) for field in fields for name in wanted.get(field, ()))


def _event_fields(wanted: Record, record: Record) -> Iterator[Line]:
    yield "status", record.get("status") in _accepted(wanted, "status")
    for field in ("parties", "people"):
        if field in wanted:
            strange = [one for one in wanted.get(f"{field}_not", ()) if _named(record, field, one)]
            yield field, _all_named(record, field, wanted[field]) and not strange
    yield "reports", set(wanted["files"]) <= files(record) and not files(record) & set(wanted.get("files_not", ()))
    for field, name in (("reports", "number of reports"), ("independent_sources", "number of sources")):
        if field in wanted:
            accepted = [wanted[field], *wanted.get(f"{field.split('_')[0]}_accept", [])]
            yield name, str(record.get(field)) in accepted
    if "status_history" in wanted:
        yield "history", _follow(record, wanted["status_history"])


def _follow(record: Record, steps: Sequence[Sequence[str]]) -> bool:
    """Tell whether each step stands in the history in its order: its status, with one of its days in it."""
    at = iter(record.get("history", ()))
    return all(any(_is_step(one, step) for one in at) for step in steps)


def _is_step(one: Record, step: Sequence[str]) -> bool:
    return one["status"] == step[0] and bool({one.get("date"), one.get("on"), one["reported"]} & set(step[1:]))


def _not_events(wanted: Sequence[Record], records: list[Record]) -> Iterator[Line]:
    for one in wanted:
        check = one["check"]
        wrong = [
            record
            for record in records
            if all(record[field] in _either(check[field]) for field in ("kind", "date", "status") if field in check)
            and all(_all_named(record, field, check.get(field, ())) for field in ("parties", "people"))
        ]
        yield f"there is not: {one['why']}", len(wrong) <= int(check.get("max", 0))


def _agreements(wanted: Sequence[Record], records: list[Record]) -> Iterator[Line]:
    def signed(record: Record) -> list[Any]:
        return [record.get("declared"), record.get("signed")]

    def fit(one: Record, record: Record) -> float:
        if not any(day in _accepted(one, "date") for day in signed(record) if day):
            return 0.0
        parties = sum(_named(record, "parties", name) for name in one["parties"])
        return 1.0 + parties + _share(one["mentioned_in"], record)

    for one, record in zip(wanted, _paired(wanted, records, fit), strict=True):
        yield f"agreement {one['id']} is found with its date", record is not None
        yield (
            f"agreement {one['id']} has its parties",
            record is not None and _all_named(record, "parties", one["parties"]),
        )
        yield (
            f"agreement {one['id']} is found wherever it is named",
            record is not None and set(one["mentioned_in"]) <= files(record),
        )


def _commitments(wanted: Sequence[Record], records: list[Record]) -> Iterator[Line]:
    def fit(one: Record, record: Record) -> float:
        told = " ".join([*record["text"].values(), record["topic"], record["promise"]]).casefold()
        about = any(word.casefold() in told for word in [*one["topic"], *one.get("topic_ar", [])])
        return about * (1.0 + sum(right for _, right in _commitment_fields(one, record)))

    for one, record in zip(wanted, _paired(wanted, records, fit), strict=True):
        yield f"commitment {one['id']} is found", record is not None
        for field, right in _commitment_fields(one, record or {}):
            yield f"commitment {one['id']} has its {field}", record is not None and right


def _commitment_fields(wanted: Record, record: Record) -> Iterator[Line]:
    yield "obligor", any(_named(record, "obligor", one) for one in wanted["obligor"])
    if "due" in wanted:
        yield "due day", record.get("due") in _accepted(wanted, "due")
    yield "status", record.get("status") in _accepted(wanted, "status")
    if wanted.get("overdue") == "true":
        yield "overdue mark", record.get("overdue") is True
    if "history" in wanted:
        yield "history", _follow(record, wanted["history"])
    yield "reports", set(wanted["evidence"]) <= files(record)


def _disputes(wanted: Sequence[Record], records: list[Record]) -> Iterator[Line]:
    for one in wanted:
        fits = [record for record in records if record["field"] in one["field"] and set(one["files"]) <= files(record)]
        yield f"dispute {one['id']} is found", bool(fits)
        if "values" in one:
            told = [{str(side["value"]) for side in record["sides"]} for record in fits]
            yield f"dispute {one['id']} has both values", any(set(one["values"]) <= values for values in told)
        if "current" in one:
            yield f"dispute {one['id']} is settled", any(str(record["current"]) == one["current"] for record in fits)


def main() -> None:
    """Print the figures."""
    failing: list[str] = []
    held = total = 0
    for name, story in unseen().items():
        lines = list(judged(story))
        wrong = [what for what, right in lines if not right]
        failing += wrong
        held, total = held + len(lines) - len(wrong), total + len(lines)
        print(f"{name:30} {len(lines) - len(wrong):3}/{len(lines)}")
        if "--show" in sys.argv:
            print("".join(f"    {what}\n" for what in wrong), end="")
    print(f"{'all':30} {held:3}/{total} {held / total:.3f}")
    if "--write" in sys.argv:
        NOT_HELD.write_text("".join(f"{what}\n" for what in failing), encoding="utf-8")


if __name__ == "__main__":
    main()
