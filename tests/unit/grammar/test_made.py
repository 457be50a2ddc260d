"""What is made once and kept beside Python's own modules."""

import sys
from pathlib import Path
from typing import Any

import pytest

from mithaq.grammar import made

FOUND = {"words": [("a", 1), ("b", 2.5)], "none": None}


class Maker:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Any:
        self.times += 1
        return FOUND


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_it_is_made_once_and_read_after_that(kept: Path) -> None:
    make = Maker()
    assert [made("one", make) for _ in range(3)] == [FOUND] * 3
    assert make.times == 1
    assert [path.suffix for path in files(kept)] == [".made"]


def test_each_asker_gets_objects_of_its_own(kept: Path) -> None:
    made("one", Maker())
    made("one", Maker())["words"].clear()
    assert made("one", Maker()) == FOUND


@pytest.mark.parametrize("cut", [0, 10, 20, 40, -1])
def test_what_is_not_whole_is_made_anew(kept: Path, cut: int) -> None:
    made("one", Maker())
    (file,) = files(kept)
    file.write_bytes(file.read_bytes()[:cut])
    again = Maker()
    assert made("one", again) == FOUND
    assert again.times == 1
    assert made("one", again) == FOUND
    assert again.times == 1


@pytest.mark.parametrize("at", [0, 20, -1])
def test_of_another_state_or_content_nothing_is_read(kept: Path, at: int) -> None:
    made("one", Maker())
    (file,) = files(kept)
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    again = Maker()
    assert made("one", again) == FOUND
    assert again.times == 1


def test_nothing_is_written_where_python_may_keep_no_modules(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert made("one", Maker()) == FOUND
    assert files(kept) == []


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "file"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert made("one", Maker()) == FOUND
