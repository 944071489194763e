"""Colours: one accent, one quiet tone. `ansi` uses the terminal's own sixteen colours.

`mono` has no colour at all: what colours tell elsewhere is told by bold, dim, underlined and
reversed letters, which can be read on any background.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

from briefing.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

_CARET = {"input-cursor-text-style": "underline"}
"""The terminal's own cursor stands there too, which would turn a reversed cell back."""
_BY_COLOUR = {
    "accent-style": "none",
    "match-style": "bold",
    "mention-style": "none",
    "bar-style": "bold",
    "error-style": "none",
}
"""How letters look where a colour tells what they are."""
_COMMON = {"quiet-style": "none", "footer-background": "transparent"} | _BY_COLOUR | _CARET

DARK = Theme(
    name="dark",
    primary="#8ab4d8",
    accent="#e0a458",
    foreground="#d8d4cc",
    background="#16181c",
    surface="#16181c",
    panel="#1d2026",
    warning="#e0a458",
    error="#e06c75",
    success="#9bbf7a",
    dark=True,
    variables=_COMMON
    | {
        "quiet": "#8b8f98",
        "rule": "#3a3f48",
        "shade": "#262a31",
        "input-cursor-background": "#16181c",
        "input-cursor-foreground": "#d8d4cc",
    },
)
LIGHT = Theme(
    name="light",
    primary="#2b5c8a",
    accent="#a2480c",
    foreground="#22252a",
    background="#fbf9f4",
    surface="#fbf9f4",
    panel="#f1eee6",
    warning="#8a4b08",
    error="#b3261e",
    success="#3d6b21",
    dark=False,
    variables=_COMMON
    | {
        "quiet": "#686c74",
        "rule": "#cbc7bc",
        "shade": "#ece7db",
        "input-cursor-background": "#fbf9f4",
        "input-cursor-foreground": "#22252a",
    },
)
_OWN = {
    "quiet": "ansi_default",
    "quiet-style": "dim",
    "rule": "ansi_default",
    "shade": "ansi_default",
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "input-cursor-background": "ansi_default",
    "input-cursor-foreground": "ansi_default",
} | _CARET
"""The terminal's own foreground and background."""
ANSI = Theme(
    name="ansi",
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_magenta",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    warning="ansi_red",
    error="ansi_red",
    success="ansi_green",
    ansi=True,
    variables=_OWN | _BY_COLOUR,
)
MONO = Theme(
    name="mono",
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    success="ansi_default",
    ansi=True,
    variables=_OWN
    | {
        "accent-style": "bold",
        "match-style": "bold underline",
        "mention-style": "bold underline",
        "bar-style": "none",
        "error-style": "bold",
    },
)
THEMES = {theme.name: theme for theme in (ANSI, DARK, LIGHT, MONO)}


def choose_theme(wanted: str, env: Mapping[str, str]) -> str:
    """Return the name of the theme: what is wanted, but no colours where NO_COLOR is set.

    ConfigError if there is no such theme.
    """
    if wanted and wanted not in THEMES:
        known = ", ".join(sorted(THEMES))
        raise ConfigError(f'no theme "{wanted}"; there are {known}')
    return MONO.name if env.get("NO_COLOR") else wanted or ANSI.name
