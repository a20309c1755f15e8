"""An analysis survives the way to JSON and back."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tui.model import Analysis, Fact, Flag, Lifecycle, Origin, Reason, Role, Service, Severity, Takeaway
from tui.records import analysis_from_record, analysis_to_record

words = st.text(max_size=20)
places = st.integers(0, 9)
fields = st.sampled_from(["title", "description", "text"])
weights = st.integers(-50000, 50000).map(lambda n: n / 10000)

analyses = st.builds(
    Analysis,
    flag=st.builds(
        Flag,
        outage=st.booleans(),
        score=st.integers(0, 10000).map(lambda n: n / 10000),
        severity=st.none() | st.sampled_from(Severity),
        lifecycle=st.none() | st.sampled_from(Lifecycle),
        cause=words,
        reasons=st.lists(st.builds(Reason, fields, places, places, words, weights, words), max_size=3).map(tuple),
        assessed=st.booleans(),
        note=words,
    ),
    services=st.lists(st.builds(Service, words, st.booleans(), fields, places, places, words), max_size=3).map(tuple),
    takeaways=st.lists(
        st.builds(Takeaway, words, places, places, st.sampled_from(Role), st.sampled_from(Origin), fields), max_size=3
    ).map(tuple),
    facts=st.lists(st.builds(Fact, words, words, words, places, places, fields), max_size=3).map(tuple),
    takeaways_note=words,
)


@given(analyses)
def test_an_analysis_comes_back_as_it_went(analysis: Analysis) -> None:
    assert analysis_from_record(json.loads(json.dumps(analysis_to_record(analysis)))) == analysis
