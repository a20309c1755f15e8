"""What a sentence tells of an incident: impact, scope, cause, status, a statement, numbers."""

from __future__ import annotations

from tui.desk.reading.patterns import Line, Pattern
from tui.model import Role

_CUES: dict[Role, tuple[str, ...]] = {
    Role.CAUSE: (
        r"\bcaused by|\broot cause|\bblam(?:ed|es|ing)|\bstemm(?:ed|ing) from|\btriggered by|\battributed to",
        r"\b(?:was|were|is|are) (?:due to|the result of|down to)|\bresult(?:ed|ing) from|\btraced (?:back )?to",
        r"\bcause of the|\bwhat caused|\bthe cause\b|\bno (?:word|details) on (?:the|what)",
        r"\bmisconfigur\w+|\bfaulty (?:update|patch|change)|\bhuman error|\bexpired certificate|\bbecause of an?\b",
        r"\bfib(?:er|re) cut|\bcable cut|\bpower (?:failure|outage|loss)|\bddos\b",
    ),
    Role.STATUS: (
        r"\b(?:has|have|had) been (?:resolved|restored|fixed|mitigated|identified)",
        r"\b(?:now|fully) (?:resolved|restored|operational)|\bresolved\b|\brecover(?:ed|ing|y|s)?\b",
        r"\bback (?:up|online|to normal)\b|\brestored (?:service|access)",
        r"\bservices? (?:is|are|was|were)(?: \w+)? restored",
        r"\binvestigating|\bwork(?:ing)? (?:on|to) (?:a fix|fix|restore|resolve)|\bmonitoring (?:the|for)|\bongoing\b",
        r"\b(?:implement|deploy|roll)\w* (?:out )?a fix|\bfix (?:has been|is being|was)|\bwe are continuing",
        r"\bstill (?:down|out|offline|unavailable|experiencing)|\bno (?:eta|estimate)\b|\broll(?:ed|ing) back",
    ),
    Role.SCOPE: (
        r"\bnot (?:affected|impacted)|\bun(?:affected|impacted)\b|\bonly (?:some|users|customers|those)",
        r"\b(?:operating|working|functioning|running) (?:normally|as (?:intended|expected|usual))",
        r"\b(?:limited|isolated|confined|restricted) to|\b(?:users|customers) (?:in|across|on)\b|\bregions?\b",
        r"\bacross (?:the|several|multiple|many)|\bworldwide|\bglobally|\bcountries|\bavailability zone|\bincluding\b",
        r"\baffect(?:ed|s|ing) (?:users|customers|services|all|some|parts)|\bother services",
    ),
    Role.STATEMENT: (
        r"\b(?:said|says|wrote|tweeted)\b[^\"“]{0,80}[\"“]|\bspokes(?:person|man|woman)|\bapologi[sz]|\backnowledged\b",
        r"\bin an? (?:statement|email|post|tweet|blog post|message)\b|\byet to (?:issue|comment|respond)",
        r"\bdeclined to comment|\bdid not (?:immediately )?respond to",
    ),
    Role.NUMBERS: (
        r"\b(?:more|fewer|less|over|about|around|nearly|almost|approximately|at least|up to) (?:than )?[$€£]?\d[\d,.]*",
        r"\b\d[\d,.]*\s?(?:%|percent|per cent)|\b\d[\d,.]*[ -](?:million|billion|thousand|k\b)",
        r"\b\d[\d,.]*[ -](?:reports|users|customers|people|hours?|minutes?)",
        r"\b(?:hundreds|thousands|tens of thousands|millions|dozens) of",
    ),
    Role.IMPACT: (
        r"\bunable to|\b(?:could|can)(?: not|n['’]t|not)\b|\bprevent(?:ed|ing|s)|\bunavailable|\boffline|\boutages?\b",
        r"\bdisrupt\w*|\bwent down|\b(?:is|are|was|were|been|be) down|\bstuck\b|\blocked out|\bstranded|\bfail\w*",
        r"\berrors?\b|\bcrash\w*|\bdegrad\w+|\bslow\b|\bdelays?\b|\bcancell?ed|\bknocked (?:out|offline)|\bhit by",
        r"\bsuffer\w*|\bglitch\w*|\blos(?:t|ing) access|\btrouble|\bdifficult\w*|\bimpact\w*|\baffect\w*|\bstruggl\w+",
    ),
}
_ELSEWHERE = {
    Role.CAUSE: Pattern(r"clear what caused", hints="clear what caused"),
    Role.STATEMENT: Pattern(
        r"[\"“][^\"”]{20,400}[\"”].{0,80}?\b(?:said|says|told|wrote|tweeted|posted|added|explained)\b",
        hints="said|says|told|wrote|tweeted|posted|added|explained",
    ),
    Role.NUMBERS: Pattern(r"[$€£]\d[\d,.]*", hints="$|€|£"),
}
"""Cues that do not begin where a word does."""
_PATTERNS = {
    role: (Pattern(*cues), *((_ELSEWHERE[role],) if role in _ELSEWHERE else ())) for role, cues in _CUES.items()
}
_STRENGTH = {
    Role.CAUSE: 3.0,
    Role.STATUS: 3.0,
    Role.SCOPE: 3.0,
    Role.STATEMENT: 2.5,
    Role.NUMBERS: 2.0,
    Role.IMPACT: 2.0,
}
_FADES_OVER = 400
_LOOKED_AT = 600


def role_of(sentence: str) -> Role:
    """Return what the sentence tells: the kind of its clearest cue, OTHER where it has none.

    A cue counts less the later it stands (a sentence says first what it is about), and the rarer kinds count more.
    """
    best, best_score = Role.OTHER, 0.0
    line = Line.of(sentence[:_LOOKED_AT])
    for role, patterns in _PATTERNS.items():
        starts = [found.start() for pattern in patterns if (found := pattern.first(line))]
        score = _STRENGTH[role] * (1 - min(starts) / _FADES_OVER) if starts else 0.0
        if score > best_score:
            best, best_score = role, score
    return best
