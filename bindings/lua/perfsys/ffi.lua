-- perfsys for LuaJIT hosts that load no C modules: cases read, checked, sized and reported through
-- the shared library libperfsys.so.0 alone. What it gives out can be read, not changed:
--
--   local perfsys = require "perfsys.ffi"
--   local case = assert(perfsys.load "case.json")
--   for gap in case.gaps:each() do print(gap.id, gap.desired) end
--   print(case:check{packs = "core"}:text())
--
-- The library itself is not given out: every call here checks what it is given.
local ffi = require "ffi"

-- A call that calls back (progress, budget) may not be compiled, so nothing here is but what reads
-- fields: see the end.
jit.off(true, true)

ffi.cdef(require "perfsys.ffi_cdef")
local C = ffi.load(os.getenv "PERFSYS_LIBRARY" or "libperfsys.so.0")

local perfsys = {}

-- ---- errors -------------------------------------------------------------------

local Error = {__metatable = false}

function Error:__tostring()
  local place = self.line and ("line %d, column %d: "):format(self.line, self.column) or ""
  return place .. (self.path and self.path .. ": " or "") .. self.message
end

local function failure(e)
  local line, column = tonumber(e.line), tonumber(e.column)
  local path = ffi.string(e.path)
  return setmetatable({
    code = ffi.string(C.ps_status_name(e.status)), status = tonumber(e.status),
    message = ffi.string(e.message), path = path ~= "" and path or nil,
    line = line > 0 and line or nil, column = line > 0 and column or nil,
  }, Error)
end

local function misuse(message)
  error(setmetatable({code = "PS_E_ARGUMENT", status = 1, message = message}, Error), 3)
end

-- A wrong call raises, anything else is nil and the error.
local function fail(e)
  local err = failure(e)
  if err.code == "PS_E_ARGUMENT" then error(err, 3) end
  return nil, err
end

local function text_argument(name, value)
  if type(value) ~= "string" then
    misuse(("%s must be a text, not %s."):format(name, type(value)))
  end
  return value
end

-- C ends a text at its first NUL.
local function c_text(name, value)
  if text_argument(name, value):find("\0", 1, true) then
    misuse(name .. " holds a NUL (U+0000).")
  end
  return value
end

-- ---- what a proxy stands for ----------------------------------------------------

-- Proxies are empty tables: where they point is known in here only, so that no script can make
-- one point elsewhere. An owner is {root = pointer}; nil once closed.
local hidden = setmetatable({}, {__mode = "k"})
local Object, List, classes = {__metatable = false}, {__metatable = false}, {}

local function wrap(owner, pointer)
  local object = ffi.cast("const ps_object *", pointer)
  local proxy = setmetatable({}, Object)
  hidden[proxy] = {owner = owner, pointer = pointer, type = object.type}
  return proxy
end

local function look(proxy, type_name)
  local state = hidden[proxy]
  if not state or state.list then misuse "This is no object of perfsys." end
  if not state.owner.root then misuse "It was closed; what it held is gone." end
  if type_name and ffi.string(state.type.name) ~= type_name then
    misuse(("A %s is wanted, not a %s."):format(type_name, ffi.string(state.type.name)))
  end
  return state
end

local function own(pointer, free)
  local owner = {root = ffi.gc(pointer, free), free = free, users = 0}
  return wrap(owner, owner.root)
end

-- ---- fields ---------------------------------------------------------------------

local tables = {} -- address of a ps_struct -> name -> ps_field

local function fields_of(type)
  local key = tonumber(ffi.cast("uintptr_t", type))
  if not tables[key] then
    local fields = {}
    for i = 0, tonumber(type.count) - 1 do
      fields[ffi.string(type.fields[i].name)] = type.fields + i
    end
    tables[key] = fields
  end
  return tables[key]
end

local function text_of(pointer) return pointer ~= nil and ffi.string(pointer) or nil end

local function number_of(number) return number.set and number.value or nil end

local function integer_of(value)
  local number = tonumber(value)
  return math.abs(number) <= 2 ^ 53 and number or value + 0
end

