"""Which constructions tell which kind of claim: sentences composed of predicates and constructions.

    python evaluation/grid.py                       share found, with the status, with the parties, with the day
    python evaluation/grid.py --by predicate        the same for each predicate
    python evaluation/grid.py --kind attack --show  also each sentence whose claim was missed or told otherwise
    python evaluation/grid.py --table               kind by construction, hits of all
    python evaluation/grid.py --words no            without the further words; --words only: with nothing else
    python evaluation/grid.py --raise               lift the floors of the constructions to today's shares
    python evaluation/grid.py --renew               write down today's shares, also those that fell

``grid/predicates_ar.yaml`` says which words tell a kind, ``grid/constructions_ar.yaml`` in which clauses; what is right
comes of the construction (its status), the sides that were put in (the parties) and the day. The sentences are plain on
purpose: they ask whether a construction is known at all, not how reports are read (``gate.py`` does that).
``grid/words_ar.yaml`` has further words for each kind: they stand in those constructions only that are marked "words".
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))

from mithaq.grammar import load_yaml  # noqa: E402
from mithaq.knowledge import load as load_knowledge  # noqa: E402
from mithaq.model.claims import Claim  # noqa: E402
from mithaq.model.documents import Block, Document, Span  # noqa: E402
from mithaq.model.kinds import BlockKind  # noqa: E402
from mithaq.pipeline import understand  # noqa: E402

ON = "2024-11-20"  # a Wednesday
PAST = (("أمس", "2024-11-19"), ("الاثنين الماضي", "2024-11-18"), ("في 12 نوفمبر 2024", "2024-11-12"))
COMING = (("غدا", "2024-11-21"), ("السبت المقبل", "2024-11-23"), ("في 5 ديسمبر 2024", "2024-12-05"))
NAMED_DAY = "الأحد الماضي"
FLOORS = HERE / "grid" / "floors.json"
SLACK = 0.01
HAPPENED = ("occurred", "ongoing")
PRONOUN = {"m": "ه", "f": "ها", "p": "هم"}
RELATIVE = {"m": "الذي", "f": "التي", "p": "الذين"}


@dataclass(frozen=True)
class Cell:
    """One sentence, and what it should give."""

    kind: str
    predicate: dict[str, Any]
    construction: dict[str, Any]
    text: str
    parties: frozenset[str]
    part: bool  # whether further parties do no harm
    day: str | None


def past(verb: str, gender: str, *, before: bool) -> str:
    """The past of a verb: before its subject singular, behind it of the subject's number."""
    if gender == "m" or (gender == "p" and before):
        return verb
    weak = verb.removesuffix("ى") if verb.endswith("ى") else verb.removesuffix("ا")
    return weak + ("ت" if gender == "f" else "وا")


def present(verb: str, gender: str, *, before: bool) -> str:
    """The present likewise."""
    if gender == "f":
        return "ت" + verb[1:]
    if gender == "m" or before:
        return verb
    return verb.rstrip("يى") + "ون"


def jussive(predicate: dict[str, Any], gender: str) -> str:
    verb: str = predicate.get("ju") or predicate["verb"].split()[1].rstrip("يىو")
    return "ت" + verb[1:] if gender == "f" else verb


def participle(word: str, gender: str) -> str:
    """A participle in the accusative, given of a man."""
    return word[:-1] + "ة" if word and gender == "f" else word


def joined(preposition: str, noun: str) -> str:
    """A noun with a preposition of one letter written onto it."""
    return "لل" + noun[2:] if preposition == "ل" and noun.startswith("ال") else preposition + noun


class _Parts(dict[str, str]):
    """Parts by name."""

    def fill(self, text: str) -> str:
        for letter in ("ل", "ب"):
            for name in ("B", "o", "SG"):
                text = text.replace(letter + "{" + name + "}", joined(letter, self.get(name, "")))
        for name, part in self.items():
            text = text.replace("{" + name + "}", part)
        return " ".join(text.split()).replace(" .", ".").replace(" ،", "،")


