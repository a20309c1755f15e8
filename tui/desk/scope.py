"""What is hit and what is explicitly not: services with the sentence that says so.

A name counts as affected where its sentence speaks of something broken, and as *not* affected where its clause says so
("AWS was operating normally", "did not affect Azure"). A return to normal ("is operating normally again") is no such
clause: the service was hit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tui.desk.failing import failing, is_common
from tui.desk.gazetteer import Gazetteer, Mention
from tui.desk.patterns import Pattern
from tui.desk.places import places
from tui.desk.reading import Reading, Sentence, read
from tui.desk.slots import is_personal
from tui.desk.who import group, is_channel, main_vendor, owners
from tui.model import Article, Service
from tui.text.late import late

_SPARED = Pattern(
    r"\b(?:(?:was|were|is|are|been|be|remain(?:s|ed)?)\s(?:largely\s|mostly\s|completely\s|currently\s)?(?:not"
    r"|never)\s(?:directly\s|otherwise\s)?(?:been\s)?(?:affected|impacted|disrupted|hit|down|involved\sin\sthe)"
    r"|(?:wasn|weren|isn|aren)['’]t\s(?:directly\s)?(?:affected|impacted|disrupted|hit|down)"
    r"|(?:has|have|had)\s?(?:not|n['’]t)\sbeen\s(?:affected|impacted|disrupted|hit)"
    r"|(?<!to\s)(?<!of\s)(?<!with\s)(?:unaffected|unimpacted|not\simpacted|not\saffected)(?!\sby\sthe\s\w+\sthat)"
    r"|(?:operat(?:ing|ed|es?)|work(?:ing|ed|s)?|function(?:ing|ed|s)?|runn?(?:ing|s)?|ran|perform(?:ing"
    r"|ed)?)\s(?:normally|as\s(?:normal|usual|expected|intended|designed)|without\s(?:issues?|problems?"
    r"|interruption)|properly|fine"
    r"|smoothly)"
    r"|(?:remain(?:s|ed)?|stay(?:s|ed)?|continue[sd]?\sto\s(?:be|work|function|operate|run)"
    r"|still)\s(?:fully\s)?(?:up(?=\s(?:throughout|all|during)|[.,;])|online|operational|available"
    r"|up\sand\srunning|accessible|functional|normally|visible"
    r"|working(?!\s(?:to|on|toward|towards|with|hard|through)\b)|reachable)"
    r"|at\sno\s(?:time|point)\s(?:was|were|did)\s[^.;]{3,80}?(?:unavailable|down|affected|impacted|offline)"
    r"|(?:kept|keeps)\s(?:\w+\s)?(?:working|running|going|flowing|operating|functioning|trading)|stayed\s(?:up"
    r"|online|open|live)"
    r"|(?:was|were|is|are|has\sbeen|have\sbeen)\s(?:all\s|\w+ly\s)?(?:untouched|spared|safe|never\sat\srisk"
    r"|not\sat\srisk|not\scompromised"
    r"|up\sand\srunning|running(?=[,.;]|\sbut|\sand|$)|(?:\w+ing\s)?(?:[\w\s]{0,30}?\s)?as\s(?:usual|normal)"
    r"|on\s(?:a\s)?separate\s\w+)"
    r"|(?:was|were)\s(?:\w+\s)?never\s(?:affected|at\srisk|in\sdoubt|down|offline)"
    r"|(?:had|has|have|saw|seen|had\sseen|reported|experienced)\s(?:no|little)\s(?:trouble|impact|problems?"
    r"|issues?|disruptions?|interruptions?"
    r"|difficult(?:y|ies))|(?:left|went\s(?:off|out|ahead)|ran|running|arrived)\s(?:\w+\s)?(?:on\stime"
    r"|to\s(?:time|timetable|schedule))"
    r"|(?:can|could)\s(?:still|also\sstill|continue\sto)\s(?:be\s)?\w+|could\sbe\s\w+\s(?:throughout|as\snormal"
    r"|as\susual)"
    r"|continu(?:e|ed|es|ing)\sto\s(?:be\s(?:accepted|processed|delivered|served|taken|available)|operate|work"
    r"|run|function|trade|arrive|flow"
    r"|accept|process|serve|take)|(?:run|runs|ran|sits?|sat|operates?)\son\s(?:a\s|an\s)?(?:separate|different"
    r"|independent|its\sown|their\sown)"
    r"|(?<=\s)works(?=[,.;]|\sand\s|$)(?<!how\sit\sworks)|worked(?=\sat\sthose|\sthroughout|\sas\s|[,.;]|$)"
    r"|(?:seem(?:s|ed)?|appear(?:s|ed)?)\s(?:to\sbe\s)?(?:unaffected|unimpacted|fine|untouched)"
    r"|(?:are|is|was|were)\s(?:still\s)?(?:doing|working)\s(?:just\s)?fine"
    r"|(?:no|without)\simpact\s(?:on|to|for)\s[^.,;]{3,60}"
    r"|(?:did|does|do|has|have|had)(?:\snot|n['’]t)\s(?:appear\sto\s)?(?:affect(?:ed)?|impact(?:ed)?|disrupt(?:ed)?"
    r"|extend\sto|involve)\s[^.,;]{3,60}"
    r"|without\s(?:affecting|impacting|disrupting)\s[^.,;]{3,60}"
    r"|(?:was|were)\snot\s(?:disconnected|interrupted|cut\soff|lost)"
    r"|(?:still|continued?\sto)\s(?:works?|functions?|operates?|runs?)\b(?!\s(?:to|on|toward|with|through)\b)"
    r"|(?:went|got)\sthrough(?=[.,;]|\s(?:as|without|normally|fine)|$)"
    r"|(?:saw|sees|seen|had|has|have|reported|reports|found)\sno\s(?:\w+\s){0,2}?(?:problems?|issues?|outages?"
    r"|disruptions?|faults?)\s(?:of\s(?:its|their)\sown|with\sits|on\sits|itself)"
    r"|(?<=[\w’'-]\s)(?:is|are|was|were)\snot(?=[.;]|$)"
    r"|rather\sthan\s(?:a|an|any)\s(?:broader\s|wider\s|larger\s)?[\w\s]{2,30}?\s(?:failure|outage|issue|problem))",
)
_OBJECT_FOLLOWS = Pattern(
    r"\b(?:affect(?:ed|ing)?|impact(?:ed|ing)?|disrupt(?:ed|ing)?|extend\sto|involve|impact\s(?:on|to|for)"
    r"|rather\sthan)\b(?!$)"
)
_FAILED_TO = Pattern(
    r"(?:fail(?:s|ed|ing|ure)?\sto|n['’]t|\bnot|unable\sto|longer|stop(?:s|ped)?|without|may|might|should|will"
    r"|would|hope"
    r"\w*\sto)\s(?:\w+\s)?$"
)
"""Before "work as expected": then it did not."""
_ME = Pattern(r"\bI\s", case=True)
"""A bystander's word that it works for him spares nothing."""
_SOMETHING_SERVED = Pattern(
    r"\b(?:services?|customers?|users?|systems?|apps?|sites?|websites?|networks?|payments?|platforms?|traffic|calls?"
    r"|flights?|operations|products?|regions?|others?|providers?|members?|data\scent(?:re|er)s?|servers?|logins?"
    r"|access|branch(?:es)?|shops?|stores?|cards?|machines?|installations?|instances?|phones?|lines?)\b"
)
"""What an outage can spare; the balance of an account is none of it."""
_BRIEF = late(r"through$|\bnot$", re.IGNORECASE)
"""Words that spare something only where their subject is something that can be spared."""
_RECOVERED = Pattern(
    r"\b(?:now|again|back\s(?:to|up|online)|return(?:ed|ing|s)?\sto|resolved|recover\w*|restor\w+|fixed|resum\w+"
    r"|once\smore|since\s\d|until)\b"
)
_NOT_SPARED = Pattern(
    r"\b(?:should|would|hope\w*|expect\w*|supposed|will\s(?:be|work)|not\sonly|n['’]t\sonly|not\sjust"
    r"|no\slonger|whether|if|unclear|until|not\syet)\b"
)
_CLAUSE_CUT = Pattern(
    r"[;:—–]\s?|\s-\s|,\s(?:while|but|although|though|whereas|however|and|with)\s|\s(?:but|while|although|whereas)\s"
    r"|\s(?:said|says|stated|confirmed|added|noted)\s(?:[\w’'-]+\s){0,8}?that\s(?!it\b|they\b|its\b|their\b|this\b"
    r"|these\b|all\b)|\sand\s(?=(?:the|its|it|this)\s\w+\s(?:did|does)\s)"
)
_LEADING = Pattern(
    r"(?:while|although|though|but|and|however|whereas|meanwhile|also|the company said|it said|said)\b,?\s"
)
_AUXILIARY = late(r"(?:\s(?:was|were|is|are|has|have|had|been|be|being|still|also|not|all))+$", re.IGNORECASE)
_ASIDE = late(r",\s(?:which|who|whose|(?:some|many|most|all|one|part)\sof\s(?:which|whose|whom))\b[^,;.]{3,100},")
"""A clause about the subject: whom it names is not the subject."""
MAX_SUBJECT = 60
"""Characters of a subject that still reads as a name."""
_WORKS = Pattern(r"\b(?:operat|work|function|run|ran|perform|properly|fine|smoothly)")
_MUCH_SMALLER = Pattern(
    r"\b(?:much\s(?:smaller|less)|far\sfewer|no\s(?:problems|issues|outages)|also\sowns|which\s(?:also\s)?includes?"
    r"|reporting\sno)\b"
)
_RELIES = Pattern(
    r"\b(?:owned\sby|part\sof|subsidiary\sof|calls?\sto|failure\sat|competes\swith|relies|rely|relied"
    r"|alternative|competitor|rivals?|instead\sof|switch(?:ed|ing)?\sto|unlike)\b"
)


