"""Takeaways that a language model wrote, let through only where the story's own sentences carry them.

The model is asked elsewhere (`tui.wire.chat`). Here its question is written (`asking`), its answer is read as the
hostile text that it is (`answers`), and each of its sentences is checked word by word against those that it cites
(`carried`). What is not carried is not shown: the cited sentence stands in its place.
"""

from tui.desk.machine.asking import Question, question
from tui.desk.machine.bullets import Checked, checked

__all__ = ["Checked", "Question", "checked", "question"]
