-- Results: as pages, and figures that need no case.
local core = require "perfsys._core"
core.source()

local function with_text(text_of)
  return {
    --- It as a page: opts.format "text" or "markdown", width, as_of, audience.
    text = function(result, opts) return text_of(result, opts, opts) end,
    close = core.close,
    dumps = function(result, opts) return core.json_text(result, opts, opts) end,
  }
end

for name, text_of in pairs{
  sizes = core.sizes_text, findings = core.findings_text,
  partner_score = core.partner_score_text, voices = core.voices_text,
  timings = core.timings_text, walk = core.walk_text, next = core.next_text,
} do
  core.class(name, with_text(text_of))
end

-- How many findings are told in full is an option here: opts.most, 0 for five, below 0 for all.
core.class("check_result", with_text(function(result, opts)
  local page, most = opts, 0
  if type(opts) == "table" and opts.most ~= nil then
    page = {}
    for name, value in pairs(opts) do page[name] = value end
    most, page.most = opts.most, nil
  end
  return core.check_text(result, most, page, page)
end))

for _, name in ipairs{"differences", "import", "tasks", "worth", "rule_examples"} do
  core.class(name, {
    close = core.close,
    dumps = function(result, opts) return core.json_text(result, opts, opts) end,
  })
end

return function(perfsys)
  --- Benefit against cost over a number of periods.
  perfsys.worth = core.worth_of
  --- Gravity, urgency and tendency, each 1 to 5, by "product" or "sum"; 0 if one is not.
  perfsys.gut_score = core.gut_score
  --- Severity x occurrence x detection, each 1 to 10; 0 if one is not.
  perfsys.risk_priority = core.risk_priority
  --- What is left of a benefit; how much better than expected; what yearly sums are worth today.
  perfsys.adjusted_benefit = core.adjusted_benefit
  perfsys.effect_beyond = core.effect_beyond
  perfsys.net_present_value = core.net_present_value
  --- A rating as a share of its scale; whether a task is core.
  perfsys.standard_score = core.standard_score
  perfsys.task_is_core = core.task_is_core
end
