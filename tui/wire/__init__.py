"""The wire: what comes in. HTTP, feed parsing, discovery, full text, OPML; it never touches the archive or a screen."""
