"""How bad an outage is for those who depend on the service: CRIT, MAJOR or MINOR, by rules that anyone can check.

CRIT, when the story says one of these:
  - people's safety or a country's life depends on it: emergency calls, hospitals, air traffic, a country's payments,
    trading on an exchange, or a country's or region's access to the internet;
  - 100,000 reports or 1,000,000 customers, or "millions", are hit (requests, jobs, messages are neither);
  - a cloud, a content network, a security product or a telephone network is down "globally", "worldwide" or
    "nationwide", or takes many other companies with it.
MINOR, when nothing above holds and the story says one of these:
  - "some", "a small subset", "a few" or fewer than 1,000 people are hit;
  - it is slow, degraded, intermittent, delayed, partial, brief, or one feature of a service that otherwise works.
MAJOR: every other outage; thousands of reports, "major", "massive", "widespread" or "global" make it so even where a
word of the MINOR list stands in the story.
"""

from __future__ import annotations

import re

from tui.desk.facts.counts import counts
from tui.desk.facts.spared.clauses import spared_in
from tui.desk.knowledge.gazetteer import Gazetteer
from tui.desk.reading.patterns import Line, Pattern
from tui.desk.reading.story import Reading, Sentence, read
from tui.model import Article, Severity
from tui.text.late import late

_VITAL = Pattern(
    r"\b(?:(?<![\d,.$€£])(?:911|999|000|112|988)(?![,.]?\d)|triple\szero|emergency\s(?:calls?|services|numbers?"
    r"|lines?)|hospitals?|surger(?:y|ies)|patients?|ambulances?|ground\sstops?|air\straffic|grounded|grounding\sof\s(?:\w+\s)?flights|grounds\s(?:\w+\s){0,2}flights"
    r"|flights?\s(?:grounded|cancelled|canceled|halted|delayed)|departures|NOTAM|airports?|border\scontrol"
    r"|stock\s(?:exchange|market)|trading\s(?:halted|suspended|halt)|(?:national|country['’]s|nationwide|interbank|central\sbank['’]?s?)\s(?:\w+\s)?payments?\ssystems?|card\spayments\s(?:across"
    r"|nationwide)|water\ssupply"
    r"|(?:oil|gas|fuel|petrol|gasoline|colonial)\spipelines?|pipeline\soperators?)\b"
)
_CUT_OFF = Pattern(
    r"\b(?:internet|mobile|phone|communications?|connectivity|telecoms?)\s(?:\w+\s){0,2}?(?:shutdown|blackout|cut"
    r"|cut\soff|shut\sdown|collapses?|outage)\b(?=.{0,60}\b(?:nationwide|national|country|across|iran|gaza|cuba"
    r"|punjab|tonga|island|government|regime|protests?)\b)",
    r"\b(?:shuts?|cuts?|cutting|shutting|blocks?)\s(?:\w+\s)?(?:down\s|off\s)?(?:the\s"
    r"|mobile\s)?internet\b",
    r"\b(?:millions?|country|nation\w*|provinces?|islands?|states?|regions?|cities|townships?)\b[^.]{0,60}?"
    r"\b(?:los(?:e|es|ing|t)|without)\s(?:\w+\s)?internet\b",
    r"\b(?:nationwide|national|total)\s(?:\w+\s){0,2}?(?:internet|communications?|network|telecoms?"
    r"|mobile)\s(?:\w+\s)?(?:outage|blackout|shutdown|failure)\b",
)
_EVERYWHERE = Pattern(
    r"\b(?:global(?:ly)?|worldwide|nationwide|around\sthe\s(?:world|globe)|across\sthe\s(?:country|internet|world)"
    r"|much\sof\sthe\sinternet|large\s(?:parts|swaths?)\sof\sthe\s(?:internet|web))\b"
)
_FOUNDATION = Pattern(
    r"\b(?:AWS|Amazon\sWeb\sServices|Azure|Google\sCloud|Cloudflare|Fastly|Akamai|CrowdStrike|cloud\s(?:provider"
    r"|computing|service)|CDN|content\sdelivery|carrier|mobile\snetwork|telecom|IT\soutage|tech\soutage"
    r"|computer\soutage|airlines,|banks,)\b"
)
_BIG = Pattern(
    r"\b(?:major|massive|widespread|huge|worst|nationwide|global(?:ly)?|worldwide|total|complete(?:ly)?|entire"
    r"|all\s(?:users|customers|services)|across\sthe\s(?:country|nation|world|globe)|thousands|crippl\w+|paralyz\w+|chaos|multi-?(?:hour|day)|several\scountries)\b"
)
_SMALL = Pattern(
    r"\b(?:some\s(?:users|customers|people|services|of)|small\s(?:number|subset|percentage|fraction|portion)|a\sfew"
    r"|few\susers|subset|handful|minor|partial(?:ly)?|brief(?:ly)?|intermittent(?:ly)?|degraded|degradation"
    r"|slow(?:er|ness)?|delay(?:s|ed)?|latency|latencies|elevated|increased\s(?:error|latenc)\w*|glitch(?:es)?"
    r"|temporar(?:y|ily)|isolated\sto|limited\sto|specific)\b"
)
_THOUSANDS = Pattern(r"\b(?:tens\sof\s|hundreds\sof\s)?thousands\b")
_HUGE = Pattern(
    r"\b(?:millions|hundreds\sof\sthousands)\sof\b(?!\s(?:times|downloads|dollars|pounds|euros|rupees|messages))",
    r"\bmillions\s(?:are|were|have|unable|cannot|can['’]t|could|without|hit|los(?:e|t)|locked|cut\soff|face|left|stranded)\b",
)
_ITS_SIZE = late(
    r"\b(?:(?:used|relied\son|loved|visited|watched|trusted)\sby|has|had|have|serves?|serving|boasts?|counts?|owned\sby)\s(?:\w+ly\s|its\s|some\s|over\s|about"
    r"|more\sthan\s|nearly\s|tens\sof\s|hundreds\sof\s)*$",
    re.IGNORECASE,
)
"""Before how many use a service, which is not how many it failed: "the app used by millions of people"."""
_COME = late(r"\s(?:\w+\s){0,2}?(?:joined|signed\sup|switched|downloaded|registered)\b")
"""Behind how many a rival gained meanwhile."""
_REPORTS = re.compile(r"report|complaint")
_PEOPLE = re.compile(
    r"\b(?:users?|customers?|people|persons?|subscribers?|clients|accounts?|players|passengers|patients|students"
    r"|shoppers|travell?ers|residents|households?|homes?|workers|employees|drivers|reports?|complaints?)\b"
)
"""Whom a small number makes a small outage: forty people, but not forty airlines."""
_DEEDS = re.compile(
    r"\b(?:requests?|operations?|deployments?|jobs?|runs?|builds?|workflows?|repositories|prs|events?|messages"
    r"|e-?mails?|commits?|queries|webhooks?|notifications)\b"
)
"""What machines do or hold: however many failed, that tells nothing of how many people are hit."""
CRITICAL_REPORTS = 100_000
CRITICAL_CUSTOMERS = 1_000_000
FEW = 1_000


