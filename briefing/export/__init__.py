"""A briefing in other forms: JSON rows for programs, wrapped lines for people."""
