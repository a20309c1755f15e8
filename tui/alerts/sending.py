"""The process that sends: it takes what waits in the archive, hands it on, and keeps what came of it.

It runs apart from the fetch, so that a service that hangs or a library that fails can neither hold it up nor bring it
down, and it writes down by itself that an alert is sent, so that killing the fetch repeats nothing. What is left
between a service's answer and that note, some milliseconds, is the one moment in which a kill makes an alert go twice.

Job on standard input: `{"database": …, "seconds": …, "targets": [{"key", "address", "command"}, …]}`; with
`"test": {…}`, an alert as JSON, that one is sent to each target instead, and the outcome printed a line for each.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Empty, Queue
from time import monotonic, sleep
from typing import Any

from tui.alert import Alert, Delivery, Sending
from tui.alerts.channels import FailedError, send
from tui.alerts.targets import Target
from tui.archive import Archive

LEASE = timedelta(seconds=60)
"""How long nobody else takes what this process has taken; longer than it may live."""

GIVE_UP = timedelta(hours=24)
"""How long an alert is worth sending."""

_PAUSES = (0.5, 2.0)
"""Seconds before a second and a third try at once; after those, a later fetch tries again."""

_LONGEST = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of one alert for one target; `error` is "" where it was sent."""

    target: str
    alert: Alert
    error: str


def main() -> int:
    """Do the job that stands on standard input and return 0, or 1 where a test failed."""
    warnings.simplefilter("ignore")  # those of the libraries under Apprise: nobody would read them
    job = json.load(sys.stdin)
    threading.Timer(job["seconds"] + 5, os._exit, (1,)).start()  # whatever hangs, this ends
    targets = {one["key"]: Target(one["key"], one["address"], tuple(one["command"])) for one in job["targets"]}
    code = _test(job, targets) if "test" in job else _deliver(job, targets)
    sys.stdout.flush()
    # Threads that hang in a service's answer must not keep the process.
    os._exit(code)


def _deliver(job: dict[str, Any], targets: dict[str, Target]) -> int:
    with Archive.open(Path(job["database"])) as archive:
        now = datetime.now(UTC)
        archive.alerts.drop(tuple(targets), now, "it is no longer in the settings")
        queues: dict[str, list[Alert]] = defaultdict(list)
        for key, alert in archive.alerts.claim(tuple(targets), now, LEASE):
            queues[key].append(alert)
        for outcome in _run(queues, targets, job["seconds"]):
            archive.alerts.settle(outcome.alert.id, _sending(outcome, datetime.now(UTC)))
    return 0


def _test(job: dict[str, Any], targets: dict[str, Target]) -> int:
    given = job["test"]
    alert = Alert(datetime.now(UTC), 0, (), given["title"], given["body"])
    failed = 0
    for outcome in _run({key: [alert] for key in targets}, targets, job["seconds"]):
        failed += bool(outcome.error)
        print(json.dumps({"target": outcome.target, "error": outcome.error}))
    return 1 if failed else 0


def _run(queues: dict[str, list[Alert]], targets: dict[str, Target], seconds: float) -> Iterator[_Outcome]:
    """Yield what came of each alert as it comes, one thread a target, in order; silence at the end is a failure."""
    done: Queue[_Outcome] = Queue()
    until = monotonic() + seconds
    for key, alerts in queues.items():
        threading.Thread(target=_one_target, args=(targets[key], alerts, until, done.put), daemon=True).start()
    left = {(key, alert.id): alert for key, alerts in queues.items() for alert in alerts}
    while left:
        try:
            outcome = done.get(timeout=max(0.01, until - monotonic()))
        except Empty:
            break
        left.pop((outcome.target, outcome.alert.id), None)
        yield outcome
    for (key, _), alert in left.items():
        yield _Outcome(key, alert, f"no answer within {seconds:.0f} seconds")


def _one_target(target: Target, alerts: list[Alert], until: float, done: Callable[[_Outcome], None]) -> None:
    """Send the alerts of one target in their order; after one that fails the others wait, so that none overtakes."""
    failed = ""
    for alert in alerts:
        if not failed:
            failed = _try(target, alert, until)
        done(_Outcome(target.key, alert, failed))


def _try(target: Target, alert: Alert, until: float) -> str:
    """Send one alert, a few times where that may help, and return why it failed ("" where it did not)."""
    error = ""
    for pause in (0.0, *_PAUSES):
        if monotonic() + pause >= until:
            break
        sleep(pause)
        try:
            send(target, alert, until - monotonic())
        except FailedError as failure:
            error = str(failure)
            if failure.final:
                break
        else:
            return ""
    return error or "there was no time left to try"


def _sending(outcome: _Outcome, now: datetime) -> Sending:
    before = next((one.tries for one in outcome.alert.sendings if one.target == outcome.target), 1)
    if not outcome.error:
        return Sending(outcome.target, Delivery.SENT, before, now)
    if now - outcome.alert.at >= GIVE_UP:
        return Sending(outcome.target, Delivery.GIVEN_UP, before, now, outcome.error)
    pause = min(timedelta(minutes=2 ** min(before - 1, 6)), _LONGEST)
    return Sending(outcome.target, Delivery.WAITING, before, now + pause, outcome.error)


if __name__ == "__main__":
    sys.exit(main())
