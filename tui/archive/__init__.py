"""Stories are kept: SQLite, versions, search, the user's own marks, undo."""
