"""Hand texts to Textual as what they are: never read as markup, never able to act."""

from __future__ import annotations

from textual.content import Content

from briefing.text.clean import clean_line


def literal(text: str) -> Content:
    """Return one line of content that shows exactly this text, neutralised."""
    return Content(clean_line(text))
