"""What a service may be called: by a name of its own, or by a word for what services are and do."""

from __future__ import annotations

import re

from tui.text.late import late

LONGEST_NAME = 5
"""Words of the longest name."""
_NAME = late(r"(?:[A-Z][\w’'&+.-]*|[a-z]+[A-Z]\w*)(?:\s(?:[A-Z0-9][\w’'&+.-]*|for|of)){0,4}$")
_SITE = late(r"[A-Za-z][\w-]+(?:\.[a-z]{2,}){1,3}")
"""An address in the web, which names its site: "gov.uk"."""
SERVICE_WORDS = frozenset(
    "access account accounts barriers catalogue catalogues boards ledger cabinets scheme schemes engine photos x-rays"
    " prescriptions drives tickets replay radios receipts"
    " 3g 4g 5g cellphone cellphones repositories registries buckets mailbox inbox invoices monitors balancers"
    " nameservers resolver bots reels dms livestream livestreams broadcasts playlists songs hotspots hotspot voip"
    " iptv dsl adsl e911 pagers paging carts baskets guilds chatbot chatbots"
    " registers register machine infrastructure communications"
    " actions alarms alerts analytics api apis app application applications apps atm atms authentication backup backups"
    " banking benefits billing board boarding boards booking bookings broadband builds calendar calendars call calling"
    " calls cameras card cards cdn channels chargers chat chats check-in check-out checkout checkouts claims client"
    " clients clusters comments connectivity console consoles crossings crossplay dashboard dashboards data database"
    " databases delivery deliveries deployments deposits directory dispatch display displays dns domain domains"
    " doorbells"
    " downloads e-gates e-mail e-mails e-prescriptions editing editor email emails exam exams exports feature features"
    " feed feeds file files filing filings forum forums games gates gateway grading gradebook handset handsets"
    " hardware helpdesk helpline"
    " helplines hosting hotline hotlines huddles imports installations instances interface interfaces internet jobs"
    " kiosk kiosks landline landlines leaderboards library licences licenses line lines link lists lobbies locks log-in"
    " log-ins login logins loans lookups machines mail mailboxes management map maps marketplace matchmaking meetings"
    " messages messaging meters module modules money multiplayer navigation network networks nodes notifications"
    " operations order ordering orders packages page pages payment payments payouts payroll permits phone phones"
    " pipeline"
    " pipelines platform platforms playback player portal portals prescribing prescriptions printers printing program"
    " queue queues radio readers record records refunds registration registrations registry reminders remittances"
    " renewals reporting reservations resources results roaming roster rosters runners scanners scheduling"
    " screens search"
    " self-checkout self-checkouts server servers service services shop sign-in sign-ins sign-on sign-ups signs site"
    " sites sms snapshots software speakers sso statements storage store storefront storefronts stores stream streaming"
    " streams submissions subscriptions switchboard switchboards sync syncing system systems telephone"
    " telephones telephony"
    " suite television televisions terminals testing text texts texting thermostats threads ticketing tickets"
    " till tills timeline"
    " timelines"
    " timetable timetables tool tools top-up top-ups tracking trading transactions transfers tv updates uploads"
    " video videos visa visas voice voicemail vouchers vpn wallet wallets warehouse webhooks website websites wi-fi"
    " wifi withdrawals workspace workspaces world worlds".split()
)
"""Words for what a service is or does, as the last word of what it is called."""
_TWO_WORDS = frozenset(
    ("control plane", "pay runs", "topping up", "web site", "web sites", "standing orders", "direct debits")
)
NOT_A_SERVICE = frozenset(
    "user users customer customers people person company companies problem problems issue issues outage outages"
    " incident"
    " incidents everyone everybody everything nobody nothing anything something anyone someone somebody it they we"
    " he she"
    " my you i me us them him her this that which who whose what where there here disruption disruptions trouble error"
    " errors"
    " one ones two thousands millions hundreds dozens monday tuesday wednesday thursday friday saturday sunday january"
    " february march april june july august september october november december downdetector report reports complaint"
    " complaints europe asia africa america states kingdom some many most none no restart tracks free news from to own"
    " businesses americans britons pt et pm am utc gmt warning notice elaborating explanation delay delays success half"
    " others other both each all any nor not if while fault faults failure failures attack attacks breakdown downtime"
    " consequences result impact effect cause reason time day days week weeks hour hours minutes morning afternoon"
    " evening"
    " more so etc however meanwhile additionally also moreover oops sorry hello hi dear once unfortunately fortunately"
    " luckily thankfully sadly initially eventually finally apparently reportedly suddenly currently recently"
    " previously still apart originally consequently subsequently similarly notably specifically ironically"
    " night moment today yesterday is are was were be been has have had did does could can would will".split()
)
"""Words that no name of a service holds; a verb shows that it is a clause."""
_NO_SYSTEM = frozenset(
    "staff staffers worker workers employee employees nurse nurses doctor doctors patient patients student students"
    " teacher teachers passenger passengers traveller travellers traveler travelers driver drivers player players"
    " viewer"
    " viewers shopper shoppers resident residents member members merchant merchants subscriber subscribers engineer"
    " engineers officer officers officials manager managers crew crews team teams pilot pilots trader traders police"
    " children families parents men women fans callers motorists commuters hospital hospitals clinic clinics school"
    " schools bank banks airline airlines airport airports carrier operator council councils firm firms office offices"
    " branch branches factory factories plant plants restaurant restaurants court courts government ministry agency"
    " department university country countries county region regions city cities town towns village villages district"
    " districts area areas neighbourhood neighborhood street road roads bridge flight flights train trains plane planes"
    " bus buses ship ships ferry ferries vessel vessels car cars lorry lorries truck trucks aircraft crane cranes power"
    " electricity light lights water gas heating homes houses households share shares stock stocks price prices sales"
    " revenue profit profits market markets cost costs economy level levels number numbers share rate rates score body"
    " life lives world way ways part parts piece side end point place places thing things lot word words talk talks"
    " meeting job work plan plans decision question questions answer answers idea story deal law bill rule rules case"
    " cases election vote votes protest protests war fire storm weather snow temperature temperatures sea cable cables"
    " fibre fiber wire wires pipe certificate disk generator chillers migration upgrade update backlog deadline name"
    " names spokesman spokeswoman spokesperson chief president minister measure measures precaution director"
    " boss owner owners founder group rival"
    " rivals competitor competitors partner partners supplier suppliers provider providers vendor vendors maker makers"
    " chain giant business client investor investors analyst analysts expert experts hacker hackers attacker attackers"
    " tweet post statement message step steps measures request requests traffic demand volume volumes load dust"
    " kitchen door doors".split()
)
"""What else is down, out or gone for a while, and is no service: people, houses, vehicles, prices, causes."""
_IS_WORK = late(
    r"..(?:tion|ment|ance|ssing|ding|wing|ring|ling|suing"
    r"|ting)$(?<!situation)(?<!meeting)(?<!building)(?<!operation)(?<!option)(?<!information)(?<!according)"
)
"""What is done for people: "account aggregation", "X-ray viewing"."""
_PEOPLE = late(r"#|\b[A-Z][a-z]+(?:ians|ish|ese|ans)$")
_VAGUE_ADJECTIVES = frozenset(
    "intermittent degraded its the their our other many some all several affected critical key digital core back-end"
    " backend numerous certain various popular more these those company's public essential vital basic normal full most"
    " impacted"
    " wider main entire whole global own new old underlying multiple different financial government business tech"
    " technology technical cloud software major big customer user few such only a an any every single crucial important"
    " related dependent downstream connected additional further social media computing huge large much".split()
)
_VAGUE_HEADS = frozenset(
    "system systems service services platform platforms network networks feature features machine machines data"
    " operations"
    " access site sites games line lines account accounts product products page pages file files link money program"
    " programs resources function functions functionality component components infrastructure environment world results"
    " connectivity".split()
)
"""What stands for the vendor's whole, and tells nothing: "systems", "the popular platform"."""
_VERBS = frozenset(
    "encountering experiencing facing having suffering seeing manage join start use using access accessing"
    " send receive make making post view pay place get log sign open load see check watch"
    " play"
    " book buy take do go call reach using restore reconnect connect connecting report say said keep give offer"
    " offers provides gives runs handles lets allows serves world world's".split()
)
"""Words that open no name: what stands behind them is told of otherwise."""
_NO_NAME = late(
    r"^\d[\d.,]*\s?(?:%|per\s?cent)|^(?!911|999|112|000|111|995)\d[\d.,]+\s(?-i:[a-z])|^\d{1,3}(?:,\d{3})+\s|^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s\d"
    r"|^(?:more|less|fewer)\sthan\b|^(?:goes?|released?|fully|approximately|possible"
    r"|in|at|for|by|up|down|out|as|how|why|what|when|individual|experienced|after|before|during|via|based"
    r"|according|towards?|following"
    r"|than|then|against|once)\b"
    r"|^(?-i:[a-z])\w+ly$|\b(?:immediate|further|legal|swift|intensive|quick)\sactions?$|\b(?:towards?|say|says"
    r"|likely|erased?|using|having|being|getting|saw|see|reporting|began)\b",
    re.IGNORECASE,
)
"""Shares, adverbs and the words of clauses."""
_NO_PHRASE = late(
    r"^[^“\"]*[”\"]|^\w{1,3}\.$|^(?:over|nearly|almost|about|around|some|another)\s[\d\w]|^\w+\sof\sequipment\b|\breached\b",
    re.IGNORECASE,
)
"""What runs over a quotation mark, is an abbreviation or counts something."""
_HOUSE = late(
    r"['’]s$|\b(?:Ministry|Squad|Agency|Authority|Commission|Association|School|University|College|County|Council"
    r"|Hospital|Department|District|Office|Police)\b"
)
"""Words in the name of a house, which suffers and is no service."""
_OWN = late(r"My\s[A-Z]|IT\s[A-Za-z]")
"""The first word of a product's name, not a bystander's; and what is no pronoun."""