local function date_of(date)
  return date ~= 0 and ffi.string(C.ps_date_text(date, ffi.new "char[11]")) or nil
end

local function pointer_to(at) return ffi.cast("const char *const *", at)[0] end
local function read_text(at) return text_of(pointer_to(at)) end

local readers = {
  text = read_text, catalogue = read_text, reference = read_text, expression = read_text,
  flag = function(at)
    local flag = ffi.cast("const ps_flag *", at)
    if flag.set then return flag.value end
    return nil
  end,
  integer = function(at)
    local integer = ffi.cast("const ps_integer *", at)
    return integer.set and integer_of(integer.value) or nil
  end,
  number = function(at) return number_of(ffi.cast("const ps_number *", at)) end,
  date = function(at) return date_of(ffi.cast("const ps_date *", at)[0]) end,
  enum = function(at, field)
    local value = ffi.cast("const int32_t *", at)[0]
    if value <= 0 or value >= field.values.count then return nil end
    return ffi.string(field.values.values[value].name)
  end,
  money = function(at)
    local money = ffi.cast("const ps_money *", at)
    if not money.set then return nil end
    local currency = ffi.string(money.currency)
    return {minor = integer_of(money.minor), currency = currency ~= "" and currency or nil}
  end,
  range = function(at)
    local range = ffi.cast("const ps_range *", at)
    if not (range.low.set or range.likely.set or range.high.set) then return nil end
    return {low = number_of(range.low), likely = number_of(range.likely),
            high = number_of(range.high)}
  end,
}

local function has_bit(flags, bit) return math.floor(tonumber(flags) / bit) % 2 == 1 end

local function read_field(state, field)
  local at = ffi.cast("const char *", state.pointer) + field.offset
  local kind = ffi.string(C.ps_kind_name(field.kind))
  if kind == "series" or has_bit(field.flags, C.PS_FIELD_LIST) then
    local list = setmetatable({}, List)
    hidden[list] = {owner = state.owner, at = at, field = field, kind = kind, list = true}
    return list
  end
  if kind == "struct" then return wrap(state.owner, at) end
  return readers[kind](at, field)
end

function Object.__index(proxy, name)
  local state = hidden[proxy] or look(proxy)
  local field = fields_of(state.type)[name]
  if field then return read_field(look(proxy), field) end
  local struct = ffi.string(state.type.name)
  local method = classes[struct] and classes[struct][name] or classes["*"][name]
  if method then return method end
  return misuse(("A %s has no field %q."):format(struct, tostring(name)))
end

function Object.__newindex() misuse "Cases read through the FFI cannot be changed." end

function Object.__eq(a, b)
  local one, other = hidden[a], hidden[b]
  return one.owner.root ~= nil and other.owner.root ~= nil and one.type == other.type
         and C.ps_equal(one.pointer, other.pointer)
end

function Object.__tostring(proxy)
  local state = hidden[proxy]
  if not state.owner.root then return "perfsys object (closed)" end
  local id = fields_of(state.type).id
  local text = id and read_field(state, id)
  return "perfsys." .. ffi.string(state.type.name) .. (text and (" %q"):format(text) or "")
end

-- ---- lists ------------------------------------------------------------------------

local function list_state(list)
  local state = hidden[list]
  if not state or not state.list then misuse "This is no list of perfsys." end
  if not state.owner.root then misuse "It was closed; what it held is gone." end
  return state
end

local function figure(value)
  if value == value then return value end -- NaN is no figure
  return nil
end

local function item_of(state, i)
  if state.kind == "series" then
    local series = ffi.cast("const ps_series *", state.at)
    if i >= series.count then return nil end
    return {on = date_of(series.on[i]), value = figure(series.value[i]),
            numerator = figure(series.numerator[i]), denominator = figure(series.denominator[i]),
            group = text_of(series.group[i])}
  end
  local texts = ffi.cast("const ps_text_list *", state.at)
  if i >= texts.count then return nil end
  if state.field.element == nil then return text_of(texts.items[i]) end
  if state.kind == "entity" then return wrap(state.owner, texts.items[i]) end
  local first = ffi.cast("const char *", texts.items)
  return wrap(state.owner, first + i * state.field.element.size)
