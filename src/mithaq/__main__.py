"""Run as `python -m mithaq`."""

from mithaq.cli.main import main

main()
