"""[alerts] in config.toml: where alerts go, of which changes, and when they are held back."""

from __future__ import annotations

from datetime import datetime, time, tzinfo
from typing import Any

from tui.alert import Change
from tui.config.kinds import TEXT, Kind, one_of
from tui.config.problems import did_you_mean, shown
from tui.config.schema import Key, Table
from tui.dataclass import dataclass
from tui.model import Severity
from tui.text import clean_line, is_clean
from tui.text.late import late

USUAL = (Change.NEW, Change.ESCALATED, Change.GREW, Change.RESOLVED, Change.REOPENED, Change.MISSED)
"""The changes that alerts tell unless the settings say otherwise."""

_QUIET = late(r"([01]?\d|2[0-3]):([0-5]\d) ?[-–] ?([01]?\d|2[0-3]):([0-5]\d)")
_ADDRESS = late(r"[A-Za-z][A-Za-z0-9+.-]*://\S*")
_MOST = 1000


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A part of each day, from `start` to `end` (that minute not included), over midnight where it ends earlier."""

    start: time
    end: time

    def holds(self, moment: time) -> bool:
        """Tell whether a time of the day lies within."""
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


def _addresses(value: Any) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        raise ValueError('must be a list of addresses such as ["ntfys://my-topic"]')
    for number, one in enumerate(values, 1):
        # An address often holds a secret, so that a message must not repeat it.
        if not is_clean(one) or not _ADDRESS.fullmatch(one.strip()):
            raise ValueError(f"address {number} is not one that starts with a service and ://, as in ntfys://my-topic")
    return tuple(dict.fromkeys(one.strip() for one in values))


def _command(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and "\0" not in one for one in value):
        raise ValueError(f'must be a list of a program and its words such as ["page-me", "--now"], not {shown(value)}')
    if value and not value[0].strip():
        raise ValueError("must begin with a program")
    return tuple(value)


def _changes(value: Any) -> tuple[Change, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(f'must be a list such as ["new", "resolved"], not {shown(value)}')
    for one in value:
        if one not in tuple(Change):
            raise ValueError(f"{shown(one)} is no value of it; {did_you_mean(one, [str(change) for change in Change])}")
    return tuple(Change(one) for one in dict.fromkeys(value))


def _quiet(value: Any) -> QuietHours | None:
    if value == "":
        return None
    match = _QUIET.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f'must be two times of the day such as "22:00-07:00", not {shown(value)}')
    first, second, third, fourth = map(int, match.groups())
    return QuietHours(time(first, second), time(third, fourth))


def _zone(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f'must be a time zone such as "Europe/Berlin", not {shown(value)}')
    try:
        return str(_clock(value)) if value else ""
    except (KeyError, OSError, ValueError):
        raise ValueError(f'{shown(clean_line(value))} is no time zone; write one such as "Europe/Berlin"') from None


def _most(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= _MOST:
        raise ValueError(f"must be a number from 1 to {_MOST}, not {shown(value)}")
    return value


ALERTS = Table(
    "alerts",
    (
        Key(
            "notify",
            Kind("a list of addresses", _addresses),
            "Where alerts go, as Apprise writes it (`ntfys://…`, `slack://…`, `msteams://…`, `mailtos://…`, "
            "`dbus://`, `jsons://…`). `${NAME}` stands for the environment variable of that name: keep secrets there.",
            (),
        ),
        Key(
            "command",
            Kind("a list: a program and its words", _command),
            "A program that gets each alert as JSON on standard input. No shell reads it.",
            (),
        ),
        Key(
            "on",
            Kind("a list of " + ", ".join(f'`"{change}"`' for change in Change), _changes),
            "Of which changes to tell. `missed` is what was over before it was heard of, `progress` a further stage "
            "(acknowledged, identified, monitoring), `update` "
            "any new word of the vendor's page.",
            USUAL,
            shown_default=", ".join(f'`"{change}"`' for change in USUAL),
        ),
        Key(
            "least",
            one_of(*Severity),
            "The least severity of an incident to tell of.",
            Severity.MINOR,
            shown_default='`"MINOR"`',
        ),
        Key(
            "query",
            TEXT,
            'A query as for `nightdesk list`, such as `"score:>0.9 AND NOT cause:attack"`: only incidents are told of '
            "which a story answers it.",
            "",
        ),
        Key(
            "quiet",
            Kind('two times of the day such as `"22:00-07:00"`', _quiet),
            "Quiet hours: what happens then is told at their end, if it still holds.",
            None,
        ),
        Key(
            "quiet_except",
            one_of(*Severity, "none"),
            "Incidents of this severity or worse are told in quiet hours, too.",
            Severity.CRIT,
            shown_default='`"CRIT"`',
        ),
        Key(
            "zone",
            Kind("a time zone", _zone),
            'Whose clock quiet hours follow, such as `"Europe/Berlin"`.',
            "",
            shown_default="the machine's",
        ),
        Key(
            "most_per_hour",
            Kind("a number", _most),
            "No more alerts than so many in any hour; others are told when there is room again, if they still hold.",
            12,
            shown_default="`12`",
        ),
    ),
    "What to tell of incidents that touch your stack, `[[watch]]`, and how. `nightdesk fetch` sends it; "
    "docs/alerts.md has recipes.",
    example='[alerts]\nnotify = ["ntfys://my-topic", "slack://${SLACK_TOKENS}/#ops"]\n'
    'command = ["/usr/local/bin/page-me"]\nquiet = "22:00-07:00"\nleast = "MAJOR"',
)


@dataclass(frozen=True, slots=True)
class AlertSettings:
    """Where alerts go and what holds them back; see `ALERTS`."""

    notify: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    on: tuple[Change, ...] = USUAL
    least: str = Severity.MINOR
    query: str = ""
    quiet: QuietHours | None = None
    quiet_except: str = Severity.CRIT
    zone: str = ""
    most_per_hour: int = 12

    def local(self, moment: datetime) -> datetime:
        """Return the moment by the clock that quiet hours follow."""
        return moment.astimezone(_clock(self.zone) if self.zone else None)


def _clock(zone: str) -> tzinfo:
    from zoneinfo import ZoneInfo  # 19 ms that `nightdesk status` need not pay

    return ZoneInfo(zone)
