-- What the abused calls of Lua work on, the bad values, and good arguments of every function.
local perfsys = require "perfsys"

local M = {}

-- The tree; the current directory is one to write into.
M.root = assert(os.getenv "PERFSYS_ROOT", "PERFSYS_ROOT names the tree")

local file = assert(io.open(M.root .. "/examples/cases/training-order.json", "rb"))
local core_case = file:read "*a"
file:close()

-- A case with an entity of every type and something in every nested list.
function M.full_case()
  local case = assert(perfsys.loads(core_case))
  for _, field in ipairs(perfsys.struct("case").fields) do
    if field.kind == "entity" and case[field.name]:len() == 0 then
      case[field.name]:add("an-" .. field.struct)
    elseif field.kind == "struct" and field.list and case[field.name]:len() == 0 then
      case[field.name]:add{}
    end
  end
  for _, field in ipairs(perfsys.struct("case").fields) do
    if field.kind == "entity" then
      for entity in case[field.name]:each() do
        for _, inner in ipairs(perfsys.struct(field.struct).fields) do
          if inner.kind == "struct" and inner.list and entity[inner.name]:len() == 0 then
            entity[inner.name]:add{}
          end
        end
      end
    end
  end
  case.measures[1].series:append{on = "2024-02-29", value = 1.5}
  case.gaps[1].owners:append "sales"
  case.scope_regions:append "north"
  return case
end

-- An object of a struct of the case, nested ones too; nil where a case has none.
function M.instance(case, name)
  if name == "case" then return case end
  local function search(object, depth)
    for _, field in ipairs(perfsys.struct(object:type_name()).fields) do
      if field.kind == "struct" or field.kind == "entity" then
        local item = object[field.name]
        if field.list then item = item[1] end
        if item then
          if field.struct == name then return item end
          local found = depth < 3 and search(item, depth + 1)
          if found then return found end
        end
      end
    end
  end
  return search(case, 0)
end

-- ---- bad values -----------------------------------------------------------------

local big = ("x"):rep(10000000)

-- A table that closes the case whatever is done with it.
local function hostile(case)
  local function closing(answer)
    return function() perfsys.close(case); return answer end
  end
  return setmetatable({}, {
    __index = closing(nil), __len = closing(1), __call = closing(true), __tostring = closing "x",
    __eq = closing(true), __lt = closing(true), __concat = closing "x", __unm = closing(0),
    __pairs = function() perfsys.close(case); return next, {}, nil end, __name = "hostile",
  })
end

-- {name, make(case, wanted)}: `wanted` makes an object of the struct that is wanted in a case.
M.values = {
  {"nil", function() return nil end},
  {"true", function() return true end},
  {"3", function() return 3 end},
  {"text", function() return "x" end},
  {"empty text", function() return "" end},
  {"nan", function() return 0 / 0 end},
  {"inf", function() return math.huge end},
  {"-inf", function() return -math.huge end},
  {"-1", function() return -1 end},
  {"1.5", function() return 1.5 end},
  {"2^53", function() return 2 ^ 53 end},
  {"2^63", function() return 2 ^ 63 end},
  {"2^64", function() return 2 ^ 64 end},
  {"least int64", function() return perfsys.int64 "-9223372036854775808" end},
  {"NUL", function() return "a\0b" end},
  {"surrogate", function() return "a\237\160\128" end},
  {"not UTF-8", function() return "\255\254" end},
  {"10 MB", function() return big end},
  {"table", function() return {} end},
  {"array", function() return {"x", 3} end},
  {"table of itself", function() local t = {} t[1], t.x, t.share = t, t, t return t end},
  {"function", function() return function() end end},
  {"raising function", function() return function() error "raised" end end},
  {"thread", function() return coroutine.create(function() end) end},
  {"foreign userdata", function() return io.stdout end},
  {"foreign cdata", function()
    local has, ffi = pcall(require, "ffi")
    return has and ffi.new "int[3]" or io.stderr
  end},
  {"foreign object", function(_, wanted)
    local factor = perfsys.knowledge.factors[1]
    return wanted == "factor" and perfsys.rules[1] or factor
  end},
  {"other case", function(_, wanted)
    return wanted and M.instance(M.full_case(), wanted) or M.full_case()
  end},
  {"removed", function(case, wanted)
    local entity = wanted and wanted ~= "case" and M.instance(case, wanted) or case.gaps[1]
    if perfsys.type(entity:root()) == "case" and entity.id then case:remove(entity.id, "leave") end
    return entity
  end},
  {"closed", function(_, wanted)
    local other = M.full_case()
    local object = wanted and M.instance(other, wanted) or other
    other:close()
    return object
  end},
  {"orphan", function(_, wanted)
    local object = M.instance(M.full_case(), wanted or "gap")
    collectgarbage()
    collectgarbage()
    return object
  end},
  {"hostile", function(case) return hostile(case) end},
}

