"""Feeds come in: HTTP, parsing, full text. The wire knows neither what a story means nor where it is kept."""
