"""What a command is: one class with an id, keys and a docstring; bindings, palette, help and docs follow from it."""

from __future__ import annotations

import inspect
from typing import Any, ClassVar

from textual.binding import Binding

from tui.newsroom.keymap import normal


class Command:
    """Base of all commands of the newsroom.

    `id` is stable: `[keys]` in config.toml rebinds by it. `label` is what the key bar says ("": the bar leaves it out),
    `rank` how early the bar drops it (1 stays longest). `keys_shown` replaces the first key there ("j/k").
    `place` is the screen that it belongs to: "wire", "dossier", "feeds", or "all" for every one.
    `arguments` makes one binding for each, in the order of the keys, with the ids "id.argument".
    """

    id: ClassVar[str]
    keys: ClassVar[tuple[str, ...]]
    subject: ClassVar[str] = "Stories"
    label: ClassVar[str] = ""
    rank: ClassVar[int] = 0
    keys_shown: ClassVar[str] = ""
    arguments: ClassVar[tuple[str, ...]] = ()
    place: ClassVar[str] = "wire"

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if not cls.__doc__:
            raise TypeError(f"{cls.__name__} has no docstring, which is its text in the palette and the help")

    @property
    def summary(self) -> str:
        """What the command does: the docstring's first line, without its full stop."""
        return (inspect.getdoc(self) or "").split("\n")[0].rstrip(".")

    def bindings(self) -> list[Binding]:
        """Return the command's default bindings."""
        if not self.arguments:
            return [self._binding(",".join(self.keys), self.id, f"command({self.id!r})")]
        return [
            self._binding(key, f"{self.id}.{argument}", f"command({self.id!r}, {argument!r})")
            for key, argument in zip(self.keys, self.arguments, strict=True)
        ]

    def _binding(self, keys: str, binding_id: str, action: str) -> Binding:
        keys = ",".join(normal(key) for key in keys.split(","))
        return Binding(
            keys, action, self.label or self.summary, id=binding_id, show=bool(self.label), tooltip=self.summary
        )

    def label_on(self, screen: Any) -> str:
        """Return what the key bar says on that screen as it is now."""
        return self.label

    def possible(self, screen: Any) -> bool:
        """Tell whether the command would do anything now; the key bar leaves out those that would not."""
        return True

    def run(self, screen: Any, argument: str) -> None:
        """Do it."""
        raise NotImplementedError
