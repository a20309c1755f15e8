"""Where an outage stands by the story's own words: LIVE, WTCH (a fix is at work), FIXD, PAST (told in retrospect).

Signs are read sentence by sentence; the headline and the lead weigh more, negated and future signs ("working to
resolve", "not yet restored") are none. A status page's latest word decides alone, since its updates stand newest first.
"""

from __future__ import annotations

from typing import NamedTuple

from tui.desk.patterns import Pattern
from tui.desk.reading import Reading, Sentence, read
from tui.desk.scope import spared_in
from tui.model import Article, FeedKind, Lifecycle

_FIXED = Pattern(
    r"\b(?:has|have|had)\sbeen\s(?:fully\s|largely\s|successfully\s|now\s)?(?:resolved|restored|fixed|mitigated"
    r"|repaired|reverted|rectified)",
    r"\b(?:is|are|was|were|be|been|get(?:s|ting)?|come(?:s)?|came|now|services?|systems?|website|site|app|users?"
    r"|platform|comes)\s(?:fully\s|now\s|all\s|largely\s|effectively\s|mostly\s)?back(?:\sup|\sonline|\sto\snormal"
    r"|\sin\s(?:service|action|operation))?\b(?!\s(?:in|then|pain|door|end|office))",
    r"\bback\s(?:up|online|to\snormal|in\saction|after)\b",
    r"[\[“\"]?(?:update:?\s)?(?:resolved|fixed|recovered|restored|mitigated)\b",
    r"\b(?:resolves?|fixes|fixed|resumes?|resumed|recovers|restores)\b",
    r"\b(?:services?|access|operations?|connectivity|trading|flights|systems?|functionality)\s(?:has\s|have\s|was\s"
    r"|were\s|is\s|are\s)?(?:fully\s|now\s|been\s){0,2}(?:resumed|restored|returned|recovered|normali[sz]ed)",
    r"\b(?:return(?:s|ed)?|returning)\sto\snormal",
    r"\b(?:responding|working|accessible|operational|available|operating|functioning|running)\s(?:normally\s"
    r"|properly\s)?(?:again|once\smore)",
    r"\b(?:is|are|was|were)\s(?:now\s)?(?:operating|working|running|functioning)\snormally",
    r"\bfully\s(?:accessible|operational|functional|restored|recovered|resolved|available)",
    r"\b(?:outage|incident|disruption|issues?|glitch)\s(?:is\s|was\s|has\s|now\s){0,2}(?:over|ended)\b",
)
_UNFINISHED = Pattern(
    r"\b(?:not|n['’]t|yet\sto|until|when|once|if|before|to\sbe|will|would|can|could|should|expect\w*|hop(?:e|es"
    r"|ing)|try(?:ing)?|attempt\w*|work(?:ing|s|ed)?\s(?:hard\s|quickly\s|actively\s)?(?:to|on|toward)|how"
    r"|effort\w*|plan\w*|unable|aim\w*|race\w*|struggl\w*|scrambl\w*|partially|some|most\sof|begin\w*|began"
    r"|start(?:s|ed|ing)?\sto|being|slowly|gradually|to)\s(?:\w+\s){0,3}$"
)
_UNDERWAY = Pattern(
    r"\b(?:(?:deploy|roll|implement|appl|releas|push)\w*\s(?:out\s|back\s)?(?:a\s|the\s|an?\s\w+\s)?(?:fix|patch"
    r"|update|workaround|mitigation)"
    r"|fix\s(?:is|has\sbeen|was|being)\s(?:\w+\s)?(?:implemented|deployed|rolled|rolling|applied|underway"
    r"|under\sway|in\splace|identified)"
    r"|(?:begin|began|begun|begins|start(?:s|ed|ing)?|starting)\s(?:to\s)?(?:see(?:ing)?\s)?(?:recover\w*|return\w*"
    r"|come\sback|coming\sback|improv\w*)|recovering|recoveries"
    r"|(?:getting|coming|trickling|slowly)\s(?:back)\b|work(?:ing)?\stowards?\s(?:full\s)?(?:recovery|mitigation"
    r"|restoration|resolution)|signs?\sof\s(?:recovery|improvement)|seeing\s(?:recovery|improvement|some)"
    r"|(?:we\sare\s|is\s|are\s)?(?:continu\w+\sto\s)?monitor(?:ing)?\s(?:the\s|for|results|recovery|this|our|its)"
    r"|monitoring"
    r"|partial(?:ly)?\s(?:restor\w+|recover\w+|resolved|back)|(?:restored|back|recovered|fixed"
    r"|resolved)\s(?:up\s)?(?:for|to)\s(?:some|most|many|a\smajority)|gradual(?:ly)?|most\s(?:people|users|services"
    r"|customers)\s(?:can|are|have|should)|mitigation\s(?:is|in\sprogress|underway)|have\salready\srecovered"
    r"|struggle\sto\srecover|slowly\s(?:being|coming|recovering|restor\w+))\b"
)
_LINGERING = Pattern(
    r"\b(?:still\s(?:experienc\w+|unclear|affect\w+|down|see(?:ing)?|unable|having|report\w+|impact\w+|working"
    r"|being|facing|suffering|recovering|has|have|dealing|some)|slower\sthan|but\swhen|not\syet\s(?:been\s"
    r"|fully\s)*(?:restored|resolved|fixed|recovered|back)|some\s(?:users"
    r"|customers|services)\s(?:may|might|are\sstill|still|continue)|residual|lingering|backlog|progressing)\b"
)
_LIVE = Pattern(
    r"\b(?:(?:is|are|['’]s)\s(?:\w+\s)?(?:down|offline|unavailable|experiencing|suffering|having|facing"
    r"|investigating|seeing|looking\sinto|aware|not\sworking|unable|reporting|out|broken|struggling|dealing)"
    r"|currently|ongoing|continu(?:es|ing)|right\snow|at\sthe\smoment|has\s(?:suffered|gone|hit|been\shit)"
    r"|have\sgone|remains?|underway|persist\w*|investigating|identified|working\s(?:to|on)|no\s(?:estimate"
    r"|timeline)|still\b(?!\ssaid))\b"
)
_PAST = Pattern(
    r"\b(?:post-?mortems?|retrospective|root\scause\sanalysis|lessons?|compensat\w+|refunds?|credits?\s(?:over|for"
    r"|after|to)|lawsuits?|sue[sd]?|suing|class\saction|fin(?:e|ed|es)\s(?:over|for|after|by)|fined|inquiry|hearing"
    r"|testif\w+|senators?|lawmakers|anniversary|years?\s(?:ago|later|after)|months?\s(?:ago|later|after)"
    r"|weeks?\s(?:ago|later|after)"
    r"|apologi[sz]e[sd]?\s(?:for|after|over)|explain(?:s|ed)?\s(?:what|why|how|the|outage)|what\s(?:happened|caused"
    r"|went\swrong|we\sknow\sabout\slast)|reveal(?:s|ed)?\s(?:what|cause|why|that)|blam(?:es|ed|ing)|(?:was"
    r"|were)\sto\sblame|to\sblame|(?:the\s)?cause\sof|summary\sof|incident\sreport|report\son|update\son\s\d"
    r"|investigat(?:ed|ion)\s(?:into|over|by|finds|found)|probe|scam|phishing|shares\s(?:fell|drop)|wake-?up\scall"
    r"|shows?\s(?:the|how|why|that)|proves?\s(?:how|that)|expos(?:es|ed)|remind\w+|takeaways"
    r"|after\s(?:the\s)?(?:outage|crash)|in\sthe\swake\sof|following\s(?:the\s|last\s)?\w*\s?outage|last\s(?:week"
    r"|month|year)|earlier\sthis\s(?:week|month|year)|(?:days|weeks)\safter|temporarily|briefly?|deeper\sdive"
    r"|look\sback|cost\s(?:\w+\s)?(?:£|\$|€|\d)|admits?|vandal\w+)\b"
)
_BOUNDED = Pattern(
    r"\b(?:(?:was|were|went|had\sbeen|been)\s(?:briefly\s|temporarily\s)?(?:down|offline|unavailable|dark"
    r"|inaccessible|out)\s(?:\w+\s){0,6}?for\s(?:more\sthan\s|over\s|about\s|nearly\s|several\s|an?\s|almost\s"
    r"|around\s)*(?:\w+\s)?(?:hours?|minutes)|down\sfor\s(?:more\sthan|over|about|nearly|almost)\s"
    r"|(?:[\w-]+)[\s-]hour(?:s)?(?:-long)?\s(?:\w+\s)?outage|(?:suffered|experienced|went\sdown|were\sdown"
    r"|was\sdown|crashed|goes\sdown\sfor))\b"
)
_STATUS_WORD = Pattern(
    r"\b(resolved|completed|monitoring|identified|investigating|update|in\sprogress|scheduled|postmortem"
    r"|post-mortem)\b\s?(?:[-–—:]|\n|$)"
)
_STATUS_MEANING = {
    "resolved": Lifecycle.FIXED,
    "completed": Lifecycle.FIXED,
    "postmortem": Lifecycle.PAST,
    "post-mortem": Lifecycle.PAST,
    "monitoring": Lifecycle.WATCH,
    "identified": Lifecycle.LIVE,
    "investigating": Lifecycle.LIVE,
    "in progress": Lifecycle.LIVE,
    "scheduled": Lifecycle.LIVE,
}
_TITLE_WEIGHT, _LEAD_WEIGHT, _LATE_WEIGHT = 3.0, 1.6, 0.9


