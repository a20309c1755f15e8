"""What a vendor's status page says of one incident: its updates, each with time, state, components and words.

Status pages publish one item per incident and edit it, or one item per update; how they write it differs from product
to product. `history.history()` reads them all; `states` names what the pages call their states, `clocks` settles the
times that they give without a year or without a day, `components` finds which parts of the service are named, and
`maintenance` tells planned work that kept to its window from work that did not.
"""
