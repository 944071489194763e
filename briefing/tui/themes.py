"""Colours: one accent, one quiet tone. `ansi` uses the terminal's own sixteen colours."""

from __future__ import annotations

from textual.theme import Theme

_CARET = {"input-cursor-text-style": "underline"}
"""The terminal's own cursor stands there too, which would turn a reversed cell back."""
_COMMON = {"quiet-style": "none", "footer-background": "transparent"} | _CARET

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
    variables=_CARET
    | {
        "quiet": "ansi_default",
        "quiet-style": "dim",
        "rule": "ansi_default",
        "shade": "ansi_default",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
    },
)
THEMES = {theme.name: theme for theme in (ANSI, DARK, LIGHT)}
DEFAULT = ANSI.name
