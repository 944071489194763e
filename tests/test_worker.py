"""The analysis in a process of its own gives the same briefing, and never stays behind."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing import library
from briefing.errors import BriefingError
from briefing.model import (
    Alias,
    Article,
    Block,
    BlockKind,
    Briefing,
    Entity,
    EntityKind,
    Layers,
    Mention,
    Point,
    Sentence,
    Span,
    Stack,
)
from briefing.steps import Step
from briefing.worker import PackedLayers, brief_in_process, child, parent, portions
from briefing.worker.answer import Answer
from briefing.worker.frames import write_frame
from briefing.worker.hand import Hand
from briefing.worker.start import command_for

ROOT = Path(__file__).parents[1]
LINES = [
    "Captain Ines Aalto said on Monday that the pier at Lowtown had held.",
    "The council of Lowtown will meet to speak about the broken wall.",
    "Aalto told reporters that no one was hurt in the storm.",
]


def article(number: int) -> Article:
    text = f"Report number {number} from Lowtown\n\n" + " ".join(LINES)
    head = text.index("\n")
    blocks = (Block(BlockKind.TITLE, 0, head), Block(BlockKind.PARAGRAPH, head + 2, len(text)))
    path = f"/news/{number}.txt"
    return Article(f"{number:016x}", path, path, "text", text[:head], text, blocks)


STACK = Stack(tuple(article(n) for n in range(12)))


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    if not found.exists():
        pytest.skip("needs the children list of /proc")
    return [int(child) for child in found.read_text().split()]


async def until_gone(pid: int) -> None:
    """Wait until a process has ended, whether or not anybody has taken note of its end."""
    async with asyncio.timeout(20):
        while True:
            try:
                status = Path(f"/proc/{pid}/status").read_text()
            except OSError:
                return
            if "State:\tZ" in status:
                return
            await asyncio.sleep(0.02)


async def test_the_briefing_is_the_one_made_here() -> None:
    reports: list[tuple[str, int, int]] = []
    shown: list[Briefing] = []

    async def show(briefing: Briefing) -> None:
        shown.append(briefing)

    made = await brief_in_process(
        STACK, lambda *report: reports.append(report), points=4, show=show
    )
    here = library.brief(STACK, points=4)
    assert made.stack is STACK
    assert dict(made.layers) == here.layers
    assert made.entities == here.entities
    assert made.points == here.points
    assert made.article_points == here.article_points
    assert made.agreement == here.agreement
    assert made.attributions == here.attributions
    assert reports[0] == ("analysing", 0, 12)
    works = ["analysing", "joining names", "key points", "timeline", "comparing"]
    told = list(dict.fromkeys(work for work, _, _ in reports))
    assert [work for work in works if work in told] == works
    assert all(done <= total or not total for _, done, total in reports)
    assert dict(shown[0].layers) == here.layers
    assert [bool(one.entities) for one in shown] == [False] + [True] * (len(shown) - 1)
    assert shown[-1].timeline == here.timeline
    assert shown[-1].entities is made.entities


async def test_an_empty_stack() -> None:
    made = await brief_in_process(Stack(), lambda *_: None)
    assert made == Briefing(Stack(), made.layers, (), (), {})
    assert not made.layers


async def test_cancelling_ends_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parent, "_START", "import time\ntime.sleep(60)")
    task = asyncio.create_task(brief_in_process(STACK, lambda *_: None))
    async with asyncio.timeout(20):
        while not children(os.getpid()):
            await asyncio.sleep(0.01)
    (child,) = children(os.getpid())
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not Path(f"/proc/{child}").exists()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import os\nos.kill(os.getpid(), 9)", "signal 9"),
        ("raise SystemExit(3)", "exit code 3"),
        ("import sys\nsys.stdout.write('..')", "exit code 0"),
    ],
)
async def test_a_process_that_dies_is_said(
    code: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parent, "_START", code)
    with pytest.raises(BriefingError, match=said):
        await brief_in_process(STACK, lambda *_: None)


async def test_a_failure_is_said_in_clean_words(monkeypatch: pytest.MonkeyPatch) -> None:
    fail = (
        "from briefing import library\ndef fail(*_):\n    raise ValueError('bad \\x1b[2J text')\n"
    )
    fail += "library.tell_steps = fail\n"
    start = parent._START.replace("from briefing.worker", fail + "from briefing.worker")
    monkeypatch.setattr(parent, "_START", start)
    with pytest.raises(BriefingError, match=r"ValueError: bad ␛\[2J text"):
        await brief_in_process(STACK, lambda *_: None)


PARENT = """
import asyncio, sys
from briefing.worker import parent
from briefing.model import Stack
hang = "from briefing import library\\nimport pathlib, time\\ndef hang(*_):\\n"
hang += f"    pathlib.Path({sys.argv[1]!r}).touch()\\n    time.sleep(60)\\n"
hang += "library.tell_steps = hang\\n"
parent._START = parent._START.replace("from briefing.worker", hang + "from briefing.worker")
asyncio.run(parent.brief_in_process(Stack(), lambda *_: None))
"""


async def test_the_day_of_undated_articles_reaches_the_process() -> None:
    text = "Crews raised the ferry on Tuesday."
    dated = Article("d" * 16, "/d.txt", "d.txt", "text", "", text,
                    (Block(BlockKind.PARAGRAPH, 0, len(text)),))  # fmt: skip
    stack = Stack((dated,), as_of="2026-03-05")
    made = await brief_in_process(stack, lambda *_: None)
    assert made.timeline == library.brief(stack).timeline
    assert [event.date.first for event in made.timeline if event.date] == ["2026-03-03"]


async def test_the_process_goes_when_its_parent_is_killed(tmp_path: Path) -> None:
    mark = tmp_path / "at work"
    with subprocess.Popen([sys.executable, "-c", PARENT, str(mark)], cwd=ROOT) as parent:
        try:
            async with asyncio.timeout(20):
                while not mark.exists():
                    await asyncio.sleep(0.01)
            (child,) = children(parent.pid)
        finally:
            parent.send_signal(signal.SIGKILL)
    await until_gone(child)


async def test_modules_in_the_working_directory_are_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pickle", "json", "unicodedata", "briefing"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    made = await brief_in_process(Stack((article(1),)), lambda *_: None)
    assert len(made.layers) == 1


def test_the_process_loads_no_screen_and_steps_back() -> None:
    frames = write_frame("stack", 1, 3, (), "", {}, False) + write_frame("article", article(1))
    code = (
        "import atexit, os, sys\n"
        "def look():\n"
        "    loaded = [m for m in ('textual', 'rich', 'asyncio') if m in sys.modules]\n"
        "    print(loaded, os.getpriority(os.PRIO_PROCESS, 0) >= 19, file=sys.stderr)\n"
        "atexit.register(look)\n"
    )
    command = command_for(code + parent._START)
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(frames)
        process.stdin.flush()
        output = process.stdout.read()
        assert process.stderr.read() == b"[] True\n"
    assert output.endswith(write_frame("end"))


def test_a_result_of_many_frames_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits so low that every kind of frame is sent several times."""
    mentions = tuple(Mention(a.id, 0, 6, EntityKind.OTHER) for a in STACK.articles)
    alias = (Alias("Report", "name", 12),)
    entities = tuple(Entity(str(n), str(n), EntityKind.OTHER, alias, mentions) for n in range(9))
    each = {a.id: (Point(Span(a.id, 0, 6), 1.0),) for a in STACK.articles}
    layers = {a.id: Layers((Sentence(0, 6, 0),), mentions) for a in STACK.articles}
    whole = Briefing(STACK, layers, entities, each[STACK.articles[0].id], each)
    monkeypatch.setattr(child, "_LAYERS", 1)
    monkeypatch.setattr(portions, "WEIGHT", 20)
    fields = ("layers", "entities", "points", "article_points")
    steps = [Step(whole, "analysing", n, len(STACK.articles)) for n in range(13)]
    steps.append(Step(whole, ready=fields))

    async def receive() -> Briefing:
        pipe = asyncio.StreamReader()
        for frame in child._work(steps, STACK, Hand(), {}):
            pipe.feed_data(write_frame(*frame))
        return await Answer(STACK, lambda *_: None).receive(pipe)

    made = asyncio.run(receive())
    assert (dict(made.layers), made.entities, made.points, made.article_points) == (
        layers, entities, whole.points, each,
    )  # fmt: skip


