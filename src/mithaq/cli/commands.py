"""Every command, in the order in which help lists them."""

from importlib import import_module

_MODULES = (
    "demo",
    "reading",
    "adding",
    "pulling",
    "views",
    "records",
    "reviewing",
    "handing",
    "documents",
    "serving",
    "letting_in",
    "keeping",
)


def load() -> None:
    """Import the modules that register commands; each imports what is heavy only when it runs."""
    for name in _MODULES:
        import_module(f"mithaq.cli.{name}")
