-- What is known, as catalogues: perfsys.knowledge.factors.F01, perfsys.rules.B41.
local core = require "perfsys._core"
core.source()

-- A catalogue: rows by number, by id (any text that is no method), each(), len(), find(id).
local function catalogue(at, find, key)
  local methods = {}

  function methods.each()
    local i = 0
    return function()
      local row = at(i)
      i = i + 1
      return row, row and i or nil
    end
  end

  function methods.len()
    local n = 0
    while at(n) do n = n + 1 end
    return n
  end

  function methods.find(_, id)
    if find then return find(id) end
    for row in methods.each() do
      if row[key or "id"] == id then return row end
    end
    return nil
  end

  return setmetatable(methods, {
    __index = function(_, what)
      if type(what) == "number" then
        if what < 1 or what % 1 ~= 0 then return nil end
        return at(what - 1)
      end
      if type(what) == "string" then return methods.find(nil, what) end
      return nil
    end,
    __newindex = function() core.misuse "What is known cannot be changed." end,
    __len = function() return methods.len() end,
    __pairs = function()
      local i = 0
      return function()
        i = i + 1
        local row = at(i - 1)
        return row and i, row
      end
    end,
    __tostring = function() return ("perfsys.catalogue of %d rows"):format(methods.len()) end,
    __metatable = false,
  })
end

-- ---- what rows can do ---------------------------------------------------------

-- All rows that at(0), at(1) ... give.
local function rows(at)
  local found, i = {}, 0
  while true do
    local row = at(i)
    if not row then return found end
    i = i + 1
    found[i] = row
  end
end

core.class("factor", {
  --- "yes", "partly" or "no": whether learning by that role (the performer unless said) helps.
  is_learnable = core.factor_learnable,
})

core.class("framework", {
  cell = core.framework_cell_find,
  --- When a cell is examined, from 1; 0 if there is no such cell.
  cell_order = core.framework_cell_order,
  --- The factors of a cell, the cells of a factor; why there are none.
  cell_factors = function(framework, cell)
    return rows(function(i) return core.cell_factor_at(framework, cell, i) end)
  end,
  factor_cells = function(framework, factor)
    return rows(function(i) return core.factor_cell_at(framework, factor, i) end)
  end,
  why_no_cell = core.factor_no_counterpart,
  why_no_factor = core.cell_no_counterpart,
  mapping = core.mapping_find,
  --- Walks through a flow: framework:walk "MP1=yes, MP2=no".
  walk = core.walk_of,
})

core.class("intervention_kind", {
  --- Whether it answers a factor; with `standing_in` also whether it can stand in for it.
  answers = core.intervention_kind_answers,
})

core.class("process", {
  step = core.process_step_find,
  --- The step that a kind of phase falls into; whether a later one must wait for an earlier one.
  step_of = core.process_step_of,
  requires = core.process_requires,
})

core.class("rule", {
  --- It explained, as a page.
  text = function(rule, opts) return core.rule_text(rule, opts, opts) end,
  examples = function(rule, opts)
    if core.struct_name(rule) ~= "rule" then core.misuse "Call it as rule:examples()." end
    return core.rule_examples_of(rule.id, opts)
  end,
})

return function(perfsys)
  perfsys.knowledge = {
    factors = catalogue(core.factor_at, core.factor_find),
    frameworks = catalogue(core.framework_at, core.framework_find),
    intervention_kinds = catalogue(core.intervention_kind_at, core.intervention_kind_find),
    dif_rows = catalogue(core.dif_at),
    rating_scales = catalogue(core.rating_scale_at, core.rating_scale_find),
    salience_classes = catalogue(core.salience_at),
    power_interest_grid = catalogue(core.power_interest_at),
    evaluation_levels = catalogue(core.evaluation_level_at, core.evaluation_level_find),
    processes = catalogue(core.process_at, core.process_find),
    questions = catalogue(core.question_at, core.question_find),
    thresholds = catalogue(core.threshold_at, core.threshold_find),
    lexicons = catalogue(core.lexicon_at, nil, "list"),
    integrity_rules = catalogue(core.integrity_rule_at),

    --- What the table of difficulty, importance and frequency decides about training.
    dif_decide = core.dif_decide,
    --- Where such a table is not monotone; nil checks the one built in.
    dif_lint = core.dif_lint,
    --- The class of a party that has power, legitimacy, urgency.
    salience = core.salience,
    --- The quarter of a party with high or low power and interest.
    power_interest = core.power_interest,
  }

  perfsys.rules = catalogue(core.rule_at, core.rule_find)
  --- The id of the rule nearest to a misspelt one; the packs; all rules as a page.
  perfsys.nearest_rule = core.rule_nearest
  function perfsys.rule_packs()
    return rows(core.rule_pack_at)
  end
  function perfsys.rules_text(opts) return core.rules_text(opts, opts) end
end
