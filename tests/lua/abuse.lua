-- Bad values for every argument of every function of the library: each cell has a declared
-- outcome, and the process lives.
--
--   lua abuse.lua SIGNATURES            all functions, each in a process of its own
--   lua abuse.lua SIGNATURES FUNCTION [CELL]
--
-- It writes files into the folder it is run in: give it an empty one. Prints a table: function, argument, bad value, outcome. A cell that kills its process is named:
-- all cells of that function are then run one by one.
local line = arg -- 5.1 calls the arguments of a function so
local signatures, only, only_cell = dofile(line[1]), line[2], tonumber(line[3])
local core = require "perfsys._core"

assert(not io.open "README.md", "run it in an empty folder: it writes files")
local vienna = line[0]:match "^(.*)tests/lua/[^/]*$" .. "examples/cases/vienna-1847.json"

-- ---- good values -----------------------------------------------------------------

local function case() return assert(core.case_load(vienna)) end
local owner = case()

local makers = {
  ps_case = function(given) return given.case end,
  ps_measure = function(given) return given.case.measures[1] end,
  ps_sizes = function() return core.size(owner) end,
  ps_findings = function() return core.case_inspect(owner) end,
  ps_check_result = function() return core.check(owner) end,
  ps_partner_score = function() return core.partner_score_of(owner) end,
  ps_voices = function() return core.voices_of(owner) end,
  ps_timings = function() return core.timing_of(owner) end,
  ps_next = function() return core.next_question(owner) end,
  ps_walk = function() return core.walk_of(core.framework_find "mager_pipe_1997", "MP1=yes") end,
  ps_merge = function() return core.merge_cases(owner, owner, owner) end,
  ps_framework = function() return core.framework_find "mager_pipe_1997" end,
  ps_factor = function() return core.factor_at(1) end,
  ps_rule = function() return core.rule_at(1) end,
  ps_process = function() return core.process_find "addie" end,
  ps_intervention_kind = function() return core.intervention_kind_at(1) end,
  ps_config = function() return core.config_new() end,
  ps_registry = function() return core.registry_new() end,
  ps_portfolio_reader = function() return core.portfolio_text '[{"id": "a"}]' end,
  ps_portfolio_check = function() return core.portfolio_check_new() end,
  ps_struct = function() return "gap" end,
}

-- What sort of argument a C type is, and a good value for it.
local function sort_of(c_type, name, given)
  local base = c_type:gsub("const ", ""):gsub("[ *]+$", "")
  if c_type:find "^const ps_%w+_options" or c_type:find "_options %*$" then return "options", {} end
  if base == "ps_settings" then return "settings", {} end
  if c_type == "const ps_value *" then return "value", "x" end
  if base == "ps_struct" then return "struct", "gap" end
  if base == "ps_config" or base == "ps_registry" or base:find "^ps_portfolio" then
    return "handle", makers[base](given)
  end
  if base == "ps_sarif_file" then return "array", {} end
  if base == "ps_dif_row" then return "array", {} end
  if c_type == "const double *" then return "array", {1, 2} end
  if makers[base] then return "object", makers[base](given) end
  if base == "void" then return "object", given.case.gaps[1] end
  if c_type == "ps_write" then return "function", function() end end
  if c_type == "const char *" then
    if name == "text" then return given.buffer and "buffer" or "text", '{"id": "a"}' end
    if name == "path" then return "text", given.file and vienna or "statement" end
    return "text", "vienna-1847"
  end
  if c_type == "bool" then return "flag", true end
  if c_type == "double" then return "number", 1.5 end
  if c_type == "size_t" then return "index", 0 end
  if c_type == "int" or c_type:find "^int" then return "integer", 3 end
  if c_type == "ps_date" then return "date", "2024-01-01" end
  if c_type == "ps_status" then return "status", 1 end
  if c_type == "ps_import_format" then return "word", "csv" end -- it has no word for unset
  return "word", nil
end

-- ---- bad values ----------------------------------------------------------------------

local closed = case()
core.close(closed)
local removed = owner.evidence[1]
core.remove(owner, removed.id, "leave")
local collected = (function() return case().gaps[1] end)()
collectgarbage()

