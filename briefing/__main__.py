"""`python -m briefing`."""

import sys

from briefing.cli import run

if __name__ == "__main__":
    sys.exit(run())
