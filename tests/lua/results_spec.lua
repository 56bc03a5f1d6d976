-- Results, knowledge, configurations, registries, portfolios.
local perfsys = require "perfsys"

local vienna = "examples/cases/vienna-1847.json"

describe("results", function()
  local case = assert(perfsys.load(vienna))

  it("are objects with pages", function()
    for _, name in ipairs{"check", "size", "timings", "partner_score", "voices", "inspect",
                          "next_question"} do
      local result = assert(case[name](case))
      assert.is_truthy(#result:text{width = 60, format = "markdown"} > 20, name)
      assert.is_truthy(perfsys.dumps(result):find "^{", name)
    end
    assert.is_truthy(case:report{audience = "sponsor"}:find "Childbed")
    assert.is_truthy(case:show(case.gaps[1].id):find(case.gaps[1].id, 1, true))
    assert.is_truthy(case:judge_tasks())
    assert.is_truthy(case:check():text{most = -1} ~= case:check():text())
  end)

  it("are the figures of the case", function()
    local size = case:size().gaps[1]
    assert.are.equal("0.02153", ("%.5f"):format(size.now.value))
    assert.are.equal(142, size.now.numerator)
    assert.are.equal(6595, size.now.denominator)
  end)

  it("compare and merge cases", function()
    local ours, theirs = case:copy(), case:copy()
    assert.are.equal(0, #case:diff(ours).differences)
    ours.title, theirs.summary = "ours", "theirs"
    assert.are.equal("title", case:diff(ours).differences[1].field)
    local merge = assert(perfsys.merge(case, ours, theirs))
    local merged = merge:take()
    assert.are.equal("ours", merged.title)
    assert.are.equal("theirs", merged.summary)
    assert.is_nil((merge:take()))
    assert.is_nil(case:redact().parties[1].name:find "Klein")
  end)

  it("import figures and matrices", function()
    local new = perfsys.case "c"
    local import = assert(new:import_series("m", "date,value\n2024-01-01,3\n", {create = true}))
    assert.are.equal(1, import.added)
    assert.are.equal(3, new.measures[1].series[1].value)
    local nothing, err = new:import_series("m", "date,value\n2024-13-01,3\n")
    assert.is_nil(nothing)
    assert.are.equal(2, err.line)
    assert(new:import_raci("| | Ana |\n|---|---|\n| Plan | R |\n", "markdown"))
    assert.is_truthy(new:raci_text():find "Plan")
    assert(new:import_events("date,kind,what,who\n2024-01-01,demo,Shown,\n", "csv"))
    assert.are.equal(1, #new.events)
  end)

  it("give SARIF and schemas", function()
    assert.is_truthy(perfsys.sarif{{result = case:check(), path = "v.json"}}:find "2.1.0")
    assert.is_truthy(perfsys.schema "gap":find "desired")
  end)
end)

describe("knowledge", function()
  it("is catalogues", function()
    local factors = perfsys.knowledge.factors
    assert.are.equal(34, factors:len())
    assert.are.equal("F01", factors[2].id)
    assert.are.equal("F01", factors.F01.id)
    assert.is_nil(factors.F99)
    assert.is_nil(factors[0])
    local n = 0
    for factor in factors:each() do n = n + (factor.id and 1 or 0) end
    assert.are.equal(34, n)
    assert.has_error(function() factors.F01 = nil end)
    for _, name in ipairs{"frameworks", "intervention_kinds", "dif_rows", "rating_scales",
                          "salience_classes", "power_interest_grid", "evaluation_levels",
                          "processes", "questions", "thresholds", "lexicons", "integrity_rules"} do
      assert.is_truthy(perfsys.knowledge[name]:len() > 2, name)
    end
  end)

  it("answers", function()
    local knowledge = perfsys.knowledge
    assert.are.equal("yes", knowledge.factors.F23:is_learnable "supervisor")
    assert.is_truthy(#knowledge.frameworks.bem:cell_factors(knowledge.frameworks.bem.cells[1].id) > 0)
    assert.are.equal("overtrain", knowledge.dif_decide("very", true, "infrequent"))
    assert.are.equal(1, #knowledge.dif_lint(nil).findings)
    assert.are.equal(0, #knowledge.dif_lint{
      {id = "x", difficulty = "very", important = true, frequency = "very", decision = "train"},
    }.findings)
    assert.are.equal("definitive", knowledge.salience(true, true, true).id)
    assert.is_truthy(knowledge.processes.addie:requires("build", "design"))
    assert.is_truthy(knowledge.frameworks.mager_pipe_1997:walk "MP1=yes":text())
    assert.are.equal("diagnosis", perfsys.rules.B41.pack)
    assert.is_truthy(#perfsys.rules.B41:examples().examples >= 2)
    assert.is_truthy(#perfsys.rule_packs() > 5)
  end)
end)

describe("figures without a case", function()
  it("are computed", function()
    assert.are.equal(125, perfsys.gut_score(5, 5, 5))
    assert.are.equal(15, perfsys.gut_score(5, 5, 5, "sum"))
    assert.are.equal(0, perfsys.gut_score(6, 1, 1))
    assert.are.equal(360, perfsys.risk_priority(9, 8, 5))
    assert.are.equal(110, perfsys.net_present_value({100, 11}, 0.1))
    assert.is_nil(perfsys.net_present_value({1}, -1))
    assert.are.equal(2, perfsys.worth(100, 3, 100).roi)
    assert.are.equal(59, perfsys.dates.days("2024-01-01", "2024-02-29"))
    assert.are.equal("2024-02-29", perfsys.dates.add_months("2024-01-31", 1))
    assert.is_nil(perfsys.dates.make(2023, 2, 29))
    assert.are.equal("0.1", perfsys.number_text(0.1))
  end)
end)

describe("configurations and registries", function()
  it("change what a check does", function()
    local case = perfsys.load(vienna)
    local config = assert(perfsys.config '{"packs": {"language": false}}')
    assert.is_true(config:set_limit("voices.max_seats", 3))
    assert.are.equal(3, config:limit "voices.max_seats")
    assert.is_nil(config:limit "no.such")
    assert.is_true(config:switch("B41", false))
    assert.is_true(config:set_severity("A41", "note"))
    assert.is_true(config:add_word("solution", "learning path"))
    assert.is_true(config:set_language "en")
    assert.is_truthy(case:check{config = config}.errors ~= nil)
    local nothing, err = perfsys.config '{"limits": {"voices.max_seat": 1}}'
    assert.is_nil(nothing)
    assert.are.equal("limits.voices.max_seat", err.path)
  end)

  it("hold frameworks of one's own", function()
    local registry = perfsys.registry()
    local text = perfsys.dumps(perfsys.knowledge.frameworks.bem):gsub('"id":"bem"', '"id":"ours"', 1)
    assert.is_true(registry:read(text))
    assert.are.equal("ours", registry:find "ours".id)
    local nothing, err = registry:read(text)
    assert.is_nil(nothing)
    assert.are.equal("PS_E_EXISTS", err.code)
    local other = perfsys.registry()
    assert.is_true(other:add(registry:find "ours"))
    assert.are.equal(#registry:frameworks(), #other:frameworks())
    registry = nil
    collectgarbage()
    assert.is_truthy(perfsys.load(vienna):check{registry = other})
  end)
end)

describe("portfolios", function()
  it("are read one after the other, past what is broken", function()
    local text = '[{"id": "a"}, {"id": 3}, {"id": "b"}]'
    local seen = {}
    for number, case, err in perfsys.portfolio_text(text):each() do
      seen[number] = case and case.id or err.code
    end
    assert.are.same({"a", "PS_E_TYPE", "b"}, seen)
    assert.is_nil((perfsys.portfolio "/no/such/file"))
  end)

  it("are checked together", function()
    local check = perfsys.portfolio_check{packs = "core"}
    assert.is_truthy(check:case(perfsys.load(vienna)).errors)
    assert.is_truthy(check:finish().answers)
  end)
end)
