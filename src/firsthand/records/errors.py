"""The error family: what happened, where, and what to try. Each carries the exit status the command line ends with."""


class FirsthandError(Exception):
    """Root of every error raised on purpose. ``advice`` says what to try; ``exit_status`` is documented in docs/cli.md."""

    exit_status = 1

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.what} {self.advice}".strip()


class UsageProblem(FirsthandError):
    """The command was given something it cannot work with."""

    exit_status = 2


class Unreadable(FirsthandError):
    """One source could not be read; the run goes on and sets it aside with this reason."""

    exit_status = 3


class AnchorRefused(FirsthandError):
    """The quoted text does not stand at the given place, so nothing may rest on it."""

    exit_status = 4


class CaseBroken(FirsthandError):
    """The case folder cannot be trusted: its log chain or an original does not match its hash."""

    exit_status = 5


class NotFound(FirsthandError):
    """Nothing in the case answers to that name."""

    exit_status = 6


class NotBuilt(FirsthandError):
    """A command or format of the design that this version does not have yet."""

    exit_status = 7
