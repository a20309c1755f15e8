"""What somebody did that breaks systems, told as a fact and without a word of blame: "workers cut into a fibre line".

A deed is found by its verb, for such verbs are rare; who did it has to stand before it. What diggers, storms and
thieves do to anything is a cause; what an operator does is one where it was a slip, for operators also repair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.desk.reading.patterns import Line, Pattern
from tui.text.late import late

_WORD = r"[\w’'/&-]+"
_DESTROYERS = (
    r"(?:workers?|workm[ae]n|crews?|contractors?|sub-?contractors?|builders?|road\s?works|vendor|electricians?|plumbers?"
    r"|thie(?:f|ves)|burglars?|vandals?|criminals?|gang|arsonists?|saboteurs?|rioters?|hackers?|attackers?|soldiers?|troops"
    r"|rebels?|militants?|diggers?|excavators?|backhoes?|bulldozers?|drills?|ploughs?|plows?|tractors?|cranes?|lorry|lorries"
    r"|trucks?|cars?|vans?|bus|train|ships?|vessels?|anchors?|trawlers?|boats?|aircraft|drones?|missiles?|squirrels?|rats?"
    r"|mice|mouse|rodents?|beavers?|sharks?|birds?|snakes?|cows?|goats?|farmers?|hunters?|trees?|branch(?:es)?|lightning"
    r"|storms?|hurricane|typhoon|cyclone|tornado|winds?|gales?|ice|snow|fires?|wildfires?|flood(?:s|ing|waters?)?|earthquakes?"
    r"|landslides?|mudslides?|explosions?|blasts?|accidents?|collisions?|barges?|third\sparty|party)"
)
_WRECKED = Pattern(
    r"\b(?:(?<!fibre\s)(?<!fiber\s)(?<!cable\s)(?<!power\s)cut(?:ting)?(?!\s(?:off|back|short|jobs|costs|prices|rates)\b)|slic(?:ed|ing)|sever(?:ed|ing)|dug|drilled|damag(?:ed"
    r"|ing)|caused\s(?:\w+\s)?damage|tore|ripped|ploughed|plowed|snagged|snapped|chewed|gnawed|broke\sinto|stole|stolen"
    r"|knock(?:ed|ing)\s(?:down|over)|ran\s(?:over|into)|(?:crash|plough|slamm|smash)ed\sinto|set\sfire|vandali[sz]ed"
    r"|sabotaged|burn(?:ed|t)|destroyed|wrecked|uprooted|punctured|struck|dragg(?:ed|ing)|hit(?!\sby\b)|went\sthrough|drove\sinto|filled|soaked|swamped|blew\sdown|felled"
    r"|brought\sdown|toppled|flattened|tripped|fell\s(?:on|onto|across))\b"
)
_OPERATORS = (
    r"(?:engineers?|technicians?|employees?|staff(?:er|ers)?|workers?|administrators?|admins?|operators?|developers?"
    r"|programmers?|contractors?|suppliers?|vendors?|somebody|someone|teams?|interns?|cleaners?|officials?|party|company)"
)
_SLIPPED = Pattern(
    r"\b(?:(?:accidentally|mistakenly|inadvertently|wrongly|unintentionally|erroneously|unknowingly|incorrectly)\s\w+ed"
    r"|(?:deleted|wiped|erased|overwrote|mistyped|typed|unplugged|tripped\sover|pulled\s(?:out\s)?(?:the|a)|pushed\s(?:out\s)?"
    r"an?|spilled|dropped\san?|forgot\sto|entered\s(?:the|a)\swrong|ran\s(?:the|a)\swrong|misconfigured|misread|had\s(?:rolled\sout|pushed|deployed|installed|released|changed|moved"
    r"|switched|replaced|touched|typed|removed|left|forgotten|updated|upgraded|migrated|tested|swapped|merged)"
    r"(?!\s(?:\w+\s){0,2}?(?:fix|workaround|patch|statement|warning)\b)"
    r"|(?:appli|enter|us|load|install|select|activat|configur|copi|execut|suppli|replac|typ)ed\s(?:the|an?)\s(?:wrong|incorrect|faulty)))\b"
)
_SLIP = Pattern(
    r"\b(?:accidentally|mistakenly|inadvertently|wrongly|erroneously)\s\w+(?:ed|ent|ut|oke|ook)\b"
    r"(?:\s(?!(?:and|but|after|while|when|which|causing)\b)[\w’'/&-]+){0,8}"
)
_BY_WHOM = late(r"\b(?:[A-Z][\w’&-]+|it|they|we|staff)\s(?:had\s)?$")
"""Whoever did by mistake what he did."""
_INTRUDERS = (
    r"(?:hackers?|attackers?|cyber-?attackers?|cyber-?criminals?|criminals?|gang|intruders?|(?:hacking|hacker|ransomware"
    r"|hacktivist|criminal)\s(?:groups?|gang|crew|collective)|hacktivists?|malware|ransomware|virus|worms?|actors?|operatives?)"
)
_INTRUDED = Pattern(
    r"\b(?:took\s(?:over|control)|seized|encrypt(?:ed|s|ing)|infiltrated|breached|compromised|attack(?:ed|s|ing)|hacked"
    r"|hijacked|gained\saccess|got\sin(?:to)?|broke\sin(?:to)?|slipped\sin(?:to)?|crept\sin(?:to)?|launched|penetrated|infected|locked\s(?:up|down|out)?|deployed\s(?:ransomware|malware)"
    r"|spread\s(?:through|across|into|from)|swept\sthrough|bombarded|flooded|targeted|claim(?:ed|s)\s(?:credit|responsibility))\b"
)
_BROKE_DOWN = Pattern(
    r"\b(?:malfunction(?:ed|ing)|overheat(?:ed|ing)|short-circuited|caught\sfire|exploded|ruptured|gave\sway"
    r"|lost\s(?:its\s)?power|went\sawry|went\shaywire)\b"
)
"""What only things do, and no service that people speak of."""
_DOER = r"(?:(?:an?|the|its|their|some|two|three|several|unknown|local)\s)?(?:{word}\s){{0,4}}?{who}"
_BESIDES = (
    rf"(?:\s(?!(?:and|but|said|says|after|while|when|that)\b){_WORD}){{0,12}}?"
    r"\s(?:had\s|have\s|has\s|was\s)?(?:\w+ly\s)?$"
)
"""What stands between who did it and the verb: where they worked, what they were installing."""
_DESTROYER = late(rf"\b{_DOER.format(word=_WORD, who=_DESTROYERS)}{_BESIDES}", re.IGNORECASE)
_OPERATOR = late(rf"\b{_DOER.format(word=_WORD, who=_OPERATORS)}{_BESIDES}", re.IGNORECASE)
_THING = late(
    rf"\b(?:an?|the|one|its|their|two|several|multiple)\s(?:{_WORD}\s){{1,5}}?(?:(?:in|at|on|of|to|within|near)\s(?:{_WORD}\s)"
    rf"{{1,4}})?(?:that\s|which\s|had\s|has\s)*$",
    re.IGNORECASE,
)
_INTRUDER = late(rf"\b{_DOER.format(word=_WORD, who=_INTRUDERS)}{_BESIDES}", re.IGNORECASE)
_CHANGES = (
    r"(?:updates?|upgrades?|changes?|migrations?|patch|releases?|deployments?|roll-?outs?|scripts?|software|version|code"
    r"|configuration|switch-?over|maintenance|query|rule|file|backup|job|tool|program|bot)"
    r"(?!\s(?:giant|company|firm|maker|provider|vendor|house|group|supplier|engineers?|teams?|developers?|pages?|sites?|apps?|services?)\b)"
)
_BROKE_IT = Pattern(
    r"\b(?:grew\s(?:too|larger|far)|contain(?:ed|ing)\s(?:an?\s)?(?:\w+\s)?(?:bug|error|flaw|defect|fault|mistake|typo)|filled|deleted|wiped|emptied|erased|overwrote|overran|locked|doubled|exceeded|blocked|misrouted|looped|removed|corrupted"
    r"|misread|collided|clashed|flooded|clogged|jammed|went\sto\s(?:every|all|the)|took\s(?:far\s|much\s)?longer|ran\sinto"
    r"|disabled|turned\soff|switched\soff|cut\soff|(?:did|could)(?:\snot|n['’]t)\s(?:recogni[sz]e|count|handle|cope|read|understand"
    r"|accept|fit|expect|know))\b"
)
"""What a change does that breaks a system."""
_CHANGE = late(rf"\b(?:an?|the|its|one)\s(?:{_WORD}\s){{0,4}}?{_CHANGES}{_BESIDES}", re.IGNORECASE)
_DEEDS = (
    (_BROKE_IT, _CHANGE),
    (_WRECKED, _DESTROYER),
    (_SLIPPED, _OPERATOR),
    (_INTRUDED, _INTRUDER),
    (_BROKE_DOWN, _THING),
)
"""What was done, with who does such things."""
_BY_SOMEBODY = Pattern(
    rf"\b(?:pulled|hit|snagged|dragged|disturbed|crushed|cut|severed|damaged|torn|struck|broken|flooded|ripped|sliced|dug\sup|stolen"
    rf"|knocked\s(?:down|over))\s(?:{_WORD}\s){{0,4}}?by\s(?:an?\s|the\s|some\s|two\s)?(?:{_WORD}\s){{0,3}}?{_DESTROYERS}\b"
)
"""What was done to a part, in the passive."""
_NO_THING = late(
    r"(?:the|its|their)\s(?:\w+\s)?(?:sites?|websites?|apps?|services?|users?|customers?|company|bank|airline|network"
    r"|systems?)\s(?:had\s|has\s)?$",
    re.IGNORECASE,
)
_ASIDE = late(r",\s(?:which|who|an?|the)\s[^,.;]{3,100},\s$")
"""What is said of a thing between two commas: "a switchgear, which controls power, "."""
_CLAUSE = late(
    r"[;:—–()]\s?|,\s|\b(?:said|says|that|because|after|when|while|although|but|and|since|if|as)\s", re.IGNORECASE
)
_REST = late(
    r"(?:\s(?!(?:and|but|said|says|after|while|when|which|causing|leaving|knocking|on\s\w+day|who)\b)[\w’'/&-]+){0,8}"
)
_NOT_SO = late(
    r"\b(?:not|n['’]t|no|never|nobody|whether|if|would|could|might|may|had\snot)\s(?:\w+\s){0,3}$", re.IGNORECASE
)
_REACH = 130
_NAME_REACH = 40


def deeds(line: Line, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of `line.text[:end]` in which somebody or something did what breaks a system."""
    for pattern, doer in _DEEDS:
        for match in pattern.each(line, end):
            who = _who(line.text, match.start(), doer)
            if who is not None and _is_of_it(line.text, who):
                continue
            if who is not None and not _NOT_SO.search(line.text, max(0, match.start() - 40), match.start()):
                rest = _REST.match(line.text, match.end(), end)
                yield who, rest.end() if rest else match.end()


