"""Hypothesis strategies from a JSON Schema: the keywords that perfsys writes, no others.

hypothesis-jsonschema knows all keywords but neither 2020-12 nor today's Hypothesis. That the
instances fit the schema is not taken from here: the tests ask jsonschema.
"""

import math
import re
import sys

from hypothesis import strategies as st

KNOWN = {
    "$schema", "$defs", "$ref", "title", "description", "type", "enum", "pattern", "format",
    "minimum", "maximum", "items", "properties", "required", "additionalProperties", "anyOf",
}  # fmt: skip


MOST = sys.float_info.max


def types_of(node):
    """The types that a schema allows, as a list; None if it does not say."""
    types = node.get("type")
    return [types] if isinstance(types, str) else types


def both(a, b):
    """The schema of what fits two schemas (as they come: a part, and one of its anyOf)."""
    made = {**a, **b}
    for key in a.keys() & b.keys():
        if key == "type":
            made[key] = [t for t in types_of(a) if t in types_of(b)]
        elif key == "required":
            made[key] = sorted({*a[key], *b[key]})
        elif key == "properties":
            made[key] = {**a[key], **{k: both(a[key].get(k, {}), v) for k, v in b[key].items()}}
        else:
            raise NotImplementedError(f"{key} in a schema and in its anyOf")
    return made


def json_values(text):
    """JSON values of every kind, as Python has them."""
    scalars = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**80), 2**80),
        st.floats(allow_nan=False, allow_infinity=False),
        text,
    )
    return st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
        max_leaves=6,
    )


PLAIN_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


def seldom(common, rare):
    """Mostly the one: what makes a case be refused must not be in every case."""
    return st.integers(1, 40).flatmap(lambda n: rare if n == 40 else common)


# U+0000 may not be in a case, which is to be noticed: now and then it is in one.
UNKNOWN_TEXT = seldom(PLAIN_TEXT, st.just("a\0"))


class Instances:
    """Makes strategies from one schema document."""

    def __init__(self, document):
        self.document = document
        self.made = {}
        self.unknown = json_values(UNKNOWN_TEXT)

    def resolve(self, node):
        if "$ref" not in node:
            return node
        return self.document["$defs"][node["$ref"].removeprefix("#/$defs/")]

    def of(self, node):
        if not node.keys() <= KNOWN:
            raise NotImplementedError(f"keywords {sorted(node.keys() - KNOWN)}")
        if "$ref" in node:
            name = node["$ref"]
            if name not in self.made:
                self.made[name] = st.deferred(lambda: self.of(self.resolve(node)))
            return self.made[name]
        if "anyOf" in node:
            base = {k: v for k, v in node.items() if k != "anyOf"}
            return st.one_of([self.of(both(base, choice)) for choice in node["anyOf"]])
        if "enum" in node:
            return st.sampled_from(node["enum"])
        return st.one_of([getattr(self, t)(node) for t in types_of(node)])

    def null(self, node):
        return st.none()

    def boolean(self, node):
        return st.booleans()

    def integer(self, node):
        low, high = node["minimum"], node["maximum"]
        edges = {n for n in (low, high, 0, 2**53 + 1, -(2**53) - 1) if low <= n <= high}
        inside = max(low, -(2**53)), min(high, 2**53)
        return st.one_of(
            st.integers(low, high),
            st.sampled_from(sorted(edges)),
            st.integers(*inside).map(float),  # 7.0 is a whole number
        )

    def number(self, node):
        low, high = node.get("minimum", -MOST), node.get("maximum", MOST)

        def integers(least, most):
            least, most = math.ceil(max(low, least)), math.floor(min(high, most))
            return st.integers(least, most) if least <= most else st.nothing()

        floats = st.floats(low, high)
        plain = integers(-(2**53), 2**53)
        large = integers(2**53, 2**70) | integers(-(2**70), -(2**53))  # a double has few of them
        return floats | floats | (plain if large.is_empty else seldom(plain, large))

    def string(self, node):
        if node.get("format") == "date":
            return st.dates().map(lambda date: date.isoformat())
        if node["pattern"] == r"^[^\u0000]*$":
            return PLAIN_TEXT
        return st.from_regex(re.compile(node["pattern"]), fullmatch=True)

    def array(self, node):
        return st.lists(self.of(node["items"]), max_size=4)

    def object(self, node):
        properties = {name: self.of(value) for name, value in node["properties"].items()}
        required = {name: properties.pop(name) for name in node.get("required", [])}
        known = st.fixed_dictionaries(required, optional=properties)
        if node.get("additionalProperties") is False:
            return known
        names = UNKNOWN_TEXT.filter(lambda name: name not in node["properties"])
        unknown = st.dictionaries(names, self.unknown, max_size=2)
        # Unknown members stand among the others, not only behind them.
        return st.builds(lambda a, b, first: {**a, **b} if first else {**b, **a},
                         unknown, known, st.booleans())  # fmt: skip
