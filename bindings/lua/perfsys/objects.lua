-- What all objects can do: cases, entities, what is nested in them, results, rows of knowledge.
local core = require "perfsys._core"
core.source()

-- ---- the tables that describe structs --------------------------------------

local structs = {}

local function index_structs()
  local i = 0
  while true do
    local struct = core.struct_at(i)
    if not struct then return end
    struct.by_name = {}
    for _, field in ipairs(struct.fields) do struct.by_name[field.name] = field end
    structs[struct.name] = struct
    structs[i + 1] = struct.name
    i = i + 1
  end
end

local function struct_of(name)
  if not structs[1] then index_structs() end
  return structs[name]
end

local function field_of(struct, name)
  local field = struct.by_name[name] or struct.by_name[(name:gsub("_$", ""))]
  if not field then core.misuse(("A %s has no field %q."):format(struct.name, name)) end
  return field
end

-- ---- setting lists and nested structs from tables ---------------------------

-- What fails changes nothing: the value is tried on an entity of a case of its own first.
-- `to` is {case, entity}; paths are those of C, items counted from 0.
local apply

local function must(worked, err)
  if not worked then core.raise(err) end
end

local function items_of(value, field)
  local kind = core.list_kind(value)
  if kind then
    local items = {}
    for item in core.list_each(value) do items[#items + 1] = item end
    return items
  end
  if type(value) ~= "table" then
    core.misuse(("%q is a list: give it an array."):format(field.name))
  end
  return value
end

local function apply_members(to, prefix, struct, value)
  local members = value
  if core.struct_name(value) then
    members = {}
    for name, member in core.fields_set(value) do members[name] = member end
  elseif type(value) ~= "table" then
    core.misuse(("A %s is given as a table."):format(struct.name))
  end
  for name, member in pairs(members) do
    if type(name) ~= "string" then
      core.misuse(("The fields of a %s are named."):format(struct.name))
    end
    apply(to, prefix, field_of(struct, name), member)
  end
  if core.struct_name(value) then
    for name, text in pairs(core.extensions(value)) do
      must(core.set_unknown(to.case, to.entity, prefix:sub(1, -2), name, text))
    end
  end
end

local function apply_point(to, point)
  if type(point) ~= "table" then core.misuse "A point of a series is {on = , value = }." end
  for name in pairs(point) do
    if not (name == "on" or name == "value" or name == "numerator" or name == "denominator"
            or name == "group") then
      core.misuse(("A point of a series has no %s."):format(tostring(name)))
    end
  end
  return core.series_add(to.case, to.entity, point.on, point.value, point.numerator,
                         point.denominator, point.group)
end

apply = function(to, prefix, field, value)
  local path = prefix .. field.name
  if field.kind == "series" then
    must(core.clear(to.case, to.entity, path))
    for _, point in ipairs(items_of(value, field)) do must(apply_point(to, point)) end
  elseif field.kind == "entity" then
    core.misuse(("Entities are added by %s:add(id, fields)."):format(field.name))
  elseif field.list then
    must(core.clear(to.case, to.entity, path))
    for i, item in ipairs(items_of(value, field)) do
      if field.struct then
        must(core.append(to.case, to.entity, path, nil))
        apply_members(to, ("%s[%d]."):format(path, i - 1), struct_of(field.struct), item)
      else
        must(core.append(to.case, to.entity, path, item))
      end
    end
  elseif field.kind == "struct" then
    must(core.put(to.entity, path, nil))
    apply_members(to, path .. ".", struct_of(field.struct), value)
  else
    must(core.put(to.entity, path, value))
  end
end

-- An entity like the one at `object`, with the lists on the way to it.
local function trial_of(entity, path)
  local case = core.case_new()
  local name = core.struct_name(entity)
  local trial = {case = case, entity = case}
  if name ~= "case" then trial.entity = core.add(case, name, "trial") end
  local on_the_way = ""
  for name, index in path:gmatch "([^.%[%]]+)(%[?%d*%]?)%.?" do
    on_the_way = on_the_way .. (on_the_way == "" and "" or ".") .. name
    if index ~= "" then
      must(core.append(case, trial.entity, on_the_way, nil))
      on_the_way = on_the_way .. "[0]"
    end
  end
  return trial, on_the_way
end

-- Sets field `name` of an object to a table, a list or an object; raises what fails.
local function assign(object, name, value)
  local struct = struct_of(core.struct_name(object))
  local field = field_of(struct, name)
  local entity, path = core.entity(object)
  local case = core.root(object)
  if core.struct_name(case) ~= "case" then core.misuse "A result cannot be changed." end
  if field.kind ~= "entity" then
    local trial, trial_path = trial_of(entity, path)
    apply(trial, trial_path == "" and "" or trial_path .. ".", field, value)
    core.close(trial.case)
  end
  apply({case = case, entity = entity}, path == "" and "" or path .. ".", field, value)
end

core.hook("assign", assign)

-- ---- methods ----------------------------------------------------------------

local objects = {}

local function is_composite(value)
  if core.struct_name(value) or core.list_kind(value) then return true end
  return type(value) == "table" and value.minor == nil and value.low == nil
         and value.likely == nil and value.high == nil
end

-- The entity an object is in, and a path in the object as seen from there.
local function place(object, path)
  local entity, prefix = core.entity(object)
  if prefix == "" then return entity, path end
  return entity, prefix .. "." .. path
end

--- The name of its struct: "case", "gap", "finding".
function objects:type_name() return core.struct_name(self) end

--- The case or result it is in; nil for a row of knowledge.
function objects:root() return core.root(self) end

--- Whether a field holds anything.
function objects:is_set(field) return core.is_set(self, field) end

--- What is at a path, "baseline.from" or "evidence[0].text" (counted from 0, as in err.path).
function objects:get(path) return core.get(place(self, path)) end

--- Sets what is at a path; true, or nil and the error. A table sets a list or nested struct.
function objects:set(path, value)
  if is_composite(value) then
    if type(path) ~= "string" or path:find "[.%[]" then
      core.misuse "A table is set on the object that has the field."
    end
    local worked, err = pcall(assign, self, path, value)
    if worked then return true end
    if core.is_error(err) and err.code ~= "PS_E_ARGUMENT" then return nil, err end
    error(err, 0)
  end
  local entity, whole = place(self, path)
  return core.put(entity, whole, value)
end

--- Appends to the list at a path: a text, or nothing for an empty struct.
function objects:append_to(path, text)
  local entity, whole = place(self, path)
  return core.append(core.root(self), entity, whole, text)
end

--- Takes item `index` (from 1) out of the list at a path.
function objects:erase_from(path, index)
  local entity, whole = place(self, path)
  if type(index) == "number" then index = index - 1 end
  return core.erase(core.root(self), entity, whole, index)
end

--- Makes the list or series at a path empty, and given.
function objects:clear_list(path)
  local entity, whole = place(self, path)
  return core.clear(core.root(self), entity, whole)
end

--- The members perfsys does not know: name -> JSON text.
function objects:extensions() return core.extensions(self) end

--- Sets a member perfsys does not know to a JSON text, nil takes it away; true, or nil and the
--- error.
function objects:set_extension(name, json)
  local entity, path = core.entity(self)
  return core.set_unknown(core.root(self), entity, path, name, json)
end

--- Fields that are set, by name: for name, value in gap:each_field() do ... end
function objects:each_field() return core.fields_set(self) end

--- It as a table of plain tables and values.
function objects:to_table()
  local function plain(value)
    if core.struct_name(value) then
      local t = {}
      for name, member in core.fields_set(value) do t[name] = plain(member) end
      return t
    elseif core.list_kind(value) then
      local t = {}
      for item in core.list_each(value) do t[#t + 1] = plain(item) end
      return t
    end
    return value
  end
  return plain(self)
end

core.class("*", objects)

-- ---- what the module offers ---------------------------------------------------

return function(perfsys)
  --- Whether a value is an object of perfsys: the name of its struct, or nil.
  function perfsys.type(value)
    return core.struct_name(value) or core.list_kind(value) and "list" or core.handle_kind(value)
           or core.is_error(value) and "error" or nil
  end

  --- Whether two objects say the same. `a == b` is this.
  perfsys.equal = core.equal
  --- Whether a value is an error object of perfsys.
  perfsys.is_error = core.is_error
  --- Frees what a case, result or handle holds; it is gone for all that came from it.
  perfsys.close = core.close
  perfsys.is_closed = core.is_closed

  --- pairs() for objects and lists, on every Lua: fields that are set, or index and item.
  function perfsys.pairs(value)
    if core.list_kind(value) then return core.list_pairs(value) end
    if core.struct_name(value) then return core.fields_set(value) end
    if type(value) ~= "table" then core.misuse "Only objects, lists and tables have pairs." end
    return pairs(value)
  end

  --- JSON of an object: opts.indent.
  function perfsys.dumps(object, opts) return core.json_text(object, opts, opts) end

  --- Gives the JSON of an object to a function, piece by piece; false stops it.
  function perfsys.write(object, write, opts) return core.json_write(object, opts, write) end

  --- Writes the JSON of an object to a file; true, or nil and the error.
  function perfsys.dump(object, path, opts)
    if core.struct_name(object) == "case" then return core.case_save(object, path, opts, opts) end
    local file, reason = io.open(path, "wb")
    if not file then return nil, core.error("PS_E_IO", reason) end
    local written, err = core.json_write(object, opts, function(bytes)
      return file:write(bytes) ~= nil
    end)
    local closed, why = file:close()
    if not written then return nil, err end
    if not closed then return nil, core.error("PS_E_IO", why or "The file could not be closed.") end
    return true
  end

  --- How a struct is described: its fields, their kinds, words and limits; nil for no struct.
  perfsys.struct = struct_of
  --- The row of one field: perfsys.field("gap", "desired").doc.
  perfsys.field = core.field_find
  --- The names of all structs.
  function perfsys.structs()
    struct_of ""
    local names = {}
    for i, name in ipairs(structs) do names[i] = name end
    return names
  end

  --- The names of the methods of a struct ("case"), "list", "series", "config" ...; "*" for
  --- those of all objects; nil where there are none.
  perfsys.methods = core.methods

  --- The words of an enum, "gap_type"; nil for no enum. And the names of all enums.
  perfsys.words = core.words
  perfsys.enums = core.enums
  --- What describes an entity type, "gap": as perfsys.struct().
  function perfsys.entity_table(name) return core.entity_table(name) end
  perfsys.entity_type = core.entity_type_find
  perfsys.type_of = core.entity_type_of

  --- The symbol and the sentence of a status, by number or symbol.
  perfsys.status_name = core.status_name
  perfsys.status_text = core.status_text
  perfsys.kind_name = core.kind_name
  perfsys.severity_name = core.severity_name
  perfsys.verdict_name = core.verdict_name
  perfsys.voice_name = core.voice_name

  --- The shortest text of a number that reads back to the same bits.
  perfsys.number_text = core.number_text

  --- Days are "YYYY-MM-DD".
  perfsys.dates = {
    make = core.date_make,           -- (year, month, day); nil where there is no such day
    parse = core.date_parse,         -- the text itself; nil and the error where it is no day
    text = core.date_text,
    days = core.date_days,           -- from one to the other
    add_days = core.date_add_days,
    add_months = core.date_add_months,
  }
end
