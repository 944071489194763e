"""What the user made: where they were in each article, what they have read, the last stack.

The file is the user's own. It is never emptied, replaced or repaired behind their back; where
it cannot be used, `StateError` says why and the reader goes on without it.
"""

from .state import State

__all__ = ["State"]