def test_packed_layers_are_a_mapping() -> None:
    layers = {str(n): Layers((Sentence(0, n + 1, 0),)) for n in range(200)}
    packed = PackedLayers()
    packed.add({key: pickle.dumps(value) for key, value in layers.items()})
    assert packed == layers
    assert packed["3"] is packed["3"]
    assert packed.get("none") is None
    assert packed._open.cache_info().currsize <= 64


POISON = """
from briefing import analysis
from briefing.worker.limits import limit_time
find = analysis.find_layers
def poisoned(article):
    if article.path == "/news/5.txt":
        limit_time(1)
        {what}
    return find(article)
analysis.find_layers = poisoned
"""


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("import os; os._exit(7)", "exit code 7"),
        ("import os; os.kill(os.getpid(), 11)", "signal 11"),
        ("import os; os.kill(os.getpid(), 9)", "signal 9"),
        ("import time; time.sleep(60)", "took too long"),
        ("while True: pass", "took too long"),
        ("import re; re.match('(a*)*b', 'a' * 60)", "took too long"),
        ("x = bytearray(1 << 45)", "MemoryError"),
        ("raise ZeroDivisionError", "ZeroDivisionError"),
    ],
)
async def test_an_article_that_cannot_be_taken_in_is_named_and_passed_over(
    what: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = POISON.format(what=what)
    if said == "took too long":  # the others have all the time that they need on a busy machine
        saved = (parent.PATIENCE - 0.5) * parent.CHARACTERS
        monkeypatch.setattr(parent, "_size", lambda _stack, at: -saved if at == 5 else 0)
    start = parent._START.replace("from briefing.worker.child", code + "from briefing.worker.child")
    monkeypatch.setattr(parent, "_START", start)
    made = await brief_in_process(STACK, lambda *_: None)
    ((path, reason),) = [(one.path, one.reason) for one in made.unanalysed]
    assert path == "/news/5.txt"
    assert said in reason
    assert made.layers[STACK.articles[5].id] == Layers()
    others = [one for one in STACK.articles if one.path != path]
    here = library.brief(Stack(tuple(others)))
    assert [made.layers[one.id] for one in others] == [here.layers[one.id] for one in others]
    assert {entity.name for entity in made.entities} == {entity.name for entity in here.entities}


async def test_a_process_killed_once_takes_all_in_when_it_is_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "killed"
    what = f"import os, pathlib; p = pathlib.Path({str(mark)!r})\n"
    what += "        if not p.exists(): p.touch(); os.kill(os.getpid(), 9)"
    code = POISON.format(what=what)
    start = parent._START.replace("from briefing.worker", code + "from briefing.worker")
    monkeypatch.setattr(parent, "_START", start)
    made = await brief_in_process(STACK, lambda *_: None)
    assert mark.exists()
    assert made.unanalysed == ()
    assert dict(made.layers) == library.brief(STACK).layers