class Standing(NamedTuple):
    """A lifecycle with the range of the words that decided (None where no single words did)."""

    lifecycle: Lifecycle
    sentence: Sentence
    start: int
    end: int


class _Sign(NamedTuple):
    kind: Lifecycle
    weight: float
    sentence: Sentence
    start: int
    end: int


def lifecycle(article: Article) -> Lifecycle | None:
    """Return where the outage stands, None where the story speaks of nothing broken."""
    stands = standing(read(article), retrospect=True)
    return stands.lifecycle if stands else None


def standing(reading: Reading, *, retrospect: bool) -> Standing | None:
    """Return where the outage stands and the words that say so; without `retrospect` a PAST one counts as it stood."""
    if reading.article.kind is FeedKind.STATUS and (said := _status_page(reading)):
        return said
    signs = [sign for sentence in reading.everything for sign in _signs(sentence)]
    if not signs and not any(sentence.broken for sentence in reading.everything):
        return None
    totals = {kind: sum(sign.weight for sign in signs if sign.kind is kind) for kind in Lifecycle}
    kind = _decide(totals, retrospect)
    deciding = [sign for sign in signs if sign.kind is kind]
    if deciding:
        best = max(deciding, key=lambda sign: (sign.sentence.field != "title", sign.weight))
        return Standing(kind, best.sentence, best.start, best.end)
    sentence = next((one for one in reading.body if one.broken), reading.everything[0])
    return Standing(kind, sentence, sentence.start, sentence.end)


