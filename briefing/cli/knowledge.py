"""What the user knows of the names: their alias file, and the corrections they have made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .opening import choose_paths, open_chosen, tell_of_whole
from .own_file import read_corrections

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from briefing.model import Entity, Layers, Stack

    from .arguments import Parser


def declare_aliases(parser: Parser) -> None:
    """Add the option for a file of aliases."""
    told = "names with their spellings, in place of the setting"
    parser.add_argument("--aliases", metavar="FILE", default="", help=told)


def read_aliases(options: Namespace) -> tuple[str, ...]:
    """Return the lines of the alias file that the options or the settings name.

    ConfigError names what is not understood, and a file that was named and is not there.
    """
    from briefing import library
    from briefing.config import load_config

    return library.user_aliases(load_config(), options.aliases)


def open_known(options: Namespace) -> tuple[Stack, dict[str, Layers], Sequence[Entity]]:
    """Return the stack that the options name, its layers by article id, and its entities.

    The entities are as the user corrected them; an alias file that is not understood is told
    before anything is read.
    """
    from briefing import library

    aliases = read_aliases(options)
    chosen, corrections = choose_paths(options.paths), read_corrections()
    stack = open_chosen(chosen, options.as_of, corrections)
    tell_of_whole(stack)
    layers = library.find_layers(stack.articles)
    entities = library.link_entities(stack.articles, layers, corrections, aliases)
    return stack, layers, entities
