"""`mithaq serve` before it serves."""

import builtins
import socket
from pathlib import Path
from typing import Any

import pytest
from starlette.middleware.trustedhost import TrustedHostMiddleware

from mithaq.cli.main import run
from mithaq.cli.serving import application
from mithaq.store import Store


def test_a_missing_package_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "fastapi":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    assert run(["serve"]) == 1
    told = capsys.readouterr().err.strip()
    assert "mithaq[serve]" in told
    assert "\n" not in told


def test_a_missing_ledger_is_told_before_anything_is_served(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--ledger", str(tmp_path / "none.db")]) == 1
    assert "no ledger here" in capsys.readouterr().err


def test_a_taken_port_is_one_clear_line(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["serve", "--ledger", store.place, "--port", str(port)]) == 1
    told = capsys.readouterr().err.strip()
    assert str(port) in told
    assert "\n" not in told


def test_names_are_checked_only_where_this_machine_alone_is_served(store: Store) -> None:
    checked = [_names_checked(store, host) for host in ("127.0.0.1", "localhost", "::1", "0.0.0.0")]
    assert checked == [True, True, True, False]


def _names_checked(store: Store, host: str) -> bool:
    return any(one.cls is TrustedHostMiddleware for one in application(store, host).user_middleware)
