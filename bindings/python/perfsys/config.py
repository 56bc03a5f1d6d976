"""A team's own configuration of the rules, and frameworks of its own beside those built in."""

from __future__ import annotations

from . import _core
from .errors import EncodingError, NotFoundError
from .names import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from ._classes import Framework
    from .reading import Path

__all__ = ["Config", "Registry"]


class Config:
    """How a team wants its cases checked: limits, severities, packs and rules switched off, words
    of its own.

    >>> Config({"limits": {"voices.max_seats": 12}, "rules": {"A41": "note"}})

    ``source`` is a dict, or JSON text, of the members "language", "limits", "packs", "rules" and
    "words"; None changes nothing. NotFoundError, with the nearest, for a member or key that does
    not exist. Changing one while a check uses it is refused with BusyError.
    """

    __slots__ = ("handle",)
    __module__ = "perfsys"

    def __init__(self, source: Mapping[str, Any] | str | bytes | None = None) -> None:
        self.handle: _core.Handle = _core.config_new(None)
        if source is not None:
            self.read(source)

    @classmethod
    def load(cls, path: Path) -> Config:
        """The configuration in a file of JSON; FileError if it cannot be read."""
        from .reading import content

        return cls(content(path, None))

    def read(self, source: Mapping[str, Any] | str | bytes) -> None:
        """Adds what a dict or a JSON text says. Errors have line, column and path; what fails
        changes nothing."""
        _core.config_read(self.handle, _json(source))

    def set_limit(self, key: str, value: float) -> None:
        """Sets a limit: ``perfsys.knowledge.thresholds`` has their keys. NotFoundError,
        FieldValueError (below zero, not finite)."""
        _core.config_set_limit(self.handle, key, value)

    def limit(self, key: str) -> float | None:
        """The limit that holds; None for no such key."""
        return limit(key, self)

    def switch(self, rule_or_pack: str, on: bool) -> None:
        """Switches a rule or a whole pack on or off. That the name is one is seen by
        ``Case.check``."""
        _core.config_switch(self.handle, rule_or_pack, on)

    def set_severity(self, rule: str, severity: str) -> None:
        """Gives a rule another severity: "error", "warning" or "note"."""
        _core.config_set_severity(self.handle, rule, severity)

    def add_word(self, list: str, word: str) -> None:
        """Adds a word or phrase to a list that text rules look for: see
        ``perfsys.knowledge.lexicons``. NotFoundError, FieldValueError (an empty one)."""
        _core.config_add_word(self.handle, list, word)

    def set_language(self, language: str) -> None:
        """Chooses the language of the texts, "en"; NotFoundError if no words are known in it."""
        _core.config_set_language(self.handle, language)

    def close(self) -> None:
        """Frees it now."""
        self.handle.close()

    def __repr__(self) -> str:
        return "<perfsys.Config>"


class Registry:
    """Frameworks of one's own beside those built in, for ``Case.check(registry=...)``.

    A mapping and a sequence: ``registry["ours"]``, ``registry[0]``, ``len``, iteration.
    """

    __slots__ = ("handle",)
    __module__ = "perfsys"

    def __init__(self) -> None:
        self.handle: _core.Handle = _core.registry_new(None)

    def add(self, framework: Framework | Mapping[str, Any] | str | bytes) -> None:
        """Adds a framework: a ``Framework``, or a dict or JSON text of one ("id", "cells",
        "mappings" ...).

        ExistsError: its id is in use, also by one built in. NotFoundError: it names a cell or
        factor that does not exist, or has a member perfsys does not know. FieldValueError: it
        has no id or no cells, or contradicts itself. What fails adds nothing.
        """
        if isinstance(framework, _core.Object):
            _core.registry_add_framework(self.handle, framework)
        else:
            _core.registry_read(self.handle, _json(framework))

    def find(self, id: str) -> Framework | None:
        """The framework of an id, one's own or built in; None if there is none."""
        return _core.registry_framework_find(self.handle, id)

    def __getitem__(self, key: str | int) -> Framework:
        if isinstance(key, str):
            found = self.find(key)
            if found is None:
                raise NotFoundError(f"no framework has the id {shown(key)}")
            return found
        if not isinstance(key, int):
            raise TypeError(f"an id or an index is wanted, not {type(key).__name__}")
        at = key + len(self) if key < 0 else key
        found = _core.registry_framework_at(self.handle, at) if 0 <= at < 1 << 31 else None
        if found is None:
            raise IndexError("framework index out of range")
        return found

    def __contains__(self, id: object) -> bool:
        try:
            return isinstance(id, str) and self.find(id) is not None
        except EncodingError:  # what is no text is no id
            return False

    def __iter__(self) -> Iterator[Framework]:
        at = 0
        while (row := _core.registry_framework_at(self.handle, at)) is not None:
            yield row
            at += 1

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def close(self) -> None:
        """Frees it and its frameworks now."""
        self.handle.close()

    def __repr__(self) -> str:
        return f"<perfsys.Registry of {len(self)} frameworks>"


def limit(key: str, config: Config | None = None) -> float | None:
    """The limit that rules use by a key such as "voices.max_seats", under a configuration or by
    default; None for no such key."""
    if config is not None and not isinstance(config, Config):
        raise TypeError(f"config is a perfsys.Config, not {type(config).__name__}")
    value: float = _core.config_limit(config.handle if config is not None else None, key)
    return None if value is None or value != value else value


def options_config(config: Config | Mapping[str, Any] | None) -> object:
    """The handle of a configuration given as such or as a dict of one."""
    if config is None:
        return None
    if not isinstance(config, Config):
        if not hasattr(config, "keys"):
            raise TypeError(f"config is a perfsys.Config or a dict, not {type(config).__name__}")
        config = Config(config)
    return config.handle


def options_registry(registry: Registry | None) -> object:
    """The handle of a registry."""
    if registry is None:
        return None
    if not isinstance(registry, Registry):
        raise TypeError(f"registry is a perfsys.Registry, not {type(registry).__name__}")
    return registry.handle


def _json(source: Mapping[str, Any] | str | bytes) -> str | bytes:
    if isinstance(source, (str, bytes)):
        return source
    if not hasattr(source, "keys"):
        raise TypeError(f"a dict or a JSON text is wanted, not {type(source).__name__}")
    import json

    return json.dumps(source, ensure_ascii=False, allow_nan=False)
