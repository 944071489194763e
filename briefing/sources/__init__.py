"""From a path, a folder or a stream to articles: one format, one file; a table picks."""

from .article import read_article
from .stack import open_stack

__all__ = ["open_stack", "read_article"]
