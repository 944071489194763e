"""Make a file of our own that only the user can read, and see that it can be written to."""

from __future__ import annotations

import errno
import os
from pathlib import Path


def make_file(path: Path) -> None:
    """Make an empty file with its folder, where they are missing; OSError if it cannot be used.

    A file that is there is not opened: to close it again would let go of the locks that this
    process holds on it, and another one would then change it under a database that is open.
    """
    real = Path(os.path.realpath(path))
    real.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(real, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        if real.is_dir():
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR)) from None
        _check_writable(real)
    _check_writable(real.parent)  # the journal lies beside the file


def _check_writable(path: Path) -> None:
    if not os.access(path, os.W_OK):
        fixed = os.statvfs(path).f_flag & os.ST_RDONLY
        number = errno.EROFS if fixed else errno.EACCES
        raise OSError(number, os.strerror(number))
