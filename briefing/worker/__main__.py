"""`python -m briefing.worker`: the process that analyses a stack, for whoever speaks its frames."""

from .child import main

if __name__ == "__main__":
    main()
