"""The behaviours of smoke.c, seen from Python: prints the same lines.

usage: smoke.py DIRECTORY_OF_CASES TEXTS
"""

import copy
import datetime
import math
import os
import sys

import perfsys
from perfsys import formulas, knowledge

TEXTS = {}


def say(name, value):
    if value is None:
        value = "unset"
    elif isinstance(value, bool):
        value = "true" if value else "false"
    elif isinstance(value, float):
        value = formulas.number_text(value)
    print(f"{name}: {value}")


def say_list(name, words):
    print(f"{name}:" + "".join(f" {word}" for word in words))


def say_text(name, text):
    low, high = 1, 0
    data = text.encode()
    for byte in data:
        low = (low + byte) % 65521
        high = (high + low) % 65521
    print(f"{name}: {len(data)} bytes, sum {(high * 100000 + low) % 2**32}")


def say_json(name, thing):
    text = perfsys.dumps(thing)
    if len(text.encode()) < 120:
        say(name, text)
    else:
        say_text(name, text)


def status(call, *arguments, **options):
    try:
        call(*arguments, **options)
    except perfsys.Error as error:
        return error.status
    return "PS_OK"


def say_set(name, thing, path, value):
    say(name, status(thing.set, path, value))


def place(error):
    return f"{error.status} {error.line or 0}:{error.column or 0} {error.path or ''}"


def refused(name):
    try:
        perfsys.loads(TEXTS[name])
        say(name, "accepted")
    except perfsys.Error as error:
        say(name, place(error))


def reading(path):
    say("version", perfsys.__version__)
    say("schema_version", perfsys.SCHEMA_VERSION)
    case = perfsys.load(path)
    say("load.id", case.id)
    say("load.title", case.title)
    say("load.gaps", len(case.gaps))
    say_json("load.json", case)
    measure = case.measures[0]
    say("load.measure", measure.id)
    say("load.points", len(measure.series))
    say("load.first.on", measure.series[0].on)
    say("load.first.numerator", measure.series[0].numerator)
    twin = case.copy()
    say("copy.equal", case == twin)
    twin.title = "Another"
    say("copy.changed", case == twin)

    failed = status(case.check, progress=lambda share: False)
    say("cancel.case", failed != "PS_OK")
    say("cancel", failed)
    for name, call, options in (
        ("limit", path, {"limits": {"bytes": 100}}),
        ("missing", "no/such.json", {}),
    ):
        failed = status(perfsys.load, call, **options)
        say(f"{name}.case", failed != "PS_OK")
        say(name, failed)

    for name in "syntax day kind range duplicate zero version empty".split():
        refused(f"bad.{name}")
    say("syntax.bad", status(perfsys.check_syntax, TEXTS["bad.syntax"]))
    say("syntax.good", status(perfsys.check_syntax, "[1, 2]"))
    case = perfsys.loads(TEXTS["unknown"])
    say_json("unknown.kept", case)
    findings = case.inspect().findings
    say("unknown.findings", len(findings))
    say("unknown.message", findings[0].message)
    import json

    schema = json.dumps(perfsys.schema("gap"), ensure_ascii=False, separators=(",", ":"))
    say_text("schema.gap", schema)


