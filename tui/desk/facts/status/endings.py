"""What makes no end of the words that tell one: whose it is, who says so, how much of it, for how long, and when.

"Resolved" and its like are said of rivals and suppliers, of an earlier incident, of shares and disputes; they are
denied, doubted, hoped for and announced; and often they hold for a part alone. A false end is the worst that the desk
can tell, so that each of these leaves it untold.
"""

from __future__ import annotations

import re

from tui.desk.reading.patterns import Pattern
from tui.text.late import late

_PART = Pattern(
    r"(?:\b(?:some|limited\s(?:services?|access|number|functionality|capacity)|(?<!how\s)many|several|most|mostly|part\w*|half|quarters?|thirds?|percent|per\scent|majority|certain|gradually|slowly"
    r"|(?:only\s)?(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s(?:out\s)?of|all\sbut|except|worst\sof|apart\sfrom|(?<!a\s)few)\b"
    r"|%)[^.;]{0,40}$"
    r"|\w:\s\[$|(?<!all\s)\bregions\s(?:\w+\s){0,2}$|\b[a-z]{2,}-(?:north|south|east|west|central)[\w-]*\d\b[^.;]{0,40}$"
)
_FOR_SOME = Pattern(
    r"\s(?:(?:at|around|about|by)\s[\d:.]+(?:\s?[ap]\.?m\.?)?\s)?(?:(?:service|services|access|power|connectivity|functionality)\s)?"
    r"(?:(?:it|them|this|things)\s)?(?:(?:up\s)?(?:for|to|in)\s(?:about\s|around\s|nearly\s|over\s)?(?:\d+\s?%|some|most|many|(?:a|the)\s(?:vast\s|great\s)?majority|half|about|parts"
    r"|an?\s(?:\w+\s)?(?:subset|number|part|portion|share)\b)"
    r"|(?:for|to|on)\s(?:only|just)|(?:for|to|in|on|at)\s(?:rivals?|other)"
    r"|(?:\w+ing\s)?(?:some|most)|(?:part|half|one|two|three|four|several)\sof)\b"
)
_UNFINISHED = Pattern(
    r"\b(?:not|n['’]t|yet\sto|until|when|once|as\ssoon\sas|if|before|to\sbe|will|would|can|could|should|expect\w*|hop(?:e|es"
    r"|ing)|try(?:ing)?|attempt\w*|work(?:ing|s|ed)?\s(?:hard\s|quickly\s|actively\s)?(?:to|on|toward)|how|await\w*"
    r"|effort\w*|plan\w*|unable|aim\w*|race\w*|struggl\w*|scrambl\w*|partially|some|most\sof|begin\w*|began"
    r"|start(?:s|ed|ing)?\sto|coming|getting|trickling|creeping|being|slowly|gradually|to)\s(?:\w+\s){0,3}$"
)
_HOPED = late(
    r"\b(?:working|works|trying|tries|efforts?|hop(?:es?|ing)|expect(?:s|ed)?|racing|attempt(?:s|ing)?|struggling"
    r"|scrambling)\s(?:\w+\s){0,2}?to\s"
    r"(?:[\w’'-]+\s){0,8}$",
    re.IGNORECASE,
)
"""Before what is not yet done: "working to get the sites up and running again"."""
_IS_NOT = late(r"(?:n['’]t|\bnever)\s(?:(?:yet|been|be|being|all|\w+ly)\s){0,3}$", re.IGNORECASE)
"""Before what is not so: "the problem isn't fixed", "hasn't yet been fully restored"."""
_WANTED = late(
    r"\b(?:want(?:s|ed|ing)?|demand(?:s|ed|ing)?|need(?:s|ed)?|miss(?:es|ed)?|(?:ask|call|beg|plead|cr(?:y|ies|ied)|wait|long)(?:s|ed|ged|ing|ging)?\sfor)"
    r"\s(?:[\w’'-]+\s){0,4}$",
    re.IGNORECASE,
)
"""Before what people ask for: "a petition asks for the old system back", "customers want their app back"."""
_WANTED_BACK = late(r"(?!(?:is|are|was|were|be|been|now)\b)(?:\w+\s)?back", re.IGNORECASE)
_CLAIMED_BEFORE = late(
    r"\b(?:(?:had|earlier)\s(?:\w+\s)?(?:announced|declared|said|claimed|insisted|reported|assured)\b"
    r"|(?:minutes|hours|days?)\safter\b(?!\s(?:the|an?|its)\s(?:\w+\s)?(?:outages?|crash|failure|disruption|incident|attack)))[^.;]{0,80}$",
    re.IGNORECASE,
)
"""Before what was said to be over, and was not: "hours after the operator declared it fixed"."""
_TOO_SOON = late(
    r"[^.;]{0,40}\btoo\s(?:early|soon|fast|quickly)\b"
    r"|\s(?:(?:up|online|again|it|(?:the|this)\s\w+)\s)?(?:only\s)?(?:briefly|for\s(?:only\s)?a\s(?:moment|while|time|few\s(?:seconds|minutes|hours)))\b"
    r"|,?\s(?:before|only\sto|then)\s(?:\w+\s){0,3}?(?:down|offline|fail\w*|crash\w*|fall\w*|drop\w*)\s(?:\w+\s)?again\b",
    re.IGNORECASE,
)
_FOR_A_MOMENT = late(r"\b(?:briefly|temporarily|momentarily)\s$", re.IGNORECASE)
"""Behind what was brought back, and fell again."""
_COMES_BACK = late(r"(?:\w+\s){0,2}?(?:back\b|returned\b|resume[sd]?\b)", re.IGNORECASE)
_TROUBLE_BEFORE = late(
    r"\b(?:outages?|errors?|problems?|issues?|faults?|glitch(?:es)?|disruptions?|failures?|delays?|queues)\s(?:(?:then|soon|later|\w+ly)\s)?$"
    r"|\b(?:error\srates?|latenc(?:y|ies)|complaints|reports)\s(?:\w+\s){0,2}$"
    r"|\b(?:outage|error|problem|issue|fault|glitch|failure)\b[^.;]{0,60}?\b(?:but|only\sto|then)\s(?:(?:it|then|soon|later)\s)?$",
    re.IGNORECASE,
)
"""Before "came back": what is back then is the trouble, "the error returned two hours later"."""
_BUT_STILL = late(
    r"(?:\b(?:while|but|although|though|yet|albeit|except|(?:and\s)?then|before|only\sto|and(?=\s(?:failed|crashed|fell|broke|went|collapsed)\s))\b|[,;:—–])[^.;]{0,80}?\b(?:remain(?:s|ed)?\s(?:\w+ly\s)?(?:down"
    r"|offline|unavailable|out|unreachable|inaccessible|closed|suspended|without|broken|slow|degraded|unable|affected|disrupted|impaired)|still\s(?:investigating|working\s(?:on|to)|trying|looking|recovering|returning|coming\sback)|still\s(?:\w+ly\s)?(?:down|offline|unavailable|struggl\w+|out|not|dark|unable|without"
    r"|experienc\w+|fac(?:e|ing)|see(?:ing)?|ha(?:ve|ving)|impacted|affected|disrupted|delayed|waiting|lagging|broken"
    r"|fail(?:s|ing)?|cannot|can['’]t|unreachable|inaccessible|missing|lost|closed|crash(?:es|ing)|frozen|stuck)"
    r"|(?:issues?|problems?|errors?|delays?|disruptions?|glitch(?:es)?|some|others?|backlogs?(?:\sof\s\w+)?)\s(?:persist\w*|linger\w*|remain\w*|continue[sd]?)"
    r"|an?\s(?:second|new|different|further)\s(?:one|fault|problem|issue|error)\s(?:has|had|have|was|is|came|emerged|appeared)|did(?:\snot|n['’]t)\s(?:come\sback|return|recover|work)"
    r"|(?:users?|customers?|people)\s(?:say|said|report(?:ed)?|found)\s(?:that\s)?(?:nothing|it\s(?:is\sstill|does\snot|did\snot)|they\s(?:cannot|can['’]t|could\snot|couldn['’]t))"
    r"|(?:went|go|fell|fall|failed|fail|dropped|drop|crashed|crash|broke|break)\s(?:\w+\s){0,3}?(?:again|a\ssecond\stime|once\smore|(?:minutes?|hours?|days?)\slater)"
    r"|isn['’]t\s(?:working|back|fixed|loading)|not\s(?:yet\s)?(?:working|back|fixed|all|everyone|everything)"
    r"|(?:has|have|is|are)\syet\sto\s\w+|(?:has|have|is|are)(?:\snot|n['’]t)(?:\s(?:yet|been|so|back|followed|recovered))?(?=\s?(?:[.,;]|$))"
    r"|(?:reduced|limited|degraded|restricted|patchy)\s(?:form|service|capacity|functionality|speed)|\bnot(?=\s?$)|waits?(?=\s?$)|(?:users?|customers?|people|reports?)\s(?:disagree|(?:say|suggest)\sotherwise)|(?<=then\s)(?:down|offline|dark)|others?\s(?:must|have\sto)\swait|(?:will|would|could|may|might)\s(?:take|last|be\sfelt|go\son)\b[^.;]{0,40}?\b(?:days?|weeks?|hours?|time|while)"
    r"|(?:warn(?:s|ed|ing)?|expect(?:s|ed)?|cautioned)\b[^.;]{0,60}\b(?:delays?|disruptions?|cancell?ations?|problems"
    r"|issues|backlogs?|queues))\b",
    re.IGNORECASE,
)
"""Behind what is back: it fell again, something else is not, or trouble will go on."""
_DOUBTED = late(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:es?|ed|ing)|refut(?:es?|ed)|whether|if|unless|rumou?rs?|unverified|unconfirmed"
    r"|jok(?:e|es|ed|ing)|wonder(?:s|ed|ing)?|wrongly|falsely|prematurely|contrary\sto|reopened|we\sbelieve|believes?|thinks?|thought|believed|assumed"
    r"|(?:no|little|without)\s(?:sign|indication|evidence|word|confirmation|proof|suggestion|guarantee)s?"
    r"|not\s(?:true|clear|known|the\scase)|unclear|(?:never|not)\s(?:said|say|claim(?:ed)?|confirm(?:ed)?)|neither|none\sof"
    r"|hardly|barely|scarcely|nothing|nobody|anything\sbut|far\sfrom|post\sclaiming|yet\sto\s(?:say|confirm|declare|announce|admit|see)"
    r"|(?:users?|people|customers?|posts?|messages?|some|hackers|attackers|gang)\s(?:[\w’'-]+\s){0,3}?(?:claim(?:s|ed|ing)?|said|say|report(?:s|ed)?|wrote))\b"
    r"[^.;,:—–]{0,90}$|\bno\s[\w-]+\s$"
    r"|\baccording\sto\s(?:one|an?|some|many)\s(?:\w+\s)?(?:users?|customers?)\b[^.;]{0,60}$"
    r"|\bnot\s(?:yet\s)?(?:back|working|fixed|resolved|restored|up)\b[^.;]{0,40}\b(?:although|though|while)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Before what is denied, asked, doubted, or told by those who only use it."""
