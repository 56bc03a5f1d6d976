"""Good arguments: with them every call works, which the matrix checks too (the value "good")."""

import datetime
import os

import perfsys
from perfsys import knowledge

import world as worlds

DAY = datetime.date(2024, 2, 29)


#: Whom a method is called on, where its class has no instances of its own.
SELF = {perfsys.Described: perfsys.Gap, perfsys.Entity: perfsys.Gap,
        perfsys.Computed: perfsys.Sizes}
for _name in ("CaseMethods", "CaseAnalyses", "CaseImports", "Closing"):
    for _kind in perfsys.Case.__mro__:
        if _kind.__name__ == _name:
            SELF[_kind] = perfsys.Case
for _of, _base in ((perfsys.Sizes, "_Page"), (perfsys.CheckResult, "_CheckPage"),
                   (perfsys.Sizes, "_SizesPage"), (perfsys.Measure, "MeasureMethods"),
                   (perfsys.Rule, "_RulePage"), (perfsys.EntityList, "_View"),
                   (perfsys.EntityList, "Frames")):
    for _kind in _of.__mro__:
        if _kind.__name__ == _base:
            SELF[_kind] = _of
SELF[perfsys.Nested] = perfsys.Benchmark
SELF[perfsys.Entity.__base__] = perfsys.Gap  # what can be changed

#: Classes that refuse to be called.
NOT_MADE = (perfsys.Described, perfsys.Nested)

#: What is of Python's making, or not for those who use the package. And what needs packages that
#: take a second to import, in each cell: columns go through to_columns, plots have their tests.
NOT_ABUSED = {"__module__", "__doc__", "__slots__", "__class_getitem__", "__orig_bases__",
              "__init_subclass__", "__reduce_ex__", "__exit__", "__class__",
              "to_arrow", "to_pandas", "to_polars", "plot"}


def thing(kind):
    return lambda world: world.instance(kind)


def plain(value):
    return lambda world: value


def path(name):
    return lambda world: os.path.join(world.directory, name)


def given(name, text):
    """A path of a file with a text."""

    def make(world):
        place = os.path.join(world.directory, name)
        with open(place, "w", encoding="utf-8") as file:
            file.write(text)
        return place

    return make


def workbook(world):
    place = os.path.join(world.directory, "case.xlsx")
    perfsys.write_template(place, perfsys.Case("kept"), entities=["gaps"])
    return place


CASE_FILE = os.path.join(worlds.CASES, "vienna-1847.json")

# ---- the C half -----------------------------------------------------------------