def edited(gap):
    say_set("set.number", gap, "desired", 0.1 + 0.2)
    say("get.number", gap.desired)
    say_set("set.tiny", gap, "actual", 5e-324)
    say("get.tiny", gap.actual)
    say_set("set.huge", gap, "typical", 1.7976931348623157e308)
    say("get.huge", gap.typical)
    say_set("set.most", gap, "population_size", 2**63 - 1)
    say("get.most", gap.population_size)
    say_json("json.most", gap)
    say_set("set.least", gap, "population_size", -(2**63))
    say("get.least", gap.population_size)
    say_set("set.beyond", gap, "population_size", 9223372036854775808.0)
    say_set("set.half", gap, "population_size", 1.5)
    say_set("set.nan", gap, "desired", math.nan)
    say_set("set.inf", gap, "desired", math.inf)
    say_set("set.text_for_number", gap, "desired", "much")
    say_set("set.number_for_text", gap, "place", 3)
    say_set("set.word", gap, "type", "opportunity")
    say("get.word", [None, *perfsys.GapType].index(gap.type))
    say_set("set.no_word", gap, "type", "oportunity")
    say_set("set.date", gap, "since", datetime.date(2024, 2, 29))
    say("get.date", gap.since)
    say_set("set.no_day", gap, "since", "2023-02-29")
    say("get.date.after", gap.since)
    say_set("set.money", gap, "cost_to_meet", perfsys.Money(-1250, "EUR"))
    say("get.money.minor", gap.cost_to_meet.minor)
    say("get.money.currency", gap.cost_to_meet.currency)
    say_set("set.no_currency", gap, "cost_to_meet", perfsys.Money(1, "euro"))
    say_set("set.empty", gap, "place", "")
    say("get.empty", gap.place)
    say_set("set.unset", gap, "place", None)
    say("get.unset", gap.place)
    say_set("set.nested", gap, "benchmark.group", "second ä €")
    say("get.nested", gap.benchmark.group)
    say_set("set.not_utf8", gap, "place", "\ud800")
    say("list.append", status(gap.owners.append, "ann"))
    say("list.more", status(gap.owners.append, "bob"))
    say("list.erase", status(gap.owners.pop, 0))
    say("list.length", len(gap.owners))
    say("list.item", gap.owners[0])
    say("list.clear", status(gap.owners.clear))
    say_json("edited", gap)


def editing():
    case = perfsys.Case("made")
    gap = case.gaps.add("g")
    edited(gap)
    say("add.twice", status(case.gaps.add, "g"))
    say("add.empty", status(case.gaps.add, ""))
    cause = case.causes.add("k", gap="g", share=perfsys.Range(0.1, 0.25, 0.5))
    say("range.likely", cause.share.likely)

    say("rename", status(case.rename, "g", "goal-gap"))
    say("rename.follows", cause.gap)
    say("rename.none", status(case.rename, "nobody", "x"))
    say("rename.used", status(case.rename, "goal-gap", "k"))
    say("references", case.references("goal-gap").findings[0].path)
    say("remove.refuse", status(case.remove, "goal-gap"))
    say("remove.kept", len(case.gaps))
    say("remove.leave", status(case.remove, "goal-gap", "leave"))
    say("remove.dangles", cause.gap)
    say("remove.set", status(setattr, gap, "place", "x"))
    case.gaps.add("goal-gap")
    say("remove.cascade", status(case.remove, "goal-gap", "cascade"))
    say("remove.unset", cause.gap)
    say("remove.none", status(case.remove, "nobody"))
    say("compact", status(case.compact))

    series = case.measures.add("m").series
    day = datetime.date
    say("series.value", status(series.append, day(2024, 1, 1), 0.5))
    counts = {"numerator": 3, "denominator": 40, "group": "north"}
    say("series.counts", status(series.append, day(2024, 2, 1), **counts))
    say("series.nothing", status(series.append, day(2024, 3, 1)))
    say("series.inf", status(series.append, day(2024, 3, 1), math.inf))
    say("series.length", len(series))
    say("series.group", series[1].group)
    say("series.denominator", series[1].denominator)
    say_json("series.json", case.measures["m"])

    import json

    parsed = perfsys.Gap.from_dict(json.loads(TEXTS["entity"]))
    case.gaps.append(parsed)
    say("entity", parsed.statement)
    say("entity.twice", status(case.gaps.append, copy.copy(parsed)))


def comparing(path):
    base, ours, theirs = (perfsys.loads(TEXTS[name]) for name in ("base", "ours", "theirs"))
    found = base.diff(ours)
    say("diff", len(found.differences))
    say_json("diff.json", found)
    merged = perfsys.merge(base, ours, theirs)
    say("merge.conflicts", len(merged.conflicts))
    say("merge.field", merged.conflicts[0].field)
    say_json("merge.json", merged.case)
    say("merge.other", status(perfsys.merge, base, ours, perfsys.load(path)))
    case = perfsys.loads(TEXTS["people"])
    say_json("redact", case.redact())
    say_json("redact.team", case.redact("team", keep_names=True))


