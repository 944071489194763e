"""Who says so: the attributions of an article.

Cues are found by words (`cues`), their sources by walking to the edge of the clause (`phrases`),
and named by the mentions there (`sources`); several in a sentence make a chain (`chains`). A
quotation without a cue gets the speaker of the sentences beside it (`finding`).
"""

from .finding import find_attributions

__all__ = ["find_attributions"]
