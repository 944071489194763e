"""What others give on the articles and queries of library.py: a scan, fzf and newsboat.

fzf filters the lines of all sentences. newsboat has its articles as one feed in its own cache and
is driven on a terminal of its own: seconds from its start, and from Enter behind a word in its
search, to the last byte that it draws.
"""

from __future__ import annotations

import fcntl
import html
import os
import pty
import select
import shutil
import signal
import struct
import subprocess
import tempfile
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from search import Scan

if TYPE_CHECKING:
    from collections.abc import Callable

    from search import Document

    Kinds = dict[str, list[tuple[int, str, str]]]
    Ask = Callable[[str], list[tuple[int, str]]]

_SCANNED = {2: 200, 1_000: 200, 10_000: 60}
"""Queries that the scan is asked, by articles up to which it is bearable."""
_QUIET = 0.6
"""Seconds without a byte after which a program has drawn all that it draws."""
_PATIENCE = 120.0
_ROWS, _COLUMNS = 24, 80


def compare_peers(
    documents: list[Document],
    kinds: Kinds,
    ask: Ask,
    compare: Callable[[str, Ask, Kinds, int], None],
) -> None:
    """Print what others give on the first queries, beside the library on the same."""
    count = len(documents)
    asked = next((few for most, few in _SCANNED.items() if count <= most), 0)
    lines = [
        (n, " ".join(s.split()))
        for n, (title, sents) in enumerate(documents)
        for s in (title, *sents)
    ]
    if asked:
        scan = Scan(lines)
        compare("library", ask, kinds, asked)
        compare("scan", lambda q: [lines[n] for _, n in scan.rank(q, 50)], kinds, asked)
    else:
        print("  scan     left out: it would take minutes")
    if shutil.which("fzf") is None:
        print("  fzf      missing (Debian: fzf)")
    else:
        _compare_fzf(lines, kinds, 30 if count <= 10_000 else 4)
    if shutil.which("newsboat") is None:
        print("  newsboat missing (Debian: newsboat)")
    elif count <= 10_000:
        _compare_newsboat(documents)
    else:
        print("  newsboat left out: its cache would take minutes to fill")


def _compare_fzf(lines: list[tuple[int, str]], kinds: Kinds, few: int) -> None:
    for kind in ("clean", "noisy"):
        queries = kinds[kind][:few]
        found, seconds = _ask_fzf([line for _, line in lines], [query for _, _, query in queries])
        gained = 0.0
        for (target, _, _), numbers in zip(queries, found, strict=True):
            owners = list(dict.fromkeys(lines[n][0] for n in numbers))[:10]
            gained += 1 / (owners.index(target) + 1) if target in owners else 0.0
        told = f"{gained / len(queries):.3f}, {seconds:.2f} s a query"
        print(f"  fzf      {kind} MRR@10, first {len(queries)}: {told}")


def _ask_fzf(lines: list[str], queries: list[str]) -> tuple[list[list[int]], float]:
    """Return numbers of the lines that fzf puts first for each query, and seconds for one."""
    found, began = [], time.perf_counter()
    text = "\n".join(f"{number}\t{line}" for number, line in enumerate(lines))
    for query in queries:
        done = subprocess.run(
            ["fzf", "--filter", query.strip(), "--delimiter", "\t", "--nth", "2"],
            input=text, capture_output=True, text=True, check=False,
        )  # fmt: skip
        found.append([int(line.partition("\t")[0]) for line in done.stdout.splitlines()[:50]])
    return found, (time.perf_counter() - began) / max(1, len(queries))


def _compare_newsboat(documents: list[Document]) -> None:
    """Print what newsboat takes for the same articles, and what it finds of a misspelt word."""
    words = ("government", "govrenment")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = _fill_newsboat(folder, documents)
        began = time.perf_counter()
        subprocess.run([*command, "-x", "reload"], check=False, capture_output=True, timeout=600)
        print(f"  newsboat cache filled in {time.perf_counter() - began:.1f} s; ", end="")
        with Terminal(command) as terminal:
            print(f"start {terminal.wait()[0]:.2f} s", end="")
            for word in words:
                terminal.send(b"/")
                terminal.wait()
                terminal.send(word.encode())
                terminal.wait()
                terminal.send(b"\r")
                seconds, drawn = terminal.wait()
                told = "finds nothing" if b"No results" in drawn else "finds"
                print(f"; {word!r} {told}, {seconds:.2f} s", end="")
                if b"No results" not in drawn:
                    terminal.send(b"q")
                    terminal.wait()
        print("\n  newsboat ranks nothing and forgives no misspelling, so it has no MRR here")


def _fill_newsboat(folder: Path, documents: list[Document]) -> list[str]:
    """Write the articles as one feed; return the command that reads it into a cache."""
    feed = folder / "feed.xml"
    with feed.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>')
        out.write("<title>Bench</title><link>http://example.org/</link>")
        for number, (title, sentences) in enumerate(documents):
            out.write(
                f"<item><title>{html.escape(title)}</title><guid>{number}</guid>"
                f"<link>http://example.org/{number}</link>"
                f"<description>{html.escape(' '.join(sentences))}</description></item>"
            )
        out.write("</channel></rss>")
    (folder / "urls").write_text(f"{feed.as_uri()}\n")
    (folder / "config").write_text("")
    flags = {"-u": "urls", "-c": "cache.db", "-C": "config"}
    return ["newsboat", *(p for flag, name in flags.items() for p in (flag, str(folder / name)))]


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, command: list[str]) -> None:
        self._pid, self._screen = pty.fork()
        if not self._pid:
            os.environ.update(TERM="xterm", LC_ALL="C.UTF-8")
            os.execvp(command[0], command)
        size = struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0)
        fcntl.ioctl(self._screen, termios.TIOCSWINSZ, size)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._screen)

    def send(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._screen, keys)

    def wait(self) -> tuple[float, bytes]:
        """Return the seconds until the last byte that is drawn now, and all that was drawn."""
        began = last = time.perf_counter()
        drawn = b""
        while time.perf_counter() - began < _PATIENCE:
            if select.select([self._screen], [], [], 0.01)[0]:
                drawn += os.read(self._screen, 1 << 16)
                last = time.perf_counter()
            elif drawn and time.perf_counter() - last > _QUIET:
                break
        return last - began, drawn