def _is_of_it(text: str, who: int) -> bool:
    """Tell whether the deed is only told of what stands before it: "a certificate that the supplier had installed"."""
    return _OF_IT.search(text, max(0, who - 30), who) is not None and not _TOLD.search(text, max(0, who - 60), who)


_TOLD = late(r"\b(?:told|telling|informed|said|says|wrote|confirmed)\s(?:[\w’'-]+\s){1,6}that\s$")
_OF_IT = late(
    r"(?<!said\s)(?<!says\s)(?<!confirmed\s)(?<!explained\s)(?<!revealed\s)(?<!found\s)(?<!admitted\s)(?<!disclosed\s)(?<!reported\s)(?<!acknowledged\s)(?<!added\s)\b(?:that|which)\s$"
)
"""Before who did something to what was told of just before."""


def suffered(line: Line, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges that tell by whom something was destroyed: "pulled out of its duct by a barge"."""
    for match in _SLIP.each(line, end):
        if whom := _BY_WHOM.search(line.text, max(0, match.start() - _NAME_REACH), match.start()):
            yield whom.start(), match.end()
    for match in _BY_SOMEBODY.each(line, end):
        if not _NOT_SO.search(line.text, max(0, match.start() - 40), match.start()):
            yield match.span()


def _who(text: str, at: int, doer: re.Pattern[str]) -> int | None:
    """Return where the words begin for who did it, None where nobody stands before the verb who does such things."""
    low = max(0, at - _REACH)
    if aside := _ASIDE.search(text, low, at):
        at = aside.start() + 1  # the comma stands for a blank
        text = f"{text[: at - 1]} "
    for cut in _CLAUSE.finditer(text, low, at):
        low = cut.end()
    found = doer.search(text, low, at)
    if not found or _NO_THING.fullmatch(text, found.start(), at):
        return None
    return found.start()
