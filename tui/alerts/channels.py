"""The channels: an Apprise address, or a program of the user's own. One try each, with what went wrong in words."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import suppress

from tui.alert import Alert, Change
from tui.alerts.record import alert_json
from tui.alerts.targets import Target, filled
from tui.errors import NightdeskError
from tui.text import clean_line, cut

_CALL = re.compile(r"(?i)(?<![\w@])@(?=(?:everyone|here|channel|all)\b)|<(?=[@!#])")
_SECRET = re.compile(r"\S*://\S+|\b[\w-]{24,}\b")
_SHOWN = 200


class FailedError(NightdeskError):
    """That a try failed, and why; `final` where trying again at once is no use."""

    def __init__(self, message: str, *, final: bool = False) -> None:
        super().__init__(message)
        self.final = final


def send(target: Target, alert: Alert, seconds: float) -> None:
    """Send an alert; raises FailedError. A program is ended after `seconds`; a service is left to who called."""
    if target.command:
        _run(target.command, alert, seconds)
    else:
        _notify(target.address, alert)


def harmless(text: str) -> str:
    """Return text in which a chat finds nobody to ring for: feeds must not be able to call a whole channel."""
    return _CALL.sub(lambda match: f"{match.group()} ", text)


def _run(command: tuple[str, ...], alert: Alert, seconds: float) -> None:
    """Run the user's program with the alert on its standard input. Its words are passed as they are, to no shell."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise FailedError(f"{clean_line(command[0])}: cannot be started: {reason}", final=True) from None
    try:
        _, complaint = process.communicate(alert_json(alert).encode(), timeout=max(0.1, seconds))
    except subprocess.TimeoutExpired:
        _end(process)
        raise FailedError(f"{clean_line(command[0])}: was not done in {seconds:.0f} seconds", final=True) from None
    if process.returncode:
        last = clean_line(complaint.decode("utf-8", "replace").strip().rpartition("\n")[2])
        words = f": {cut(last, _SHOWN)}" if last else ""
        raise FailedError(f"{clean_line(command[0])}: ended with {process.returncode}{words}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with all that it started."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=1)


def _notify(address: str, alert: Alert) -> None:
    try:
        full = filled(address)
    except KeyError as missing:
        raise FailedError(f"the environment variable {missing.args[0]} is not set", final=True) from None
    import apprise

    try:
        service = apprise.Apprise()
        usable = service.add(full)
        result = usable and service.notify(
            title=harmless(alert.title),
            body=harmless(alert.body),
            body_format=apprise.NotifyFormat.TEXT,
            notify_type=_kind(alert),
            interpret_escapes=False,
        )
    except Exception as error:  # a hundred services, any of which may fail in its own way
        raise FailedError(f"Apprise failed with {type(error).__name__}") from None
    if not usable:
        raise FailedError("Apprise cannot use this address; see https://github.com/caronc/apprise/wiki", final=True)
    if not result:
        raise FailedError(_why(result))


def _kind(alert: Alert) -> str:
    """Return what Apprise calls this: it decides on colours and icons."""
    if Change.RESOLVED in alert.changes or Change.MISSED in alert.changes:
        return "success"
    return "failure" if alert.severity == "CRIT" else "warning" if alert.changes else "info"


def _why(result: object) -> str:
    """Return the last of what Apprise logged of this try, without what might be a secret."""
    logs = getattr(result, "logs", None)
    said = [str(getattr(entry, "message", entry)) for entry in (logs() if callable(logs) else ())]
    reason = clean_line(_SECRET.sub("…", said[-1])) if said else ""
    return cut(reason, _SHOWN) or "the service did not take it"
