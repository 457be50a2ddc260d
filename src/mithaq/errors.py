"""The errors that leave Mithaq. Only ``mithaq.cli`` catches them."""


class MithaqError(Exception):
    """Base of all errors raised by Mithaq on purpose."""


class PackError(MithaqError):
    """A language pack or knowledge file is wrong; the message names file and line."""


class SourceError(MithaqError):
    """An input could not be read; the message names the input and the reason."""


class StoreError(MithaqError):
    """The ledger could not be opened, written or trusted."""


class CatchingUpError(StoreError):
    """The records of a large ledger are being made anew: ``done`` of ``whole`` reports are in. Ask again soon."""

    def __init__(self, done: int, whole: int) -> None:
        super().__init__(f"the ledger's records are being made anew: {done} of {whole} reports so far; ask again soon")
        self.done = done
        self.whole = whole


class AskedWrongError(MithaqError):
    """What was asked cannot be answered: a name that nobody bears, a search without a word."""


class OvertakenError(MithaqError):
    """Somebody else decided on the same record since it was opened; nothing was kept.

    ``others`` tells who, when, what and why, a tuple each.
    """

    def __init__(self, message: str, others: tuple[tuple[str, str, str, str], ...] = ()) -> None:
        super().__init__(message)
        self.others = others