def compose(grid: dict[str, Any], kind: str, predicate: dict[str, Any], row: dict[str, Any], turn: int) -> Cell:
    """The sentence of a predicate in a construction; ``turn`` chooses among sides and days."""
    sides = [one for one in grid["sides"][grid[kind]["sides"]] if predicate.get("g") in (None, one.get("g", "m"))]
    side, other = sides[turn % len(sides)], sides[(turn + 1) % len(sides)]
    gender, (day, when), (coming, then) = side.get("g", "m"), PAST[turn % len(PAST)], COMING[turn % len(COMING)]
    verb, now = predicate["verb"].split()
    named = {"h": PRONOUN[gender], "s": side.get("sg", side["s"]), "o": side.get("o", "")}
    small = _Parts(named, ls=joined("ل", named["s"]), t=side.get("things", ""), w=side.get("ways", ""))
    place = grid[kind].get("place", side.get("place", "")) if "place" in grid[kind] else side.get("place", "")
    place = place.replace("في ", "من ") if predicate.get("from") else place
    place = "" if kind == "visit" else place
    ending = "ت" if gender == "f" else ""
    parts = _Parts(
        V=past(verb, gender, before=True), VS=past(verb, gender, before=False), PR=present(now, gender, before=True),
        PRS=present(now, gender, before=False), JU=jussive(predicate, gender), S=side["s"], SG=named["s"],
        T=small.fill(predicate["then"]), N=small.fill(predicate.get("noun", "")),
        B=small.fill(predicate.get("bare", "")),
        PASS=small.fill(predicate.get("pass", "")), IN=place, D=day, DN=NAMED_DAY, F=coming, KT=ending, ST=ending,
        NT=("ت" if gender == "f" else "ى"), REL=RELATIVE[gender], H=PRONOUN[gender],
        PART=participle(predicate.get("part", ""), gender),
        OTHER=other["s"], INTEND=present("يعتزم", gender, before=True), PREPARE=present("يستعد", gender, before=True),
    )  # fmt: skip
    text = row["text"].replace("ى{NT}", "{NT}") if gender == "f" else row["text"].replace("ى{NT}", "ى")
    parties = (other if row.get("other") else side).get("parties", "")
    dated = (then if "{F}" in row["text"] else when) if row.get("dated") else None
    return Cell(
        kind, predicate, row, parts.fill(text), frozenset(filter(None, parties.split("+"))),
        grid[kind]["sides"] not in ("people", "texts", "force", "punishers") or kind == "visit"
        or bool(grid[kind].get("one")) or bool(predicate.get("actor")), dated,
    )  # fmt: skip


def cells(grid: dict[str, Any], rows: list[dict[str, Any]]) -> Iterator[Cell]:
    """Every sentence that a journalist might write."""
    for kind in (kind for kind in grid if kind != "sides"):
        plain, further = grid[kind].get("predicates", []), grid[kind].get("words", [])
        for number, predicate in enumerate([*plain, *further]):
            for turn, row in enumerate(rows):
                if fits(grid, kind, predicate, row) and ("words" in row or number < len(plain)):
                    yield compose(grid, kind, predicate, row, number + turn)


def fits(grid: dict[str, Any], kind: str, predicate: dict[str, Any], row: dict[str, Any]) -> bool:
    """Tell whether a journalist might write a predicate in a construction."""
    kinds = row.get("kinds", [each for each in grid if each not in ("sides", "statement")])
    unfit = kind not in kinds or row["name"] in predicate.get("skip", ())
    unfit = unfit or any("{" + part + "}" in row["text"] and not predicate.get(name) for part, name in _GIVEN.items())
    return not (unfit or (row.get("hostile") is False and grid[kind].get("hostile", False)))


_GIVEN = {"PASS": "pass", "N": "noun", "B": "bare", "PART": "part"}


def read(text: str) -> tuple[Claim, ...]:
    """The claims of one sentence, as of a report of that day."""
    whole = Span(start=0, end=len(text))
    body = (Block(kind=BlockKind.BODY, span=whole),)
    document = Document(
        id="d",
        source="s",
        name="grid",
        part=0,
        language="ar",
        text=text,
        span=whole,
        blocks=body,
        hints=(("date", ON),),
    )
    return understand(document, load_knowledge()).claims


def judge(cell: Cell, claims: tuple[Claim, ...]) -> dict[str, bool]:
    """What of a cell came out right: found at all, with its status, its parties, its day. Of a trap: nothing false."""
    row = cell.construction
    if cell.kind == "statement":
        told = [claim for claim in claims if claim.kind == "statement" and claim.act == cell.predicate["act"]]
    else:
        told = [claim for claim in claims if claim.kind in (cell.kind, cell.predicate.get("also"))]
    if row.get("trap"):
        return {"kept": not any(claim.status in HAPPENED for claim in told)}
    wanted = ["denied"] if cell.predicate.get("act") == "denies" else row["status"]
    told.sort(key=lambda claim: claim.status not in wanted)
    if not told or told[0].status not in wanted:
        stead = any(claim.kind == "statement" and claim.act in row.get("or", ()) for claim in claims)
        return {"found": bool(told) or stead, "status": stead}
    claim = told[0]
    who = frozenset(claim.parties)
    asked = row["name"] != "demanded-that"
    verdict = {"found": True, "status": True}
    if cell.parties and asked:
        sides = next(iter(cell.parties & who), None) is not None if cell.part and len(cell.parties) > 1 else None
        verdict["parties"] = sides if sides is not None else (cell.parties <= who if cell.part else cell.parties == who)
    if cell.day is not None:
        verdict["day"] = claim.date == cell.day
    return verdict


