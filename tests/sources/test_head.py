import pytest

from briefing.model import BlockKind
from briefing.sources.bylines import read_bylines
from briefing.sources.piece import Piece
from briefing.sources.plain import read
from briefing.sources.title import find_joint

PROSE = (
    "The river rose on Monday and was gone by Friday, and nobody in the valley could say where all"
    " the water had been or where it went."
)


def kinds(text):
    reading = read(text)
    return [b.kind for b in reading.blocks]


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("Bank raises rate to five per cent The move comes as prices fall", "The move"),
        ("Minister returns from Sweden Swedish hosts praised him warmly", "Swedish hosts"),
        ("Valley votes to keep its school It was the third vote in a year", "It was"),
        ("Bank raises rate to five per cent as prices fall", ""),
        ("Band plays at The Oval in London", ""),
        ("The Band Plays On As The Ship Goes Down And Nobody Was Saved", ""),
        ("Anna Annan wins", ""),
        ("", ""),
    ],
)
def test_two_headlines_in_one_line(line, begins):
    cut = find_joint(line, PROSE)
    assert line[cut:].startswith(begins) if begins else cut == 0


def test_names_that_the_text_joins_are_not_split():
    line = "Minister returns from Sweden Swedish hosts praised him"
    assert find_joint(line, "a bakery called Sweden Swedish") == 0


@pytest.mark.parametrize(
    ("line", "body", "begins"),
    [
        (
            "Storm sinks four boats in harbour Owners count losses as ferry resumes",
            "The owners said so.",
            "Owners",
        ),
        (
            "Storm sinks four boats in harbour Owners count losses as ferry resumes",
            "The harbour Owners of Esk and other owners said so.",
            "",
        ),
        (
            "Control of the town hangs in the balance on Election Day in Lorne",
            "The election is held on Monday.",
            "",
        ),
        ("Storm sinks boats in harbour Owners count", "The owners said so.", ""),
        ("Water cases are FALLING for the first time since the flood in Lorne", "falling", ""),
    ],
)
def test_a_word_that_the_body_writes_small_begins_a_second_headline(line, body, begins):
    cut = find_joint(line, body)
    assert line[cut:].startswith(begins) if begins else cut == 0


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("It rained. (Reuters)\n\nIt rained more.\n\nThe river rose.", ["(Reuters)"]),
        ("It rained.\n\nThe river rose.ANI", ["ANI"]),
        ("It rained. (AFP)\n\nThe river rose. (AP)", ["(AFP)", "(AP)"]),
        ("It rained. (NATO)\n\nThe river rose.", []),
        ("It rained (Reuters)\n\nThe river rose in the USA", []),
        ("It rained in Lorne (AFP) and Esk.\n\nThe river rose.", []),
    ],
)
def test_tags_of_agencies_are_no_part_of_a_sentence(text, tags):
    reading = read(f"Rain\n\n{PROSE}\n\n{text}")
    furniture = [b for b in reading.blocks if b.kind is BlockKind.FURNITURE]
    assert [reading.text[b.start : b.end] for b in furniture] == tags


@pytest.mark.parametrize(
    ("above", "credit", "described"),
    [
        ("A man looks at a boat.", "Image: Ana Lind", True),
        ("A man looks at a boat", "Photo by Ana Lind", True),
        ("A man looks at a boat", "(Photo: Ana Lind/Lorne Press)", True),
        ("A man looked at a boat. It sank.", "Image: Ana Lind", False),
        ('"It sank," he said.', "Image: Ana Lind", False),
        (PROSE, "Image: Ana Lind", False),
        ("A man looks at a boat.", "Images of the flood went around the world.", False),
    ],
)
def test_the_line_above_a_picture_credit_is_its_caption(above, credit, described):
    reading = read(f"Rain\n\n{PROSE}\n\n{above}\n{credit}\n\n{PROSE}")
    kinds = {reading.text[b.start : b.end]: b.kind for b in reading.blocks}
    assert (kinds.get(above) is BlockKind.CAPTION) is described


@pytest.mark.parametrize(
    "first",
    [
        "It rained.",
        "“I know nothing,” she said.",
        "'Who is there?'",
        "Then came the boats, and the men, and the dogs:",
        "- one",
        "> quoted",
        "    $ make",
        " ".join(["word"] * 40),
        "12345",
    ],
)
def test_what_is_no_title(first):
    assert BlockKind.TITLE not in kinds(f"{first}\n\n{PROSE}\n\n{PROSE}")


@pytest.mark.parametrize("first", ["River rises", "Why did the river rise?", "THE RIVER", "1984"])
def test_what_is_a_title(first):
    wanted = [BlockKind.TITLE] if any(c.isalpha() for c in first) else [BlockKind.PARAGRAPH]
    assert kinds(f"{first}\n\n{PROSE}")[:1] == wanted


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("BY ANN LEE", "ANN LEE"),
        ("by Ann de la Cruz and Bo O'Neil", "Ann de la Cruz and Bo O'Neil"),
        ("Words by Ann Lee", "Ann Lee"),
        ("By Ann Lee, Valley Post", "Ann Lee"),
        ("By Ann Lee in Oslo", "Ann Lee"),
        ("By Monday", ""),
        ("By the river", ""),
        ("By Ann Lee the river was crossed.", ""),
        ("By Ann, by Bo, by all the gods of the sea, the boat went down.", ""),
        ("By Jove, he is late. Give me that lamp.", ""),
        ("Interview: Ann Lee", "Ann Lee"),
        ("Report: nothing of note", ""),
    ],
)
def test_byline(line, name):
    assert read_bylines(line, [Piece(0, len(line))]).byline == name


@pytest.mark.parametrize(
    ("last", "outlet"),
    [
        ("It was over. (ANI)", "ANI"),
        ("It was over. — AFP", "AFP"),
        ("It was over. (Reuters)", "Reuters"),
        ("It was over. (Applause.)", ""),
        ("It was over. (Laughter)", ""),
        ("It was the work of the council (NSC)", ""),
        ("It was over.", ""),
    ],
)
def test_wire_tags(last, outlet):
    text = f"River rises\n\n{PROSE}\n\n{last}"
    reading = read(text)
    assert reading.outlet == outlet
    assert (reading.blocks[-1].kind is BlockKind.FURNITURE) == bool(outlet)


def test_dateline_names_the_agency():
    assert read(f"River rises\n\nOSLO, May 3 (Northern Press) - {PROSE}").outlet == "Northern Press"


def test_standfirst_that_a_later_paragraph_repeats():
    text = f"River rises\n\nThe river rose on Monday and was gone by Friday.\n\n{PROSE}\n\n{PROSE}"
    assert kinds(text)[:3] == [BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.PARAGRAPH]