@dataclass(frozen=True, slots=True)
class Spared:
    """A clause `[start, end)` of a field that says what is not affected, with the names in it ("" joined: none)."""

    sentence: Sentence
    start: int
    end: int
    names: tuple[str, ...]
    subject: str = ""

    @property
    def label(self) -> str:
        """What is spared, in words: "Card payments" of "Card payments are unaffected", else the clause."""
        return self.subject or self.text

    @property
    def text(self) -> str:
        """The clause's words."""
        return self.sentence.text[self.start - self.sentence.start : self.end - self.sentence.start]


def services(article: Article, gazetteer: Gazetteer | None = None) -> tuple[Service, ...]:
    """Return the services that `article` calls affected or explicitly not affected, each with its sentence.

    Affected ones come first, in the order of the story; a service that is called both is listed as both, for the user
    to see the two sentences.
    """
    reading = read(article, gazetteer)
    found: dict[tuple[str, bool], Service] = {}
    for sentence, name in affected_names(reading):
        found.setdefault((name, True), _service(sentence, name, affected=True))
    for spared in spared_clauses(reading):
        for name in spared.names or (spared.label,):
            found.setdefault((name, False), _service(spared.sentence, name, affected=False))
    spared_names = {name for name, hit in found if not hit}
    kept = [one for one in found.values() if not (one.affected and one.name in spared_names)]
    return tuple(sorted(kept, key=lambda one: not one.affected))


