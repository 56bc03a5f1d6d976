"""Reads all headers of a folder, those needed by others first."""

from __future__ import annotations

from pathlib import Path
from typing import Dict, List, Union

from .model import Api, DescribeError
from .parse import Parser
from .scan import scan
from .settle import settle


def read(headers: Union[str, Path]) -> Api:
    """What the headers in a folder declare. DescribeError for what is not understood."""
    folder = Path(headers)
    texts = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.h"))}
    if not texts:
        raise DescribeError(str(folder), "no headers there")
    api = Api()
    for name in in_order(texts):
        api.headers.append(Parser(texts[name], name, api).read())
    settle(api)
    return api


def in_order(texts: Dict[str, str]) -> List[str]:
    """The names of the headers so that each stands behind those it includes."""
    order: List[str] = []

    def visit(name: str, way: List[str]) -> None:
        if name in way:
            raise DescribeError(name, "headers include each other: " + ", ".join(way))
        if name in order:
            return
        for token in scan(texts[name], name):
            if token.kind == "include" and token.text.startswith("<perfsys/"):
                needed = token.text[len("<perfsys/") : -1]
                if needed not in texts:
                    raise DescribeError(f"{name}:{token.line}", f"there is no {needed}")
                visit(needed, way + [name])
        order.append(name)

    for name in texts:
        visit(name, [])
    return order
