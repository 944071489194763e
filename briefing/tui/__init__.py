"""The screen. Only this floor knows Textual and Rich."""