end

local methods = {}

function methods.len(list)
  local state = list_state(list)
  local struct = state.kind == "series" and "const ps_series *" or "const ps_text_list *"
  return tonumber(ffi.cast(struct, state.at).count)
end

function methods.each(list)
  local i = -1
  list_state(list)
  return function()
    i = i + 1
    local item = item_of(list_state(list), i)
    if item ~= nil then return item, i + 1 end
    return nil
  end
end

function List.__index(list, what)
  if type(what) == "number" then
    if what < 1 or what % 1 ~= 0 then return nil end
    return item_of(list_state(list), what - 1)
  end
  return methods[what] or misuse(("A list has no %s."):format(tostring(what)))
end

function List.__newindex() misuse "Cases read through the FFI cannot be changed." end
List.__len = methods.len

-- ---- calls --------------------------------------------------------------------------

local words = {
  severity = {error = 1, warning = 2, note = 3}, audience = {team = 1, sponsor = 2},
  format = {text = 0, markdown = 1},
}
local settings_keys = {limits = true, budget = true, progress = true}

-- An options struct from a table. `keys` says what each member is.
local function options_of(struct, keys, opts)
  local options = ffi.new(struct)
  options.size = ffi.sizeof(struct)
  local anchors = {}
  for name, value in pairs(opts or {}) do
    local kind = keys[name]
    if kind == "text" then
      options[name] = c_text(name, value)
      anchors[name] = value
    elseif kind == "word" then
      options[name] = words[name][value]
                      or misuse(("%s cannot be %s."):format(name, tostring(value)))
    elseif kind == "date" then
      options[name] = C.ps_date_parse(c_text(name, value))
      if options[name] == 0 then misuse(name .. " must be a day, \"YYYY-MM-DD\".") end
    elseif kind == "integer" then
      if type(value) ~= "number" or value % 1 ~= 0 or math.abs(value) >= 2 ^ 31 then
        misuse(name .. " must be a whole number.")
      end
      options[name] = value
    elseif not settings_keys[name] then
      misuse(("There is no option %q."):format(tostring(name)))
    end
  end
  return options, anchors
end

local function limit_of(name, value)
  if type(value) ~= "number" or not (value >= 0 and value < 2 ^ 53) then
    misuse(("limits.%s must be a number."):format(tostring(name)))
  end
  return value
end

-- A progress function and a budget as the library calls them back: the callback, and a function
-- that tells afterwards what stopped the call.
local function watch(opts)
  local budget, progress = opts.budget, opts.progress
  if budget ~= nil and not (type(budget) == "number" and budget >= 0) then
    misuse "budget must be a number of seconds."
  end
  if progress ~= nil and type(progress) ~= "function" then misuse "progress must be a function." end
  if budget == nil and progress == nil then return nil, function() end end
  local ends, used_up, problem = budget and os.clock() + budget, false, nil
  local callback = ffi.cast("ps_progress", function(_, done)
    if progress then
      local worked, go_on = pcall(progress, done)
      if not worked then problem = {go_on} end
      if not worked or go_on == false then return false end
    end
    used_up = ends ~= nil and os.clock() >= ends
    return not used_up
  end)
  return callback, function()
    callback:free()
    if problem then error(problem[1], 0) end
    return used_up and ("The time budget of %g s is used up."):format(budget)
  end
end

local function settings_of(opts)
  local settings = ffi.new "ps_settings"
  settings.size = ffi.sizeof "ps_settings"
  for name, value in pairs(opts.limits or {}) do
    if not pcall(function() return settings.limits[name] end) then
      misuse(("There is no limit %q."):format(tostring(name)))
    end
    settings.limits[name] = limit_of(name, value)
  end
  return settings
end