def _service(sentence: Sentence, name: str, *, affected: bool) -> Service:
    return Service(name, affected, sentence.field, sentence.start, sentence.end, sentence.text)


def affected_names(reading: Reading) -> Iterator[tuple[Sentence, str]]:
    """Yield each sentence with the name of a service that it calls affected: named ones, then functions."""
    any_named = False
    for sentence, mention in affected_mentions(reading):
        any_named = True
        yield sentence, mention.name
    for sentence, start, end in functions(reading, any_named):
        yield sentence, function_name(sentence, start, end)


def affected_mentions(reading: Reading) -> Iterator[tuple[Sentence, Mention]]:
    """Yield the mentions of services, and of other vendors, in sentences that say that something is broken.

    The story's own vendor is left out, since it is who is hit, unless the name is all that the story gives.
    """
    named, main = owners(reading), main_vendor(reading)
    for sentence in reading.body:
        if not sentence.broken or _MUCH_SMALLER.first(sentence.line):
            continue
        spared = spared_in(sentence)
        for mention in sentence.mentions:
            if mention.start >= sentence.earlier or is_channel(sentence, mention):
                continue
            if any(one.start <= mention.start < one.end for one in spared) or _is_relied_on(sentence, mention):
                continue
            if not mention.service and _SPEAKS.match(sentence.text, mention.end - sentence.start):
                continue
            if mention.service or mention.vendor != main or group(mention, named) != mention.vendor:
                yield sentence, mention


_SPEAKS = Pattern(
    r",?\s(?:which\s|who\s)?(?:said|says|added|told|declined|confirmed|apologi[sz]ed|reported|acknowledged"
    r"|wrote|posted|spokes\w+"
    r"|engineers?\ssaid|whose)\b"
)
"""Behind a vendor's name: it speaks, or is told of, and need not be down itself."""


def _is_relied_on(sentence: Sentence, mention: Mention) -> bool:
    before = sentence.text[max(0, mention.start - sentence.start - 40) : mention.start - sentence.start]
    return _RELIES.search(before) is not None


