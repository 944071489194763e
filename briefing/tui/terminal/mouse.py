"""Turn the terminal's mouse reports on and off while the app runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App


def toggle_mouse(app: App[int]) -> bool:
    """Turn the mouse on or off, and return whether it is on now."""
    driver = app._driver  # noqa: SLF001 - Textual has no public way to change it later
    if driver is None:
        return False
    on = not getattr(driver, "_mouse", False)
    driver._mouse = on  # noqa: SLF001 - read by the driver when it leaves application mode
    change = getattr(driver, "_enable_mouse_support" if on else "_disable_mouse_support", None)
    if change is not None:
        if not on:
            driver._mouse = True  # noqa: SLF001 - the driver writes the sequence only then
        change()
        driver._mouse = on  # noqa: SLF001 - as above
        driver.flush()
    return on
