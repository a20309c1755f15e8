"""The ten classes of causes, and the words by which a cause is put into one of them."""

from __future__ import annotations

from tui.desk.reading.patterns import Pattern

_CLASSES: tuple[tuple[str, Pattern], ...] = (
    (
        "order of a government",
        Pattern(
            r"\b(?:government|authorities|regime|ministry|court\sorder|censor\w*|protests?|election|exams?"
            r"|crackdown|regulator|blocked\s(?:by|in)|bans?|banned|shut(?:s|ting)?\sdown\s(?:the\s)?internet"
            r"|cut\soff\s(?:the\s)?internet|internet\s(?:shutdown|blackout))\b"
        ),
    ),
    (
        "DNS or certificate",
        Pattern(
            r"\b(?:DNS|domain\sname\ssystem|name\s?servers?|certificates?|TLS|SSL|DNSSEC|expired\s(?:domain|cert)"
            r"|domain\s(?:expired|registration))\b"
        ),
    ),
    (
        "attack",
        Pattern(
            r"\b(?:DDoS|denial[\s-]of[\s-]service|cyber-?\s?attacks?|cyberattacks?|attack(?:s|ed|ers?)?|ransomware"
            r"|hack(?:ed|ers?|ing)?|malware|malicious|intrusion|sabotage|vandal\w*|wiper|botnet|breach"
            r"|security\s(?:incident|breach))\b"
        ),
    ),
    (
        "configuration",
        Pattern(
            r"\b(?:misconfigur\w+|(?:re)?config(?:uration|ured)?\s(?:of\s)?(?:changes?|errors?|mistakes?|updates?|push|files?|settings?)"
            r"|(?:chang(?:e|ed|es|ing)|updat(?:e|ed|es|ing))\s(?:\w+\s){0,2}?config(?:uration)?)\b",
            hints="config",
        ),
    ),
    (
        "network or cable",
        Pattern(
            r"\b(?:cables?|fib(?:er|re)(?:-?optic)?|undersea|subsea|submarine|BGP|rout(?:ing|e|er|ers)|peering"
            r"|backbone|satellite|network\s(?:failure|issue|problem|equipment|fault|connectivity|error)"
            r"|switch(?:es)?|transit|core\snetwork|line\scut|severed|interconnect|packet\sloss)\b"
        ),
    ),
    (
        "power",
        Pattern(
            r"\b(?:power\s(?:outage|cut|failure|loss|surge|supply|issue|problem|event)|electric(?:ity|al)|UPS"
            r"|generators?|blackout|utility\sfailure)\b"
        ),
    ),
    (
        "configuration",
        Pattern(
            r"\b(?:(?:mis)?configur\w+|config|configuration\s(?:change|error|issue)|settings?|network\schanges?"
            r"|recent\schange|change|(?:incorrect|wrong)\s(?:process|procedure)|rollback|rolled\sback|operator|human\serror|mistake|typo|employee|engineer"
            r"|maintenance|migration|scheduled\swork)\b"
        ),
    ),
    (
        "overload",
        Pattern(
            r"\b(?:overload\w*|overwhelm\w*|high\s(?:traffic|demand|load|volume|volumes)|traffic\s(?:spike|surge)"
            r"|surge|spike\sin\s(?:traffic|demand|usage)|demand|capacity|heavy\s(?:traffic|load|use)|too\smany"
            r"|volume|popularity|resource\s(?:exhaustion|contention)|thundering|unusually\slarge)\b"
        ),
    ),
    (
        "hardware",
        Pattern(
            r"\b(?:hardware|disk|server\sfailure|storage\s(?:system|failure|array)|equipment|cooling|overheat\w*"
            r"|heat\w*|temperature\w*|fire|flood\w*|water\sleak|memory\smodule|drive|data\s?cent(?:er|re)|machine"
            r"|chiller|air\scondition\w*|component)\b"
        ),
    ),
    (
        "bug",
        Pattern(
            r"\b(?:bugs?|software|code|update|patch|upgrade|deploy\w*|release|defect|regression|glitch(?:es)?"
            r"|race\scondition|memory\sleak|corrupt\w*|database|faulty|firmware|programming|feature\sfile|latent)\b"
        ),
    ),
    (
        "third party",
        Pattern(
            r"\b(?:third[\s-]party|supplier|vendor|upstream|external\sprovider|provider|partner|(?:AWS"
            r"|Amazon\sWeb\sServices|Cloudflare|Azure|Google\sCloud|Fastly|Akamai|CrowdStrike|Kaseya|Verizon"
            r"|Facebook)(?:['’]s)?\s(?:outage|failure|problem|issue|update))\b"
        ),
    ),
)


def class_of(words: str) -> str:
    """Return the class of a cause that is told in these words, "" where they tell of none."""
    return next((name for name, pattern in _CLASSES if pattern.search(words)), "")
