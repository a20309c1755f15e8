"""The screens of the newsroom: the wire, and what opens over it."""
