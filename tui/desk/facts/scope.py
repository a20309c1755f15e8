"""What is hit and what is explicitly not: services with the sentence that says so.

A service counts as *not* affected where a clause says so ("AWS was operating normally", "did not affect Azure"). A
return to normal ("is operating normally again") is no such clause: the service was hit.
"""

from __future__ import annotations

from tui.desk.facts.service.hits import hits
from tui.desk.facts.spared.clauses import spared_clauses
from tui.desk.knowledge.gazetteer import Gazetteer
from tui.desk.reading.story import Sentence, read
from tui.model import Article, Service


def services(article: Article, gazetteer: Gazetteer | None = None) -> tuple[Service, ...]:
    """Return the services that `article` calls affected or explicitly not affected, each with its sentence.

    Affected ones come first, in the order of the story; a service that is called both is listed as both, for the user
    to see the two sentences.
    """
    reading = read(article, gazetteer)
    found: dict[tuple[str, bool], Service] = {}
    for hit in hits(reading):
        found.setdefault((hit.value, True), _service(hit.sentence, hit.value, affected=True))
    for spared in spared_clauses(reading):
        for name in spared.names or (spared.label,):
            found.setdefault((name, False), _service(spared.sentence, name, affected=False))
    spared_names = {name for name, hit in found if not hit}
    kept = [one for one in found.values() if not (one.affected and one.name in spared_names)]
    return tuple(sorted(kept, key=lambda one: not one.affected))


def _service(sentence: Sentence, name: str, *, affected: bool) -> Service:
    return Service(name, affected, sentence.field, sentence.start, sentence.end, sentence.text)