def brought(name, call, *arguments, **options):
    try:
        say_json(name, call(*arguments, **options))
    except perfsys.Error as error:
        say(name, place(error))


def importing():
    case = perfsys.loads(TEXTS["people"])
    make = {"numerator_column": "deaths", "denominator_column": "births", "create": True}
    brought("import.none", case.import_series, "m", text=TEXTS["series"])
    brought("import.series", case.import_series, "m", text=TEXTS["series"], **make)
    brought("import.again", case.import_series, "m", text=TEXTS["series"], **make)
    brought("import.bad", case.import_series, "m", text=TEXTS["series.bad"], **make)
    brought("import.events", case.import_events, text=TEXTS["events"], format="csv")
    brought("import.raci", case.import_raci, text=TEXTS["raci"], format="markdown")
    say_text("raci", case.raci_text())
    say_json("imported", case)

    portfolio = perfsys.Portfolio(
        text=TEXTS["portfolio"], on_error=lambda error: say("portfolio.bad", place(error))
    )
    check = perfsys.PortfolioCheck()
    for case in portfolio:
        unknown = check.add(case).unknown
        say("portfolio.case", f"{case.id} at {portfolio.line}, {unknown} unknown")
    say("portfolio.answers", len(check.end().answers))


def counts(name, case, **options):
    try:
        result = case.check(**options)
    except perfsys.Error as error:
        say(name, error.status)
        return
    kinds = "errors warnings notes unknown passed".split()
    say(name, ", ".join(f"{getattr(result, kind)} {kind}" for kind in kinds))


def checking(case):
    result = case.check()
    say("check.first", result.findings[0].message)
    say_text("check.text", result.text(most=-1))
    say_json("check.json", result)
    say_text("check.sarif", result.sarif())
    counts("check", case)
    counts("check.packs", case, packs=["core", "voices"])
    chosen = {"rules": "B41,B60", "as_of": datetime.date(2024, 1, 1), "audience": "sponsor"}
    counts("check.rules", case, **chosen)
    counts("check.no_rule", case, rules="B999")
    counts("check.no_day", case, as_of="2023-02-30")
    counts("check.errors", case, severity=perfsys.Severity.ERROR)

    config = perfsys.Config()
    say("config", status(config.read, TEXTS["config"]))
    say("config.limit", config.limit("voices.max_seats"))
    say("config.bad", status(config.read, TEXTS["config.bad"]))
    say("config.negative", status(config.set_limit, "voices.max_seats", -1))
    counts("check.config", case, config=config)
    registry = perfsys.Registry()
    say("registry", status(registry.add, TEXTS["framework"]))
    say("registry.twice", status(registry.add, TEXTS["framework"]))
    say("registry.name", registry["ours"].name)
    following = case.next_question()
    say("next.question", following.question)
    say("next.open", following.open)


def answers(vienna, training):
    case = perfsys.load(vienna)
    sizes = case.size()
    size = sizes.gaps[0]
    for name in ("before", "now", "benchmark"):
        level = getattr(size, name)
        say(f"size.{name}.value", level.value)
        say(f"size.{name}.low", level.low)
        say(f"size.{name}.points", level.points)
    say("size.gap_now", size.gap_now)
    say("size.closed", size.closed)
    say("size.pip", size.pip)
    say_list("size.missing", size.missing)
    say_json("size.json", sizes)
    say_text("size.text", sizes.text("markdown"))
    say("size.none", status(case.size, gap="no-such-gap"))
    say_text("report", case.report())
    say_text("show", case.show(case.gaps[0].id))
    say("report.narrow", status(case.report, width=20))
    voices = case.voices()
    say("voices.evenness", voices.evenness)
    say("voices.gini", voices.gini)
    say_json("voices.json", voices)
    timings = case.timings()
    say("timing.slowest", timings.slowest.id)
    say("timing.days", timings.slowest.days or 0)
    say_json("timing.json", timings)

    case = perfsys.load(training)
    checking(case)
    score = case.partner_score()
    say("partner.items", len(score.items))
    say("partner.because", score.because)
    say_json("partner.json", score)
    say_json("tasks.json", case.judge_tasks())
    say("tasks.cuts", status(case.judge_tasks, very_difficult=-1))


