-- Who lives how long: close(), the collector, removal, callbacks that misbehave.
local perfsys = require "perfsys"

local vienna = "examples/cases/vienna-1847.json"

local function code(f, ...)
  local worked, err = pcall(f, ...)
  assert.is_false(worked)
  assert.is_true(perfsys.is_error(err), "a plain error: " .. tostring(err))
  return err.code
end

describe("after close()", function()
  it("all that came from a case is gone", function()
    local case = perfsys.load(vienna)
    local gap, list, series = case.gaps[1], case.gaps, case.measures[1].series
    local benchmark, walk = gap.benchmark, list:each()
    assert.is_true(case:close())
    assert.is_true(perfsys.is_closed(case))
    assert.is_true(case:close())
    assert.are.equal("PS_E_REMOVED", code(function() return gap.desired end))
    assert.are.equal("PS_E_REMOVED", code(function() gap.desired = 1 end))
    assert.are.equal("PS_E_REMOVED", code(function() return #list end))
    assert.are.equal("PS_E_REMOVED", code(function() return list[1] end))
    assert.are.equal("PS_E_REMOVED", code(function() return series[1] end))
    assert.are.equal("PS_E_REMOVED", code(function() return benchmark.from end))
    assert.are.equal("PS_E_REMOVED", code(walk))
    local result, err = case:check()
    assert.is_nil(result)
    assert.are.equal("PS_E_REMOVED", err.code)
    assert.is_truthy(tostring(gap):find "gone")
  end)

  it("what is no root stays", function()
    local case = perfsys.load(vienna)
    assert.is_true(perfsys.close(case.gaps[1]))
    assert.is_true(perfsys.close(case.gaps[1].benchmark))
    assert.is_true(perfsys.close(perfsys.knowledge.factors.F01))
    assert.is_truthy(case.title)
    assert.is_truthy(perfsys.knowledge.factors.F01.name)
  end)

  it("a result is gone, its case stays", function()
    local case = perfsys.load(vienna)
    local result = case:check()
    local finding = result.findings[1]
    result:close()
    assert.are.equal("PS_E_REMOVED", code(function() return finding.message end))
    assert.is_truthy(case.title)
  end)

  it("handles refuse", function()
    local config, registry = perfsys.config(), perfsys.registry()
    config:close()
    registry:close()
    assert.is_nil((config:set_limit("voices.max_seats", 1)))
    assert.is_nil((registry:find "bem"))
    local case = perfsys.case "c"
    local result, err = case:check{config = config}
    assert.is_nil(result)
    assert.are.equal("PS_E_REMOVED", err.code)
  end)
end)

describe("the collector", function()
  it("keeps a case while anything of it is held", function()
    local gap = perfsys.load(vienna).gaps[1]
    local series = perfsys.load(vienna).measures[1].series
    collectgarbage()
    collectgarbage()
    assert.are.equal("mortality-first-clinic", gap.id)
    assert.are.equal(98, #series)
    local finding = perfsys.load(vienna):check().findings[1]
    collectgarbage()
    assert.is_truthy(finding.message)
    local check = perfsys.portfolio_check{config = perfsys.config '{"packs": {"language": false}}'}
    collectgarbage()
    collectgarbage()
    assert.is_truthy(check:case(perfsys.load(vienna)))
    -- The texts of its options too.
    check = perfsys.portfolio_check{rules = ("B41,"):rep(20) .. "B42"}
    collectgarbage()
    local garbage = {}
    for i = 1, 1000 do garbage[i] = ("C99,"):rep(20) .. i end
    assert.are.equal(2, #check:case(perfsys.load(vienna)).answers)
  end)

  it("frees what is not held #memory", function()
    local file = assert(io.open(vienna, "rb"))
    local text = file:read "*a"
    file:close()
    local function resident()
      local status = io.open("/proc/self/statm")
      if not status then return 0 end
      local _, pages = status:read("*n", "*n")
      status:close()
      return pages
    end
    local function work(n)
      for _ = 1, n do
        local case = perfsys.loads(text)
        local _ = case:check{packs = "core"}
        for gap in case.gaps:each() do local _ = gap.benchmark.from end
        perfsys.loads(text:sub(1, 2000))
        pcall(function() case.gaps:add("x", {typo = 1}) end)
        case:close()
      end
      collectgarbage()
      collectgarbage()
    end
    work(20)
    local before = resident()
    work(100)
    assert.is_true(resident() - before < 1000, "memory grew by " .. resident() - before .. " pages")
  end)
end)

describe("removal", function()
  it("makes an entity say so", function()
    local case = perfsys.load(vienna)
    local evidence, again = case.evidence[1], case.evidence[2].id
    assert.is_true(case:remove(evidence.id, "leave"))
    assert.are.equal("PS_E_REMOVED", code(function() return evidence.text end))
    assert.are.equal("PS_E_REMOVED", code(function() evidence.text = "x" end))
    assert.is_true(case:compact())
    assert.are.equal("PS_E_REMOVED", code(function() return evidence.text end))
    assert.are.equal(again, case.evidence[1].id)
    for i = 1, 5 do case.evidence:add("new" .. i) end -- one of them has its memory
    assert.are.equal("PS_E_REMOVED", code(function() return evidence.id end))
  end)

  it("of an item leaves views of others where they were", function()
    local case = perfsys.case "c"
    local doing = case.interventions:add("i", {causes = {{cause = "a"}, {cause = "b"}}})
    local first, second = doing.causes[1], doing.causes[2]
    assert.is_true(doing.causes:remove(1))
    assert.are.equal("b", second.cause)
    assert.are.equal("PS_E_REMOVED", code(function() return first.cause end))
    doing.causes = nil
    assert.are.equal("PS_E_REMOVED", code(function() return second.cause end))
  end)
end)

describe("a callback", function()
  it("sees how far a call has come and may stop it", function()
    local case, shares = perfsys.load(vienna), {}
    assert(case:check{progress = function(share) shares[#shares + 1] = share end})
    assert.is_true(#shares > 1)
    for i = 2, #shares do assert.is_true(shares[i] >= shares[i - 1]) end
    local result, err = case:check{progress = function() return false end}
    assert.is_nil(result)
    assert.are.equal("PS_E_CANCELLED", err.code)
  end)

  it("that raises raises through the call", function()
    local case, mine = perfsys.load(vienna), {}
    local worked, err = pcall(case.check, case, {progress = function() error(mine) end})
    assert.is_false(worked)
    assert.are.equal(mine, err)
    worked, err = pcall(perfsys.write, case, function() error(mine) end)
    assert.is_false(worked)
    assert.are.equal(mine, err)
    assert.is_truthy(case:check())
  end)

  it("may not close or change what is in use", function()
    local case = perfsys.load(vienna)
    local closed, err, raised
    assert(case:check{progress = function()
      closed, err = case:close()
      raised = select(2, pcall(function() case.title = "x" end))
      collectgarbage()
    end})
    assert.is_nil(closed)
    assert.are.equal("PS_E_BUSY", err.code)
    assert.are.equal("PS_E_BUSY", raised.code)
    local inner
    assert(case:import_series(case.measures[1].id, "date,value\n", {progress = function()
      inner = select(2, pcall(function() return case.title end))
    end}) or true)
    if inner then assert.are.equal("PS_E_BUSY", inner.code) end
    assert.is_true(case:close())
  end)

  it("in a coroutine cannot yield across the call", function()
    local case = perfsys.load(vienna)
    local co = coroutine.wrap(function()
      return pcall(case.check, case, {progress = function() coroutine.yield() end})
    end)
    assert.is_false((co()))
    assert.is_truthy(case:check())
  end)
end)

describe("a time budget", function()
  it("ends a call", function()
    local case = perfsys.load(vienna)
    local result, err = case:check{budget = 0}
    assert.is_nil(result)
    assert.are.equal("PS_E_CANCELLED", err.code)
    assert.are.equal("The time budget of 0 s is used up.", err.message)
    assert.is_truthy(case:check{budget = 60})
  end)

  local function large(n)
    local points = {}
    for i = 1, n do points[i] = '{"on":"2020-01-01","value":' .. i .. "}" end
    return '{"id":"c","measures":[{"id":"m","series":[' .. table.concat(points, ",") .. "]}]}"
  end

  it("ends one that would take long when it should", function()
    local text = large(200000)
    local begun = os.clock()
    local case, err = perfsys.loads(text, {budget = 0.01})
    local took = os.clock() - begun
    assert.is_nil(case)
    assert.are.equal("PS_E_CANCELLED", err.code)
    assert.is_true(took < 0.2, "it took " .. took)
  end)

  it("holds for each step of a portfolio", function()
    local text = large(60000)
    local n, stopped = 0, false
    local portfolio = perfsys.portfolio_text("[" .. text .. "," .. text .. "]", {
      progress = function() n = n + 1 return not stopped end, budget = 60,
    })
    collectgarbage()
    assert.is_truthy(portfolio:next())
    assert.is_true(n > 0)
    stopped = true
    local case, err = portfolio:next()
    assert.is_nil(case)
    assert.are.equal("PS_E_CANCELLED", err.code)
    portfolio:close()
  end)
end)

if _VERSION == "Lua 5.4" then
  describe("<close>", function()
    it("frees a case at the end of its block", function()
      local chunk = assert(load[[
        local perfsys, path = ...
        local gap
        do
          local case <close> = perfsys.load(path)
          local same <close> = case.gaps[1] -- no root: closing it does nothing
          gap = case.gaps[1]
        end
        return gap
      ]])
      local gap = chunk(perfsys, vienna)
      assert.are.equal("PS_E_REMOVED", code(function() return gap.id end))
    end)
  end)
end
