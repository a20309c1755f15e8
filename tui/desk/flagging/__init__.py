"""Whether a story is an outage's, and which of its words say so."""