-- Calls f(settings, error), which gives a pointer or NULL. While it runs `state` cannot be closed.
local function call(opts, state, f)
  if opts ~= nil and type(opts) ~= "table" then misuse "Options are given as a table." end
  opts = opts or {}
  local settings, e = settings_of(opts), ffi.new "ps_error"
  local callback, finish = watch(opts)
  if callback then settings.progress = callback end
  local owner = state and state.owner or {users = 0}
  owner.users = owner.users + 1
  local pointer = f(settings, e)
  owner.users = owner.users - 1
  local message = finish()
  if pointer ~= nil then return pointer end
  local nothing, err = fail(e)
  if message and err.code == "PS_E_CANCELLED" then err.message = message end
  return nothing, err
end

local function give_object(opts, state, free, f)
  local pointer, err = call(opts, state, f)
  if pointer == nil then return nil, err end
  return own(pointer, free)
end

local function give_text(opts, state, f)
  local length = ffi.new "size_t[1]"
  local text, err = call(opts, state, function(settings, e) return f(length, settings, e) end)
  if text == nil then return nil, err end
  local copy = ffi.string(text, length[0])
  C.ps_text_free(text, nil)
  return copy
end

local page = {format = "word", width = "integer", as_of = "date", audience = "word"}

local function page_of(type_name, f)
  return function(object, opts)
    local state = look(object, type_name)
    local options, anchors = options_of("ps_page_options", page, opts)
    return give_text(opts, state, function(length, settings, e)
      return f(state.pointer, options, length, settings, e), anchors
    end)
  end
end

--- The case in a file, or nil and the error.
function perfsys.load(path, opts)
  c_text("path", path)
  return give_object(opts, nil, C.ps_case_free, function(settings, e)
    return C.ps_case_load(path, settings, e)
  end)
end

--- The case in a JSON text, or nil and the error.
function perfsys.loads(text, opts)
  text_argument("text", text)
  return give_object(opts, nil, C.ps_case_free, function(settings, e)
    return C.ps_case_parse(text, #text, settings, e)
  end)
end

--- JSON of an object: opts.indent.
function perfsys.dumps(object, opts)
  local state = look(object)
  local options = options_of("ps_json_options", {indent = "integer"}, opts)
  return give_text(opts, state, function(length, settings, e)
    return C.ps_json_text(state.pointer, options, length, settings, e)
  end)
end

--- Frees a case or result at once; all that came from it is gone.
function perfsys.close(object)
  local state = hidden[object]
  if not state or state.list then misuse "This is nothing that can be closed." end
  local owner = state.owner
  if owner.root and state.pointer == owner.root then
    if owner.users > 0 then misuse "Another call is using it: close it when that has ended." end
    local root = ffi.gc(owner.root, nil)
    owner.root = nil
    owner.free(root)
  end
  return true
end

--- The name of an object's struct, or nil for what is none.
function perfsys.type(value)
  local state = hidden[value]
  if not state then return nil end
  return state.list and "list" or ffi.string(state.type.name)
end

local check_keys = {packs = "text", rules = "text", severity = "word", as_of = "date",
                    audience = "word"}

classes.case = {
  report = page_of("case", function(...) return C.ps_report_text(...) end),
  check = function(case, opts)
    local state = look(case, "case")
    local options, anchors = options_of("ps_check_options", check_keys, opts)
    return give_object(opts, state, C.ps_result_free, function(settings, e)
      return C.ps_check(state.pointer, options, settings, e), anchors
    end)
  end,
  size = function(case, opts)
    local state = look(case, "case")
    local options, anchors = options_of("ps_size_options", {as_of = "date", gap = "text"}, opts)
    return give_object(opts, state, C.ps_result_free, function(settings, e)
      return C.ps_size(state.pointer, options, settings, e), anchors
    end)
  end,
}
classes.check_result = {
  text = page_of("check_result", function(result, ...) return C.ps_check_text(result, 0, ...) end),
}
classes.sizes = {text = page_of("sizes", function(...) return C.ps_sizes_text(...) end)}
classes["*"] = {dumps = perfsys.dumps, close = perfsys.close}

for _, f in ipairs{wrap, look, fields_of, read_field, item_of, Object.__index, List.__index,
                   methods.len} do
  jit.on(f)
end
for _, f in pairs(readers) do jit.on(f) end

perfsys.version = ffi.string(C.ps_version())

return perfsys
