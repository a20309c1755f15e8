"""Data classes as the standard library makes them, in a tenth of the time.

`dataclasses` writes six methods for each class and compiles each by itself: 0.6 ms of CPU, and every process that opens
the house makes some seventy of them before it does anything. Here one method is compiled, the one that must be
(`__init__`), and that when the first of its class is made, which most runs of a command never do of most classes; the
others are the same for every class. What comes out is a data class for `replace()`, `fields()`, `asdict()`, pickle,
`match` and type checkers, which take this for the standard library's own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError
from functools import partial
from operator import attrgetter
from types import FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, slots: bool, frozen: bool = False, eq: bool = True) -> Callable[[type[Any]], type[Any]]:
        """Return a decorator as `dataclasses.dataclass(slots=True, ...)` does; nothing else is offered.

        Raises TypeError where another kind of class is asked for.
        """
        if not slots:
            raise TypeError("only classes with slots are made here: take the standard library's dataclass")
        return partial(_made, frozen, eq)


def _made(frozen: bool, eq: bool, plain: type[Any]) -> type[Any]:
    if hasattr(plain, "__post_init__"):
        raise TypeError("nothing happens here after __init__: take the standard library's dataclass")
    made: type[Any] = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(plain)
    fields = dataclasses.fields(made)
    methods: dict[str, Any] = {
        "__init__": _LateInit(made, fields, frozen),
        "__repr__": _shown,
        **_storing([field.name for field in fields]),
    }
    if frozen:
        methods |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
    if eq:
        methods |= _comparing([field.name for field in fields if field.compare])
        methods["__hash__"] = methods["__hash__"] if frozen else None
    for name, method in methods.items():
        if name not in vars(plain):
            setattr(made, name, method)
    return made


class _LateInit:
    """Stands for a class's `__init__` until somebody looks at it."""

    def __init__(self, made: Any, fields: tuple[dataclasses.Field[Any], ...], frozen: bool) -> None:
        self._made, self._fields, self._frozen = made, fields, frozen

    def __get__(self, instance: Any, owner: type[Any]) -> Any:
        init = self._made.__init__ = _init(self._made, self._fields, self._frozen)
        return init.__get__(instance, owner)


def _init(made: type[Any], fields: tuple[dataclasses.Field[Any], ...], frozen: bool) -> FunctionType:
    """Compile the one method that is each class's own."""
    names: dict[str, Any] = {"set_": object.__setattr__, "MISSING": MISSING}
    parameters, lines = [], ["    pass"]
    for field in fields:
        value = _value(field, names)
        if field.init:
            required = field.default is MISSING and field.default_factory is MISSING
            parameters.append(field.name if required else f"{field.name}=default_{field.name}")
        lines.append(f"    set_(self, {field.name!r}, {value})" if frozen else f"    self.{field.name} = {value}")
    source = f"def __init__(self, {', '.join(parameters)}):\n" + "\n".join(lines)
    exec(source, names)  # noqa: S102 - the names of fields in our own source, as the standard library does it
    init: FunctionType = names["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    init.__annotations__ = {**{field.name: field.type for field in fields if field.init}, "return": None}
    return init


def _value(field: dataclasses.Field[Any], names: dict[str, Any]) -> str:
    """Return the code of what a field is set to, whose default and factory are put among the names."""
    name = field.name
    names[f"default_{name}"], names[f"factory_{name}"] = field.default, field.default_factory
    if field.default_factory is MISSING:
        return name if field.init else f"default_{name}"
    return f"factory_{name}() if {name} is MISSING else {name}" if field.init else f"factory_{name}()"


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


def _storing(names: list[str]) -> dict[str, Callable[..., Any]]:
    """Return the methods by which pickle takes an instance apart and puts it together."""

    def state(self: Any) -> list[Any]:
        return [getattr(self, name) for name in names]

    def restore(self: Any, state: list[Any]) -> None:
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return {"__getstate__": state, "__setstate__": restore}
