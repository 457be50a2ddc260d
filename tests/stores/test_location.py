"""Where a ledger is, as it may be printed."""

import pytest

from mithaq.errors import StoreError
from mithaq.store import open_ledger
from mithaq.store.location import shown


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("mithaq.db", "mithaq.db"),
        ("postgresql://localhost/x", "postgresql://localhost/x"),
        ("postgresql://u:secretpw@localhost:1/x", "postgresql://u:***@localhost:1/x"),
        ("postgresql://u@localhost/x?password=secretpw", "postgresql://u@localhost/x?password=hidden"),
        ("postgresql://u:secretpw@localhost:port/x", "postgresql://***@localhost:port/x"),
        ("a b://u:secret@pw@localhost/x", "a b://***@localhost/x"),
    ],
)
def test_a_password_is_never_printed(given: str, printed: str) -> None:
    assert shown(given) == printed


def test_an_unreachable_server_is_named_without_the_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match=r"^postgresql://u:\*\*\*@localhost:1/x: the server cannot be reached$"):
        open_ledger("postgresql://u:secretpw@localhost:1/x")
