"""Who says so: the attributions of an article.

Cues are found by words (`cues`), their sources by walking to the edge of the clause (`phrases`),
and named by the mentions there (`sources`); several in a sentence make a chain (`chains`). A
quotation without a cue gets the speaker of the sentences beside it (`finding`). Once the names
of the stack are joined, sources get the ids of their entities (`joining`).
"""

from .finding import find_attributions
from .joining import join_sources

__all__ = ["find_attributions", "join_sources"]
