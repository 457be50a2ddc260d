"""The build. Everything stands in pyproject.toml but the choice to translate the packages that read text into C.

    MITHAQ_COMPILE=1 pip install .

needs a C compiler and some three minutes; what comes out is the same, and quicker (docs/numbers.md). Without the
variable nothing is compiled, and the sources are all there is.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from setuptools import setup
from setuptools.command.build_ext import build_ext

COMPILED = ("model", "knowledge", "text", "grammar", "languages", "annotate", "extract")  # where nearly all the time of understanding goes
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

    asked = ["--config-file", "pyproject.toml", *sources()]
    # Four fifths of the time of compiled code are Python's own library: what -O3 and debug tables add to the build is
    # nearly half of it, and what they add to the speed could not be measured (docs/decisions/0010).
    return mypycify(asked, opt_level="1", debug_level="0", multi_file=True)


class OnAllCores(build_ext):
    """Builds extensions, and the objects of one extension, beside one another.

    Of itself setuptools does only the first, and nearly all of the work is the objects of one: a C file a module.
    """

    def build_extensions(self) -> None:
        """Build all of them."""
        cores = self.parallel = os.cpu_count() or 1
        compiler: Any = self.compiler  # what follows is what ``CCompiler.compile`` does, but for the pool

        def compile_beside(
            sources: list[str],
            output_dir: str | None = None,
            macros: Any = None,
            include_dirs: Any = None,
            debug: bool = False,
            extra_preargs: Any = None,
            extra_postargs: Any = None,
            depends: Any = None,
        ) -> list[str]:
            given = (output_dir, macros, include_dirs, sources, depends, extra_postargs)
            macros, objects, after, defined, build = compiler._setup_compile(*given)
            before = compiler._get_cc_args(defined, debug, extra_preargs)
            with ThreadPoolExecutor(cores) as pool:
                done = [pool.submit(compiler._compile, one, *build[one], before, after, defined) for one in build]
            for one in done:
                one.result()
            return list(objects)

        compiler.compile = compile_beside
        super().build_extensions()


setup(
    ext_modules=extensions(),
    cmdclass={"build_ext": OnAllCores},
    setup_requires=["mypy>=1.18"] if os.environ.get("MITHAQ_COMPILE") else [],
)
