"""On file systems that several machines share no write-ahead log is used."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from briefing.errors import CacheError
from briefing.store import derived, mounts
from briefing.store.mounts import find_type, is_shared

if TYPE_CHECKING:
    from pathlib import Path

TABLE = """\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:25 / /home rw,relatime shared:1 - nfs4 server:/home rw,vers=4.2
31 30 0:26 / /home/ada/fast rw shared:2 master:3 - xfs /dev/vdb rw
32 22 0:27 / /mnt/the\\040share rw - cifs //server/share rw
33 22 0:28 / /srv rw - ext4 /dev/vdc rw
34 22 0:29 / /srv rw - fuse.sshfs ada@server:/srv rw
35 22 0:30 / /media/back\\134slash rw - smb3 //server/x rw
half a line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/cache/index", "ext4"),
        ("/home/ada/.cache/briefing/index.sqlite3", "nfs4"),
        ("/home", "nfs4"),
        ("/homely/index", "ext4"),
        ("/home/ada/fast/index", "xfs"),
        ("/home/ada/faster/index", "nfs4"),
        ("/mnt/the share/index", "cifs"),
        ("/srv/index", "fuse.sshfs"),
        ("/media/back\\slash/index", "smb3"),
    ],
)
def test_the_mount_that_holds_a_path_is_found(path: str, kind: str) -> None:
    assert find_type(TABLE, path) == kind


def test_nothing_is_known_without_a_table() -> None:
    assert find_type("", "/home") == ""


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Say that the folder of the test is on a file system of some type."""

    def mount(kind: str) -> None:
        table = tmp_path / "mountinfo"
        root = "22 1 254:0 / / rw - ext4 /dev/vda rw\n"
        table.write_text(f"{root}30 22 0:25 / {tmp_path} rw shared:1 - {kind} server:/x rw\n")
        monkeypatch.setattr(mounts, "_MOUNTS", table)

    return mount


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "lustre"])
def test_shared_file_systems_are_known(kind: str, tmp_path: Path, mounted) -> None:
    mounted(kind)
    assert is_shared(tmp_path / "not there yet" / "index.sqlite3")


@pytest.mark.parametrize("kind", ["ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "fuseblk"])
def test_file_systems_of_one_machine_are_not_shared(kind: str, tmp_path: Path, mounted) -> None:
    mounted(kind)
    assert not is_shared(tmp_path / "index.sqlite3")


def test_where_the_system_does_not_tell_nothing_is_shared(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(mounts, "_MOUNTS", tmp_path / "none")
    assert not is_shared(tmp_path)


def journal_of(path: Path) -> str:
    database = derived.open_index(path, print)
    try:
        return str(database.execute("PRAGMA journal_mode").fetchone()[0])
    finally:
        database.close()


def test_the_index_has_a_rollback_journal_there(tmp_path: Path, mounted) -> None:
    path = tmp_path / "index.sqlite3"
    mounted("ext4")
    assert journal_of(path) == "wal"
    mounted("nfs4")
    assert journal_of(path) == "delete", "also one that was made elsewhere"
    reading = derived.open_to_read(path)
    assert reading.execute("SELECT value FROM fact WHERE name = 'articles'").fetchone()
    reading.close()
    mounted("ext4")
    assert journal_of(path) == "wal"


OTHER = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
database.execute("INSERT INTO fact VALUES ('other', '1')")
database.commit()
database.close()
"""


def test_an_index_that_is_opened_twice_keeps_its_locks(tmp_path: Path) -> None:
    """Whoever closes a file lets go of all locks that the process has on it."""
    path = tmp_path / "index.sqlite3"
    first = derived.open_index(path, print)
    first.execute("INSERT INTO fact VALUES ('first', '1')")
    derived.open_index(path, print).close()
    subprocess.run([sys.executable, "-c", OTHER, str(path)], check=True, timeout=60)
    assert path.with_name("index.sqlite3-wal").exists(), "another took it for its own to clear away"
    first.close()


def test_an_index_that_could_not_be_begun_is_said_to_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite3"
    path.touch()
    with pytest.raises(CacheError, match="holds nothing"):
        derived.open_to_read(path)
