"""An ssh server of a test's own on loopback: keys, settings and log in the test's folder."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from ptydriver import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SETTINGS = """
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PrintMotd no
PrintLastLog no
"""


def why_not() -> str:
    """Return why no server can run here; "" if one can."""
    for program in ("sshd", "ssh", "ssh-keygen"):
        if not _find(program):
            return f"{program} is not installed"
    if os.geteuid() == 0 and not Path("/run/sshd").is_dir():
        try:
            Path("/run/sshd").mkdir(mode=0o755)  # sshd insists on it when root starts it
        except OSError:
            return "/run/sshd is missing"
    return ""


def _find(program: str) -> str:
    return shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin") or ""


class SshServer:
    """A running sshd that lets the current user in with a key of its own."""

    def __init__(self, folder: Path) -> None:
        """Make keys and start; OSError with sshd's words if it does not come up."""
        self._folder = folder
        for name in ("host", "user"):
            subprocess.run(
                [_find("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)],
                check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            )  # fmt: skip
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        settings, log = folder / "sshd_config", folder / "sshd.log"
        settings.write_text(_SETTINGS.format(port=self._port, folder=folder), encoding="utf-8")
        self._server = subprocess.Popen(
            [_find("sshd"), "-D", "-f", str(settings), "-E", str(log)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            self._wait(log)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the server."""
        self._server.terminate()
        self._server.wait()

    def command(self, command: Sequence[str], env: Mapping[str, str]) -> list[str]:
        """Return what runs a command over ssh, in a terminal and with that environment."""
        assignments = [f"{name}={value}" for name, value in env.items() if name != "TERM"]
        remote = f"cd / && exec env {shlex.join([*assignments, *command])}"
        options = [
            "StrictHostKeyChecking=no", f"UserKnownHostsFile={self._folder}/known",
            "IdentitiesOnly=yes", "IdentityAgent=none", "LogLevel=ERROR",
        ]  # fmt: skip
        return [
            _find("ssh"), "-tt", "-F", "none", "-i", str(self._folder / "user"),
            "-p", str(self._port), *(part for option in options for part in ("-o", option)),
            f"{getpass.getuser()}@127.0.0.1", remote,
        ]  # fmt: skip

    def _wait(self, log: Path) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self._port)) == 0:
                    return
            if self._server.poll() is not None:
                break
            time.sleep(0.02)
        told = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        raise OSError(f"sshd did not come up: {told}")
