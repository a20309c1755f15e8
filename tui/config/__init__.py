"""feeds.toml and config.toml: read with care, every mistake one line with file, line, key and a way out."""

from tui.config.alerts import AlertSettings
from tui.config.feeds import FeedList, VendorEntry, load_feeds, same_address
from tui.config.problems import Problem
from tui.config.settings import (
    ExportSettings,
    LlmSettings,
    Settings,
    View,
    Watch,
    entry_problem,
    load_settings,
)

__all__ = [
    "AlertSettings",
    "ExportSettings",
    "FeedList",
    "LlmSettings",
    "Problem",
    "Settings",
    "VendorEntry",
    "View",
    "Watch",
    "entry_problem",
    "load_feeds",
    "load_settings",
    "same_address",
]
