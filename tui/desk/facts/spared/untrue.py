"""What makes untrue that something was not affected: the words around it tell of another outage, or take it back.

"Unaffected" is said of planned work, of what the same breath calls broken, by a status page while all is down, and of
what is only picked out ("users who could still log in"). A false "not affected" is as bad as a false end.
"""

from __future__ import annotations

import re

from tui.text.late import late

_FALSELY = late(
    r"\b(?:den(?:y|ies|ied|ying)\s(?:reports?|claims?|that)|(?:first|initially|at\sfirst|earlier)\s(?:said|claimed|insisted|thought)|(?:wrongly|falsely|incorrectly|mistakenly)\s\w+|disput(?:e|es|ed|ing)|the\s(?:claim|promise)s?\sthat|thought\sthat|retract(?:s|ed)|correct(?:s|ed)\s(?:its|a|the)\sstatement"
    r"|not\strue\sthat|(?:not|n['’]t|never)\s(?:yet\s)?(?:say|said|confirm(?:ed)?|claim(?:ed)?|state[d]?)|cannot\s(?:say|confirm))\b[^.;]{0,80}$",
    re.IGNORECASE,
)
"""Before what was said, and is not so, or was not said."""
_ONLY_THEN = late(
    r"\s(?:at\s(?:first|the\sstart)|initially|to\sbegin\swith|until|(?:during|in|for)\sthe\sfirst|by\s\w+day|any\s?more|any\slonger"
    r"|before\s(?:\w+day|noon|the\s(?:\w+\s)?(?:update|upgrade|change|outage|attack|failure|incident)))\b",
    re.IGNORECASE,
)
"""Behind what was spared only for a while, or is so by now: "were not affected at first"."""
_IS_ASKED = late(r"[^.;!?]{0,60}\?", re.IGNORECASE)
"""Behind what is asked: "were calls not affected?"."""
_BY_ANYBODY = late(
    r"\b(?:hackers?|attackers?|gang|(?:one|an?|another)\s(?:\w+\s)?(?:user|customer|expert|analyst)|experts|analysts)\s"
    r"(?:\w+\s)?(?:said|says?|wrote|claim(?:s|ed)?|thinks?|believes?|insist(?:s|ed)?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Before what those say who cannot know."""
_IN_PART = late(
    r"\s(?:for\s(?:some|a\sfew|everyone|everybody|all|long)\b|only\b|(?:intermittently|sporadically|equally|entirely|completely|everywhere)\b"
    r"|as\s(?:badly|much|severely|heavily|hard)\b|to\sthe\ssame\s|in\sthe\ssame\sway\b|with\s(?:\w+\s)?(?:errors?|delays?|problems|limits|difficulties"
    r"|interruptions)\b)|[^.;,]{0,30}\sonly(?=\s?(?:[.,;]|$))",
    re.IGNORECASE,
)
"""Behind what holds for a part, or was hit less: "is not down for everyone", "were not affected as badly"."""
_BUT_WORSE = late(
    r"[,;]?\s(?:but|though|although|albeit|only|it|they)\s(?:(?:was|were|is|are|it|they|very|only|merely|much|also|then)\s){0,3}"
    r"(?:slow\w*|delayed|late|limited|degraded|patchy|hidden|broken|never|shut|(?:returned|showed|gave|had)\sno|could\snot|couldn['’]t|cannot|can['’]t|unable)\b"
    r"|[,;]\s(?:by|at|from|around)\s[^.,;]{2,20}\s(?:they|it)\s(?:(?:too|also|as\swell)\s)?(?:were|was|had|failed|went)\b",
    re.IGNORECASE,
)
"""Behind what was no better off: "was not down but slow", "not lost, only delayed"."""
_BY_DESIGN = late(
    r"(?:^normally\b|\b(?:usually|designed|meant|built|supposed|promis(?:e|es|ed)|tr(?:y|ies|ied|ying)|so\sthat)\b)[^.;]{0,50}$",
    re.IGNORECASE,
)
"""Before what is so on a good day, or ought to be."""
_OTHER_EVENT = late(
    r"\b(?:(?:previous|earlier|similar|separate|unrelated|another|(?:last|next)\s\w+['’]s)\s(?:\w+\s){0,2}?(?:outages?|incidents?|failures?|problems?"
    r"|faults?|attacks?)|unlike\s(?:in|on|last|during)|(?:maintenance|strikes?|merger|new\s(?:prices|rules|law)))\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""Before what another outage, or something else than one, left alone."""
_NO_SERVICE = late(
    r"\b(?:shares?|stocks?|revenues?|sales|profits?|earnings|contracts?|reputation|share\sprice)\s$", re.IGNORECASE
)
"""Before "were unaffected": no service."""
_NO_SUSPECT = late(
    r"no\s(?:[\w-]+\s){0,2}?(?:causes?|cyber-?attacks?|attacks?|hack\w*|malware|foul\splay|third\spart(?:y|ies))\s(?:was|were)\s",
    re.IGNORECASE,
)
"""What is cleared of having done it: "no cyberattack was involved"."""
_THOSE = late(
    r"\b(?:those|users?|customers?|subscribers?|any(?:one|body)|every(?:one|body)|people|accounts?)\s$", re.IGNORECASE
)
_NOT_BARE = late(r"not\s", re.IGNORECASE)
"""Whom words without a verb only pick out: "users not affected should do nothing"."""
_NOT_ALL = late(
    r"(?:affect|impact|disrupt|hit)\w*\s(?:all|every\w*)\b|\bspared\s(?:few|no|nobody|none|the\sworst)\b", re.IGNORECASE
)
"""What did not hit all hit many."""
_AS_FAST = late(r"[^.;]{0,30}?\sas\s(?:quickly|fast|soon|best|much|many)\sas\b", re.IGNORECASE)
"""Behind what goes on only so far: "we continue to process payments as quickly as we can"."""
_PICKED_OUT = late(
    r"(?<!,)\s(?:who|which|that|whose\s\w+)\s(?:(?:was|were|is|are|could|can|had|have|has|did|do)\s)?$",
    re.IGNORECASE,
)
"""Before words that only tell who is meant: "users who could still log in could not send"."""
_OF_THE_HIT = late(r"(?:the\s|all\s|those\s)?(?:affected|impacted|stricken)\s", re.IGNORECASE)
_OF_ANOTHER = late(
    r"\s(?:in|during)\s(?:the|its|their|that|an?)\s(?:last|previous|earlier|similar|first|other)\s(?:\w+\s)?(?:outage|incident|failure|disruption|breakdown|crash)\b|"
    r"\s(?:last\stime|that\stime|back\sthen|last\s(?:week|month|year))\b|"
    r"\sby\s(?:[\w’'-]+\s){0,3}?(?:similar|earlier|previous|another|separate|different|planned|scheduled|upcoming|tomorrow['’]s|today['’]s\s(?:maintenance|work)"
    r"|the\s(?:\w+\s)?(?:law|rules?|prices?|fix)|last\s(?:week|month|year|night)['’]s|last|maintenance|strike|merger)\b|\sby\s(?:an?|the)\s[^.;,]{3,50}?\b(?:in\s(?:january|february|march|april|may|june"
    r"|july|august|september|october|november|december)|last\s(?:week|month|year))\b",
    re.IGNORECASE,
)
"""Behind what another outage, or work to come, does not reach."""
_NO_LONGER = late(
    r"(?:\s(?:yesterday|earlier|before|until\snow|(?:on\s)?\w+day|for\s[\w\s]{2,20}|at\s\w+|in\sthe\smorning))?"
    r"(?:,?\s(?:but|and|yet|then)\s(?:(?:then|later|also|have|has|had|since|soon)\s){0,3}"
    r"(?:failed|broke|stopped|crashed|fell|(?:were|was|did)(?=\s?(?:[.,;]|$))|went\s(?:down|dark|offline))\b"
    r"|(?:,\s[^,.;]{3,40}?(?:said|says|insist(?:s|ed)|claim(?:s|ed)))?[,;]\s(?:but\s)?(?:they|it|theirs)\s(?:(?:were|was|did)(?:\snot)?(?=\s?(?:[.,;]|$))|could\snot\b|failed\b)|,\sthen\sthat\s(?:they|it)\s(?:were|was)\b"
    r"|\s(?:until|before)\s(?:it|they|that|these|those)\b|\ssince\s(?:\d|noon|midnight|then|\w+day))",
    re.IGNORECASE,
)
"""Behind what was spared for a while, or was said to be."""
_SAID_TO = late(
    r"\b(?:(?:said|thought|believed|supposed|reported|claimed|assumed|meant)\sto\s(?:have\s)?(?:be(?:en)?\s)?$|(?:insist|claim|maintain)\w*\b[^.;]{0,60}$)",
    re.IGNORECASE,
)
_BUT_PEOPLE = late(
    r"[^.;]{0,40}?[,;]\s(?:but|yet|although|though|while)\s(?:\w+\s)?(?:users?|customers?|people|callers?|passengers?|some|many|several|others|reports?)\s"
    r"[^.;]{0,40}?\b(?:could\snot|couldn['’]t|cannot|can['’]t|say|said|report(?:ed)?|complain(?:ed)?|found|disagree|suggest\w*|show\w*)\b",
    re.IGNORECASE,
)
"""Around what is claimed and at once disputed: "calls were said to be unaffected, but users could not call"."""
_CLAIMED = late(r"\b(?:said|says)\b[^.;,]{0,60}$", re.IGNORECASE)
_WORKING = late(r"\b(?:working|operating)\b|^without\s", re.IGNORECASE)
_AT_IT = late(
    r"\s(?:(?:its|their)\sway|on|to|through|hard|towards?|around\sthe\sclock|round\sthe\sclock)\b", re.IGNORECASE
)
"""Behind "still working" of who mends it."""
_WORKED = late(r"(?:had\s|has\s)?work(?:s|ed)\b", re.IGNORECASE)
_CREW = late(
    r"\b(?:engineers?|technicians?|crews?|teams?|specialists?|experts?|officials|police|firefighters?|contractors?)\s(?:(?:is|are|was|were)\s)?(?:worked\s)?$",
    re.IGNORECASE,
)
"""Who works on it: that they still do spares nothing."""
_MEASURE = late(
    r"\b(?:switch(?:-?over)?|fail-?over|change-?over|plan|work-?around|fix|test|repair|restart|reboot|reset|patch|transfer)\s(?:to\s)?"
    r"(?:[\w’'-]+\s){0,3}$",
    re.IGNORECASE,
)
"""What was done about it: that it worked spares nothing."""
_REACHED = late(r"^(?:never|not|did(?:\snot|n['’]t)|has(?:\snot|n['’]t))\s(?:\w+\s)?reach", re.IGNORECASE)
_NO_EFFECT = late(
    r"^(?:had|has|have|having)\s(?:had\s)?no\s(?:effect|impact|bearing|influence|consequences?)\b", re.IGNORECASE
)
_OUTAGE = late(
    r"\b(?:outages?|failures?|faults?|problems?|issues?|errors?|trouble|glitch|attack(?:ers)?|hackers|malware|virus|disruptions?|incident|breakdown|crash(?:es)?|bug|event|breach"
    r"|blackout|cuts?|closure|fire|flames|water|flood|storm|quake|damage|maintenance|work|works|effects?|none|nothing)\b"
    r"|\b(?:it|this|that|which|they|these)(?:\s(?:also|all|has|had|have|did|did\snot|apparently|reportedly))*\s$",
    re.IGNORECASE,
)
"""What may not reach others; an update that did not reach them, or a tool without effect on them, spares nobody."""
_BUT_NOT = late(r"[^.;]{0,50}?\b(?:but|though)\snot\s(?:in|for|on|at|to|all|every\w*)\b", re.IGNORECASE)
"""Behind what works for a part: "in the north but not in the south"."""
_HAD_BEEN = late(r"\bhad\s(?:\w+\s)?(?:been|remained|stayed|kept)\b", re.IGNORECASE)
_THEN_FAILED = late(
    r"[^.;,]{0,20},\s(?:then\s|later\s|also\s)?(?:failed|stopped|broke|fell|crashed|collapsed|went|(?:was|were)\s(?!not\b|un)\w+)\b",
    re.IGNORECASE,
)
"""Around what was unaffected until then: "which had been unaffected, failed at noon"."""
_FOR_ME = late(r"\s(?:just\s|perfectly\s)?(?:fine\s)?(?:for|with)\sme\b", re.IGNORECASE)
_NO_PROMISE = late(
    r"^\s*(?:in\sorder\s)?to\s(?:(?:stay|remain|be|keep)\s)?$|\b(?:cannot|can['’]t|not|n['’]t)\s(?:guarantee|promise|rule\sout)\b[^.;]*$",
    re.IGNORECASE,
)
"""Before what is wanted or nobody vouches for."""
_OTHERWISE = late(r"[^.;]{0,20}?[,;]\s(?:but|yet|though|although)\s[^.;]{0,60}?\botherwise\b", re.IGNORECASE)
_KEPT_ON = late(r"(?:kept|keeps?|continued?|remain(?:s|ed)?|stay(?:s|ed)|carried|ran|held)\b", re.IGNORECASE)
_FOR_A_WHILE = late(
    r"(?:\s\w+)?\sfor\s(?:only\s|just\s|about\s)?(?:an?\s|a\sfew\s|some\s|\w+\s)(?:seconds|minutes?|hours?|days|weeks|months)\b",
    re.IGNORECASE,
)
"""Behind what went on and then did not: "kept running for ten minutes"."""
_ALL = late(
    r"\b(?:everything|all\s(?:(?:of\s)?(?:the|its|our|their)\s)?(?:systems?|services?|lights?|components?)|all)\s$",
    re.IGNORECASE,
)
_A_STATUS_PAGE_SAYS = late(
    r"\b(?:status\s(?:page|site)|dashboard)s?\b[^.;]{0,60}\b(?:claim|show|insist|say|read|list|indicat|report|display)\w*\b|\beverything\s$",
    re.IGNORECASE,
)
"""Before "all systems are operational": a page says so while they are not."""
_ELLIPSIS = late(r"(?:is|are|was|were)\snot", re.IGNORECASE)
_HIT_BEFORE = late(
    r"\b(?:affected|hit|down|out|offline|unavailable|broken|disrupted|impacted|failing|failed|unable|delayed|cancell?ed|slow|suspended|lost|closed|stuck)\b",
    re.IGNORECASE,
)
_WELL_BEFORE = late(
    r"\b(?:back|again|restored|recovered|resolved|fixed|working|works|unaffected|available|online|safe|fine)\b",
    re.IGNORECASE,
)
"""Before "calls are not": what they are not is what is said of the others."""
_ONLY = late(r"\b(?:only|just|merely|solely)\b|\balone$", re.IGNORECASE)
_DENIAL = late(
    r"(?:did|does|do|has|have|had)(?:\snot|n['’]t)|(?:never|not)\s",
    re.IGNORECASE,
)
"""What did not hit one alone hit others as well."""
_HALF = late(
    r"\b(?:largely|mostly|mainly|partly|partially|almost|nearly|relatively|generally|somewhat)\s$",
    re.IGNORECASE,
)
_STABLE = late(r"(?:remain|stay)\w*\s(?:stable|steady)|.*\boperating\snormally", re.IGNORECASE)
_MENDED = late(r"\b(?:been\s(?:restored|recovered|resolved|fixed)|completed\s\w+\smitigation)\b", re.IGNORECASE)


def is_untrue(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether the words `text[at:end]` of a clause from `start` on spare nothing, by what is around them."""
    words = text[at:end]
    return _is_turned(text, start, at, end) or bool(
        _PICKED_OUT.search(text, start, at)
        or _OF_THE_HIT.match(text, start)
        or _OF_ANOTHER.match(text, end)
        or _NO_LONGER.match(text, end)
        or ((_SAID_TO.search(text, 0, at) or _CLAIMED.search(text, 0, at)) and _BUT_PEOPLE.match(text, end))
        or (_WORKING.search(words) and _CREW.search(text, start, at))
        or (words.endswith("working") and _AT_IT.match(text, end))
        or (_WORKED.match(words) and _MEASURE.search(text, start, at))
        or ((_REACHED.search(words) or _NO_EFFECT.match(words)) and not _OUTAGE.search(text, start, at))
        or _FOR_ME.match(text, end)
        or _BUT_NOT.match(text, end)
        or (_HAD_BEEN.search(text, start, end) and _THEN_FAILED.match(text, end))
        or _FALSELY.search(text, 0, at)
        or _ONLY_THEN.match(text, end)
        or _AS_FAST.match(text, end)
        or (_DENIAL.match(words) and _ONLY.search(words))
        or (_STABLE.match(words) and _MENDED.search(text, start, at))
        or _OTHERWISE.match(text, end)
        or _NO_PROMISE.search(text, 0, at)
        or (_KEPT_ON.match(words) and _FOR_A_WHILE.match(text, end))
        or _is_said_of_all(text, at, words)
        or (is_ellipsis(words) and not _is_contrast(text[:at]))
    )


def _is_turned(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether it is asked, said by anybody, true of a part, of a good day or of something else than the outage."""
    words = text[at:end]
    return bool(
        _IS_ASKED.match(text, end)
        or _BY_ANYBODY.search(text, 0, at)
        or _IN_PART.match(text, end)
        or _BUT_WORSE.match(text, end)
        or _BY_DESIGN.search(text, start, at)
        or _OTHER_EVENT.search(text, start, at)
        or _NO_SERVICE.search(text, start, at)
        or _NO_SUSPECT.match(words)
        or (_NOT_BARE.match(words) and _THOSE.search(text, start, at))
        or _NOT_ALL.search(words)
    )


def is_ellipsis(words: str) -> bool:
    """Tell whether words leave out what is not so: "messages are delayed, calls are not"."""
    return _ELLIPSIS.fullmatch(words) is not None


def is_for_the_most(text: str, start: int, at: int) -> bool:
    """Tell whether what is said at `at` holds for the most part alone: "is largely unaffected"."""
    return _HALF.search(text, start, at) is not None


def _is_said_of_all(text: str, at: int, words: str) -> bool:
    """Tell whether everything is called fine, by whomever: then what is down is, too."""
    verb = _BE.match(words)
    return (
        verb is not None
        and _ALL.search(text, 0, at) is not None
        and _A_STATUS_PAGE_SAYS.search(text, 0, at) is not None
    )


_BE = late(r"(?:was|were|is|are|remain(?:s|ed)?)\s", re.IGNORECASE)


def _is_contrast(before: str) -> bool:
    """Tell whether something is said to be hit before "calls are not", and nothing to be well."""
    return _HIT_BEFORE.search(before) is not None and _WELL_BEFORE.search(before) is None
