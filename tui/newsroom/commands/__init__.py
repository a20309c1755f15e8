"""All commands of the newsroom in the order of the help; keys, palette, help and docs/keys.md are made from them."""

from __future__ import annotations

from textual.binding import Binding

from tui.newsroom.commands import dossier, feeds, moving, stories, wire
from tui.newsroom.commands.base import Command

__all__ = ["COMMANDS", "PLACES", "Command", "bindings"]

_CLASSES: tuple[type[Command], ...] = (
    moving.Down,
    moving.Up,
    moving.PageDown,
    moving.PageUp,
    moving.HalfPageDown,
    moving.HalfPageUp,
    moving.Start,
    moving.End,
    moving.Open,
    moving.Back,
    moving.Leave,
    moving.Quit,
    moving.Suspend,
    moving.NextPane,
    moving.PreviousPane,
    moving.NextStory,
    moving.PreviousStory,
    moving.NextUnread,
    moving.PreviousUnread,
    moving.NextOutage,
    moving.PreviousOutage,
    moving.ShowNew,
    moving.Unfold,
    moving.FoldView,
    moving.Zoom,
    moving.TakeawayJump,
    stories.Bookmark,
    stories.MarkRead,
    stories.Note,
    stories.MarkAllRead,
    stories.Undo,
    stories.UndoList,
    stories.Browser,
    stories.Links,
    stories.CopyLink,
    stories.CopyTakeaways,
    stories.Export,
    stories.Dossier,
    stories.Why,
    stories.Wrong,
    stories.Changes,
    stories.FullText,
    stories.MoreTakeaways,
    stories.ModelTakeaways,
    wire.Refresh,
    wire.Search,
    wire.SaveSearch,
    wire.Find,
    wire.NextMatch,
    wire.PreviousMatch,
    wire.NextView,
    wire.PreviousView,
    wire.ViewOutages,
    wire.ViewStack,
    wire.ViewAll,
    wire.ViewBookmarks,
    wire.Brief,
    wire.Vendors,
    wire.Alerts,
    wire.Feeds,
    wire.SettingsList,
    wire.Theme,
    wire.Redraw,
    wire.Help,
    wire.Palette,
    dossier.ReadEvent,
    dossier.ReadNumber,
    dossier.LeaveDossier,
    dossier.Timeline,
    dossier.Facts,
    dossier.NextOfficial,
    dossier.ExportDossier,
    dossier.CopyDossier,
    dossier.WatchVendor,
    dossier.NoteOnIncident,
    dossier.Mute,
    dossier.Pin,
    dossier.Rename,
    dossier.Merge,
    dossier.Split,
    dossier.UndoInDossier,
    feeds.FeedStories,
    feeds.AddFeed,
    feeds.TestFeed,
    feeds.SwitchFeed,
    feeds.RemoveFeed,
    feeds.FetchFeed,
    feeds.NextTrouble,
    feeds.UndoFeed,
    feeds.LeaveFeeds,
)

COMMANDS: dict[str, Command] = {kind.id: kind() for kind in _CLASSES}


PLACES = ("wire", "dossier", "feeds")
"""The screens that have commands."""


def bindings(place: str = "wire") -> list[Binding]:
    """Return the default bindings of all commands of a screen."""
    return [
        binding for command in COMMANDS.values() if command.place in (place, "all") for binding in command.bindings()
    ]
