"""The panes: each takes model objects and posts messages; none knows the library."""
