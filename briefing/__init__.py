"""Read a stack of articles as one navigable briefing."""

__version__ = "0.1.0"
