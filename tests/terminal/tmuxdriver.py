"""Drive a program in a real tmux, on a server of its own that reads no settings."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from typing import TYPE_CHECKING

from ptydriver import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_KEYS = {
    "backspace": "BSpace", "down": "Down", "end": "End", "enter": "Enter", "escape": "Escape",
    "home": "Home", "left": "Left", "pagedown": "NPage", "pageup": "PPage", "right": "Right",
    "space": "Space", "tab": "Tab", "up": "Up", "ctrl+z": "C-z",
}  # fmt: skip


class Tmux:
    """A tmux server with one window, in which a shell runs."""

    def __init__(self, env: Mapping[str, str], size: tuple[int, int] = (80, 24)) -> None:
        """Start the server; `size` is columns and rows, `env` the whole environment."""
        # The path of a socket may have 107 characters at most, so no test folder.
        self._folder = tempfile.mkdtemp(prefix="tmux")
        self._env = {**env, "TMUX_TMPDIR": self._folder}
        columns, rows = map(str, size)
        shell = "exec env PS1='$ ' ENV= sh"
        self._run("new-session", "-d", "-x", columns, "-y", rows, shell)
        try:
            self._run("set", "-g", "status", "off")
            self.wait_for("$")
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the server and what runs in it."""
        self._run("kill-server", check=False)
        shutil.rmtree(self._folder, ignore_errors=True)

    def type(self, text: str) -> None:
        """Send characters as they are."""
        self._run("send-keys", "-l", "--", text)

    def press(self, *keys: str) -> None:
        """Press keys by name ("enter", "pagedown") or by what they print ("q")."""
        for key in keys:
            if key in _KEYS:
                self._run("send-keys", _KEYS[key])
            else:
                self.type(key)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        self._run("resize-window", "-x", str(columns), "-y", str(rows))

    @property
    def screen(self) -> str:
        """The screen as one text."""
        return self._run("capture-pane", "-p").removesuffix("\n")

    @property
    def lines(self) -> list[str]:
        """The rows of the screen, blanks at their ends taken off."""
        return [line.rstrip() for line in self.screen.split("\n")]

    def wait_for(self, *texts: str) -> None:
        """Wait until all the texts stand on the screen, line breaks in them disregarded."""
        self.wait_until(lambda shown: all(text in shown for text in texts), f"to see {texts}")

    def wait_gone(self, *texts: str) -> None:
        """Wait until none of the texts stands on the screen."""
        self.wait_until(lambda shown: not any(t in shown for t in texts), f"to lose {texts}")

    def wait_until(self, test: Callable[[str], bool], what: str = "") -> None:
        """Wait until the text of the screen, white space folded, passes a test."""
        end = time.monotonic() + PATIENCE
        while not test(" ".join(self.screen.split())):
            assert time.monotonic() < end, f"waited {what}; the screen shows:\n{self.screen}"
            time.sleep(0.03)

    def left_on(self) -> set[str]:
        """Return which of the modes that tmux knows differ from those of a fresh window."""
        usual = {
            "alternate_on": "0", "cursor_flag": "1", "insert_flag": "0", "keypad_flag": "0",
            "keypad_cursor_flag": "0", "mouse_any_flag": "0", "wrap_flag": "1",
        }  # fmt: skip
        asked = ",".join(f"#{{{name}}}" for name in usual)
        found = self._run("display-message", "-p", asked).strip().split(",")
        return {name for name, now in zip(usual, found, strict=True) if now != usual[name]}

    def _run(self, *arguments: str, check: bool = True) -> str:
        command = ["tmux", "-L", "briefing", "-f", "/dev/null", *arguments]
        done = subprocess.run(
            command, env=self._env, check=check, capture_output=True, encoding="utf-8"
        )
        return done.stdout
