"""The newsroom in a browser: a web server that opens one newsroom for each page, and lets nobody else in.

textual-serve (the extra `serve`) brings the terminal that runs in the page; page, guard and server are ours, because
its own page loads a font from elsewhere and its server asks nobody who they are.
"""
