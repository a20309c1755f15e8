"""Stories are read: the Textual app."""
