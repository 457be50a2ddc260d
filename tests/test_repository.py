"""What holds of the whole repository: sizes, layers, public names, what an import costs, which hosts are named."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path
from pkgutil import resolve_name

import pytest

import mithaq

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "mithaq"
LONGEST_MODULE = 400

PUBLIC = [
    "Claim",
    "Document",
    "DocumentDate",
    "Timex",
    "Understood",
    "__version__",
    "date_text",
    "open",
    "read_times",
    "understand",
    "understand_text",
]

# Loaded inside the functions that need them, so that `import mithaq` stays quick.
HEAVY = {
    "sqlalchemy",
    "fastapi",
    "trafilatura",
    "lxml",
    "rich",
    "typer",
    "yaml",
    "jinja2",
    "resiliparse",
    "hijridate",
    "rapidfuzz",
    "uvicorn",
}

# Package registries: what is installed comes from wherever the reader's tools are set to look. In parts here, so that
# this file does not name one.
REGISTRIES = tuple(
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
)


def _modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def test_no_module_is_over_400_lines() -> None:
    lengths = {str(path.relative_to(SOURCE)): len(path.read_text(encoding="utf-8").splitlines()) for path in _modules()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "manager", "handler", "processor", "common", "misc", "item", "info"}
    assert [str(path.relative_to(SOURCE)) for path in _modules() if path.stem in empty] == []


def test_every_module_says_what_it_is() -> None:
    silent = [path for path in _modules() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert [str(path.relative_to(SOURCE)) for path in silent] == []


def test_public_names() -> None:
    assert list(mithaq.__all__) == PUBLIC
    assert len(mithaq.__all__) <= 15
    assert all(hasattr(mithaq, name) for name in mithaq.__all__)


def test_importing_mithaq_loads_no_heavy_library() -> None:
    code = "import sys, mithaq; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=SOURCE.parent, timeout=60
    )
    assert HEAVY & set(done.stdout.split()) == set()


def test_layers_are_kept() -> None:
    tool = shutil.which("lint-imports", path=str(Path(sys.executable).parent)) or shutil.which("lint-imports")
    if tool is None:
        pytest.skip("import-linter is not installed")
    done = subprocess.run([tool, "--no-cache"], capture_output=True, text=True, check=False, cwd=ROOT, timeout=120)
    assert done.returncode == 0, done.stdout[-4000:]


def test_no_file_names_a_package_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)} names {host}"
        for path in _kept_files()
        for host in REGISTRIES
        if host.encode() in path.read_bytes()
    ]
    assert found == []


def _kept_files() -> list[Path]:
    """The files under version control; outside a checkout, all those that would be."""
    git = shutil.which("git")
    if git is not None and (ROOT / ".git").exists():
        listed = subprocess.run([git, "ls-files", "-z"], capture_output=True, text=True, check=True, cwd=ROOT)
        return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]
    folders = ("src", "tests", "docs", "evaluation", "benchmarks")
    return [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]


def test_the_benchmark_measures_functions_that_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))

    import annotate

    import mithaq.annotate.annotated

    names = [name for names in annotate.LAYERS.values() for name in names]
    assert all(
        callable(resolve_name(name) if "." in name else getattr(mithaq.annotate.annotated, name)) for name in names
    )