def is_everyday(name: str) -> bool:
    """Tell whether a name is one word that anybody may call a service, a part or a problem of his by."""
    word = name.lower()
    return word in SERVICE_WORDS or word in NOT_A_SERVICE


def is_service_word(word: str) -> bool:
    """Tell whether a word, in lower case, is one for a service."""
    return word in SERVICE_WORDS


def heads_a_service(words: list[str]) -> bool:
    """Tell whether the last of the words, in lower case, is one for a service."""
    return bool(words) and (words[-1] in SERVICE_WORDS or " ".join(words[-2:]) in _TWO_WORDS)


def names_a_service(phrase: str, *, is_system: bool) -> bool:
    """Tell whether a phrase names a service; `is_system` tells that what is said of it is said of systems alone."""
    words = phrase.lower().replace("’", "'").split()
    if len(words) > LONGEST_NAME or words[0] in _VERBS or _NO_NAME.search(phrase) or _NO_PHRASE.search(phrase):
        return False
    if not NOT_A_SERVICE.isdisjoint(words[1:] if _OWN.match(phrase) else words):
        return False
    if words[-1] in _VAGUE_HEADS and all(_is_vague(word) for word in words[:-1]):
        return False
    if len(words) > 1 and stands_for_all(phrase):
        return False
    if heads_a_service(words) or (len(words) > 1 and not words[0].endswith("ing") and _IS_WORK.search(words[-1])):
        return True
    if words[-1] in _NO_SYSTEM or _PEOPLE.search(phrase) or _HOUSE.search(phrase):
        return False
    return is_system or bool((" " in phrase and _NAME.fullmatch(phrase)) or _SITE.fullmatch(phrase))


