"""What notebooks show: nothing of the data becomes markup, whoever may not see it does not."""

import json
import re
from html.parser import HTMLParser

import perfsys
import pytest
from hypothesis import given
from hypothesis import strategies as st
from some_cases import ALL, order, small, vienna  # noqa: F401 (fixtures)

ELEMENTS = {"style", "div", "table", "tr", "th", "td", "span", "br", "i"}
VOID = {"br"}


class Reader(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.texts, self.started = [], [], set()
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.started.add(tag)
        assert tag in ELEMENTS, tag
        for name, value in attributes:
            assert name == "class" and re.fullmatch("(perfsys|ps-[a-z]+)", value), (name, value)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, text):
        if "style" not in self.open:
            self.texts.append(text)

    def handle_comment(self, text):
        raise AssertionError(f"a comment: {text}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def read(thing):
    return " ".join(Reader(thing._repr_html_()).texts)


def everything(case):
    yield case
    for name, field in type(case)._attributes.items():
        if field.kind == "entity":
            yield getattr(case, name)
            yield from getattr(case, name)[:3]
    for measure in case.measures[:2]:
        yield measure.series
    yield from (
        case.size(), case.check(), case.inspect(), case.voices(), case.timings(),
        case.partner_score(), case.judge_tasks(), case.next_question(), case.diff(case),
    )  # fmt: skip
    yield from case.size().gaps


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_everything_can_be_shown(path):
    case = perfsys.load(path)
    for thing in everything(case):
        assert read(thing)


NASTY = st.one_of(
    st.text(
        st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"),
        min_size=1,
        max_size=40,
    ),
    st.sampled_from(
        ["<script>alert(1)</script>", '"><img src=x onerror=y>', "</style></div>", "<!-- ",
         "&lt;b&gt;",
         "' onclick='x", "<![CDATA[", "]]>", "<br class=evil>", "javascript:x", "&#60;p>"]
    ),
)  # fmt: skip


@given(NASTY, NASTY)
def test_no_text_becomes_markup(text, other):
    case = perfsys.Case("c", title=text, summary=other, sources=[text, other])
    case.parties.add("p", name=text)
    case.measures.add("m", name=text, unit=other).series.append("2020-01-01", 1.0, group=text)
    case.gaps.add("g", statement=text, measure="m", desired=2.0, population=other)
    case.gaps[0].benchmark = {"reason": text}
    for thing in everything(case):
        Reader(thing._repr_html_())
    words = "".join(read(case.gaps[0]).split())
    assert "".join(text.split()) in words


@given(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=20))
def test_no_id_becomes_markup(id):
    """Ids of a broken case too, and members perfsys does not know."""
    text = json.dumps({"id": "c", "gaps": [{"id": id, "measure": f"<b>{id}"}], f"<i>{id}": 1})
    try:
        case = perfsys.loads(text)
    except perfsys.Error:
        return
    for thing in everything(case):
        Reader(thing._repr_html_())


def test_nothing_is_loaded_and_nothing_runs(vienna):  # noqa: F811
    for thing in everything(vienna):
        text = thing._repr_html_().lower()
        assert not re.search(r"<script|<link|<img|<iframe|@import|url\(|\son[a-z]+=", text)


def test_long_lists_are_cut_and_say_so():
    case = perfsys.Case("c")
    for number in range(113):
        case.gaps.add(f"g{number}")
    assert "… and 93 more" in read(case.gaps)
    assert "g19" in read(case.gaps) and "g20" not in read(case.gaps)
    case.gaps[0].owners = [f"owner-{number}" for number in range(12)]
    assert "… and 2 more" in read(case.gaps[0])


def test_a_long_text_is_cut(small):  # noqa: F811
    small.gaps[0].statement = "x" * 5000
    assert "x" * 400 + "…" in read(small.gaps[0])


def test_private_fields_are_marked(small):  # noqa: F811
    small.gaps[0].statement = "Secret"
    small.gaps[0].private = ["statement"]
    assert re.search(r"statement\s+private\s+Secret", read(small.gaps[0]))
    assert re.search(r"Secret\s+private", read(small.gaps))


def test_a_sponsor_is_shown_nothing_private(small):  # noqa: F811
    small.gaps[0].statement = "Secret"
    small.gaps[0].benchmark = {"reason": "Hidden"}
    small.gaps[0].private = ["statement", "benchmark"]
    small.audience = "sponsor"
    for thing in (small, small.gaps, small.gaps[0], small.gaps[0].benchmark):
        told = read(thing)
        assert "Secret" not in told and "Hidden" not in told
    assert "As the sponsor may see it." in read(small.gaps[0])
    small.audience = "team"
    assert "Secret" in read(small.gaps[0])


def test_a_check_for_a_sponsor_tells_nothing_private(vienna):  # noqa: F811
    told = read(vienna.check())
    entity, name, text = next(
        (entity, name, value)
        for entity in [*vienna.interventions, *vienna.causes]
        for name in entity._attributes
        if type(value := getattr(entity, name)) is str and " " in value and value in told
    )
    entity.private = [name]
    told = read(vienna.check(audience="sponsor"))
    assert "sponsor" in told and text not in told


def test_what_is_gone_is_shown_plainly(small):  # noqa: F811
    gap, gaps = small.gaps[0], small.gaps
    small.remove("g1", "cascade")
    assert gap._repr_html_() is None
    small.close()
    assert gaps._repr_html_() is None and small._repr_html_() is None


def test_severities_stand_out(order):  # noqa: F811
    text = order.check()._repr_html_()
    assert '<td class="ps-error">error</td>' in text