-- ---- good arguments ---------------------------------------------------------------

local function plain(value) return function() return value end end
local function object(name)
  return {make = function(case) return M.instance(case, name) end, wanted = name}
end
local function text(value) return {make = plain(value)} end
local any = text
local none = {make = plain(nil)}
local opts = {make = function() return {} end, kind = "options"}
local case = object "case"
local gap_id = {make = function(c) return c.gaps[1].id end}

local function result(method)
  return {make = function(c) return c[method](c) end, wanted = nil}
end
local function row(catalogue, id)
  return {make = function() return perfsys.knowledge[catalogue][id] end}
end
local rule = {make = function() return perfsys.rules.B41 end}
local config = {make = function() return perfsys.config() end}
local registry = {make = function() return perfsys.registry() end}
local portfolio = {make = function() return perfsys.portfolio_text '{"id":"a"}\n{"id":"b"}' end}
local check = {make = function() return perfsys.portfolio_check() end}
local gaps = {make = function(c) return c.gaps end}
local texts = {make = function(c) return c.scope_regions end}
local series = {make = function(c) return c.measures[1].series end}
local framework = row("frameworks", "bem")
local flow = row("frameworks", "mager_pipe_1997")

M.functions = {
  ["perfsys.adjusted_benefit"] = {any(1000), any(0.5), any(0.5)},
  ["perfsys.case"] = {text "c", {make = function() return {title = "T"} end}, opts},
  ["perfsys.check_syntax"] = {text "[1]", opts},
  ["perfsys.close"] = {case},
  ["perfsys.config"] = {text "{}", opts},
  ["perfsys.dates.add_days"] = {text "2024-02-29", any(3)},
  ["perfsys.dates.add_months"] = {text "2024-02-29", any(3)},
  ["perfsys.dates.days"] = {text "2024-02-29", text "2024-03-01"},
  ["perfsys.dates.make"] = {any(2024), any(2), any(29)},
  ["perfsys.dates.parse"] = {text "2024-02-29"},
  ["perfsys.dates.text"] = {text "2024-02-29"},
  ["perfsys.dump"] = {case, text "saved.json", opts},
  ["perfsys.dumps"] = {case, opts},
  ["perfsys.effect_beyond"] = {any(1), any(2), text "lower"},
  ["perfsys.entity_table"] = {text "gap"},
  ["perfsys.entity_type"] = {text "gap"},
  ["perfsys.enums"] = {},
  ["perfsys.equal"] = {case, case},
  ["perfsys.field"] = {text "gap", text "desired"},
  ["perfsys.gut_score"] = {any(1), any(2), any(3), text "sum"},
  ["perfsys.int64"] = {text "9007199254740993"},
  ["perfsys.is_closed"] = {case},
  ["perfsys.is_error"] = {none},
  ["perfsys.kind_name"] = {text "text"},
  ["perfsys.knowledge.dif_decide"] = {text "very", any(true), text "infrequent"},
  ["perfsys.knowledge.dif_lint"] = {none, opts},
  ["perfsys.knowledge.power_interest"] = {any(true), any(true)},
  ["perfsys.knowledge.salience"] = {any(true), any(true), any(true)},
  ["perfsys.load"] = {text(M.root .. "/examples/cases/vienna-1847.json"), opts},
  ["perfsys.loads"] = {text '{"id":"a"}', opts},
  ["perfsys.merge"] = {case, case, case, opts},
  ["perfsys.methods"] = {text "case"},
  ["perfsys.nearest_rule"] = {text "B42"},
  ["perfsys.net_present_value"] = {{make = function() return {1, 2} end}, any(0.1)},
  ["perfsys.number_text"] = {any(1.5)},
  ["perfsys.pairs"] = {case},
  ["perfsys.portfolio"] = {text(M.root .. "/examples/cases/vienna-1847.json"), opts},
  ["perfsys.portfolio_check"] = {opts},
  ["perfsys.portfolio_text"] = {text "[]", opts},
  ["perfsys.registry"] = {opts},
  ["perfsys.risk_priority"] = {any(1), any(2), any(3)},
  ["perfsys.rule_packs"] = {},
  ["perfsys.rules_text"] = {opts},
  ["perfsys.sarif"] = {{make = function(c) return {{result = c:check(), path = "a.json"}} end}, opts},
  ["perfsys.schema"] = {text "gap", opts},
  ["perfsys.severity_name"] = {text "error"},
  ["perfsys.standard_score"] = {any(3), any(1), any(5)},
  ["perfsys.status_name"] = {any(14)},
  ["perfsys.status_text"] = {any(14)},
  ["perfsys.struct"] = {text "gap"},
  ["perfsys.structs"] = {},
  ["perfsys.task_is_core"] = {any(70), any(3)},
  ["perfsys.tonumber"] = {any(3)},
  ["perfsys.type"] = {case},
  ["perfsys.type_of"] = {object "gap"},
  ["perfsys.verdict_name"] = {text "fail"},
  ["perfsys.voice_name"] = {text "field"},
  ["perfsys.words"] = {text "gap_type"},
  ["perfsys.worth"] = {any(1), any(2), any(3), opts},
  ["perfsys.write"] = {case, {make = function() return function() end end}, opts},

  ["*:append_to"] = {object "gap", text "owners", text "x"},
  ["*:clear_list"] = {object "gap", text "owners"},
  ["*:each_field"] = {object "gap"},
  ["*:erase_from"] = {object "gap", text "owners", any(1)},
  ["*:extensions"] = {object "gap"},
  ["*:get"] = {object "gap", text "place"},
  ["*:is_set"] = {object "gap", text "place"},
  ["*:root"] = {object "gap"},
  ["*:set"] = {object "gap", text "place", text "x"},
  ["*:set_extension"] = {object "gap", text "colour", text "[1]"},
  ["*:to_table"] = {object "gap"},
  ["*:type_name"] = {object "gap"},

  ["list:add"] = {gaps, text "added", {make = function() return {desired = 1} end}},
  ["list:add_json"] = {gaps, text '{"id":"added"}', opts},
  ["list:append"] = {texts, text "x"},
  ["list:clear"] = {texts},
  ["list:each"] = {gaps},
  ["list:find"] = {gaps, gap_id},
  ["list:holder"] = {gaps},
  ["list:ipairs"] = {gaps},
  ["list:len"] = {gaps},
  ["list:remove"] = {gaps, gap_id, text "leave"},
  ["list:to_table"] = {gaps},
  ["series:append"] = {series, {make = function() return {on = "2024-03-01", value = 1} end}},
  ["series:clear"] = {series},
  ["series:column"] = {series, text "value"},
  ["series:each"] = {series},
  ["series:holder"] = {series},
  ["series:ipairs"] = {series},
  ["series:len"] = {series},
  ["series:to_table"] = {series},

  ["config:add_word"] = {config, text "solution", text "x"},
  ["config:close"] = {config},
  ["config:limit"] = {config, text "voices.max_seats"},
  ["config:read"] = {config, text "{}"},
  ["config:set_language"] = {config, text "en"},
  ["config:set_limit"] = {config, text "voices.max_seats", any(3)},
  ["config:set_severity"] = {config, text "B41", text "note"},
  ["config:switch"] = {config, text "B41", any(true)},
  ["registry:add"] = {registry, {make = function()
    local own = perfsys.registry()
    own:read '{"id": "ours", "name": "Ours", "cells": [{"id": "X1", "name": "Tools"}]}'
    return own:find "ours"
  end}},
  ["registry:close"] = {registry},
  ["registry:find"] = {registry, text "bem"},
  ["registry:frameworks"] = {registry},
  ["registry:read"] = {registry,
    text '{"id": "ours", "name": "Ours", "cells": [{"id": "X1", "name": "Tools"}]}'},
  ["portfolio:at_end"] = {portfolio},
  ["portfolio:close"] = {portfolio},
  ["portfolio:each"] = {portfolio},
  ["portfolio:line"] = {portfolio},
  ["portfolio:next"] = {portfolio},
  ["portfolio_check:case"] = {check, case},
  ["portfolio_check:close"] = {check},
  ["portfolio_check:finish"] = {check},

  ["case:at"] = {case, text "gap", any(1)},
  ["case:check"] = {case, opts},
  ["case:close"] = {case},
  ["case:compact"] = {case},
  ["case:copy"] = {case, opts},
  ["case:count"] = {case, text "gap"},
  ["case:diff"] = {case, case, opts},
  ["case:dumps"] = {case, opts},
  ["case:find"] = {case, gap_id, text "gap"},
  ["case:import_events"] = {case, text "date,kind,what,who\n2024-01-05,demo,x,Ann\n", text "csv", opts},
  ["case:import_raci"] = {case, text "| A | Ann | Bob |\n|---|---|---|\n| Write | R | A |\n",
    text "markdown", opts},
  ["case:import_series"] = {case, {make = function(c) return c.measures[1].id end},
    text "date,value\n2024-01-01,1\n", opts},
  ["case:inspect"] = {case, opts},
  ["case:judge_tasks"] = {case, opts},
  ["case:next_question"] = {case, opts},
  ["case:partner_score"] = {case, opts},
  ["case:raci_text"] = {case, opts},
  ["case:redact"] = {case, opts},
  ["case:references"] = {case, gap_id, opts},
  ["case:remove"] = {case, gap_id, text "leave"},
  ["case:rename"] = {case, gap_id, text "newer"},
  ["case:report"] = {case, opts},
  ["case:save"] = {case, text "saved.json", opts},
  ["case:show"] = {case, gap_id, opts},
  ["case:size"] = {case, opts},
  ["case:timings"] = {case, opts},
  ["case:voices"] = {case, opts},
  ["merge:close"] = {{make = function(c) return perfsys.merge(c, c, c) end}},
  ["merge:take"] = {{make = function(c) return perfsys.merge(c, c, c) end}},

  ["factor:is_learnable"] = {row("factors", "F23"), text "supervisor"},
  ["framework:cell"] = {framework, text "G1"},
  ["framework:cell_factors"] = {framework, text "G1"},
  ["framework:cell_order"] = {framework, text "G1"},
  ["framework:factor_cells"] = {framework, text "F14"},
  ["framework:mapping"] = {framework, text "G1", text "F08"},
  ["framework:walk"] = {flow, text "MP1=yes", opts},
  ["framework:why_no_cell"] = {framework, text "F14"},
  ["framework:why_no_factor"] = {framework, text "G1"},
  ["intervention_kind:answers"] = {row("intervention_kinds", "I11"), text "F14", any(true)},
  ["process:requires"] = {row("processes", "addie"), text "frame", text "diagnose"},
  ["process:step"] = {row("processes", "addie"), text "analyse"},
  ["process:step_of"] = {row("processes", "addie"), text "frame"},
  ["rule:examples"] = {rule, opts},
  ["rule:text"] = {rule, opts},
}