def catalogues():
    for name in "factors frameworks rules questions thresholds integrity_rules".split():
        say(name, len(getattr(knowledge, name)))
    say("structs", len(perfsys.classes()))
    say("pack", knowledge.rule_packs()[0])
    say("lexicon", knowledge.lexicons[0].list)
    say("process", knowledge.processes[0].id)
    say("intervention", knowledge.intervention_kinds[0].id)
    say("evaluation_level", knowledge.evaluation_levels[0].id)
    say("factor", knowledge.factors["F14"].name)
    say_json("factor.json", knowledge.factors["F14"])
    say("factor.none", knowledge.factors.get("F99") is None)
    say("framework.none", knowledge.frameworks.get("bme") is None)
    bem = knowledge.frameworks["bem"]
    say("framework", bem.name)
    first = bem.cells[0].id
    say("cell", knowledge.cell_of("bem", first).name)
    say("cell.order", knowledge.cell_order(bem, first))
    say("cell.factor", knowledge.cell_factors(bem, first)[0].id)
    say("cell.none", knowledge.cell_of(bem, "ZZ") is None)
    say("factor.cell", knowledge.factor_cells(bem, "F14")[0].id)
    say("answers", knowledge.kind_answers("I11", "F14", standing_in=True))
    rule = knowledge.rules["cause-before-intervention"]
    say("rule", rule.id)
    say("rule.nearest", knowledge.nearest_rule("cause-before-interventoin"))
    say_list("rule.reads", rule.reads)
    say("rule.example", rule.examples().examples[0].title)
    say_text("rule.text", rule.text())
    say_text("rules.text", knowledge.rules_text().split("\n")[0])
    say("salience", knowledge.salience_of(True, False, True).id)
    say("power_interest", knowledge.power_interest_of(True, False).id)
    say("threshold", knowledge.thresholds["voices.max_seats"].value)
    say("question", knowledge.questions["Q01"].text)
    say("scale.high", knowledge.rating_scales["IM"].high)
    say("dif.lint", len(knowledge.lint_dif_table().findings))
    say("gut", formulas.gut_score(3, 4, 5))
    say("gut.sum", formulas.gut_score(3, 4, 5, "sum"))
    say("risk", formulas.risk_priority(9, 8, 5))
    say("adjusted", formulas.adjusted_benefit(1000, 0.3, 0.7))
    say("beyond", formulas.effect_beyond(0.021, 0.038, "lower"))
    say("present", formulas.net_present_value([-100, 60, 70], 0.15))
    say("standard", formulas.standard_score(3.7, 1, 5))
    say("standard.none", formulas.standard_score(7, 1, 5))
    say("core", formulas.task_is_core(67, 3))
    say("core.none", formulas.task_is_core(101, 3))
    worth = formulas.worth(500, 12, 2000)
    say("worth.roi", worth.roi)
    say("worth.payback", worth.payback)
    say("worth.negative", status(formulas.worth, 500, 12, -1))
    walk = knowledge.walk("mager_pipe_1997", "MP1=yes, MP2=yes, MP3=no")
    say("walk.next", walk.next)
    say_list("walk.actions", walk.actions)
    say("walk.bad", status(knowledge.walk, "mager_pipe_1997", "MP1=perhaps"))
    say("walk.no_flow", status(knowledge.walk, "bem"))


def main():
    cases, texts = sys.argv[1:]
    sys.stdout.reconfigure(encoding="utf-8")
    with open(texts, encoding="utf-8") as file:
        for line in file:
            name, text = line.rstrip("\n").split("\t")
            TEXTS[name] = text.replace("^", "\n")
    vienna = os.path.join(cases, "vienna-1847.json")
    reading(vienna)
    editing()
    comparing(vienna)
    importing()
    answers(vienna, os.path.join(cases, "training-order.json"))
    catalogues()


main()