BY_CORE_KIND = {
    "core text": plain('{"id": "a", "name": "A"}'),
    "core str": plain("x"),
    "core options": plain(None),
    "core ps_settings": plain(None),
    "core double": plain(1.5),
    "core int": plain(3),
    "core int32_t": plain(30),
    "core int64_t": plain(3),
    "core size_t": plain(0),
    "core bool": plain(True),
    "core ps_date": plain(DAY),
    "core ps_dif_difficulty": plain("very"),
    "core ps_dif_frequency": plain("infrequent"),
    "core ps_direction": plain("higher"),
    "core ps_entity_type": plain("gap"),
    "core ps_gut_variant": plain("sum"),
    "core ps_import_format": plain("csv"),
    "core ps_kind": plain("text"),
    "core ps_phase_kind": plain("frame"),
    "core ps_removal": plain("leave"),
    "core ps_severity": plain("error"),
    "core ps_verdict": plain("pass"),
    "core ps_voice": plain("field"),
    "core ps_status": plain(14),
    "core ps_struct": plain("gap"),
    "core ps_value": plain("Vienna"),
    "core ps_write": lambda world: [].append,
    "core ps_dif_row": lambda world: list(knowledge.dif_table),
    "core ps_sarif_file": lambda world: [(world.instance(perfsys.CheckResult), "a.json", None)],
}
CORE = {
    "field_find.name": plain("desired"), "is_set.field": plain("desired"),
    "framework_cell_find.id": plain("G1"), "get.path": plain("place"),
    "set.path": plain("place"), "set_text.path": plain("place"),
    "set_number.path": plain("desired"), "set_integer.path": plain("population_size"),
    "set_flag.path": plain("seat"), "set_flag.entity": thing(perfsys.Party),
    "set_date.path": plain("since"), "set_money.path": plain("cost_to_meet"),
    "set_money.currency": plain("EUR"), "set_range.path": plain("share"),
    "set_range.entity": thing(perfsys.Cause), "append.path": plain("owners"),
    "erase.path": plain("owners"), "clear.path": plain("owners"),
    "remove.id": lambda world: world.case.gaps[0].id,
    "rename.id": lambda world: world.case.gaps[0].id,
    "references.id": lambda world: world.case.gaps[0].id,
    "show_text.id": lambda world: world.case.gaps[0].id,
    "case_load.path": plain(CASE_FILE), "portfolio_open.path": plain(CASE_FILE),
    "case_save.path": path("saved.json"), "rule_examples_of.rule": plain("B41"),
    "walk_of.answers": plain("MP1=yes"),
    "walk_of.framework": lambda world: knowledge.frameworks["mager_pipe_1997"],
    "config_set_limit.key": plain("voices.max_seats"), "config_add_word.list": plain("solution"),
    "config_set_language.language": plain("en"), "config_read.text": plain("{}"),
    "registry_read.text": plain(worlds.FRAMEWORK), "import_series.text": plain(worlds.CSV),
    "import_series.measure": lambda world: world.case.measures[0].id,
    "import_series.options": plain({"create": True}),
    "import_events.text": plain("date,kind,what,who\n2024-01-05,demo,x,Ann\n"),
    "import_raci.text": plain(worlds.RACI), "import_raci.format": plain("markdown"),
    "registry_add_framework.framework": lambda world: own_framework(),
    "arrow_rows.list": plain("gaps"), "arrow_rows.object": lambda world: world.case,
    "arrow_rows.columns": plain(None),
    "import_frame.stream": lambda world: Frame(),
    "import_frame.options": lambda world: {"measure": world.case.measures[0].id},
    "net_present_value.sums": plain([1.0, 2.0]), "entity_table.type": plain("gap"),
    "config_set_severity.severity": plain("note"),
    "series_add.group": plain(None), "set_unknown.within": plain("benchmark"),
    "set_unknown.json": plain("[1]"), "entity_parse.type": plain("party"),
    "result_free.result": thing(perfsys.Sizes),
    "merge_take.merge": thing(perfsys.Merge), "merge_free.merge": thing(perfsys.Merge),
    "partner_score_of.options": plain({"as_of": DAY}),
}


class Frame:
    """Two figures as an Arrow stream."""

    def __init__(self):
        case = perfsys.Case("frame")
        case.measures.add("m").series.extend([(DAY, 1.0), (DAY, 2.0, None, None, "north")])
        self.measure = case.measures[0]

    def __arrow_c_stream__(self, schema=None):
        return perfsys._core.arrow_rows(self.measure, "series", None, None)


def own_framework():
    registry = perfsys.Registry()
    registry.add(worlds.FRAMEWORK)
    return registry["ours"]


def core(function, kinds):
    made = {}
    for name, kind in kinds.items():
        own = CORE.get(f"{function}.{name}")
        if own is None and kind.startswith("core handle"):
            own = lambda world, of=kind[12:]: worlds.handle(of)(world.case)  # noqa: E731
        if own is None and kind.startswith("core object"):
            own = thing(getattr(perfsys, kind[12:]))
        if own is None and kind == "core ps_entity":
            own = thing(perfsys.Gap)
        made[name] = own or BY_CORE_KIND.get(kind) or plain(None)
    return made