_FUNCTION = Pattern(
    r"\b(?:checkout|payments?|card\spayments|contactless\spayments|withdrawals|deposits|transfers|online\sbanking"
    r"|internet\sbanking|mobile\sbanking|banking\sapp|mobile\sapps?"
    r"|broadband|mobile\s(?:network|internet|data|service)|voice\scalls|phone\scalls|text\smessag\w+"
    r"|emergency\scalls|(?<![\d,.])(?:911|999|000|112)\scalls|triple\szero|eftpos|atms?"
    r"|booking\ssystem|check-in(?:\ssystems?)?|reservations?(?:\ssystem)?|e-?gates|e-prescri\w+|direct\smessages"
    r"|timelines?|notifications|search|streaming|live\sstreams?|matchmaking"
    r"|log-?ins?|sign-?ins?|email|e-mail|voicemail|websites?|web\ssites?|web\sportal|web\splayer|(?:web|mobile"
    r"|desktop)\s(?:client|version)"
    r"|web\sand\smobile\sapps|apps?\b(?!\sstore)|catalogues?|(?:digital|online)\s(?:collections?|features"
    r"|components|services|play|orders?|ordering|store|shop)"
    r"|(?:user\s|reader\s|account\s)?registration|dashboards?|home[”\"]?\sfeed|ticket(?:ing)?\s(?:machines"
    r"|sales)|tills|phone\slines"
    r"|desktop|api|trading|landlines?)\b"
)
_FUNCTION_BROKEN = Pattern(
    r"^[”\"]?(?:,?\s(?:and|or|as\swell\sas)\s(?:the\s|its\s)?[\w\s,-]{3,60}?|,\s[\w\s,-]{3,60}?)?\s(?:is|are|was"
    r"|were|remain(?:s|ed)?)\s(?:\w+ly\s|also\s|still\s)*"
    r"(?:unavailable|inaccessible|down|offline|affected|disrupted|failing|broken)\b",
    r"^\s(?:function|feature|service|services|system|systems|process|page)?\s?(?:was|were|is|are|went|goes|has|have"
    r"|had|failed|failure|outages?|problems?|issues?|down|unavailable|errors?|disrupt\w+)\b",
)
_FUNCTION_OBJECT = Pattern(
    r"\b(?:isolated\sto|limited\sto|confined\sto|affect(?:s|ed|ing)?|impact(?:s|ed|ing)?|disrupt(?:s|ed|ing)?"
    r"|hit(?:ting)?|problems?\swith|issues?\swith|trouble\swith|knock(?:s|ed|ing)?\sout|took\sdown|failures?\s(?:of"
    r"|in)|at|access(?:ing)?(?:\sto)?|switched\soff|use|like|both|load|open)\s(?:the\s|its\s|their\s|all\s"
    r"|some\s|“|\")*$"
)


_RUNS = late(r"\s(?:was|were|is|are)\s(?:still\s)?(?:working|available|accessible|online|up)\b", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|\s(?:and|or|as well as)|\s(?:the|its|their|both|also))+\s", re.IGNORECASE)


def functions(reading: Reading, any_named: bool) -> Iterator[tuple[Sentence, int, int]]:
    """Yield what fails by its common name ("checkout", "the company's website"), as ranges of each sentence's field.

    What a sentence plainly calls failing counts always. Other functions count beside words of failure where no service
    is named, and otherwise only where the story says that the trouble is confined to them.
    """
    for sentence in reading.body:
        if sentence.broken:
            yield from ((sentence, start, end) for start, end in _told_to_fail(sentence, any_named=any_named))


