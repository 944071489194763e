"""The names of the library, found and joined behind what was added to it."""

from __future__ import annotations

from briefing.errors import BriefingError

from .output import warn
from .progress import ProgressLine


def name_library() -> None:
    """Bring the names of the library up to date; what goes wrong with them is told.

    KeyboardInterrupt leaves them for the next time; the articles themselves are in the library.
    """
    from briefing.collection.naming import bring_up_to_date
    from briefing.config import load_config
    from briefing.library import user_aliases
    from briefing.worker.pool import Pool

    line = ProgressLine()
    try:
        with Pool("name") as pool:
            bring_up_to_date(user_aliases(load_config()), line, warn, pool.each)
    except BriefingError as error:
        warn(f"the names of the library are not up to date: {error}")
    except KeyboardInterrupt:
        line.clear()
        warn('stopped; the articles are in the library, "briefing library add" goes on with names')
        raise
    finally:
        line.clear()
