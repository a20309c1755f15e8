"""Why it broke, what is ruled out, and where nobody tells."""
