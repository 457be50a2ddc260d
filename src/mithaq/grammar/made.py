"""What is made of the package's own data, kept beside Python's own cache of its modules, and as that is.

Made anew, the tables and the spelled-out words of one language take most of a second. What is kept lies in
``__pycache__``, where Python keeps the modules it has compiled: whoever may write there may write Mithaq itself, so
nothing is trusted that was not trusted before. It is plain data (``marshal``), no objects that run code when they are
loaded. Why so: docs/decisions/0013.
"""

import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

_ROOMS = ("text", "model", "grammar", "languages", "knowledge", "annotate", "extract")
_SIZE = 16  # bytes of a digest


def made(name: str, make: Callable[[], Any]) -> Any:
    """Return what ``make`` makes of the package's data: dictionaries, lists, tuples, strings and numbers.

    It is made once and then read, until a module or a table of the package changes. What cannot be read, or not
    written, is made anew. Every call returns objects of its own.
    """
    place = _place(name)
    if place is None:
        return make()
    state = _state()
    found = _read(place, state)
    if found is None:
        found = make()
        if not sys.dont_write_bytecode:
            _write(place, state, found)
    return found


def _place(name: str) -> Path | None:
    """Return the file that keeps ``name``; None where Python would keep no module either."""
    root = Path(__file__).parent.parent
    if sys.implementation.cache_tag is None or not root.is_dir():  # out of an archive
        return None
    return Path(cache_from_source(str(root / f"made-{name}.py"))).with_suffix(".made")


@lru_cache
def _state() -> bytes:
    """Tell one state of the package's modules and tables from another, as Python does: by size and time of each."""
    told = blake2b(f"{sys.version} {marshal.version}".encode(), digest_size=_SIZE)
    root = Path(__file__).parent.parent
    folders = [str(root / room) for room in _ROOMS]
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=_name):
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        folders.append(entry.path)
                else:
                    is_now = entry.stat()
                    told.update(f"{entry.path}\0{is_now.st_size}\0{is_now.st_mtime_ns}\0".encode(errors="replace"))
    return told.digest()


def _name(entry: "os.DirEntry[str]") -> str:
    return entry.name


def _read(place: Path, state: bytes) -> Any:
    """Return what a file keeps of this state of the package; None if it keeps nothing that is whole."""
    try:
        kept = place.read_bytes()
    except OSError:
        return None
    data = memoryview(kept)[2 * _SIZE :]
    if kept[:_SIZE] != state or kept[_SIZE : 2 * _SIZE] != blake2b(data, digest_size=_SIZE).digest():
        return None
    return marshal.loads(data)


def _write(place: Path, state: bytes, found: Any) -> None:
    """Keep what was found, all of it or nothing; of two that write at once, one wins and both are right."""
    data = marshal.dumps(found)
    beside = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("xb") as file:
            file.write(state + blake2b(data, digest_size=_SIZE).digest() + data)
        beside.replace(place)
    except OSError:  # a folder that only its owner may write, a full disk: the next one makes it anew
        with suppress(OSError):
            beside.unlink()
