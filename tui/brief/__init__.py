"""What leaves the house: Markdown, JSON, OPML."""