_IS_ASKED = late(r"[^.;!?]{0,24}\?")
"""Behind what is asked: "back up? Not for everyone"."""
_PROVED_FALSE = late(
    r"[^.;,]{0,60}?\b(?:(?:proved|turned\sout|was|were|is|are)\s(?:to\sbe\s)?(?:false|wrong|untrue|incorrect|premature|mistaken"
    r"|deleted|withdrawn)|(?:incident|issue|ticket)\s(?:was|has\sbeen|is)\s(?:\w+\s)?re-?opened|by\smistake|in\serror)\b|[^.;]{0,40}?,?\sthen\s(?:deleted|withdrew|retracted)\b"
    r"|,\s(?:the\s)?(?:gang|hackers|attackers|(?:one|an?|some)\s(?:\w+\s)?users?)\s(?:claim(?:ed|s)?|said|says?|wrote)\b",
    re.IGNORECASE,
)
"""Behind what was said, and was not so."""
_PROMISED = late(
    r"\b(?:will|would|shall|can|could|should|must|may)\b[^.;]{0,90}\b(?:after|once|when|before|until|as\ssoon\sas|unless)\s[^.;,]{0,50}$",
    re.IGNORECASE,
)
"""Before what something else awaits: "refunds will be paid after it has been resolved"."""
_CONDITION = late(
    r"\b(?:when|once|until|as\ssoon\sas|as\s(?:the|these|those)|to\s(?:help\s)?ensure|make\ssure)\s(?:that\s)?[^.;,]{0,90}$",
    re.IGNORECASE,
)
_IN_PRESENT_TENSE = late(
    r"(?:(?:[\w-]+\s){0,3}?(?:is|are|has|have|comes?|returns?)|fully|back)\b(?!\s(?:was|were)\b)", re.IGNORECASE
)
_TOLD_IN_PAST = late(r"\b(?:was|were|had|did|came|went)\s(?:\w+\s){0,2}$", re.IGNORECASE)
"""A condition, and an end in its present: "full recovery once the error rates for its APIs have been resolved"."""
_BRINGING = late(r"\b(?:bring|bringing|get|getting|have|having)\s(?:[\w’'-]+\s){1,12}$", re.IGNORECASE)
"""Before "back online" of what is being brought there: "it meets to discuss bringing its tools"."""
_TO_COME = late(
    r"\s(?:(?:on|this|next|by|in|at|from|later|only)\s){0,2}(?:\w+day\b|tomorrow|next\s|later\b|tonight|(?:the\s)?(?:morning|evening|afternoon)"
    r"|(?:noon|midnight)\b|\d[\d:.]*\s?(?:[ap]\.?m\b|o['’]clock)|a\sfew\s(?:hours|days))",
    re.IGNORECASE,
)
_NOT_YET = late(r"\s(?:tomorrow|next\s(?:week|month|year)|by\s\w+day)\b", re.IGNORECASE)
"""Behind what is to come in any tense: "site back tomorrow"."""
_HAD = late(r"ha[sd]\s", re.IGNORECASE)
"""How an end begins that came by then: "had been restored by Saturday"."""
_IN_THE_PRESENT = late(r"(?:resumes|returns|restores|recovers|fixes|resolves)", re.IGNORECASE)
"""What is told in the present tense and of a day is to come: "service resumes on Monday"."""
_A_RETURN = late(r"\b(?:an?|any|the|full|quick|speedy|no)\s$", re.IGNORECASE)
_RETURN = late(r"return\sto\snormal", re.IGNORECASE)
"""A noun: "a return to normal is not expected"."""
_OF_OTHERS = late(
    r"(?:\b(?:theirs|its\s(?:\w+\s)?sister|rivals?|competitors?|competing|unlike|another\sof|others|(?<!and\s)(?<!all\s)(?<!or\s)(?<!the\s)other\s(?!than\b)\w+"
    r"|(?:its|the|a|our|their)\s(?:\w+\s)?(?:supplier|sub-?contractor|contractor|host|parent(?:\scompany)?|partner|landlord|utility"
    r"|power\s(?:company|firm|utility))|an?\s(?:[\w-]+\s){0,2}?(?:provider|operator|carrier|vendor|host)\ssaid|third\spart(?:y|ies)|of\sits\sown))\b[^.;]{0,90}$",
    re.IGNORECASE,
)
"""Before what another house has mended, or its supplier, which is not to say that the house itself is back."""
_ON_OTHERS = late(
    r"[^.;,]{0,30}?\b(?:on|at|for|with|by|to|among)\s(?:the\s|its\s|all\s)?(?:other|rival|competing|neighbou?ring)\b|\sthe\ssame\s(?:problem|issue|fault|bug)\b",
    re.IGNORECASE,
)
"""Behind what went on elsewhere: "trading resumed on rival exchanges"."""
_ANOTHER_ONE = late(
    r"\b(?:similar|older|earlier|previous|prior|past|separate|different|unrelated|another|second|last(?:\s\w+['’]s)?|first)\s(?:\w+\s){0,2}?"
    r"(?:outages?|problems?|issues?|incidents?|faults?|failures?|disruptions?|glitch(?:es)?|bugs?|ones?|fix(?:es)?)\b[^.;]{0,60}$"
    r"|\b(?:similar|earlier|previous|prior|separate|different|unrelated|another|last\s(?:week|month|year)['’]s)\s$"
    r"|\bthe\s(?:january|february|march|april|may|june|july|august|september|october|november|december)\s$"
    r"|\bthe\s(?:january|february|march|april|may|june|july|august|september|october|november|december)\s(?:outage|incident|failure|disruption)\b[^.;]{0,60}$"
    r"|\b(?:incident|outage|failure|disruption)\s(?:of|in)\s(?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?!\s\d)[^.;]{0,60}$|^last\stime,?\s[^.;]*$"
    r"|^(?:in\s(?:early\s|late\s|mid-)?(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?:last|earlier\sthis)\s(?:week|month|year)|previously|on\sthat\soccasion),?\s[^.;]*$|\b(?:said|wrote|announced|reported)\s(?:last|earlier\sthis)\s(?:week|month|year)\b[^.;]*$|\b(?:(?:recall|remember)\w*|unrelated\sto|to\sdo\swith|different\sfrom)\s[^.;]*$",
    re.IGNORECASE,
)
"""Before the end of another incident than the story's."""
_FROM_ANOTHER = late(
    r"\s(?:from\s)?(?:an?other|an\s(?:earlier|older|unrelated)|(?:a\s)?(?:previous|similar|separate|different)"
    r"|the\s(?:last|previous|earlier|similar|second)\s(?:outages?|incidents?|problems?|issues?|faults?|ones?))\b",
    re.IGNORECASE,
)
_TODAY_IS_NOT = late(r"[^.]{0,60}?[;,]\s(?:but\s)?today['’]s\b", re.IGNORECASE)
_NO_SERVICE = late(
    r"\b(?:shares?|share\sprice|stocks?(?!\s(?:exchange|market|trading))|markets|dispute|strike|row|talks|lawsuit|court\scase|power(?!\s(?:apps?|platform|users?)\b)|electricity|mains|heating|cooling|air\sconditioning|calm|status\s(?:page|site)|help\s?desk|helpline|(?:twitter|facebook|x)\saccount"
    r"|(?:old|older|lost|deleted|missing|stolen)\s(?:\w+\s)?(?:messages|files|data|photos|records|e-?mails)|backups"
    r"|confidence|trust|reputation|staff\shave|nurses\shave|doctors\shave)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
"""Before what is restored, back or resolved and is no service."""
_BACK_TO_OTHER_MEANS = late(
    r"\s(?:at\s(?:work|their|it)\b|on\s(?:pens?|paper|cash)\b|to\s(?:pens?|paper|cash|cheques?|e-?mail|fax|phones?|radios?|manual|basics|square|work\b|court|the\sold|handwrit\w+)"
    r"|(?:using|with)\s(?:pens?|paper|cash|fax|e-?mail|radios?))",
    re.IGNORECASE,
)
"""Behind "back" and "resumed" of those who do without."""
_OBJECT = late(
    r"(?:restores?|restored|fixed|fixes|resolves?|resolved|recovers?|recovered)\s(?:none|nothing|little|hardly|few|old|deleted|reading|viewing|paintings?|antiques?|trust|confidence"
    r"|order|calm|its\sstatus)\b"
    r"|(?:restore[sd]?|recover(?:s|ed))\s(?:(?:the|its|their|all|some)\s)?(?:\w+\s)?(?:logs?|files|messages|copies|money|funds|data(?!\s(?:services?|access|cent\w+|networks?))|backups?)\b"
    r"|resume[sd]?\s(?:the\s)?(?:work|repairs?|rolling|talks|efforts|roll-?out|search|deploying|testing)\b"
    r"|(?:(?:is|are|was|were|has|have|had)\s)?resolved\sto\s(?!(?:our|the|their|its)\b)",
    re.IGNORECASE,
)
_FIXED_TERMS = late(
    r"\s(?:prices?|rates?|terms?|fees?|costs?|contracts?|incomes?|deadlines?|dates?|numbers?|amounts?)\b", re.IGNORECASE
)
"""Behind "fixed" that is no deed: "a fixed price"."""
_A_SHARE = late(
    r"\b(?:a\s(?:small\s)?part|some|half|most|many|a\sfew|one)\s(?:of\s)?(?:\w+\s){0,3}?(?:was|were|is|are|had|has|have)\b",
    re.IGNORECASE,
)
"""Within words of an end: "took hours before even a part was restored"."""
_BUT_FOR_PART = late(
    r"[^.;]{0,60}?(?:\bonly(?=\s?(?:[.,;]|$)|\s(?:in|for|to|on|at)\b)|\ball\sbut\b|\bexcept\b|\bapart\sfrom\b|\bbut\snot\b"
    r"|\bfor\s(?:paying|premium|business|enterprise|certain|selected)\b)",
    re.IGNORECASE,
)
"""Behind what holds for a part."""
_FIXED = late(r"fixed$", re.IGNORECASE)
_FIXES = late(r"fixes\b", re.IGNORECASE)
_SOME_FIXES = late(
    r"\b(?:deploy|roll|appl|push|test|implement|develop|prepar|releas|ship)\w*\s(?:out\s)?$|\b(?:bug|hot|the|these|several|multiple|some|two|more|its)\s$",
    re.IGNORECASE,
)
"""Before fixes that are no deed: "we are deploying fixes to mitigate it"."""
_REMEDY_AT_HAND = late(
    r"\b(?:(?:restarting|rebooting|updating|reinstalling|resetting|switching)\s(?:off\s)?(?:your|their|the|an?|my|his|her)\s(?:\w+\s)?"
    r"(?:apps?|phones?|devices?|routers?|browsers?|computers?|console|box|modem|handset)|clearing\s(?:your|their|the)?\s?\w*\s?cache"
    r"|logging\s(?:out|off))\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""Before what users may do for themselves: "restarting your phone fixes it"."""
_AND_WATCHED = late(
    r"\s(?:the|this)\s\w+,?\sand\s(?:we\s)?(?:are|is)\s(?:\w+\s)?monitoring\b"
    r"|[^.;]{0,40}?\band\s(?:that\s)?(?:[\w-]+\s){0,2}?(?:(?:is|are|was|were)\s(?:\w+ly\s)?(?:recovering|returning|coming\sback|improving|being\s(?:restored|brought))"
    r"|(?:expects?|hopes?|plans?|aims?)\sto\s(?:switch|turn|bring|restore|reopen|resume|reconnect|add)\b)",
    re.IGNORECASE,
)
"""Behind what is mended, and watched for whether it is; or what else is still to come."""
_SOME_ONES = late(r"\b(?:already|existing|other|running|access\sto)\b[^.;,]{0,40}$", re.IGNORECASE)
_WELL = late(r"(?:is|are|was|were)\s(?:operating|working|running|functioning)\snormally$", re.IGNORECASE)
"""What was never hit is well all the time: "instances that are already launched are operating normally"."""
_REVERTED = late(r"revert", re.IGNORECASE)
_A_FIX = late(r"\bfix(?:es)?\s(?:(?:was|were|has|have|had|been|later|since)\s?)*$", re.IGNORECASE)
"""Before "reverted": then what would have mended it was taken back."""
_REACH = 120
"""Characters before words of an end that can turn them."""


def is_partial(text: str, start: int, end: int) -> bool:
    """Tell whether the words at `[start, end)` say that a part is back, not the whole."""
    before = text[max(0, start - 48) : start]
    return bool(
        _PART.search(before)
        or _AND_WATCHED.match(text, end)
        or _FOR_SOME.match(text, end)
        or _BUT_FOR_PART.match(text, end)
        or _A_SHARE.search(text, start, end)
    )


def is_awaited(text: str, start: int, end: int) -> bool:
    """Tell whether an end is to come: hoped for, planned, or what something else waits for."""
    return bool(
        _UNFINISHED.search(text[max(0, start - 32) : start])
        or _IS_NOT.search(text, max(0, start - 32), start)
        or _HOPED.search(text, max(0, start - 80), start)
        or (_WANTED_BACK.fullmatch(text, start, end) and _WANTED.search(text, max(0, start - 80), start))
        or _PROMISED.search(text, max(0, start - 2 * _REACH), start)
        or (_IN_PRESENT_TENSE.match(text, start) and _is_condition(text, start))
        or _BRINGING.search(text, max(0, start - _REACH), start)
        or (_IN_THE_PRESENT.fullmatch(text, start, end) and _TO_COME.match(text, end))
        or (_NOT_YET.match(text, end) and not _HAD.match(text, start))
        or (_RETURN.match(text, start) and _A_RETURN.search(text, 0, start))
    )


_GOES_ON_AFTER = late(
    r"\b(?:is|are|were|was)\s(?:still\s)?(?:experiencing|facing|suffering|seeing|dealing|struggling)\b[^.;]{0,80}?\b(?:after|though|although|despite)\s"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Before what has been fixed and yet is felt: "is experiencing disruption after the fault was fixed"."""


def _is_condition(text: str, start: int) -> bool:
    low = max(0, start - _REACH)
    return _CONDITION.search(text, low, start) is not None and _TOLD_IN_PAST.search(text, low, start) is None


def is_no_fact(text: str, start: int, end: int) -> bool:
    """Tell whether an end is denied, doubted or only told by users, or was taken for one too soon."""
    low = max(0, start - _REACH)
    return bool(
        _DOUBTED.search(text, low, start)
        or _CLAIMED_BEFORE.search(text, low, start)
        or _GOES_ON_AFTER.search(text, low, start)
        or _PROVED_FALSE.match(text, end)
        or _IS_ASKED.match(text, end)
        or _TOO_SOON.match(text, end)
        or _FOR_A_MOMENT.search(text, low, start)
        or (_REVERTED.search(text, start, end) and _A_FIX.search(text, low, start))
    )


def is_of_something_else(text: str, start: int, end: int) -> bool:
    """Tell whether an end is another house's, another incident's, the trouble's own return, or no service's."""
    low = max(0, start - _REACH)
    return bool(
        _OF_OTHERS.search(text, low, start)
        or _ON_OTHERS.match(text, end)
        or _ANOTHER_ONE.search(text, low, start)
        or _FROM_ANOTHER.match(text, end)
        or _TODAY_IS_NOT.match(text, end)
        or _NO_SERVICE.search(text, low, start)
        or _BACK_TO_OTHER_MEANS.match(text, end)
        or _OBJECT.match(text, start)
        or (_FIXED.match(text[start:end]) and _FIXED_TERMS.match(text, end))
        or _REMEDY_AT_HAND.search(text, low, start)
        or (_FIXES.match(text, start) and _SOME_FIXES.search(text, low, start))
        or (_WELL.match(text[start:end]) and _SOME_ONES.search(text, low, start))
        or (_comes_back(text[start:end]) and _TROUBLE_BEFORE.search(text, low, start))
    )


def _comes_back(words: str) -> bool:
    return _COMES_BACK.match(words) is not None and "normal" not in words.lower()


def goes_on_behind(text: str, end: int) -> bool:
    """Tell whether behind the words of an end something else is still broken, or it broke again."""
    return _BUT_STILL.search(text, end) is not None
