"""The example notebook: runs from top to bottom, where it stands, and shows what it says."""

import pathlib
import shutil

import nbformat
import perfsys
import pytest
from nbclient import NotebookClient

FOLDER = pathlib.Path(__file__).parents[3] / "examples" / "notebook"


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notebook")
    shutil.copy(FOLDER / "four-hours.csv", folder)
    notebook = nbformat.read(FOLDER / "four-hours.ipynb", as_version=4)
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    )
    client.execute()
    return notebook, folder


def shown(notebook, source):
    """What the cell that ends with `source` showed, by its kind."""
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.source.endswith(source):
            return [each for each in cell.outputs if each.output_type == "execute_result"][0].data
    raise AssertionError(source)


def test_it_is_kept_without_outputs():
    notebook = nbformat.read(FOLDER / "four-hours.ipynb", as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code and not any(cell.outputs or cell.execution_count for cell in code)


def test_it_writes_nothing_but_its_results(ran):
    notebook, _ = ran
    told = [each for cell in notebook.cells for each in cell.get("outputs", ())]
    assert {each.output_type for each in told} == {"execute_result"}


def test_it_shows_pictures_and_tables(ran):
    notebook, _ = ran
    for picture in ("measure.plot()", "sizes.plot()"):
        assert "image/png" in shown(notebook, picture)
    size = shown(notebook, "sizes")["text/html"]
    assert "88.01" in size and "percentage points" in size
    assert "Next" in shown(notebook, "case.next_question()")["text/html"]
    assert "severity" in shown(notebook, ".head(10)")["text/html"]


def test_its_case_is_the_one_of_the_examples(ran):
    _, folder = ran
    case = perfsys.load(folder / "four-hours.case.json")
    known = perfsys.load(FOLDER.parent / "cases" / "emergency-care-4h.json")
    mine, theirs = case.size().gaps[0], known.size().gaps[0]
    assert mine.now.points == theirs.now.points == 12
    assert (mine.now.value, mine.gap_before) == (theirs.now.value, theirs.gap_before)
    assert not case.inspect().errors
