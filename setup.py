"""The build. Everything stands in pyproject.toml but the choice to translate the packages that read text into C.

    MITHAQ_COMPILE=1 pip install .

needs a C compiler and some three minutes; what comes out is the same, and quicker (docs/numbers.md). Without the
variable nothing is compiled, and the sources are all there is.
"""

import os
import sys
from pathlib import Path
from typing import Any

from setuptools import setup

COMPILED = ("text", "grammar", "languages", "annotate", "extract")  # where nearly all the time of understanding goes
# The shell of the packages above, whose functions the benchmark and the tests replace by name.
PLAIN = ("annotate/annotated.py",)


def sources() -> list[str]:
    """The modules to translate, in a settled order, so that one build equals the next."""
    root = Path("src/mithaq")
    found = [path for package in COMPILED for path in (root / package).rglob("*.py")]
    return sorted(str(path) for path in found if not path.as_posix().endswith(PLAIN))


def extensions() -> list[Any]:
    """The C extensions to build: none unless asked for, and none while a build only asks what it needs."""
    if not os.environ.get("MITHAQ_COMPILE") or "egg_info" in sys.argv:
        return []
    from mypyc.build import mypycify  # only there where something is to be compiled

    return mypycify(["--config-file", "pyproject.toml", *sources()], opt_level="3", multi_file=True)


setup(ext_modules=extensions(), setup_requires=["mypy>=1.18"] if os.environ.get("MITHAQ_COMPILE") else [])
