-- Cases as a script sees them: fields, lists, series, what is written is read again.
local perfsys = require "perfsys"

local vienna = "examples/cases/vienna-1847.json"
local has_integers = math.type ~= nil

describe("a case", function()
  it("is loaded from a file and from a text", function()
    local case = assert(perfsys.load(vienna))
    local file = assert(io.open(vienna, "rb"))
    local text = file:read "*a"
    file:close()
    assert.is_true(case == perfsys.loads(text))
    assert.are.equal("vienna-1847", case.id)
    assert.are.equal("case", perfsys.type(case))
  end)

  it("has fields of every kind", function()
    local case = perfsys.load(vienna)
    assert.are.equal("1846-07-01", case.opened)
    assert.are.equal("performance", case.purpose)
    assert.is_false(case.invented)
    assert.is_nil(case.requester)
    assert.are.equal("1841-01-01", case.measures[1].baseline.from)
    assert.are.equal(1, #case.gaps)
    assert.are.equal(case.gaps:len(), #case.gaps)
    local point = case.measures[1].series[1]
    assert.are.equal("1841-01-01", point.on)
    assert.are.equal(37, point.numerator)
    assert.is_nil(point.value)
  end)

  it("keeps what perfsys does not know, also when it is assigned", function()
    local case = perfsys.loads [[{"id":"c","gaps":[{"id":"a","benchmark":{"from":"2024-01-01","zz":[1]}},
      {"id":"b","benchmark":{"old":1}}],"parties":[{"id":"p","skills":[{"zz":{}}]},{"id":"q"}]}]]
    case.gaps[2].benchmark = case.gaps[1].benchmark
    assert.are.same({zz = "[1]"}, case.gaps[2].benchmark:extensions())
    case.parties[2].skills = case.parties[1].skills
    assert.are.same({zz = "{}"}, case.parties[2].skills[1]:extensions())
    assert.is_true(case.gaps[2].benchmark:set_extension("yy", '"new"'))
    assert.is_true(case.gaps[2].benchmark:set_extension("zz"))
    assert.are.same({yy = '"new"'}, case.gaps[2].benchmark:extensions())
    assert.is_true(case:set_extension("own", " 1.50 "))
    assert.are.same({own = "1.50"}, case:extensions())
    local worked, err = case:set_extension("own", "[1,]")
    assert.is_nil(worked)
    assert.are.equal("PS_E_SYNTAX", err.code)
    assert.are.equal(3, err.column)
    worked, err = case.gaps[1]:set_extension("desired", "1")
    assert.are.equal("PS_E_VALUE", err.code)
  end)

  it("takes values of every kind", function()
    local case = perfsys.case("c", {
      title = "T", opened = "2024-02-29", invented = true, forms = 3, rework_chance_with = 0.25,
      stakes = {minor = 1050, currency = "EUR"}, purpose = "launch", scope_units = {"a", "b"},
      glossary = {{term = "gap", business_term = "hole"}},
    })
    assert.are.equal("2024-02-29", case.opened)
    assert.is_true(case.invented)
    assert.are.equal(3, case.forms)
    assert.are.equal(0.25, case.rework_chance_with)
    assert.are.same({minor = 1050, currency = "EUR"}, case.stakes)
    assert.are.equal("b", case.scope_units[2])
    assert.are.equal("hole", case.glossary[1].business_term)
    case.opened, case.scope_units, case.stakes = nil, nil, nil
    assert.is_nil(case.opened)
    assert.is_nil(case.stakes)
    assert.are.equal(0, #case.scope_units)
    assert.is_false(case:is_set "scope_units")
  end)

  it("writes what it reads", function()
    local case = perfsys.load(vienna)
    local text = assert(perfsys.dumps(case))
    assert.is_true(perfsys.loads(text) == case)
    local pieces = {}
    assert.is_true(perfsys.write(case, function(bytes) pieces[#pieces + 1] = bytes end))
    assert.are.equal(text, table.concat(pieces))
    local path = os.tmpname()
    assert.is_true(case:save(path, {indent = 2}))
    assert.is_true(perfsys.load(path) == case)
    assert.is_true(perfsys.dump(case:size(), path))
    os.remove(path)
  end)

  it("keeps whole numbers whole", function()
    local case = perfsys.case "c"
    for _, digits in ipairs{"9007199254740993", "9223372036854775807", "-9223372036854775808"} do
      case.stakes = {minor = perfsys.int64(digits)}
      assert.are.equal(digits, perfsys.dumps(case):match '"minor":(%-?%d+)')
      assert.is_true(case.stakes.minor == perfsys.int64(digits))
      assert.are.equal(digits, (tostring(case.stakes.minor):gsub("LL$", "")))
    end
    case.stakes = {minor = 9007199254740992}
    assert.are.equal(9007199254740992, case.stakes.minor)
    if has_integers then assert.are.equal("integer", math.type(case.stakes.minor)) end
    assert.is_nil(perfsys.int64 "9223372036854775808")
    assert.is_nil(perfsys.int64 "1e3")
  end)

  it("is walked with pairs", function()
    local case = perfsys.case("c", {title = "T", forms = 2})
    local seen = {}
    for name, value in perfsys.pairs(case) do seen[name] = value end
    assert.are.equal("T", seen.title)
    assert.are.equal(2, seen.forms)
    if has_integers then
      local n = 0
      for _ in pairs(case) do n = n + 1 end
      assert.are.equal(4, n) -- with id and schema_version
    end
    assert.are.equal("T", case:to_table().title)
  end)

  it("says what it is", function()
    local case = perfsys.load(vienna)
    assert.are.equal('perfsys.case "vienna-1847"', tostring(case))
    assert.are.equal("perfsys.list of 1 gaps", tostring(case.gaps))
    case:close()
    assert.are.equal("perfsys.case (gone)", tostring(case))
  end)

  it("has a trailing underscore for words of Lua", function()
    local case = perfsys.case "c"
    local doing = case.interventions:add("i", {end_ = "2024-01-02"})
    assert.are.equal("2024-01-02", doing.end_)
    assert.are.equal("2024-01-02", doing["end"])
  end)
end)

describe("lists", function()
  it("add, find, remove", function()
    local case = perfsys.case "c"
    local gap = assert(case.gaps:add("g1", {desired = 0.9, type = "new_standard"}))
    assert.are.equal(0.9, gap.desired)
    assert.is_true(case.gaps:find "g1" == gap)
    assert.is_nil(case.gaps:find "g2")
    local nothing, err = case.gaps:add "g1"
    assert.is_nil(nothing)
    assert.are.equal("PS_E_EXISTS", err.code)
    case.causes:add("k", {gap = "g1"})
    nothing, err = case.gaps:remove "g1"
    assert.is_nil(nothing)
    assert.are.equal("PS_E_REFERENCED", err.code)
    assert.is_true(case.gaps:remove(gap, "cascade"))
    assert.are.equal(0, #case.gaps)
  end)

  it("add whole or not at all", function()
    local case = perfsys.case "c"
    local nothing, err = case.gaps:add("g1", {desired = 1, type = "deficiensy"})
    assert.is_nil(nothing)
    assert.are.equal("PS_E_VALUE", err.code)
    assert.is_truthy(err.message:find "deficiency")
    assert.are.equal(0, #case.gaps)
    case.scope_units = {"a", "b"}
    assert.has_error(function() case.scope_units = {"c", 3} end)
    assert.are.equal(2, #case.scope_units)
    local doing = case.interventions:add("i", {causes = {{cause = "x"}}})
    assert.has_error(function() doing.causes = {{cause = "y"}, {caus = "z"}} end)
    assert.are.equal("x", doing.causes[1].cause)
    nothing = doing.causes:add{cause = "y", effect = {low = "no"}}
    assert.is_nil(nothing)
    assert.are.equal(1, #doing.causes)
  end)

  it("copy entities of other cases", function()
    local one, other = perfsys.load(vienna), perfsys.case "c"
    local copy = assert(other.gaps:append(one.gaps[1]))
    assert.is_true(copy == one.gaps[1])
    copy.desired = 0.5
    assert.is_false(copy == one.gaps[1])
    assert.is_truthy(other.gaps:add_json '{"id": "g2", "desired": 2}')
    assert.are.equal(2, #other.gaps)
  end)

  it("of texts are changed in place", function()
    local case = perfsys.case("c", {scope_units = {"a", "b", "c"}})
    case.scope_units[2] = "B"
    assert.are.same({"a", "B", "c"}, case.scope_units:to_table())
    assert.is_true(case.scope_units:remove(1))
    assert.are.equal(2, case.scope_units:find "c")
    assert.has_error(function() case.scope_units[9] = "x" end)
    assert.is_nil(case.scope_units[9])
    assert.is_nil(case.scope_units[0])
    assert.is_nil(case.scope_units[-1])
    assert.is_nil(case.scope_units[1.5])
  end)

  it("are walked while items are removed", function()
    local case = perfsys.load(vienna)
    local all, removed = #case.evidence, 0
    local seen = 0
    for evidence, index in case.evidence:each() do
      seen = seen + 1
      if index % 2 == 0 then
        assert(case:remove(evidence.id, "leave"))
        removed = removed + 1
      end
    end
    assert.are.equal(all, seen)
    assert.are.equal(all - removed, #case.evidence)
  end)

  it("of points are series", function()
    local case = perfsys.case "c"
    local measure = case.measures:add("m", {unit = "%"})
    assert.is_true(measure.series:append{on = "2024-01-01", value = 1.5})
    assert.is_true(measure.series:append{on = "2024-02-01", numerator = 1, denominator = 4,
                                         group = "north"})
    assert.are.same({1.5, false}, measure.series:column "value")
    assert.are.equal("north", measure.series[2].group)
    local nothing, err = measure.series:append{on = "2024-02-30", value = 1}
    assert.is_nil(nothing)
    assert.are.equal("PS_E_VALUE", err.code)
    assert.are.equal(2, #measure.series)
    measure.series = {{on = "2020-01-01", value = 0}}
    assert.are.equal(1, #measure.series)
  end)
end)
