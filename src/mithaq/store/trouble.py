"""What a database error means to the person at the keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from mithaq.errors import StoreError

# Words in the driver's message, and what to do about them.
_ADVICE = (
    ("locked", "another process is writing to it; wait for it to end and run the command again"),
    ("readonly", "cannot be written: give yourself write permission to the file and its folder, or copy it elsewhere"),
    ("not a database", "is not a ledger, or is damaged; go back to a copy made by `mithaq backup`"),
    ("malformed", "is damaged; go back to a copy made by `mithaq backup`"),
    ("disk is full", "there is no space left on the disk"),
    ("unable to open", "cannot be opened: look at the permissions of the file and its folder"),
    ("password authentication", "the server refuses this name and password"),
    ("connection failed", "the server cannot be reached"),
    ("connection refused", "the server cannot be reached"),
    ("appended to", "judgements and the log are never changed; add a new judgement instead"),
)


@contextmanager
def explained(location: str) -> Iterator[None]:
    """Turn errors of the database into StoreError with the ledger's name and what to do; keep the cause attached."""
    try:
        yield
    except StoreError as error:
        raise error if str(error).startswith(location) else StoreError(f"{location}: {error}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{location}: {_advice(error)}") from error


def _advice(error: SQLAlchemyError) -> str:
    told = str(error.orig) if isinstance(error, DBAPIError) and error.orig is not None else str(error)
    first = told.strip().splitlines()[0] if told.strip() else type(error).__name__
    return next((advice for sign, advice in _ADVICE if sign in told.lower()), first)