local proxy = setmetatable({}, {
  __index = function() return 1 end, __tostring = function() return "x" end,
})
local bad = {
  {"nil", nil}, {"true", true}, {"0", 0}, {"-1", -1}, {"2^63", 2 ^ 63}, {"nan", 0 / 0},
  {"inf", 1 / 0}, {"text", "no such"}, {"NUL", "a\0b"}, {"10 MB", ("x"):rep(1024):rep(10 * 1024)},
  {"bytes", "\255\254"}, {"table", {nonsense = 1}}, {"proxy", proxy}, {"function", function() end},
  {"file", io.stdout}, {"thread", coroutine.create(function() end)}, {"closed", closed},
  {"removed", removed}, {"orphan", collected}, {"handle", core.config_new()},
  {"list", owner.gaps}, {"nested", owner.gaps[1].benchmark}, {"row", core.rule_at(0)},
}
if rawget(_G, "newproxy") then bad[#bad + 1] = {"newproxy", newproxy(true)} end
if rawget(_G, "jit") then
  bad[#bad + 1] = {"cdata", require "ffi".new "char[16]"}
end

-- ---- what shall come of it -------------------------------------------------------------

local types = { -- the Lua types that an argument of a sort may have
  text = "string", buffer = "string", flag = "boolean", number = "number", index = "number",
  integer = "number", date = "string", word = "string", options = "table", settings = "table",
  array = "table", ["function"] = "function", struct = "string", object = "userdata",
  handle = "userdata",
}

-- nil where anything is right that is no plain error and no crash.
local function declared(sort, name, value, c_type, has_entity)
  if name == "closed" and c_type:find "ps_case %*$" then
    -- Beside an entity it is first of all another case than the entity's.
    return has_entity and "raise PS_E_ARGUMENT" or "nil PS_E_REMOVED"
  end
  if sort == "status" or sort == "value" then return nil end
  if value == nil then
    if sort == "object" or sort == "index" or sort == "integer" or sort == "buffer"
       or sort == "function" or sort == "struct" then
      return "raise PS_E_ARGUMENT"
    end
    return nil -- some may be left out
  end
  if type(value) ~= types[sort] then return "raise PS_E_ARGUMENT" end
  if sort == "object" and (name == "orphan" or name == "closed" or name == "removed") then
    return nil -- of the right kind or not; the next line would tell them apart
  end
  if name == "nested" and c_type == "void *" then return "raise PS_E_ARGUMENT" end
  if sort == "object" or sort == "handle" then return name ~= "nested" and name ~= "row" and name ~= "handle"
    and "raise PS_E_ARGUMENT" or nil end
  if sort == "index" and value ~= 0 then return "raise PS_E_ARGUMENT" end
  if sort == "text" and name == "NUL" then return "nil PS_E_ENCODING" end
  if sort == "date" then return "nil PS_E_VALUE" end
  if sort == "word" then return "raise PS_E_ARGUMENT" end
  if (sort == "options" or sort == "settings") and name == "table" then
    return "raise PS_E_ARGUMENT"
  end
  return nil
end

local function outcome(f, arguments, count)
  local unpack = rawget(_G, "unpack") or table.unpack
  local results = {pcall(f, unpack(arguments, 1, count))}
  if not results[1] then
    if core.is_error(results[2]) then return "raise " .. results[2].code end
    return "plain error: " .. tostring(results[2]):sub(1, 60)
  end
  if results[2] == nil and core.is_error(results[3]) then return "nil " .. results[3].code end
  return "ok"
end

local function run(signature)
  local name, failed = signature[1], 0
  local f = core[name:sub(4)]
  local takes_case, has_entity = false, false
  for position = 2, #signature do
    has_entity = has_entity or signature[position][1] == "void *"
                 or signature[position][1] == "ps_measure *"
    takes_case = takes_case or signature[position][1]:find "ps_case"
                 or signature[position][1]:find "void"
  end
  local number = 0
  for position = 2, #signature do
    for _, cell in ipairs(bad) do
      number = number + 1
      if not only_cell or only_cell == number then
        local given = {
          case = takes_case and case(), file = name:find "load" or name:find "save" or name:find "portfolio_open",
          buffer = not (name:find "set_text" or name:find "append" or name:find "date_parse"),
        }
        local arguments, sort = {}, nil
        for i = 2, #signature do
          local c_type, argument = signature[i][1], signature[i][2]
          local is, good = sort_of(c_type, argument, given)
          arguments[i - 1] = good
          if i == position then sort, arguments[i - 1] = is, cell[2] end
        end
        if name == "ps_case_save" and position ~= 3 then arguments[2] = "saved.json" end
        io.write(("%s\t%s\t%s\t"):format(name, signature[position][2], cell[1]))
        io.flush()
        local got = outcome(f, arguments, #signature - 1)
        local wanted = declared(sort, cell[1], cell[2], signature[position][1],
                                has_entity)
        local wrong = got:find "^plain" or (wanted and got ~= wanted)
        if wrong then failed = failed + 1 end
        print(got .. (wrong and "\tWRONG, declared: " .. (wanted or "no plain error") or ""))
      end
    end
  end
  return failed
end

if only then
  for _, signature in ipairs(signatures) do
    if signature[1] == only then os.exit(run(signature) == 0 and 0 or 1) end
  end
  os.exit(2)
end

-- ---- all of them ---------------------------------------------------------------------------

local lua = os.getenv "LUA_UNDER_TEST" or line[-1]
local function lines_of(...)
  local pipe = io.popen(table.concat({lua, line[0], line[1], ...}, " ") .. " 2>&1; echo status $?")
  local lines = {}
  for text in pipe:lines() do lines[#lines + 1] = text end
  pipe:close()
  return lines, tonumber(table.remove(lines):match "status (%d+)")
end

local cells, wrong = 0, 0
for _, signature in ipairs(signatures) do
  local lines, status = lines_of(signature[1])
  for _, text in ipairs(lines) do print(text) end
  cells = cells + #lines
  if status > 1 then
    wrong = wrong + 1
    print(signature[1], "died with status " .. status)
    for number = 1, (#signature - 1) * #bad do
      local alone, ended = lines_of(signature[1], tostring(number))
      if ended > 1 then print(table.concat(alone, " "), "DIES with status " .. ended) end
    end
  elseif status == 1 then
    wrong = wrong + 1
  end
end
print(("%d cells, %d functions with wrong outcomes"):format(cells, wrong))
os.exit(wrong == 0 and 0 or 1)
