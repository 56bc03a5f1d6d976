-- The behaviours of smoke.c, seen from Lua: prints the same lines.
--
-- usage: lua smoke.lua DIRECTORY_OF_CASES TEXTS
local perfsys = require "perfsys"

local texts = {}

local function say(name, value)
  if value == nil then
    value = "unset"
  elseif type(value) == "number" and (not math.type or math.type(value) == "float") then
    value = perfsys.number_text(value)
  end
  io.write(name, ": ", (tostring(value):gsub("LL$", "")), "\n") -- LuaJIT's int64 end in LL
end

local function say_list(name, words)
  io.write(name, ":")
  for word in words:each() do io.write(" ", word) end
  io.write "\n"
end

local function say_text(name, text)
  local low, high = 1, 0
  for i = 1, #text do
    low = (low + text:byte(i)) % 65521
    high = (high + low) % 65521
  end
  local sum = (high * 100000 + low) % 4294967296
  io.write(("%s: %d bytes, sum %.0f\n"):format(name, #text, sum))
end

local function say_json(name, thing)
  local text = perfsys.dumps(thing)
  if #text < 120 then say(name, text) else say_text(name, text) end
end

-- The error of a call, returned or raised; nil if it worked.
local function failure(f, ...)
  local worked, first, second = pcall(f, ...)
  if not worked then
    if not perfsys.is_error(first) then error(first, 0) end
    return first
  end
  if first == nil then return second end
end

local function status(f, ...)
  local err = failure(f, ...)
  return err and err.code or "PS_OK"
end

local function say_set(name, thing, path, value) say(name, status(thing.set, thing, path, value)) end

local function place(err)
  return ("%s %d:%d %s"):format(err.code, err.line or 0, err.column or 0, err.path or "")
end

local function refused(name)
  local case, err = perfsys.loads(texts[name])
  say(name, case and "accepted" or place(err))
end

local function reading(path)
  say("version", perfsys.version)
  say("schema_version", perfsys.schema_version)
  local case = perfsys.load(path)
  say("load.id", case.id)
  say("load.title", case.title)
  say("load.gaps", case.gaps:len())
  say_json("load.json", case)
  local measure = case.measures[1]
  say("load.measure", measure.id)
  say("load.points", measure.series:len())
  say("load.first.on", measure.series[1].on)
  say("load.first.numerator", measure.series[1].numerator)
  local twin = case:copy()
  say("copy.equal", case == twin)
  twin.title = "Another"
  say("copy.changed", case == twin)

  local function never() return false end
  local result, err = case:check{progress = never}
  say("cancel.case", result == nil)
  say("cancel", err.code)
  result, err = perfsys.load(path, {limits = {bytes = 100}})
  say("limit.case", result == nil)
  say("limit", err.code)
  result, err = perfsys.load "no/such.json"
  say("missing.case", result == nil)
  say("missing", err.code)

  for name in ("syntax day kind range duplicate zero version empty"):gmatch "%a+" do
    refused("bad." .. name)
  end
  say("syntax.bad", status(perfsys.check_syntax, texts["bad.syntax"]))
  say("syntax.good", status(perfsys.check_syntax, "[1, 2]"))
  case = perfsys.loads(texts.unknown)
  say_json("unknown.kept", case)
  local findings = case:inspect().findings
  say("unknown.findings", findings:len())
  say("unknown.message", findings[1].message)
  say_text("schema.gap", perfsys.schema "gap")
end

local function edited(gap)
  say_set("set.number", gap, "desired", 0.1 + 0.2)
  say("get.number", gap.desired)
  say_set("set.tiny", gap, "actual", 5e-324)
  say("get.tiny", gap.actual)
  say_set("set.huge", gap, "typical", 1.7976931348623157e308)
  say("get.huge", gap.typical)
  say_set("set.most", gap, "population_size", perfsys.int64 "9223372036854775807")
  say("get.most", gap.population_size)
  say_json("json.most", gap)
  say_set("set.least", gap, "population_size", perfsys.int64 "-9223372036854775808")
  say("get.least", gap.population_size)
  say_set("set.beyond", gap, "population_size", 9223372036854775808.0)
  say_set("set.half", gap, "population_size", 1.5)
  say_set("set.nan", gap, "desired", 0 / 0)
  say_set("set.inf", gap, "desired", math.huge)
  say_set("set.text_for_number", gap, "desired", "much")
  say_set("set.number_for_text", gap, "place", 3)
  say_set("set.word", gap, "type", "opportunity")
  for i, word in ipairs(perfsys.words "gap_type") do
    if (word.name or word) == gap.type then say("get.word", i) end
  end
  say_set("set.no_word", gap, "type", "oportunity")
  say_set("set.date", gap, "since", "2024-02-29")
  say("get.date", gap.since)
  say_set("set.no_day", gap, "since", "2023-02-29")
  say("get.date.after", gap.since)
  say_set("set.money", gap, "cost_to_meet", {minor = -1250, currency = "EUR"})
  say("get.money.minor", gap.cost_to_meet.minor)
  say("get.money.currency", gap.cost_to_meet.currency)
  say_set("set.no_currency", gap, "cost_to_meet", {minor = 1, currency = "euro"})
  say_set("set.empty", gap, "place", "")
  say("get.empty", gap.place)
  say_set("set.unset", gap, "place", nil)
  say("get.unset", gap.place)
  say_set("set.nested", gap, "benchmark.group", "second ä €")
  say("get.nested", gap.benchmark.group)
  say_set("set.not_utf8", gap, "place", "\237\160\128")
  local owners = gap.owners
  say("list.append", status(owners.append, owners, "ann"))
  say("list.more", status(owners.append, owners, "bob"))
  say("list.erase", status(owners.remove, owners, 1))
  say("list.length", owners:len())
  say("list.item", owners[1])
  say("list.clear", status(owners.clear, owners))
  say_json("edited", gap)
end

local function editing()
  local case = perfsys.case "made"
  local gaps = case.gaps
  local gap = gaps:add "g"
  edited(gap)
  say("add.twice", status(gaps.add, gaps, "g"))
  say("add.empty", status(gaps.add, gaps, ""))
  local cause = case.causes:add("k", {gap = "g", share = {low = 0.1, likely = 0.25, high = 0.5}})
  say("range.likely", cause.share.likely)

  say("rename", status(case.rename, case, "g", "goal-gap"))
  say("rename.follows", cause.gap)
  say("rename.none", status(case.rename, case, "nobody", "x"))
  say("rename.used", status(case.rename, case, "goal-gap", "k"))
  say("references", case:references("goal-gap").findings[1].path)
  say("remove.refuse", status(case.remove, case, "goal-gap"))
  say("remove.kept", gaps:len())
  say("remove.leave", status(case.remove, case, "goal-gap", "leave"))
  say("remove.dangles", cause.gap)
  say("remove.set", status(function() gap.place = "x" end))
  gaps:add "goal-gap"
  say("remove.cascade", status(case.remove, case, "goal-gap", "cascade"))
  say("remove.unset", cause.gap)
  say("remove.none", status(case.remove, case, "nobody"))
  say("compact", status(case.compact, case))

  local measure = case.measures:add "m"
  local series = measure.series
  local function append(point) return status(series.append, series, point) end
  say("series.value", append{on = "2024-01-01", value = 0.5})
  say("series.counts", append{on = "2024-02-01", numerator = 3, denominator = 40, group = "north"})
  say("series.nothing", append{on = "2024-03-01"})
  say("series.inf", append{on = "2024-03-01", value = math.huge})
  say("series.length", series:len())
  say("series.group", series[2].group)
  say("series.denominator", series[2].denominator)
  say_json("series.json", measure)

  local parsed = gaps:add_json(texts.entity)
  say("entity", parsed.statement)
  say("entity.twice", status(gaps.add_json, gaps, texts.entity))
end

local function comparing(path)
  local base, ours, theirs =
    perfsys.loads(texts.base), perfsys.loads(texts.ours), perfsys.loads(texts.theirs)
  local found = base:diff(ours)
  say("diff", found.differences:len())
  say_json("diff.json", found)
  local merge = perfsys.merge(base, ours, theirs)
  say("merge.conflicts", merge.conflicts:len())
  say("merge.field", merge.conflicts[1].field)
  say_json("merge.json", merge:take())
  say("merge.other", status(perfsys.merge, base, ours, perfsys.load(path)))
  local case = perfsys.loads(texts.people)
  say_json("redact", case:redact())
  say_json("redact.team", case:redact{audience = "team", keep_names = true})
end

local function brought(name, import, err)
  if import then say_json(name, import) else say(name, place(err)) end
end

local function importing()
  local case = perfsys.loads(texts.people)
  local make = {numerator_column = "deaths", denominator_column = "births", create = true}
  brought("import.none", case:import_series("m", texts.series))
  brought("import.series", case:import_series("m", texts.series, make))
  brought("import.again", case:import_series("m", texts.series, make))
  brought("import.bad", case:import_series("m", texts["series.bad"], make))
  brought("import.events", case:import_events(texts.events, "csv"))
  brought("import.raci", case:import_raci(texts.raci, "markdown"))
  say_text("raci", case:raci_text())
  say_json("imported", case)

  local portfolio, check = perfsys.portfolio_text(texts.portfolio), perfsys.portfolio_check()
  for _, one, err in portfolio:each() do
    if one then
      local unknown = tostring(check:case(one).unknown)
      say("portfolio.case", ("%s at %d, %s unknown"):format(one.id, portfolio:line(), unknown))
    else
      say("portfolio.bad", place(err))
    end
  end
  say("portfolio.answers", check:finish().answers:len())
end

local function counts(name, case, options)
  local result, err = case:check(options)
  if not result then return say(name, err.code) end
  local parts = {}
  for kind in ("errors warnings notes unknown passed"):gmatch "%a+" do
    parts[#parts + 1] = ("%d %s"):format(result[kind], kind)
  end
  say(name, table.concat(parts, ", "))
end

local function checking(case)
  local result = case:check()
  say("check.first", result.findings[1].message)
  say_text("check.text", result:text{most = -1})
  say_json("check.json", result)
  say_text("check.sarif", perfsys.sarif{{result = result, path = "case.json"}})
  counts("check", case)
  counts("check.packs", case, {packs = "core,voices"})
  counts("check.rules", case, {rules = "B41,B60", as_of = "2024-01-01", audience = "sponsor"})
  counts("check.no_rule", case, {rules = "B999"})
  say("check.no_day", status(case.check, case, {as_of = "2023-02-30"}))
  counts("check.errors", case, {severity = "error"})

  local config = perfsys.config()
  say("config", status(config.read, config, texts.config))
  say("config.limit", config:limit "voices.max_seats")
  say("config.bad", status(config.read, config, texts["config.bad"]))
  say("config.negative", status(config.set_limit, config, "voices.max_seats", -1))
  counts("check.config", case, {config = config})
  local registry = perfsys.registry()
  say("registry", status(registry.read, registry, texts.framework))
  say("registry.twice", status(registry.read, registry, texts.framework))
  say("registry.name", registry:find("ours").name)
  local following = case:next_question()
  say("next.question", following.question)
  say("next.open", following.open)
end

local function answers(vienna, training)
  local case = perfsys.load(vienna)
  local sizes = case:size()
  local size = sizes.gaps[1]
  for name in ("before now benchmark"):gmatch "%a+" do
    local level = size[name]
    say(("size.%s.value"):format(name), level.value)
    say(("size.%s.low"):format(name), level.low)
    say(("size.%s.points"):format(name), level.points)
  end
  say("size.gap_now", size.gap_now)
  say("size.closed", size.closed)
  say("size.pip", size.pip)
  say_list("size.missing", size.missing)
  say_json("size.json", sizes)
  say_text("size.text", sizes:text{format = "markdown"})
  say("size.none", status(case.size, case, {gap = "no-such-gap"}))
  say_text("report", case:report())
  say_text("show", case:show(case.gaps[1].id))
  say("report.narrow", status(case.report, case, {width = 20}))
  local voices = case:voices()
  say("voices.evenness", voices.evenness)
  say("voices.gini", voices.gini)
  say_json("voices.json", voices)
  local timings = case:timings()
  say("timing.slowest", timings.slowest.id)
  say("timing.days", timings.slowest.days or "0")
  say_json("timing.json", timings)

  case = perfsys.load(training)
  checking(case)
  local score = case:partner_score()
  say("partner.items", score.items:len())
  say("partner.because", score.because)
  say_json("partner.json", score)
  say_json("tasks.json", case:judge_tasks())
  say("tasks.cuts", status(case.judge_tasks, case, {very_difficult = -1}))
end

local function catalogues()
  local knowledge = perfsys.knowledge
  say("factors", knowledge.factors:len())
  say("frameworks", knowledge.frameworks:len())
  say("rules", perfsys.rules:len())
  say("questions", knowledge.questions:len())
  say("thresholds", knowledge.thresholds:len())
  say("integrity_rules", knowledge.integrity_rules:len())
  say("structs", #perfsys.structs())
  say("pack", perfsys.rule_packs()[1])
  say("lexicon", knowledge.lexicons[1].list)
  say("process", knowledge.processes[1].id)
  say("intervention", knowledge.intervention_kinds[1].id)
  say("evaluation_level", knowledge.evaluation_levels[1].id)
  say("factor", knowledge.factors.F14.name)
  say_json("factor.json", knowledge.factors.F14)
  say("factor.none", knowledge.factors.F99 == nil)
  say("framework.none", knowledge.frameworks.bme == nil)
  local bem = knowledge.frameworks.bem
  say("framework", bem.name)
  local first = bem.cells[1].id
  say("cell", bem:cell(first).name)
  say("cell.order", bem:cell_order(first))
  say("cell.factor", bem:cell_factors(first)[1].id)
  say("cell.none", bem:cell "ZZ" == nil)
  say("factor.cell", bem:factor_cells("F14")[1].id)
  say("answers", knowledge.intervention_kinds.I11:answers("F14", true))
  local rule = perfsys.rules["cause-before-intervention"]
  say("rule", rule.id)
  say("rule.nearest", perfsys.nearest_rule "cause-before-interventoin")
  say_list("rule.reads", rule.reads)
  say("rule.example", rule:examples().examples[1].title)
  say_text("rule.text", rule:text())
  say_text("rules.text", perfsys.rules_text():match "^[^\n]*")
  say("salience", knowledge.salience(true, false, true).id)
  say("power_interest", knowledge.power_interest(true, false).id)
  say("threshold", knowledge.thresholds["voices.max_seats"].value)
  say("question", knowledge.questions.Q01.text)
  say("scale.high", knowledge.rating_scales.IM.high)
  say("dif.lint", knowledge.dif_lint().findings:len())
  say("gut", perfsys.gut_score(3, 4, 5, "product"))
  say("gut.sum", perfsys.gut_score(3, 4, 5, "sum"))
  say("risk", perfsys.risk_priority(9, 8, 5))
  say("adjusted", perfsys.adjusted_benefit(1000, 0.3, 0.7))
  say("beyond", perfsys.effect_beyond(0.021, 0.038, "lower"))
  say("present", perfsys.net_present_value({-100, 60, 70}, 0.15))
  say("standard", perfsys.standard_score(3.7, 1, 5))
  say("standard.none", perfsys.standard_score(7, 1, 5))
  say("core", perfsys.task_is_core(67, 3))
  say("core.none", perfsys.task_is_core(101, 3))
  local worth = perfsys.worth(500, 12, 2000)
  say("worth.roi", worth.roi)
  say("worth.payback", worth.payback)
  say("worth.negative", status(perfsys.worth, 500, 12, -1))
  local flow = knowledge.frameworks.mager_pipe_1997
  local walk = flow:walk "MP1=yes, MP2=yes, MP3=no"
  say("walk.next", walk.next)
  say_list("walk.actions", walk.actions)
  say("walk.bad", status(flow.walk, flow, "MP1=perhaps"))
  say("walk.no_flow", status(bem.walk, bem))
end

local cases, path = ...
for line in io.lines(path) do
  local name, text = line:match "^([^\t]+)\t(.*)$"
  texts[name] = text:gsub("%^", "\n")
end
local vienna = cases .. "/vienna-1847.json"
reading(vienna)
editing()
comparing(vienna)
importing()
answers(vienna, cases .. "/training-order.json")
catalogues()
