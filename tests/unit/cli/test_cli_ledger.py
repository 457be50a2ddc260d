"""Commands over a small ledger, run in this process."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mithaq.cli.main import run

REPORTS = {
    "ufuq.txt": (
        "لقاء في الدوحة\nوكالة الأفق – 4 مايو 2023\n\n"
        "التقى وزير الخارجية السعودي فيصل بن فرحان نظيره الإيراني حسين أمير عبد اللهيان في الدوحة، "
        "يوم الأربعاء 3 مايو 2023.\n"
    ),
    "marsad.txt": (
        "الوزيران يلتقيان\nصحيفة المرصد – 5 مايو 2023\n\n"
        "اجتمع فيصل بن فرحان وحسين أمير عبد اللهيان في الدوحة، في 3 مايو 2023، وبحثا فتح السفارتين.\n"
    ),
    "=cmd.txt": "موقع النيل – 9 مايو 2023\n\nأعلنت وزارة الخارجية أن الوفد زار الخرطوم في 8 مايو 2023.\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "reports").mkdir()
    for name, text in REPORTS.items():
        (folder / "reports" / name).write_text(text, encoding="utf-8")
    assert run(["--ledger", str(folder / "ledger.db"), "add", str(folder / "reports")]) == 0
    return folder


@pytest.fixture(autouse=True)
def chosen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MITHAQ_LEDGER", str(folder / "ledger.db"))
    monkeypatch.chdir(folder)


Told = pytest.CaptureFixture[str]


def lines(capsys: Told, *arguments: str) -> list[str]:
    capsys.readouterr()
    assert run([*arguments]) == 0
    return capsys.readouterr().out.splitlines()


def records(capsys: Told, *arguments: str) -> list[dict]:
    return [json.loads(line) for line in lines(capsys, *arguments, "--format", "jsonl")]


def test_every_line_of_the_timeline_leads_to_its_sentence(capsys: Told) -> None:
    (found,) = (one for one in records(capsys, "timeline", "--as-of", "2023-06-01") if one["kind"] == "meeting")
    assert (found["date"], found["as_of"], found["reports"]) == ("2023-05-03", "2023-06-01", 2)
    assert {*found["parties"], *found["people"]} <= found["entities"].keys()
    for one in found["evidence"]:
        text = REPORTS[Path(one["file"]).name]
        assert text[one["start"] : one["end"]] == one["quote"]


def test_the_text_shows_date_outlet_and_sentence(capsys: Told) -> None:
    head, *evidence = lines(capsys, "timeline", "--kind", "meeting")
    assert head.startswith("2023-05-03 meeting occurred | ")
    assert "2 reports, 2 independent" in head
    assert any(line.strip().startswith("2023-05-04 وكالة الأفق | «") for line in evidence)


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        (["--person", "فيصل بن فرحان"], {"meeting"}),
        (["--party", "Iran", "--party", "السعودية"], {"meeting"}),
        (["--party", "Iran", "--party", "Armenia"], set()),
        (["--until", "2023-05-02"], set()),
        (["--since", "2023-05-03", "--until", "2023-05-03"], {"meeting"}),
        (["--place", "الدوحة"], {"meeting"}),
        (["--party", "Q794"], {"meeting"}),
        (["--party", "KSA"], {"meeting"}),
        (["--until", "٢٠٢٣-٠٥-٠٢"], set()),
        (["--since", "٢٠٢٣-٠٥-٠٣", "--until", "2023-05-03"], {"meeting"}),
        (["--kind", "clash"], set()),
    ],
)
def test_filters(capsys: Told, options: list[str], kinds: set[str]) -> None:
    assert {one["kind"] for one in records(capsys, "timeline", *options)} - {"visit"} == kinds


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--party", "Atlantis"], "no party called 'Atlantis'"),
        (["--party", "Azerbaijn"], "near it: Azerbaijan"),
        (["--party", "Q999999999"], "no party called 'Q999999999'"),
        (["--person", "Nobody"], "no person called 'Nobody'"),
        (["--person", "Iran"], "no person called 'Iran'"),
        (["--place", "Nowhere"], "no place called 'Nowhere'"),
        (["--party", ""], "no party called ''"),
    ],
)
def test_a_name_nobody_bears_is_wrong_usage(capsys: Told, options: list[str], told: str) -> None:
    capsys.readouterr()
    assert run(["timeline", *options]) == 2
    said = capsys.readouterr()
    assert told in said.err
    assert said.out == ""


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    source = Path(__file__).parents[3] / "src"
    command = f"'{sys.executable}' -m mithaq export --to jsonl; echo $? >&2"
    settings = {**os.environ, "PYTHONPATH": str(source), "PYTHONUNBUFFERED": "1"}
    done = subprocess.run(
        ["sh", "-c", f"({command}) | true"], capture_output=True, text=True, env=settings, cwd=folder, check=False
    )
    assert done.stderr.split() == ["0"]


def test_show_finds_a_record_by_the_beginning_of_its_id(capsys: Told) -> None:
    (found,) = (one for one in records(capsys, "timeline") if one["kind"] == "meeting")
    (whole,) = records(capsys, "show", found["id"][:-4])
    assert (whole["id"], len(whole["claims"])) == (found["id"], 2)
    (by_claim,) = records(capsys, "show", whole["claims"][0]["id"])
    assert by_claim["id"] == found["id"]
    assert whole["claims"][1]["id"] in "\n".join(lines(capsys, "show", found["id"]))


def test_show_of_nothing_is_one_line(capsys: Told) -> None:
    assert run(["show", "event-none"]) == 1
    told = capsys.readouterr()
    assert (told.out, len(told.err.splitlines())) == ("", 1)


def test_sources_tell_what_a_date_rests_on(capsys: Told) -> None:
    found = {Path(one["file"]).name: one for one in records(capsys, "sources")}
    assert found.keys() == REPORTS.keys()
    assert found["marsad.txt"]["published"]["value"] == "2023-05-05"
    assert found["marsad.txt"]["published"]["reasons"]


def test_search_gives_the_sentence(capsys: Told) -> None:
    (found,) = records(capsys, "search", "للسفارتين")
    assert "السفارتين" in found["quote"]
    assert REPORTS["marsad.txt"][found["start"] : found["end"]] == found["quote"]


def test_brief_since(capsys: Told) -> None:
    found = records(capsys, "brief", "--since", "2023-05-01", "--as-of", "2023-05-10")
    assert any(one["section"] == "new" and one["evidence"] for one in found)
    assert not any(one["section"] == "new" for one in records(capsys, "brief", "--since", "2023-06-01"))


def test_csv_opens_rightly_in_a_spreadsheet(capsys: Told) -> None:
    capsys.readouterr()
    assert run(["export", "--to", "csv"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("\ufeff")
    header, *rows = csv.reader(io.StringIO(out.removeprefix("\ufeff")))
    quotes = [row[header.index("evidence_quote")] for row in rows]
    assert any("الدوحة" in quote for quote in quotes)
    assert len({len(row) for row in rows} | {len(header)}) == 1
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_export_jsonl_is_the_view(capsys: Told) -> None:
    exported = [json.loads(line) for line in lines(capsys, "export", "--to", "jsonl", "--view", "sources")]
    assert exported == records(capsys, "sources")


def test_check_backup_and_log(capsys: Told, folder: Path) -> None:
    (found,) = records(capsys, "check")
    assert found["problems"] == []
    lines(capsys, "backup", str(folder / "copy.db"))
    (copy,) = records(capsys, "check", "--ledger", str(folder / "copy.db"))
    assert copy["digest"] == found["digest"]
    (line,) = records(capsys, "log")
    assert (line["action"], line["reports"]) == ("added", 3)


def test_adding_tells_what_was_set_aside(capsys: Told, folder: Path) -> None:
    (folder / "empty.html").write_text("")
    assert run(["--ledger", "other.db", "add", "empty.html", "none.txt", "reports/ufuq.txt"]) == 1
    told = capsys.readouterr()
    assert "1 report added" in told.out
    assert "empty.html" in told.err
    assert "none.txt" in told.err


def test_annotate_keeps_the_promise_of_its_format(capsys: Told) -> None:
    (found,) = records(capsys, "annotate", "reports/ufuq.txt", "--with-text")
    assert found["text"] == REPORTS["ufuq.txt"]
    promised = (
        "file article language title outlet agency span published blocks times mentions entities claims agreements"
    )
    assert set(promised.split()) <= found.keys()
    for one in (*found["times"], *found["mentions"]):
        assert found["text"][one["start"] : one["end"]] == one["text"]
    assert {one["entity"] for one in found["mentions"] if one["entity"]} <= found["entities"].keys()


def test_annotate_as_a_page_needs_nothing_from_elsewhere(capsys: Told) -> None:
    page = "\n".join(lines(capsys, "annotate", "reports/ufuq.txt", "--format", "html"))
    assert 'dir="rtl" lang="ar"' in page
    assert "src=" not in page
    assert "http" not in page
    assert "2023-05-03" in page


def test_a_page_of_a_report_in_a_language_without_words_has_english_ones(capsys: Told, tmp_path: Path) -> None:
    report = tmp_path / "fr.txt"
    report.write_text("Le ministre est arrivé à Paris pour une visite de deux jours avec les membres de la délégation.")
    page = "\n".join(lines(capsys, "annotate", str(report), "--format", "html"))
    assert 'lang="fr"' in page


def test_annotate_as_text_names_times_and_claims(capsys: Told) -> None:
    shown = "\n".join(lines(capsys, "annotate", "reports/ufuq.txt"))
    assert "2023-05-03 meeting occurred" in " ".join(shown.split())
    assert "\x1b" not in shown


def test_explain_names_rules_in_the_language_chosen_with_their_ids(capsys: Told) -> None:
    told = "\n".join(lines(capsys, "explain", "reports/ufuq.txt", "--lang", "ru"))
    assert re.search(r"  время  [а-я +]+ \[[a-z+-]+\]  дата 2023-05-03  ", told)
    assert re.search(r"  событие  встреча, по [а-я]+ \[[a-z-]+/[a-z]+\]  встреча: состоялось  ", told)
    assert "(встреча, по " in told
    assert " occurred" not in told


def test_explain_names_the_rules_and_those_that_nearly_fired(capsys: Told) -> None:
    at = REPORTS["ufuq.txt"].index("يوم الأربعاء")
    found = records(capsys, "explain", "reports/ufuq.txt", "--at", str(at))
    assert any(one["layer"] == "time" and one["rule"] for one in found)
    assert all(one["start"] <= at < one["end"] for one in found)
