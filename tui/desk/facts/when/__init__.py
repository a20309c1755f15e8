"""Since when and for how long."""
