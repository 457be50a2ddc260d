"""Who may use a ledger that is served to others: a file of names, roles and hashed passwords.

It is no part of the ledger: a ledger is copied and handed over, and passwords are not.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from mithaq.errors import AskedWrongError, MithaqError

DEFAULT, VARIABLE = "mithaq.users", "MITHAQ_USERS"
SHORTEST = 10
LONGEST_NAME = 80


class Role(StrEnum):
    """What somebody may do; each may do what those before it may."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"

    def may(self, needed: "Role") -> bool:
        """Tell whether this role may do what ``needed`` may."""
        order = tuple(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody with a name, a role and the argon2id hash of a password."""

    name: str
    role: Role
    hash: str


class Users:
    """The users in a file, read again when it changes."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._read_at: tuple[int, int] | None = None
        self._users: dict[str, User] = {}

    def __iter__(self) -> Iterator[User]:
        self._look()
        return iter(self._users.values())

    def __len__(self) -> int:
        self._look()
        return len(self._users)

    def find(self, name: str) -> User | None:
        """Return the user of this name."""
        self._look()
        return self._users.get(name)

    def put(self, name: str, role: Role, password: str) -> None:
        """Add a user, or give one a new role and password. Raises AskedWrongError for a bad name or password."""
        name = name.strip()
        if not name or len(name) > LONGEST_NAME or ":" in name or not name.isprintable():
            raise AskedWrongError(f"a name has 1 to {LONGEST_NAME} letters, no colon and nothing unprintable")
        if len(password) < SHORTEST:
            raise AskedWrongError(f"a password has at least {SHORTEST} characters")
        self._look()
        self._users[name] = User(name=name, role=role, hash=_hasher().hash(password))
        self._save()

    def remove(self, name: str) -> None:
        """Take a user away. Raises AskedWrongError where there is none of this name."""
        self._look()
        if self._users.pop(name, None) is None:
            raise AskedWrongError(f"{self.path}: there is no user {name!r}")
        self._save()

    def verified(self, name: str, password: str) -> User | None:
        """Return the user whose name and password these are; who is unknown takes as long as who is known."""
        from argon2.exceptions import InvalidHashError, VerificationError

        user = self.find(name)
        try:
            _hasher().verify(user.hash if user else _nobody(), password)
        except (VerificationError, InvalidHashError):
            return None
        return user

    def _look(self) -> None:
        try:
            told = self.path.stat()
            if (told.st_mtime_ns, told.st_size) == self._read_at:
                return
            lines = self.path.read_text(encoding="utf-8").splitlines()
            found = [User(**json.loads(line)) for line in lines if line.strip()]
            self._users = {one.name: User(name=one.name, role=Role(one.role), hash=one.hash) for one in found}
            self._read_at = (told.st_mtime_ns, told.st_size)
        except FileNotFoundError:
            self._users, self._read_at = {}, None
        except (OSError, ValueError, TypeError) as error:
            raise MithaqError(f"{self.path}: is no file of users ({error})") from error

    def _save(self) -> None:
        partial = self.path.with_name(f"{self.path.name}.partial")
        text = "".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in self._users.values())
        try:
            # Made for its owner alone: nobody else is to guess at the passwords behind the hashes.
            with os.fdopen(
                os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
            ) as out:
                out.write(text)
            partial.replace(self.path)
        except OSError as error:
            raise MithaqError(f"{self.path}: cannot be written ({error.strerror})") from error
        self._read_at = None


def where(given: str | None) -> str:
    """Return the file of users meant: the one given, or MITHAQ_USERS', or ./mithaq.users."""
    return given or os.environ.get(VARIABLE) or DEFAULT


_made: dict[str, Any] = {}


def _hasher() -> Any:
    """Return the hasher: argon2id with the parameters of RFC 9106 for low memory, which argon2-cffi chooses."""
    if "hasher" not in _made:
        try:
            from argon2 import PasswordHasher
        except ImportError as error:
            raise MithaqError("users need one more package: pip install 'mithaq[serve]'") from error
        _made["hasher"] = PasswordHasher()
    return _made["hasher"]


def _nobody() -> str:
    """Return a hash that no password fits, as costly as any other."""
    if "nobody" not in _made:
        _made["nobody"] = _hasher().hash(os.urandom(16).hex())
    return str(_made["nobody"])