def _decide(totals: dict[Lifecycle, float], retrospect: bool) -> Lifecycle:
    past, fixed = totals[Lifecycle.PAST], totals[Lifecycle.FIXED]
    watch, live = totals[Lifecycle.WATCH], totals[Lifecycle.LIVE]
    if retrospect and past > 0 and past > fixed + watch and past > 0.7 * live:
        return Lifecycle.PAST
    if fixed > 0 and fixed >= watch and fixed >= 0.7 * live:
        return Lifecycle.FIXED
    if watch > 0 and watch >= 0.5 * live:
        return Lifecycle.WATCH
    if fixed > live:
        return Lifecycle.FIXED
    return Lifecycle.LIVE


def _signs(sentence: Sentence) -> list[_Sign]:
    weight = _TITLE_WEIGHT if sentence.field == "title" else _LEAD_WEIGHT if sentence.number < 2 else _LATE_WEIGHT
    spared = [(one.start, one.end) for one in spared_in(sentence)]
    signs = []
    for kind, pattern, factor in (
        (Lifecycle.WATCH, _UNDERWAY, 1.1),
        (Lifecycle.WATCH, _LINGERING, 1.2),
        (Lifecycle.LIVE, _LIVE, 0.8),
        (Lifecycle.PAST, _PAST, 1.0 if sentence.number < 2 else 0.15),
        (Lifecycle.PAST, _BOUNDED, 0.7 if sentence.number < 2 else 0.1),
    ):
        if match := pattern.search(sentence.text, 0, sentence.earlier - sentence.start):
            span = (sentence.start + match.start(), sentence.start + match.end())
            signs.append(_Sign(kind, weight * factor, sentence, *span))
    for match in _FIXED.finditer(sentence.text, 0, sentence.earlier - sentence.start):
        at = sentence.start + match.start()
        if any(low <= at < high for low, high in spared):
            continue  # what was never broken has not been fixed
        if not _UNFINISHED.search(sentence.text[max(0, match.start() - 32) : match.start()]):
            span = (sentence.start + match.start(), sentence.start + match.end())
            signs.append(_Sign(Lifecycle.FIXED, weight * 1.2, sentence, *span))
            break
    return signs


def _status_page(reading: Reading) -> Standing | None:
    """Return what the newest update of a status page says: the first status word, headline last."""
    for sentence in (*(one for one in reading.body if one.field != "title"), *reading.title):
        match = _STATUS_WORD.search(sentence.text)
        if match and (known := _STATUS_MEANING.get(match[1].lower())):
            return Standing(known, sentence, sentence.start + match.start(1), sentence.start + match.end(1))
    return None
