"""The documents cannot go stale: what they name is there, and what must be told is told."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from mithaq.cli.app import app
from mithaq.cli.commands import load
from mithaq.model.kinds import Act, ClaimKind, Status

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
# A command is named in inline code, or at the start of a line of a code block.
COMMAND = re.compile(r"(?:`|^\s{4,}|^)mithaq (?:--ledger \S+ )?(?P<command>[a-z]+)(?P<rest>[^`\n]*)", re.M)
FILE = re.compile(r"`((?:src|tests|docs|evaluation|benchmarks)/[\w./-]+|[\w-]+\.(?:md|toml)|\.ci/run)`")
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"\"((?:time|language|run|read|fetch)\.[a-z]+(?:-[a-z]+)*)\"")
# Two functions make a diagnostic of the last part of its code.
REFUSED = re.compile(r"\b(?:refuse\(\s*source|(_failed)\()\s*,?\s*\"([a-z-]+)\"")


def commands() -> dict[str, set[str]]:
    """Every command of the command line, with its options."""
    load()
    found = get_command(app).commands  # type: ignore[attr-defined]
    return {name: {flag for one in command.params for flag in one.opts} for name, command in found.items()}


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def codes() -> set[str]:
    """Every code of a diagnostic that the source text holds."""
    found: set[str] = set()
    for path in (ROOT / "src" / "mithaq").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        found.update(CODE.findall(text))
        found.update(f"{'fetch' if failed else 'read'}.{code}" for failed, code in REFUSED.findall(text))
    return found


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_named_in_a_document_exist_with_their_options(path: Path) -> None:
    known = commands()
    for match in COMMAND.finditer(path.read_text(encoding="utf-8")):
        assert match["command"] in known, match[0]
        options = set(re.findall(r"(?<=\s)(--[a-z-]+)", match["rest"].partition("  ")[0]))
        assert options <= known[match["command"]] | {"--ledger", "--lang", "--help"}, match[0]


def test_commands_are_all_named_in_the_readme() -> None:
    assert set(commands()) == {
        name for name in commands() if re.search(rf"(mithaq|make) {name}\b", text_of("README.md"))
    }


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/ledger.md", "docs/claims.md"])
def test_files_named_in_a_document_exist(name: str) -> None:
    named = FILE.findall(text_of(name))
    missing = [one for one in named if not (ROOT / one).exists() and "CODE" not in one and one != "pack.toml"]
    assert named
    assert not missing


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    linked = LINK.findall(path.read_text(encoding="utf-8"))
    assert [one for one in linked if not (path.parent / one).exists()] == []


@pytest.mark.parametrize("value", [*ClaimKind, *Status, *Act])
def test_each_kind_status_and_act_is_explained(value: str) -> None:
    assert f"| `{value}` |" in text_of("docs/claims.md")


def test_the_table_of_codes_is_that_of_the_data() -> None:
    told = text_of("docs/claims.md")
    rows = [line.split("\t") for line in text_of("src/mithaq/knowledge/data/codes.tsv").splitlines()]
    for kind, status, act, event, mode, contexts, cameo, pax in (row for row in rows if len(row) == 8):
        if kind != "kind":
            keys = (kind, *("" if key == "*" else key for key in (status, act)))
            coded = (
                f"{event} / {mode}" if mode else event,
                *(each.replace("|", ", ") for each in (contexts, cameo, pax)),
            )
            assert f"| {' | '.join((*keys, *coded))} |" in told, kind


def test_each_diagnostic_is_listed() -> None:
    listed = set(re.findall(r"^\| `([a-z]+\.[a-z-]+)`", text_of("docs/inputs.md"), re.M))
    assert listed == codes()


def test_the_example_of_the_library_prints_what_the_readme_says(capsys: pytest.CaptureFixture[str]) -> None:
    found = re.search(r"```python\n(.*?)```\n\nprints\n\n```text\n(.*?)```", text_of("README.md"), re.S)
    assert found
    exec(found[1], {})
    assert capsys.readouterr().out == found[2]


def test_the_licence_is_whole() -> None:
    licence = text_of("LICENSE")
    assert licence.strip().startswith("Apache License")
    assert "END OF TERMS AND CONDITIONS" in licence
    assert "GeoNames" in text_of("NOTICE")