def load_grid() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The predicates by kind, with the further words and the sides, and the constructions."""
    grid = load_yaml(HERE / "grid" / "predicates_ar.yaml")
    for kind, words in load_yaml(HERE / "grid" / "words_ar.yaml").items():
        grid[kind]["words"] = words
    return grid, load_yaml(HERE / "grid" / "constructions_ar.yaml")


def narrowed(grid: dict[str, Any], words: str) -> dict[str, Any]:
    """The grid without its further words ("no"), or with them alone ("only")."""
    left = {"no": "words", "only": "predicates"}.get(words, "")
    return {kind: part if kind == "sides" else {**part, left: []} for kind, part in grid.items()}


def share(grid: dict[str, Any], row: dict[str, Any]) -> float:
    """How many sentences of a construction tell their claim with its status; of a trap: tell nothing false."""
    verdicts = [judge(cell, read(cell.text)) for cell in cells(grid, [row])]
    return sum(verdict.get("status", verdict.get("kept", False)) for verdict in verdicts) / max(len(verdicts), 1)


def raise_floors(*, renew: bool = False) -> None:
    """Write down today's share of each construction, less a little, where it is above its floor."""
    grid, rows = load_grid()
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() and not renew else {}
    new = {row["name"]: max(old.get(row["name"], 0.0), round(share(grid, row) - SLACK, 3)) for row in rows}
    FLOORS.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    """Print the shares by construction, kind or predicate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--by", choices=("construction", "kind", "predicate"), default="construction")
    parser.add_argument("--kind")
    parser.add_argument("--construction")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--raise", action="store_true", dest="lift")
    parser.add_argument("--renew", action="store_true")
    parser.add_argument("--words", choices=("yes", "no", "only"), default="yes")
    asked = parser.parse_args()
    if asked.lift or asked.renew:
        raise_floors(renew=asked.renew)
        return 0
    grid, rows = load_grid()
    grid = narrowed(grid, asked.words)
    marks, of = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    table, tries = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for cell in cells(grid, rows):
        if (asked.kind or cell.kind) != cell.kind or asked.construction not in (None, cell.construction["name"]):
            continue
        claims = read(cell.text)
        verdict = judge(cell, claims)
        names = {"construction": cell.construction["name"], "kind": cell.kind}
        name = names.get(asked.by, f"{cell.kind} {cell.predicate['verb']} {cell.predicate['then']}")
        for field, right in verdict.items():
            for line in (name, "all"):
                marks[line, field] += right
                of[line, field] += 1
        place = (cell.construction["name"], cell.kind)
        table[place] += verdict.get("status", verdict.get("kept", False))
        tries[place] += 1
        if asked.show and not all(verdict.values()):
            wrong = ",".join(field for field, right in verdict.items() if not right)
            print(f"{cell.construction['name']} [{wrong}] {cell.text}")
            for claim in claims:
                who = "+".join(claim.parties)
                print(f"      {claim.kind} {claim.status} {claim.date} {who} {claim.act or ''} {claim.extractor}")
    if asked.table:
        _print_table(grid, rows, table, tries)
    else:
        _print_shares(marks, of)
    return 0


FIELDS = ("found", "status", "parties", "day", "kept")


def _print_shares(marks: Counter[tuple[str, str]], of: Counter[tuple[str, str]]) -> None:
    lines = dict.fromkeys(line for line, _ in of)
    print(f"{'':40}" + "".join(f"{field:>14}" for field in FIELDS))
    for line in [*(line for line in lines if line != "all"), "all"]:
        shares = (f"{marks[line, f] / of[line, f]:.2f} of {of[line, f]:4}" if of[line, f] else "" for f in FIELDS)
        print(f"{line:40.40}" + "".join(f"{share:>14}" for share in shares))


def _print_table(
    grid: dict[str, Any], rows: list[dict[str, Any]], hits: Counter[tuple[str, str]], tries: Counter[tuple[str, str]]
) -> None:
    kinds = [kind for kind in grid if kind not in ("sides", "statement")]
    print(f"{'':22}" + "".join(f"{kind[:6]:>7}" for kind in kinds))
    for row in rows:
        shown = (f"{hits[row['name'], k]}/{tries[row['name'], k]}" if tries[row["name"], k] else "" for k in kinds)
        print(f"{row['name']:22}" + "".join(f"{each:>7}" for each in shown))


if __name__ == "__main__":
    sys.exit(main())