#: Methods of the types of the C half that the package builds on, and what they take.
CORE_METHODS = {
    "Object._get": {"self": "object Gap", "path": "str"},
    "Object._set": {"self": "object Gap", "path": "str", "value": "ps_value"},
    "Object._clear": {"self": "object Gap", "path": "str"},
    "Object._is_set": {"self": "object Gap", "name": "str"},
    "Object._rebind": {"self": "object Gap", "other": "object Gap"},
    "Object._same_place": {"self": "object Gap", "other": "object Gap"},
    "Object._owner_is": {"self": "object Gap", "other": "object Gap"},
    "Object._entity": {"self": "object Gap"},
    "Object._root": {"self": "object Gap"},
    "Object._extensions": {"self": "object Gap"},
    "Object._close": {"self": "object Case"},
    "Object.__eq__": {"self": "object Gap", "other": "anything"},
    "List.__len__": {"self": "object EntityList"},
    "List.__getitem__": {"self": "object EntityList", "index": "index"},
    "List.__iter__": {"self": "object EntityList"},
    "List.__contains__": {"self": "object EntityList", "item": "anything"},
    "List._find": {"self": "object EntityList", "id": "str"},
    "List._append_text": {"self": "object TextList", "text": "item"},
    "List._append_struct": {"self": "object StructList", "value": "part"},
    "List._set": {"self": "object TextList", "index": "position", "value": "item"},
    "List._erase": {"self": "object TextList", "index": "position"},
    "List._assign": {"self": "object TextList", "items": "items"},
    "List._clear": {"self": "object TextList"},
    "Series.__len__": {"self": "object Series"},
    "Series.__getitem__": {"self": "object Series", "index": "index"},
    "Series.append": {"self": "object Series", "on": "day", "value": "figure",
                      "numerator": "figure", "denominator": "figure", "group": "group"},
    "Series._extend": {"self": "object Series", "points": "points"},
    "Series.column": {"self": "object Series", "name": "column"},
    "Series.clear": {"self": "object Series"},
    "Handle.close": {"self": "handle config"},
    "view": {"kind": "class", "thing": "object Gap"},
    "columns": {"stream": "stream"},
    "describe": {"name": "struct"},
    "fields": {"name": "struct"},
    "words": {"name": "words"},
    "options": {"name": "options name"},
}
CORE_METHOD_KINDS = {
    "Object._clear.path": plain("owners"),
    "stream": lambda world: Frame().__arrow_c_stream__(),
    "anything": plain(None), "index": plain(0), "position": plain(0), "item": plain("x"),
    "part": plain(None), "items": plain(["x"]), "day": plain(DAY), "figure": plain(1),
    "group": plain(None), "column": plain("value"), "points": plain([(DAY, 1)]),
    "class": plain(perfsys.Gap), "struct": plain("gap"), "words": plain("removal"),
    "options name": plain("size_options"), "str": plain("place"), "ps_value": plain("Vienna"),
}


def core_method(name, kinds):
    return {
        key: thing(getattr(perfsys, of[7:])) if of.startswith("object ")
        else (lambda world: worlds.handle("config")(world.case)) if of.startswith("handle ")
        else CORE_METHOD_KINDS.get(f"{name}.{key}") or CORE_METHOD_KINDS[of]
        for key, of in kinds.items()
    }


# ---- the package -----------------------------------------------------------------