def stands_for_all(phrase: str) -> bool:
    """Tell whether a phrase names no service in particular: "popular social media platform", "major websites"."""
    words = phrase.lower().replace("’", "'").split()
    if words[-1] in _EMPTY:
        return all(word in _RENOWNED or _is_vague(word) for word in words[:-1])
    return len(words) > 1 and words[-1] in _VAGUE_HEADS and all(_is_vague(word) for word in words[:-1])


_EMPTY = frozenset("apps applications platform platforms service services site sites system systems websites".split())
"""What tells nothing by itself where nothing else makes it a service."""
_RENOWNED = frozenset("online big-name high-profile well-known household third-party".split())
"""What is said of many services together."""


def names_a_whole(phrase: str) -> bool:
    """Tell whether a phrase stands for all that a vendor runs: "its network", "the computer systems"."""
    words = phrase.lower().replace("’", "'").split()
    return bool(words) and words[-1] in _WHOLES and all(_is_vague(word) for word in words[:-1])


_WHOLES = frozenset("network networks systems computers servers services website site".split())
_OF_A_KIND = late(
    r"-(?:sharing|based|wide|owned|run|long|scale|time|term|edge|class|leading|known|used|backed|related"
    r"|facing|party|critical)$"
)
"""Endings of words that say of what kind a system is, and not which one."""


def _is_vague(word: str) -> bool:
    return word in _VAGUE_ADJECTIVES or _OF_A_KIND.search(word) is not None or word.endswith("'s")
