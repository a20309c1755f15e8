"""The official statement."""
