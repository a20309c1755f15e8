"""Frozen data classes as the standard library makes them, in a fifth of the time.

`dataclasses` writes six methods for each class and compiles each by itself: 0.6 ms of CPU, and every process that opens
the house makes some seventy of them before it does anything. Here one method is compiled, the one that must be
(`__init__`); the others are the same for every class. What comes out is a data class for `replace()`, `fields()`,
`asdict()`, pickle, `match` and type checkers, which take this for the standard library's own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type[Any]], type[Any]]:
        """Return a decorator as `dataclasses.dataclass(frozen=True, slots=True)` does; nothing else is offered.

        Raises TypeError where another kind of class is asked for.
        """
        if not (frozen and slots):
            raise TypeError("only frozen classes with slots are made here: take the standard library's dataclass")
        return _made


def _made(plain: type[Any]) -> type[Any]:
    made: type[Any] = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(plain)
    fields = dataclasses.fields(made)
    methods: dict[str, Callable[..., Any]] = {
        "__init__": _init(made, fields),
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        "__getstate__": _state,
        "__setstate__": _restore,
        "__repr__": _shown,
        **_comparing([field.name for field in fields if field.compare]),
    }
    for name, method in methods.items():
        if name not in vars(plain):
            setattr(made, name, method)
    return made


def _init(made: type[Any], fields: tuple[dataclasses.Field[Any], ...]) -> Callable[..., None]:
    """Compile the one method that is each class's own."""
    names: dict[str, Any] = {"set_": object.__setattr__, "MISSING": MISSING}
    parameters, lines = [], ["    pass"]
    for field in fields:
        name, value = field.name, field.name
        names[f"default_{name}"] = field.default
        names[f"factory_{name}"] = field.default_factory
        if field.default_factory is not MISSING:
            value = f"factory_{name}() if {name} is MISSING else {name}"
        required = field.default is MISSING and field.default_factory is MISSING
        parameters.append(name if required else f"{name}=default_{name}")
        lines.append(f"    set_(self, {name!r}, {value})")
    source = f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(lines)
    exec(source, names)  # noqa: S102 - the names of fields in our own source, as the standard library does it
    init: Callable[..., None] = names["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    init.__annotations__ = {**{field.name: field.type for field in fields}, "return": None}
    return init


def _comparing(names: list[str]) -> dict[str, Callable[..., Any]]:
    """Return the methods that compare and hash by the values of these fields."""
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def equal(self: Any, other: Any) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hashed}


def _shown(self: Any) -> str:
    values = ", ".join(
        f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr
    )
    return f"{self.__class__.__qualname__}({values})"


def _refuse_to_set(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