def _told_to_fail(sentence: Sentence, *, any_named: bool) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the field that name what fails, each once; names of the gazetteer count by themselves."""
    found = sorted(
        {*failing(sentence), *_common_functions(sentence, any_named=any_named)}, key=lambda span: (span[0], -span[1])
    )
    if not found:
        return
    taken = [(one.start, one.end) for one in sentence.mentions]
    taken += [(one.start, one.end) for one in spared_in(sentence)]
    taken += [(sentence.start + low, sentence.start + high) for low, high in places(sentence.line)]
    for low, high in found:
        start, end = sentence.start + low, sentence.start + high
        known = any(start < last and first < end for first, last in taken)
        if start < sentence.earlier and not known and not is_personal(sentence, start):
            taken.append((start, end))
            yield start, end


def _common_functions(sentence: Sentence, *, any_named: bool) -> Iterator[tuple[int, int]]:
    listed_from = -1  # where a function ends that counts: those that it is listed with count as well
    for match in _FUNCTION.each(sentence.line):
        listed = listed_from >= 0 and _LISTED.fullmatch(sentence.text, listed_from, match.start())
        if listed or _fails(sentence.text, match, any_named=any_named):
            listed_from = match.end()
            yield match.span()


def function_name(sentence: Sentence, start: int, end: int) -> str:
    """Return how the function at `[start, end)` of the field is called: "card payments", but "Zoom Phone"."""
    words = sentence.text[start - sentence.start : end - sentence.start]
    opens = not sentence.text[: start - sentence.start].strip(' *•·#-–“"')
    is_plain = words[1:].islower() and (opens or words[0].islower() or " " not in words)
    return words.lower() if is_plain and is_common(words) else words


def _fails(text: str, match: re.Match[str], *, any_named: bool) -> bool:
    """Tell whether the words around a function say that it fails."""
    confined = _FUNCTION_OBJECT.search(text[max(0, match.start() - 40) : match.start()])
    broken = _FUNCTION_BROKEN.search(text[match.end() : match.end() + 120]) and not _RUNS.match(text, match.end())
    return bool((confined and "to" in confined[0]) or ((confined or broken) and not any_named))


def spared_clauses(reading: Reading) -> Iterator[Spared]:
    """Yield the clauses of the story that say what is not affected, those of an earlier incident left out."""
    for sentence in reading.body:
        yield from spared_in(sentence)


@lru_cache(maxsize=1024)
def spared_in(sentence: Sentence) -> tuple[Spared, ...]:
    """Return the clauses of one sentence that say what is not affected."""
    return tuple(_spared(sentence))


def _spared(sentence: Sentence) -> Iterator[Spared]:
    for match in _SPARED.each(sentence.line):
        start, end = _clause(sentence.text, match.start(), match.end())
        clause = sentence.text[start:end]
        if sentence.start + match.start() >= sentence.earlier or _NOT_SPARED.search(clause) or _ME.search(clause):
            continue
        if _WORKS.match(match[0]) and _FAILED_TO.search(sentence.text[max(0, match.start() - 24) : match.start()]):
            continue
        returning = _RECOVERED.search(clause) or _RECOVERED.search(sentence.text, match.end())
        if returning and "normal" in match[0].lower() + sentence.text[match.end() : match.end() + 10].lower():
            continue
        if returning and (
            _WORKS.match(match[0]) or "operational" in match[0].lower() or "available" in match[0].lower()
        ):
            continue
        names = _names(sentence, start, match.start(), match.end())
        if not names and _OBJECT_FOLLOWS.search(match[0]) and not _SOMETHING_SERVED.search(match[0]):
            continue
        if not names and _BRIEF.search(match[0]) and not _SOMETHING_SERVED.search(clause):
            continue
        subject = (
            ""
            if _OBJECT_FOLLOWS.search(match[0])
            else _ASIDE.sub(" ", sentence.text[start : match.start()]).strip(' ,“”"•*·–-')
        )
        subject = _AUXILIARY.sub("", subject)
        if not 3 <= len(subject) <= MAX_SUBJECT:
            subject = ""
        yield Spared(sentence, sentence.start + start, sentence.start + end, names, subject)


def _names(sentence: Sentence, start: int, at: int, end: int) -> tuple[str, ...]:
    """Return the names of what is spared: the clause's subject, or the object of "did not affect …".

    None where what a vendor owns is spared: then the story's own words say it better.
    """
    words = sentence.text[at:end]
    low, high = (
        (at, end) if _OBJECT_FOLLOWS.search(words) and not words.endswith(("affected", "impacted")) else (start, at)
    )
    names: dict[str, None] = {}
    asides = [aside.span() for aside in _ASIDE.finditer(sentence.text, low, high)]
    for mention in sentence.mentions:
        place = mention.start - sentence.start
        if not low <= place < high or any(first <= place < last for first, last in asides):
            continue
        if not mention.service and _is_owner(sentence, mention):
            return ()
        if not is_channel(sentence, mention):
            names[mention.name] = None
    return tuple(names)


def _is_owner(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether not the vendor is meant but what it owns: "Slack's huddles", "broadband of Vodafone"."""
    place, end = mention.start - sentence.start, mention.end - sentence.start
    return sentence.text.startswith(("'s ", "’s "), end) or sentence.text.endswith(" of ", 0, place)


def _clause(text: str, at: int, end: int) -> tuple[int, int]:
    """Return the clause around `text[at:end]`."""
    start = 0
    for cut in _CLAUSE_CUT.finditer(text, 0, at):
        start = cut.end()
    leading = _LEADING.match(text, start)
    if leading:
        start = leading.end()
    return min(start, at), end
