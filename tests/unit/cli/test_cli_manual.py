"""The help and the errors of the command line in other languages than English."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import mithaq
from mithaq.cli.app import Chosen, app
from mithaq.cli.commands import load
from mithaq.cli.main import run
from mithaq.cli.manual import manual
from mithaq.grammar import load_yaml
from mithaq.view.wording import worded

SOURCE = Path(mithaq.__file__).parent
LANGUAGES = [code for code in worded("mithaq.cli") if code != "en"]
RAISED = {"MithaqError", "AskedWrongError", "SourceError", "StoreError", "RefusedError", "MissingError", "BadParameter"}


def helps(command: Any) -> Iterator[str]:
    for text in (command.help, command.epilog, *(getattr(one, "help", None) for one in command.params)):
        yield from (" ".join(part.split()) for part in inspect.cleandoc(text or "").split("\n\n") if part)
    for one in getattr(command, "commands", {}).values():
        yield from helps(one)


def raised(file: Path) -> Iterator[str]:
    """The messages of the errors that a module raises, a hole for whatever they name."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
            kind, told = ast.unparse(node.exc.func).rpartition(".")[2], node.exc.args[0]
            if kind in RAISED and isinstance(told, ast.Constant | ast.JoinedStr):
                parts = told.values if isinstance(told, ast.JoinedStr) else [told]
                yield "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in parts)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(Chosen, "language", request.param)
    return str(request.param)


def test_no_help_is_left_in_english(language: str) -> None:
    words = manual(language)
    assert words is not None
    load()
    shown = set(helps(typer.main.get_command(app)))
    assert [
        one for one in sorted(shown) if words.said(one) == one and one not in words.said(one.partition(",")[0])
    ] == []


def test_no_error_is_left_in_english(language: str) -> None:
    words = manual(language)
    assert words is not None
    files = [one for part in ("cli", "export", "fetch", "run", "store") for one in (SOURCE / part).rglob("*.py")]
    told = {line for one in files for line in raised(one)} - {"{}: {}"}
    assert len(told) > 50
    assert [one for one in sorted(told) if words.said(one.replace("{}", "x")) == one.replace("{}", "x")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_every_hole_and_command(language: str) -> None:
    for english, words in (
        pair for part in load_yaml(SOURCE / f"cli/manual/{language}.yaml").values() for pair in part.items()
    ):
        assert len(re.findall(r"\{\d?\}", english)) == len(re.findall(r"\{\d?\}", words)), english
        assert words.strip(), english
        for option in re.findall(r"--[a-z-]+", english):
            assert option in words, english


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            ["--lang", "ru", "timeline", "--help"],
            ["Вызов: mithaq timeline", "Параметры:", "[по умолчанию: text]", "Пример:"],
        ),
        (["timeline", "--help", "--lang=ar"], ["الاستعمال: mithaq timeline", "الخيارات:", "[الأصل: text]"]),
        (["--lang", "ru", "--help"], ["Команды:", "brief Что с такого-то дня ново"]),
    ],
)
def test_help_is_shown_in_the_language_asked_for(
    line: list[str], told: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Chosen, "language", "en")
    assert run(line) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert [one for one in told if one not in shown] == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["timelin"], "Нет такой команды: 'timelin'. Может быть"),
        (["brief"], "Не хватает параметра '--since'.  (подробнее: mithaq brief --help)"),
        (["timeline", "--since", "x"], "Неверное значение для '--since': 'x' — не дата"),
        (["timeline", "--frm"], "Нет такого параметра: --frm"),
        (["timeline", "x"], "Лишние аргументы (x)"),
        (["--ledger", "none.db", "timeline"], "none.db: реестра здесь нет"),
        (["annotate", "none.txt"], "none.txt: такого файла или папки нет"),
        (["export", "--to", "foo"], "'foo' — не формат"),
    ],
)
def test_an_error_is_told_in_the_language_of_the_environment(
    line: list[str], told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MITHAQ_LEDGER", raising=False)
    monkeypatch.setattr(Chosen, "language", "en")
    monkeypatch.setenv("MITHAQ_LANG", "ru")
    assert run(line) != 0
    assert told in capsys.readouterr().err


def test_a_language_that_is_not_there_is_refused_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "de", "timeline"]) == 2
    assert "'de' is no language of Mithaq" in capsys.readouterr().err
