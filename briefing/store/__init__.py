"""What the user made: where they were, what they have read and corrected, the last stack.

The file is the user's own. It is never emptied, replaced or repaired behind their back; where
it cannot be used, `StateError` says why and the reader goes on without it.
"""

from .state import State

__all__ = ["State"]
