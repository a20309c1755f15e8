"""How a text is read once for all that is asked of it: its sentences, the words they begin with, patterns in them."""
