"""The JSON shapes of an analysis: what `nightdesk analyze` prints and what the archive keeps.

One codec for both, so that what was printed can be read back: `analysis_from_record(analysis_to_record(a)) == a`, but
for the score and the weights, which are rounded to four places.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tui.model import (
    Analysis,
    Fact,
    Flag,
    Lifecycle,
    Origin,
    Reason,
    Role,
    Service,
    Severity,
    State,
    Takeaway,
    Update,
)

Record = dict[str, Any]
"""A JSON object: strings, numbers, booleans, None, lists and records."""

_PLACES = 4


def analysis_to_record(analysis: Analysis) -> Record:
    """Return the analysis as a JSON object: outage, score, severity, status, …, reasons, services, takeaways, facts."""
    flag = analysis.flag
    return {
        "outage": flag.outage,
        "score": round(flag.score, _PLACES),
        "severity": flag.severity,
        "status": flag.lifecycle,
        "cause": flag.cause,
        "assessed": flag.assessed,
        "note": flag.note,
        "reasons": [_reason_record(reason) for reason in flag.reasons],
        "services": [_service_record(service) for service in analysis.services],
        "takeaways": [_takeaway_record(takeaway) for takeaway in analysis.takeaways],
        "takeaways_note": analysis.takeaways_note,
        "facts": [_fact_record(fact) for fact in analysis.facts],
        "updates": [_update_record(update) for update in analysis.updates],
    }


def analysis_from_record(record: Record) -> Analysis:
    """Return the analysis that `analysis_to_record` wrote.

    Raises KeyError, TypeError or ValueError for a record that it did not write.
    """
    severity, status = record["severity"], record["status"]
    flag = Flag(
        outage=record["outage"],
        score=record["score"],
        severity=Severity(severity) if severity else None,
        lifecycle=Lifecycle(status) if status else None,
        cause=record["cause"],
        reasons=tuple(Reason(**reason) for reason in record["reasons"]),
        assessed=record["assessed"],
        note=record["note"],
    )
    return Analysis(
        flag=flag,
        services=tuple(Service(**service) for service in record["services"]),
        takeaways=tuple(_takeaway(takeaway) for takeaway in record["takeaways"]),
        facts=tuple(Fact(**fact) for fact in record["facts"]),
        takeaways_note=record["takeaways_note"],
        updates=tuple(_update(update) for update in record.get("updates", ())),
    )


def _reason_record(reason: Reason) -> Record:
    return {
        "field": reason.field,
        "start": reason.start,
        "end": reason.end,
        "text": reason.text,
        "weight": round(reason.weight, _PLACES),
        "name": reason.name,
    }


def _service_record(service: Service) -> Record:
    return {
        "name": service.name,
        "affected": service.affected,
        "field": service.field,
        "start": service.start,
        "end": service.end,
        "text": service.text,
    }


def _takeaway_record(takeaway: Takeaway) -> Record:
    return {
        "text": takeaway.text,
        "start": takeaway.start,
        "end": takeaway.end,
        "role": takeaway.role,
        "origin": takeaway.origin,
        "field": takeaway.field,
    }


def _takeaway(record: Record) -> Takeaway:
    return Takeaway(**{**record, "role": Role(record["role"]), "origin": Origin(record["origin"])})


def _fact_record(fact: Fact) -> Record:
    return {
        "slot": fact.slot,
        "value": fact.value,
        "text": fact.text,
        "start": fact.start,
        "end": fact.end,
        "field": fact.field,
    }


def _update_record(update: Update) -> Record:
    return {
        "state": update.state,
        "at": update.at.isoformat() if update.at else None,
        "text": update.text,
        "start": update.start,
        "end": update.end,
        "field": update.field,
        "components": list(update.components),
    }


def _update(record: Record) -> Update:
    at = datetime.fromisoformat(record["at"]) if record["at"] else None
    components = tuple(record["components"])
    return Update(**{**record, "state": State(record["state"]), "at": at, "components": components})
