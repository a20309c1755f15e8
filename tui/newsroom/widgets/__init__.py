"""The widgets of the newsroom: one list, one reader, one key bar, one status line."""