BY_NAME = {
    "id": lambda world: world.case.gaps[0].id, "new_id": plain("newer"), "rule": plain("B41"),
    "framework": plain("bem"), "factor": plain("F14"), "cell": plain("G1"),
    "process": plain("addie"), "kind": plain("gap"), "format": plain("text"),
    "name": plain("place"), "path": plain("place"), "day": plain(DAY), "start": plain(DAY),
    "end": plain(DAY), "as_of": plain(DAY), "audience": plain("team"), "key": plain("voices.max_seats"),
    "language": plain("en"), "list": plain("solution"), "word": plain("x"), "index": plain(0),
    "severity": plain("note"), "text": plain("x"), "how": plain("leave"), "indent": plain(2),
    "difficulty": plain("very"), "frequency": plain("infrequent"), "value": plain("x"),
    "phase_kind": plain("frame"), "later": plain("frame"), "earlier": plain("diagnose"),
    "better": plain("lower"), "variant": plain("sum"), "rule_or_pack": plain("B41"),
    "width": plain(80), "currency": plain("EUR"), "columns": plain(None), "code": plain(14),
    "texts": plain(["x"]), "parts": plain([]), "points": plain([(DAY, 1)]), "entities": plain([]),
    "other": lambda world: world.other, "config": plain(None), "registry": plain(None),
    "requested_schema": plain(None), "memo": plain(None), "on_error": plain(None),
    "separator": plain(","), "date_order": plain("iso"), "table": plain(1),
    "row": lambda world: knowledge.factors[0],
}
BY_KIND = {
    "bool": plain(True), "int": plain(3), "float": plain(1.5), "str": plain("x"),
    "Case": lambda world: world.other, "Described": thing(perfsys.Gap),
    "Sequence[float]": plain([1.0, 2.0]), "float | None": plain(0.5), "int | None": plain(None),
    "datetime.date": plain(DAY), "object": plain(None), "Any": plain(None),
}
PACKAGE = {
    "Changeable.set.path": plain("place"), "Changeable.set.value": plain("x"),
    "Changeable.set_extension.name": plain("colour"), "Changeable.set_extension.value": plain([1]),
    "Changeable.remove_extension.name": plain("colour"),
    "perfsys.write_template.target": path("case.xlsx"), "perfsys.read_excel.source": workbook,
    "perfsys.write_template.entities": plain(["gaps"]), "perfsys.read_excel.rows": plain(1000),
    "perfsys.write_findings.path_in": workbook, "perfsys.write_findings.path_out": path("out.xlsx"),
    "perfsys.write_findings.result": thing(perfsys.CheckResult),
    "perfsys.load.source": plain(CASE_FILE), "perfsys.loads.text": plain('{"id": "a"}'),
    "perfsys.check_syntax.text": plain("[1]"), "perfsys.dump.target": path("saved.json"),
    "perfsys.merge.base": lambda world: world.case, "perfsys.merge.ours": lambda world: world.case,
    "perfsys.sarif.files": lambda world: [(world.instance(perfsys.CheckResult), "a.json", None)],
    "perfsys.fields.of": plain(perfsys.Gap), "Described.is_set.name": plain("place"),
    "CaseMethods.from_dict.data": plain({"id": "a"}), "Entity.from_dict.data": plain({"id": "a"}),
    "CaseMethods.__new__.id": plain("made"), "Entity.__new__.id": plain("made"),
    "CaseMethods.save.path": path("saved.json"), "CaseAnalyses.check.rules": plain("B41"),
    "CaseAnalyses.check.packs": plain("core"),
    "CaseAnalyses.judge_tasks.very_difficult": plain(4),
    "CaseAnalyses.judge_tasks.moderately_difficult": plain(2.5),
    "CaseAnalyses.judge_tasks.very_frequent": plain(5),
    "CaseAnalyses.judge_tasks.moderately_frequent": plain(3),
    "CaseImports.import_series.measure": lambda world: world.case.measures[0].id,
    "CaseImports.import_series.source": given("figures.csv", worlds.CSV),
    "CaseImports.import_events.source": given("events.csv", "date,kind,what,who\n2024-01-05,demo,x,Ann\n"),
    "CaseImports.import_raci.source": given("raci.md", worlds.RACI),
    "CaseImports.import_events.format": plain("csv"), "CaseImports.import_raci.format": plain("markdown"),
    "CaseImports.import_frame.frame": lambda world: Frame(),
    "CaseImports.import_frame.measure": lambda world: world.case.measures[0].id,
    "CaseImports.import_raci.separator": plain(None), "CaseImports.import_series.name": plain("New"),
    "Config.load.path": given("config.json", "{}"), "Config.read.source": plain("{}"),
    "Config.set_limit.value": plain(3), "Registry.add.framework": plain(worlds.FRAMEWORK),
    "Registry.find.id": plain("bem"), "Registry.__getitem__.key": plain("bem"),
    "Registry.__contains__.id": plain("bem"), "Portfolio.__init__.source": plain(CASE_FILE),
    "PortfolioCheck.add.case": lambda world: world.case,
    "PortfolioCheck.__init__.rules": plain("B41"), "PortfolioCheck.__init__.packs": plain("core"),
    "Rows.__init__.name": plain("gaps"), "Rows.__init__.thing": lambda world: world.case,
    "Computed.rows.name": plain("gaps"), "Computed.rows.columns": plain("gap"),
    "_CheckPage.sarif.path": plain("a.json"), "_CheckPage.sarif.text": plain("{}"),
    "_CheckPage.text.most": plain(-1),
    "StructList.append.part": plain({}), "StructList.__setitem__.part": plain({}),
    "StructList.add.part": plain({}), "StructList.__getitem__.index": plain(0),
    "StructList.remove.part": lambda world: world.instance(perfsys.StructList)[0],
    "EntityList.append.entity": lambda world: perfsys.Gap("lone"),
    "EntityList.add.id": plain("added"), "EntityList.remove.entity": lambda world: world.case.gaps[0],
    "EntityList.remove.how": plain("leave"), "EntityList.pop.index": plain(-1),
    "TextList.remove.text": plain("north"), "TextList.__setitem__.index": plain(0),
    "_View.index.value": lambda world: world.case.gaps[0], "_View.index.start": plain(0),
    "_View.index.stop": plain(1), "_View.__add__.other": plain([]), "_View.__radd__.other": plain([]),
    "Nested.set.path": plain("reason"), "Nested.set.value": plain("x"),
    "Entity.set.value": plain("x"), "Catalogue.__getitem__.key": plain("F14"),
    "Catalogue.get.id": plain("F14"), "Catalogue.__contains__.item": plain("F14"),
    "Catalogue.__init__.name": plain("rows"), "Catalogue.__init__.at": plain(lambda at: None),
    "Catalogue.__init__.find": plain(None), "Catalogue.__init__.key": plain("id"),
    "Catalogue.index.row": plain("F14"),
    "knowledge.walk.framework": plain("mager_pipe_1997"), "knowledge.walk.answers": plain("MP1=yes"),
    "knowledge.process_step.id": plain("analyse"), "knowledge.kind_answers.kind": plain("I11"),
    "knowledge.cell_of.id": plain("G1"), "knowledge.nearest_rule.id": plain("B42"),
    "knowledge.lint_dif_table.rows": plain(None),
    "knowledge.translate.source": plain("bem"), "knowledge.translate.target": plain("4w"),
    "knowledge.no_counterpart.factor": plain("F14"), "formulas.risk_priority.severity": plain(3),
    "formulas.number_text.value": plain(1.5), "TextList.sort.key": plain(None),
    "CaseImports.import_series.text": plain(worlds.CSV),
    "CaseImports.import_events.text": plain("date,kind,what,who\n"),
    "CaseImports.import_raci.text": plain(worlds.RACI), "Portfolio.__init__.text": plain("[]"),
    "perfsys.sarif.progress": plain(None), "knowledge.walk.progress": plain(None),
}

