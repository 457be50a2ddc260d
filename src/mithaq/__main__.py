"""Run as `python -m mithaq`."""

from mithaq.cli.main import main

if __name__ == "__main__":  # Not where another process of the same run begins.
    main()
