"""The bundled sample decodes and the project's own gold points at the words it quotes."""

import json
from pathlib import Path

import pytest

from mithaq.model.kinds import ClaimKind, Status

ROOT = Path(__file__).resolve().parents[2]
OTHER_TONGUES = ("meridian", "vestovoy", "harbour", "courier")
"""The outlets of the sample that write Russian or English."""
SAMPLE = ROOT / "src" / "mithaq" / "sample"
GOLD = ROOT / "evaluation" / "gold"
REPORTS = sorted(p for p in SAMPLE.iterdir() if p.suffix in {".txt", ".html", ".jsonl"})
ANNOTATIONS = sorted(GOLD.glob("[0-9][0-9][0-9].json"))


def annotation(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rows() -> list[dict]:
    return [row for path in REPORTS if path.suffix == ".jsonl" for row in lines(path)]


def gold_text(name: str) -> str:
    return (GOLD / name).read_text(encoding="utf-8")


def arabic_share(text: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum("\u0600" <= c <= "\u06ff" for c in letters) / len(letters)


def test_sample_holds_at_least_forty_reports_of_three_formats() -> None:
    pages = [p for p in REPORTS if p.suffix != ".jsonl"]
    assert len(pages) + len(rows()) >= 40
    assert {p.suffix for p in REPORTS} == {".txt", ".html", ".jsonl"}


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.name)
def test_sample_file_decodes(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert "\ufffd" not in text
    if path.name.split("_")[1] in OTHER_TONGUES:
        assert arabic_share(text) == 0
    else:
        assert arabic_share(text) > (0.4 if path.suffix == ".html" else 0.5)


@pytest.mark.parametrize("path", [p for p in REPORTS if p.suffix == ".txt"], ids=lambda p: p.name)
def test_sample_report_is_short(path: Path) -> None:
    assert 40 <= len(path.read_text(encoding="utf-8").split()) <= 220


def test_sample_rows_name_their_date_and_source() -> None:
    for row in rows():
        assert row["text"] and row["title"] and row["date"] and row["source"]


def test_ids_are_unique() -> None:
    names = [p.name for p in REPORTS]
    urls = [row["url"] for row in rows()]
    files = [annotation(p)["file"] for p in ANNOTATIONS]
    assert len(set(names)) == len(names)
    assert len(set(urls)) == len(urls)
    assert len(set(files)) == len(files)


def test_gold_is_no_part_of_the_sample() -> None:
    sample = {" ".join(p.read_text(encoding="utf-8").split()) for p in REPORTS}
    gold = {" ".join(gold_text(annotation(p)["file"]).split()) for p in ANNOTATIONS}
    assert not sample & gold


def test_gold_holds_twelve_reports_and_one_without_claims() -> None:
    assert len(ANNOTATIONS) >= 12
    assert any(not annotation(p)["claims"] and not annotation(p)["agreements"] for p in ANNOTATIONS)


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda p: p.stem)
def test_gold_quotes_stand_at_their_start(path: Path) -> None:
    gold = annotation(path)
    text = gold_text(gold["file"])
    for record in [*gold["claims"], *gold["agreements"]]:
        start = record["start"]
        assert text[start : start + len(record["quote"])] == record["quote"]


@pytest.mark.parametrize("path", ANNOTATIONS, ids=lambda p: p.stem)
def test_gold_claims_keep_to_the_closed_sets(path: Path) -> None:
    gold = annotation(path)
    for claim in gold["claims"]:
        accepted = claim.get("accept", {})
        for kind in [claim["kind"], *accepted.get("kind", [])]:
            ClaimKind(kind)
        for status in [claim["status"], *accepted.get("status", [])]:
            Status(status)
        assert claim["parties"] == sorted(claim["parties"])
        assert claim["article"] < gold["articles"]


@pytest.mark.parametrize("name", ["times.jsonl", "mentions.jsonl"])
def test_standoff_gold_points_at_its_words(name: str) -> None:
    records = lines(GOLD / name)
    for record in records:
        assert gold_text(record["doc"])[record["start"] : record["end"]] == record["text"]
    keys = [(r["doc"], r["start"], r["end"], r.get("type")) for r in records]
    assert len(set(keys)) == len(keys)
    assert len({r["doc"] for r in records}) >= 6
