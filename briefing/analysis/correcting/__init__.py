"""Entities as the user corrected them: the linker's own, taken apart, joined and drawn anew."""

from .applying import correct, correct_parts
from .following import follow, readdress

__all__ = ["correct", "correct_parts", "follow", "readdress"]
