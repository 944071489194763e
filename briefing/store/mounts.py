"""Whether a folder lies on a file system that several machines may write to."""

from __future__ import annotations

import os
import re
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_SHARED = frozenset({
    "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "drvfs", "fuse.ceph", "fuse.davfs",
    "fuse.gcsfuse", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.mfs", "fuse.rclone", "fuse.s3fs",
    "fuse.sshfs", "fuse.vmhgfs-fuse", "gfs", "gfs2", "glusterfs", "gpfs", "lustre", "ncpfs",
    "nfs", "nfs4", "ocfs2", "orangefs", "panfs", "prl_fs", "smb3", "smbfs", "vboxsf", "virtiofs",
    "vmhgfs",
})  # fmt: skip
"""Types of file systems whose memory maps and locks hold for one machine alone, or for none."""
_ESCAPED = re.compile(r"\\([0-7]{3})")


def is_shared(path: Path) -> bool:
    """Whether a file lies, or would lie, on a file system that other machines may write to.

    A write-ahead log must not be used there: it needs memory that all who read it share. Where
    the system does not tell, nothing is shared.
    """
    try:
        table = os.fsdecode(_MOUNTS.read_bytes())
    except OSError:
        return False
    return find_type(table, os.path.realpath(path)) in _SHARED


def find_type(table: str, path: str) -> str:
    """Return the type of the file system that holds an absolute path, "" if it is not known.

    `table` is a `mountinfo` of Linux: a line a mount, the later over the earlier.
    """
    found, best = "", -1
    for line in table.splitlines():
        mount, _, rest = line.partition(" - ")
        fields = mount.split(" ")
        if len(fields) < 5 or not rest:
            continue
        point = _ESCAPED.sub(lambda code: chr(int(code[1], 8)), fields[4])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= best:
            found, best = rest.split(" ")[0], len(point)
    return found
