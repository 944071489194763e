"""The analysis of a large stack in a process of its own, so that the screen stays quick.

parent    the screen's side: starts the process, hands it the stack, awaits the briefing
answer    what comes back, put together
packed    the layers that came over or lie in the index, unpacked when they are asked for
child     the other side
frames    what they say to one another, over the child's standard input and output
portions  a briefing in portions small enough for a frame
start     how a process is started, and steps back
hand      what a process has in hand, to be seen when it has died
limits    of time and memory, held by the system
gatherer  the screen's side of reading a large stack; `gathering` is the process
renewer   the screen's side of bringing the library up to date; `renewing` is the process
"""

from .packed import PackedLayers
from .parent import brief_in_process

__all__ = ["PackedLayers", "brief_in_process"]
