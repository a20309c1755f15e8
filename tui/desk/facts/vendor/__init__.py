"""Whose outage it is."""
