"""The analysis of a large stack in a process of its own, so that the screen stays quick.

parent    the screen's side: starts the process, hands it the articles, awaits the briefing
child     the other side
frames    what they say to one another, over the child's standard input and output
packed    the layers that came over, unpacked when they are asked for
"""

from .packed import PackedLayers
from .parent import brief_in_process

__all__ = ["PackedLayers", "brief_in_process"]