#: What has to be given too, though by itself it may be left out; unless the one after it is.
EXTRA = {
    "CaseImports.import_series": {"source": "text", "create": None},
    "CaseImports.import_events": {"source": "text", "format": None},
    "CaseImports.import_raci": {"source": "text", "format": None},
    "CaseImports.import_frame": {"measure": None},
    "Portfolio.__init__": {"source": "text"},
    "knowledge.no_counterpart": {"factor": "cell"},
}


def also(function, name, chosen):
    """Whether an argument is given though another one is looked at."""
    extra = EXTRA.get(function, {})
    return name in extra and (extra[name] is None or extra[name] != chosen)


def package(function, kinds):
    made = {}
    for name, kind in kinds.items():
        own = PACKAGE.get(f"{function}.{name}") or BY_NAME.get(name) or BY_KIND.get(kind)
        made[name] = own or plain(None)
    return made


# ---- fields ----------------------------------------------------------------------

FIELDS = {
    "flag": True, "integer": 3, "number": 1.5, "date": DAY, "money": perfsys.Money(1, "EUR"),
    "range": perfsys.Range(1, 2, 3), "struct": None, "series": None, "entity": None,
}


def field(row):
    """A good value of a field: one of its words, or something of its kind."""
    if row.enum:
        word = next(iter(getattr(perfsys, "".join(p.capitalize() for p in row.enum.split("_")))))
    else:
        word = FIELDS.get(row.kind, "x")
    return plain([] if row.is_list and row.kind in ("struct", "entity") else
                 [word] if row.is_list else word)
