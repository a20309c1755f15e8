"""Scripts that measure: each compares with a peer or a baseline in the same run."""