def severity(article: Article, gazetteer: Gazetteer | None = None) -> Severity:
    """Return the severity of an outage by the rules above; whether it is one is the flag's to say."""
    reading = read(article, gazetteer)
    lead = Line.of(" ".join(map(_hit_part, reading.lead)))
    numbers = list(_numbers(reading))
    if _is_critical(lead, numbers):
        return Severity.CRIT
    if _THOUSANDS.first(lead) or _BIG.first(lead) or any(number >= FEW for number, _ in numbers):
        return Severity.MAJOR
    if _SMALL.first(lead) or any(_PEOPLE.search(counted) for _, counted in numbers):
        return Severity.MINOR
    return Severity.MAJOR


def _hit_part(sentence: Sentence) -> str:
    """Return a sentence without what it says is not affected."""
    kept, at = [], sentence.start
    for spared in spared_in(sentence):
        kept.append(sentence.text[at - sentence.start : max(spared.start, at) - sentence.start])
        at = max(at, spared.end)
    return "".join([*kept, sentence.text[at - sentence.start :]])


def _is_critical(lead: Line, numbers: list[tuple[float, str]]) -> bool:
    if _VITAL.first(lead) or _CUT_OFF.first(lead) or _hits_millions(lead):
        return True
    if any(number >= (CRITICAL_REPORTS if _REPORTS.search(of) else CRITICAL_CUSTOMERS) for number, of in numbers):
        return True
    return bool(_EVERYWHERE.first(lead) and _FOUNDATION.first(lead))


def _hits_millions(lead: Line) -> bool:
    return any(not _ITS_SIZE.search(lead.text, 0, match.start()) for match in _HUGE.each(lead))


def _numbers(reading: Reading) -> list[tuple[float, str]]:
    """Return how many are hit, each with the words of what it counts; shares and what machines do are left out."""
    found = []
    for sentence in reading.everything:
        for one in counts(sentence):
            match = re.match(r"[<>]?(\d[\d.e+]*)(?!\S*%)", one.value)
            is_hit = not _COME.match(sentence.text, one.end - sentence.start)
            if match and is_hit and "%" not in one.value and not _DEEDS.search(one.value):
                found.append((float(match[1]), one.value))
    return found
