"""The compiled build answers as the sources do. It is made by ``make compiled``; without it nothing is tested here."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "build" / "compiled" / "src"

UNDERSTAND = """
import sys
from pathlib import Path
from mithaq import grammar
from mithaq.fetch import sources
from mithaq.model.documents import Document
from mithaq.pipeline import understand
from mithaq.read import read

print(grammar.__file__, file=sys.stderr)
for source in sources([Path(one) for one in sys.argv[1:]]):
    for found in read(source):
        print(repr(understand(found)) if isinstance(found, Document) else repr(found))
"""


def _modules(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.py"))}


def _understood(source: Path, texts: list[Path]) -> tuple[str, str]:
    command = [sys.executable, "-c", UNDERSTAND, *map(str, texts)]
    environment = {"PYTHONPATH": str(source), "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8:surrogatepass"}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", errors="surrogatepass")
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def built() -> Path:
    if not (BUILT.parent / ".done").exists():
        pytest.skip("nothing is compiled here: make compiled")
    if _modules(BUILT) != _modules(ROOT / "src"):
        pytest.skip("what is compiled here is of other sources: make compiled")
    return BUILT


@pytest.mark.parametrize("folder", ["evaluation/gold", "src/mithaq/sample"])
def test_compiled_and_plain_modules_understand_the_same(built: Path, folder: str) -> None:
    texts = sorted(path for path in (ROOT / folder).rglob("*") if path.suffix in {".txt", ".html"})
    assert len(texts) > 10
    compiled, of_compiled = _understood(built, texts)
    plain, of_plain = _understood(ROOT / "src", texts)
    assert ".so" in of_compiled and ".so" not in of_plain
    assert compiled == plain


def test_odd_texts_are_understood_the_same(built: Path, tmp_path: Path) -> None:
    odd = {
        "controls": "\u202bالتقى\u202c الوزير\u200f \x00 أمس\u0651 في جنيف. قال: «نعم» 3+3",
        "long": "ا" * 5000 + " 2020" * 500,
        "digits": "٢٠٢٠/٠٢/٣٠ و31 فبراير 99999999999999999999 11 ديسمبر/يناير 2021",
        "empty": " \n\t",
        "mixed": "Lavrov met Мирзоян في موسكو on 5 December 2022, передает ТАСС.",
    }
    for name, text in odd.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    texts = sorted(tmp_path.iterdir())
    assert _understood(built, texts)[0] == _understood(ROOT / "src", texts)[0]


ADD = """
import sys
from mithaq.cli.main import main

sys.argv = ["mithaq", *sys.argv[1:]]
main()
"""


def _told(source: Path, ledger: Path, *command: str) -> str:
    call = [sys.executable, "-c", ADD, "--ledger", str(ledger), *command]
    done = subprocess.run(call, env={"PYTHONPATH": str(source), "PYTHONIOENCODING": "utf-8"}, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_a_ledger_of_compiled_modules_is_that_of_plain_ones_whoever_does_the_work(built: Path, tmp_path: Path) -> None:
    sample = str(ROOT / "src" / "mithaq" / "sample")
    told = []
    for source, workers in ((ROOT / "src", "1"), (built, "1"), (built, "2")):
        ledger = tmp_path / f"{len(told)}.db"
        _told(source, ledger, "add", sample, "--workers", workers)
        told.append(_told(source, ledger, "export", "--to", "jsonl"))
    assert told[0] == told[1] == told[2]
    assert told[0].count("\n") > 100
