"""Stories become incidents: which of them tell of the same outage, and why each belongs.

Default to separate: two stories are one incident only where names, wording and time speak for it together, and a story
joins a group by its average likeness to all members, so that no chain of small steps ties two outages together. The
result depends on the set of stories alone, never on the order in which they came in.
"""

from tui.desk.incidents.grouping import Group, Grouping, Member
from tui.desk.incidents.signature import Signature, sign

__all__ = ["Group", "Grouping", "Member", "Signature", "sign"]
