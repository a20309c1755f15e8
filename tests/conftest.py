"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# A time limit for each example would be an assertion on time, which a busy machine breaks.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