for class, method in pairs{
  sizes = "size", findings = "inspect", check_result = "check", partner_score = "partner_score",
  voices = "voices", timings = "timings", next = "next_question",
} do
  M.functions[class .. ":text"] = {result(method), opts}
  M.functions[class .. ":close"] = {result(method)}
  M.functions[class .. ":dumps"] = {result(method), opts}
end
for class, make in pairs{
  walk = function() return perfsys.knowledge.frameworks.mager_pipe_1997:walk "MP1=yes" end,
  differences = function(c) return c:diff(M.full_case()) end,
  import = function(c) return c:import_series("m", "date,value\n2024-01-01,1\n", {create = true}) end,
  tasks = function(c) return c:judge_tasks() end,
  worth = function() return perfsys.worth(1, 2, 3) end,
  rule_examples = function() return perfsys.rules.B41:examples() end,
} do
  M.functions[class .. ":close"] = {{make = make}}
  M.functions[class .. ":dumps"] = {{make = make}, opts}
end
M.functions["walk:text"] = {{make = function()
  return perfsys.knowledge.frameworks.mager_pipe_1997:walk "MP1=yes"
end}, opts}

-- The function of a name of the table above.
function M.find(name, arguments)
  local class, method = name:match "^([%w_*]+):([%w_]+)$"
  if class then return arguments[1][method] end
  local value = perfsys
  for part in name:gmatch "[^.]+" do
    if part ~= "perfsys" then value = rawget(value, part) end
  end
  return value
end

return M
