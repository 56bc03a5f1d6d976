-- Cases: made, read, changed, asked.
local core = require "perfsys._core"
core.source()

local cases = {}

-- Functions of C that take options and settings take them here in one table.
local function with_options(f)
  return function(case, opts) return f(case, opts, opts) end
end

--- What the rules say: opts.packs, rules, severity, config, registry, as_of, audience.
cases.check = with_options(core.check)
--- The one question to ask next; options as check().
cases.next_question = with_options(core.next_question)
--- How large its gaps are: opts.as_of, gap.
cases.size = with_options(core.size)
--- When the steps of the work were taken: opts.as_of, gap.
cases.timings = with_options(core.timing_of)
--- How the learning side works: opts.as_of, joint_share, follow_up_days.
cases.partner_score = with_options(core.partner_score_of)
--- What the ratings of its tasks say.
cases.judge_tasks = with_options(core.tasks_of)
--- A pseudonymised copy: opts.audience, keep_names.
cases.redact = with_options(core.redact)
--- The report, and all it holds, as a page: opts.format, width, as_of, audience.
cases.report = with_options(core.report_text)
function cases.show(case, id, opts) return core.show_text(case, id, opts, opts) end

--- Who is heard at the table.
cases.voices = core.voices_of
--- What is wrong with the record: dangling references, circles, low above high.
cases.inspect = core.case_inspect
--- What differs from another case.
cases.diff = core.diff
--- A copy that shares nothing with it.
cases.copy = core.case_copy
--- Its responsibilities as a Markdown matrix.
cases.raci_text = core.raci_text
--- Gives back the memory of what was removed or replaced.
cases.compact = core.case_compact

--- The entity of an id, of any type unless one is named; nil for none.
function cases.find(case, id, type_name) return core.find(case, type_name, id) end
--- How many entities of a type there are; entity `index` of it, from 1.
cases.count = core.count
function cases.at(case, type_name, index)
  if type(index) == "number" then
    if index < 1 then return nil end
    index = index - 1
  end
  return core.at(case, type_name, index)
end

--- Removes an entity: "refuse" (the default), "cascade" or "leave" what refers to it.
cases.remove = core.remove
--- Gives an entity another id, and changes what refers to it.
cases.rename = core.rename
--- What refers to an id, as findings.
cases.references = core.references

--- Writes it to a file: opts.indent.
function cases.save(case, path, opts) return core.case_save(case, path, opts, opts) end

--- Brings in figures of a measure from CSV: opts.create, date_column, value_column ...
function cases.import_series(case, measure, text, opts)
  return core.import_series(case, measure, text, opts, opts)
end
--- Brings in events: format "ics" or "csv"; opts.create_parties, date_order, separator.
function cases.import_events(case, text, format, opts)
  return core.import_events(case, text, format, opts, opts)
end
--- Brings in responsibilities: format "markdown" or "csv"; opts.table, separator.
function cases.import_raci(case, text, format, opts)
  return core.import_raci(case, text, format, opts, opts)
end

--- Its JSON: opts.indent.
function cases.dumps(case, opts) return core.json_text(case, opts, opts) end
--- Frees it at once; all that came from it is gone.
cases.close = core.close

core.class("case", cases)

return function(perfsys)
  --- The case in a file, or nil and the error.
  perfsys.load = core.case_load
  --- The case in a JSON text, or nil and the error.
  perfsys.loads = core.case_parse

  --- A new case: perfsys.case("c1", {title = "..."}).
  function perfsys.case(id, fields, opts)
    if type(id) == "table" and fields == nil then id, fields = id.id, id end
    if fields ~= nil and type(fields) ~= "table" then core.misuse "Fields are given as a table." end
    local case, err = core.case_new(opts)
    if not case then return nil, err end
    if id ~= nil then case.id = id end
    for name, value in pairs(fields or {}) do
      if name ~= "id" then case[name] = value end
    end
    return case
  end

  --- Whether a text is JSON (RFC 8259): true, or nil and the error.
  perfsys.check_syntax = core.syntax_check

  --- Merges what two sides made of one case; see merge.conflicts and merge:take().
  perfsys.merge = core.merge_cases
  core.class("merge", {take = core.merge_take, close = core.close})

  --- The JSON Schema of a type, "case" for the whole format.
  function perfsys.schema(type_name, opts) return core.schema_text(type_name, opts, opts) end

  --- Findings of several files as SARIF: {{result = , path = , text = }, ...}.
  function perfsys.sarif(files, opts) return core.sarif_text(files, opts, opts) end
end
