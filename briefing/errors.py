"""Failures that a user can act on.

BriefingError                 anything below, with a message fit for standard error
├── UsageError                the command line asks for something that is not there
├── ConfigError               a settings file says something we do not understand
├── SourceError               one source cannot be read; the others go on
│   ├── UnsupportedFormat     a source is of a format that is not there yet
│   └── NothingToRead         a source was read to its end, and there is nothing in it
├── StateError                the user's own file cannot be read or written
└── CacheError                the index cannot be used; it is derived, so nothing is lost
    └── LostIndex             it is missing, damaged or of an earlier version: to be made anew

Messages are plain sentences without the program's name; whoever prints them adds it.
Texts that come from outside (names, parser messages) are neutralised by whoever prints.
"""


class BriefingError(Exception):
    """A failure whose message tells the user what to do."""


class UsageError(BriefingError):
    """The command line asks for something that is not there."""


class ConfigError(BriefingError):
    """A settings file holds something that is not understood."""


class SourceError(BriefingError):
    """One source cannot be read.

    path    the source as the user named it, or as a folder listed it
    reason  one clause without a full stop: "permission denied"
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class UnsupportedFormat(SourceError):
    """A source is of a known format that cannot be read yet."""


class NothingToRead(SourceError):
    """A source was read to its end, and there is nothing in it: it is empty, or a bare page."""


class StateError(BriefingError):
    """The user's own file cannot be read or written.

    reason  why, in one clause that fits into a line: "the disk is full"
    """

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason or message.rpartition(": ")[2]


class CacheError(BriefingError):
    """The index cannot be used. It is derived: nothing of the user's is lost."""


class LostIndex(CacheError):
    """There is no index that can be gone on with; it can be made anew, which harms nothing.

    reason  what is wrong with it, in one clause: "is damaged"
    """

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason
