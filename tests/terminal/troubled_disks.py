"""Disks that are full or read-only, for tests: real ones where this user may mount, else by rights.

Linux only.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_FILLER = "filler"


class SmallDisk:
    """A file system in memory of some kilobytes, at a folder that is made for it."""

    def __init__(self, folder: Path, kilobytes: int = 256) -> None:
        """Skips the test where this user may not mount."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        if os.geteuid() != 0 or not _run(
            "mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "briefing", folder
        ):
            pytest.skip("a small disk cannot be mounted here")

    def fill(self) -> None:
        """Leave no byte free."""
        number = os.open(self.folder / _FILLER, os.O_WRONLY | os.O_CREAT)
        try:
            while True:
                os.write(number, b"x" * 4096)
        except OSError:
            os.close(number)

    def make_room(self) -> None:
        """Give back what `fill` took."""
        (self.folder / _FILLER).unlink()

    def close(self) -> None:
        """Take the file system away, and all that is in it."""
        _run("umount", "-l", self.folder)


class FixedFolder:
    """A folder that can be made read-only and writable again, for root too."""

    def __init__(self, folder: Path) -> None:
        """For root it is a small disk; rights hold for nobody else."""
        self.folder = folder
        self._disk = SmallDisk(folder, 8192) if os.geteuid() == 0 else None
        folder.mkdir(parents=True, exist_ok=True)

    def set(self, *, writable: bool) -> None:
        """Let files in it be written to, or not."""
        if self._disk is not None:
            assert _run("mount", "-o", f"remount,{'rw' if writable else 'ro'}", self.folder)
            return
        for path in (*self.folder.rglob("*"), self.folder):
            mode = path.stat().st_mode & 0o777
            path.chmod(mode | 0o200 if writable else mode & ~0o222)

    def close(self) -> None:
        """Leave a folder that can be taken away."""
        self.set(writable=True)
        if self._disk is not None:
            self._disk.close()


def _run(*words: object) -> bool:
    """Run a program; return whether it did what it was asked for."""
    try:
        done = subprocess.run([str(word) for word in words], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return done.returncode == 0
