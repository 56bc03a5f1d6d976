-- What fails gives nil and an error object; a wrong call raises one.
local perfsys = require "perfsys"

local function raised(f, ...)
  local worked, err = pcall(f, ...)
  assert.is_false(worked)
  assert.is_true(perfsys.is_error(err), "a plain error: " .. tostring(err))
  return err
end

describe("what fails", function()
  local function code_of(text, opts)
    local case, err = perfsys.loads(text, opts)
    assert.is_nil(case)
    assert.is_true(perfsys.is_error(err))
    return err.code, err
  end

  it("is nil and an error with its place", function()
    local code, err = code_of '{\n  "id": "c",\n  "gaps": [{"id": 3}]}'
    assert.are.equal("PS_E_TYPE", code)
    assert.are.equal("gaps[0].id", err.path)
    assert.are.equal(3, err.line)
    assert.are.equal(19, err.column)
    assert.are.equal("number", type(err.status))
    assert.are.equal("line 3, column 19: gaps[0].id: " .. err.message, tostring(err))
  end)

  it("has the code of its status", function()
    assert.are.equal("PS_E_SYNTAX", code_of "{")
    assert.are.equal("PS_E_SYNTAX", code_of "")
    assert.are.equal("PS_E_ENCODING", code_of '{"id": "\255"}')
    assert.are.equal("PS_E_DUPLICATE", code_of '{"id": "a", "id": "b"}')
    assert.are.equal("PS_E_VALUE", code_of '{"id": "a", "opened": "2024-02-31"}')
    assert.are.equal("PS_E_LIMIT", code_of('{"id": "abc"}', {limits = {bytes = 5}}))
    local case, err = perfsys.load "/no/such/file"
    assert.is_nil(case)
    assert.are.equal("PS_E_IO", err.code)
    case, err = perfsys.load "a\0b"
    assert.is_nil(case)
    assert.are.equal("PS_E_ENCODING", err.code)
  end)

  it("is a wrong value", function()
    local case = perfsys.case("c", {title = "T"})
    for field, bad in pairs{opened = "yesterday", purpose = "lunch", forms = 1.5,
                            rework_chance_with = 0 / 0} do
      local worked, err = case:set(field, bad)
      assert.is_nil(worked)
      assert.are.equal("PS_E_VALUE", err.code)
      assert.are.equal("PS_E_VALUE", raised(function() case[field] = bad end).code)
    end
    assert.are.equal("PS_E_TYPE", select(2, case:set("title", 3)).code)
    assert.are.equal("PS_E_TYPE", select(2, case:set("forms", "3")).code)
    assert.are.equal("PS_E_TYPE", select(2, case:set("invented", 1)).code)
    assert.are.equal("PS_E_ENCODING", select(2, case:set("title", "a\0b")).code)
    assert.are.equal("PS_E_ENCODING", select(2, case:set("title", "\255")).code)
    assert.are.equal("T", case.title)
  end)
end)

describe("a wrong call", function()
  it("raises and names the line that made it", function()
    local err = raised(function() return perfsys.loads(nil) end)
    assert.are.equal("PS_E_ARGUMENT", err.code)
    assert.is_truthy(err.where:find "errors_spec.lua:%d+$")
    assert.is_truthy(tostring(err):find "text must be a text, not nil")
    local case = perfsys.case "c"
    local line = debug.getinfo(1, "l").currentline + 1
    err = raised(function() case.gaps:add("g", {typo = 1}) end)
    assert.is_truthy(err.where:find("errors_spec.lua:" .. line, 1, true), err.where)
  end)

  it("is a misspelt field, and the nearest is told", function()
    local case = perfsys.case "c"
    assert.is_truthy(raised(function() return case.titel end).message:find '"title"')
    assert.is_truthy(raised(function() case.titel = "x" end).message:find '"title"')
    assert.is_truthy(raised(function() case.gaps:add("g", {desird = 1}) end).message:find "desired")
    assert.are.equal(0, #case.gaps)
    raised(function() return case[1] end)
    raised(function() return case[{}] end)
    raised(function() return case.gaps.lenn end)
  end)

  it("is a misspelt option or word", function()
    local case = perfsys.case "c"
    assert.is_truthy(raised(case.check, case, {pack = "core"}).message:find "packs")
    assert.is_truthy(raised(case.check, case, {audience = "teem"}).message:find "team")
    raised(case.check, case, "core")
    raised(case.check, case, {limits = 3})
    raised(case.check, case, {limits = {byte = 3}})
    raised(case.check, case, {budget = -1})
    raised(case.check, case, {budget = 0 / 0})
    raised(case.check, case, {progress = 3})
    raised(case.save, case, "/tmp/x", {budgets = 1})
    raised(case.voices, case, {}, {})
  end)

  it("is an object of the wrong kind", function()
    local case = perfsys.load "examples/cases/vienna-1847.json"
    local check = case.check
    for _, bad in pairs{case.gaps[1], case.gaps, case:size(), "x", 3, {}, io.stdout, print,
                        coroutine.create(function() end), perfsys.config()} do
      raised(check, bad)
    end
    raised(check)
    raised(case.gaps.append, case.gaps, case.measures[1])
    raised(function() case:size().gaps = {} end)
    raised(function() perfsys.knowledge.factors.F01.name = "x" end)
  end)
end)

describe("an unknown rule or limit", function()
  it("is told with the nearest", function()
    local case = perfsys.case "c"
    local result, err = case:check{rules = "B411"}
    assert.is_nil(result)
    assert.are.equal("PS_E_NOT_FOUND", err.code)
    local config = perfsys.config()
    local worked, why = config:set_limit("voices.max_seat", 3)
    assert.is_nil(worked)
    assert.is_truthy(why.message:find "voices.max_seats")
  end)
end)
