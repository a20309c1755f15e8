"""The one pipeline: fetch, parse, understand, keep."""
