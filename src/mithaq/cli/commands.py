"""Every command, in the order in which help lists them."""


def load() -> None:
    """Import the modules that register commands; each imports what is heavy only when it runs."""
    from mithaq.cli import demo, reading, adding, views, records, reviewing, handing, serving, letting_in, keeping  # noqa: F401, I001
