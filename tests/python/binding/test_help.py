"""``help`` reads like documentation: of the package, of classes, of attributes and of methods."""

import inspect
import pydoc
import re
import subprocess
import sys
from pathlib import Path

import perfsys
import pytest

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "bindings" / "swig"))

import describe  # noqa: E402

API = describe.read(ROOT / "include" / "perfsys")


def shown(thing):
    return pydoc.render_doc(thing, renderer=pydoc.plaintext)


def test_the_package_has_a_page_with_a_line_on_all_there_is():
    text = shown(perfsys)
    assert len(text.splitlines()) < 600
    assert "case = perfsys.load(" in text
    assert re.search(r"^ +Gap +Desired against actual on one measure$", text, re.MULTILINE)
    for name in perfsys.__all__:
        if name != "SCHEMA_VERSION" and not inspect.ismodule(getattr(perfsys, name)):
            assert re.search(rf"^ +{name}\b", text, re.MULTILINE), name
    assert "class Gap" not in text and "__getattr__" not in text


def test_the_page_takes_no_name_from_others():
    assert set(perfsys.__all__) <= set(dir(perfsys))
    assert {"plots", "excel", "__version__"} <= set(dir(perfsys))
    assert not {"sys", "lists", "TYPE_CHECKING"} & set(dir(perfsys))


def test_a_class_tells_its_fields():
    text = shown(perfsys.Gap)
    assert "Desired against actual" in text
    assert "Gap(id: str, *, type: GapType | str | None = None, " in text.replace("\n |      ", " ")
    assert "population_size : int, in people, at least 0\n |      How many they are." in text
    assert "owners : list of str, each the id of a party\n" in text
    assert 'type : GapType ("deficiency", "opportunity" or "new_standard")' in text
    assert "case.gaps.add(" in text
    assert not re.search(r"^ \|  _[a-z]", text, re.MULTILINE), "nothing of how it is made"
    assert "__signature__" not in text and "__annotations__" not in text
    assert "NULL" not in shown(perfsys.Benchmark)


@pytest.mark.parametrize("kind", perfsys.classes().values(), ids=lambda kind: kind.__name__)
def test_every_class_is_documented(kind):
    assert kind.__doc__ and getattr(perfsys, kind.__name__) is kind
    for name, field in kind._attributes.items():
        assert f"\n{name} : " in kind.__doc__
        assert " ".join(shown(field).split()).endswith(f"{field.doc.replace('NULL', 'None')}"[-40:]
                                                      .replace("(true)", "(True)")
                                                      .replace("(false)", "(False)"))
    origin = kind.__doc__.split("\n\n")[1]
    assert origin.startswith(("Made ", "In ", "The result", "A row of", "``")), origin
    assert isinstance(inspect.signature(kind), inspect.Signature)


def test_an_attribute_tells_its_type_and_meaning():
    assert shown(perfsys.Measure.series).endswith("Series of Point. The figures.\n")
    assert "str, the id of a measure. The measure it is on." in shown(perfsys.Gap.measure)


def test_signatures_are_those_of_constructors():
    signature = inspect.signature(perfsys.Gap)
    assert list(signature.parameters)[0] == "id"
    assert signature.parameters["desired"].annotation == "float | None"
    assert signature.parameters["desired"].default is None
    assert inspect.signature(perfsys.Case).parameters["id"].default is None
    assert "gaps" not in inspect.signature(perfsys.Case).parameters
    assert not inspect.signature(perfsys.CheckResult).parameters


def test_derived_classes_have_docstrings_of_their_own():
    class Mine(perfsys.Gap):
        """Ours."""

    class Bare(perfsys.Gap):
        __slots__ = ()

    assert Mine.__doc__ == "Ours." and Bare.__doc__ is None
    assert "Desired against actual" in inspect.getdoc(Bare)


def test_classes_and_words():
    assert "``DEFICIENCY``" in perfsys.GapType.__doc__
    assert perfsys.GapType.DEFICIENCY.__doc__ == "Performance is below what it should be."
    assert issubclass(perfsys.Expectation, perfsys.Entity), "also where it is part of another"
    assert issubclass(perfsys.Benchmark, perfsys.Nested)
    assert not issubclass(perfsys.Level, (perfsys.Nested, perfsys.Entity, perfsys.Computed))
    assert all(issubclass(kind, perfsys.Described) for kind in perfsys.classes().values())


def test_help_costs_nothing_until_it_is_asked_for():
    code = "import sys, perfsys; assert not {'inspect', 're'} & set(sys.modules), 'loaded'; " \
           "assert 'perfsys.describing' not in sys.modules"
    subprocess.run([sys.executable, "-S", "-c", code], check=True, timeout=60)


# ---- what the headers say of errors ----------------------------------------------


def test_exceptions_are_those_of_the_statuses():
    made = {kind.status: kind.__name__ for kind in perfsys.errors.BY_CODE.values()}
    assert made == describe.EXCEPTIONS


#: What a header says of a status that is none of the Python function's business.
NOT_HERE = {
    ("ps_status_name", "JsonSyntaxError"): "an example",
    ("ps_entity_parse", "ExistsError"): "it stands alone",
    ("ps_rule_examples_of", "NotFoundError"): "it is asked of a rule",
}
#: Any function may raise these: memory, and arguments that Python's types keep out.
OF_ALL = {"NoMemoryError", "ArgumentError"}


def public_names():
    rows = (ROOT / "bindings" / "python" / "reach.tsv").read_text().splitlines()
    return [row.split("\t")[:2] for row in rows if row.split("\t")[1] != "-"]


@pytest.mark.parametrize(("c_name", "public"), public_names())
def test_docstrings_name_the_errors_of_the_header(c_name, public):
    thing = perfsys
    for name in public.split(".")[1:]:
        thing = getattr(thing, name)
    statuses = set(re.findall(r"PS_E_\w+", API.find(c_name).doc)) & set(describe.EXCEPTIONS)
    for name in {describe.EXCEPTIONS[status] for status in statuses} - OF_ALL:
        if (c_name, name) not in NOT_HERE:
            assert name in (inspect.getdoc(thing) or ""), f"{public} does not tell {name}"
