"""Which services are hit."""
