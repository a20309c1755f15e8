"""From the bytes of a body to entries of plain text: RSS, Atom and RDF by feedparser, JSON Feed by ourselves.

Runs in a worker process only (see `tui.wire.worker`): feedparser raises, and on a few kilobytes of hostile input it
takes minutes.
"""
