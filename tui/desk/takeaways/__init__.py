"""A story's key takeaways: its own sentences, chosen, each at its span."""
