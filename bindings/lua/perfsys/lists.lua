-- Lists and series: case.gaps, gap.parents, measure.series.
local core = require "perfsys._core"
core.source()

local lists, series = {}, {}

--- How many items there are; `#list` is this.
lists.len = core.list_len

--- for item, index in list:each() do ... end. Removing the item just given is fine.
lists.each = core.list_each

--- Index and item, as ipairs() on every Lua.
lists.ipairs = core.list_pairs

local function holder(list)
  local object, field = core.list_holder(list)
  return object, field, core.root(object)
end

local function given(list, what)
  local kind, struct = core.list_kind(list)
  if not kind then core.misuse("Call it as list:" .. what .. "(...).") end
  return kind, struct
end

local function fill(item, fields)
  for name, value in pairs(fields) do
    if name ~= "id" then item[name] = value end
  end
end

-- Runs a function; what it raises becomes nil and the error, unless the call was wrong.
local function try(undo, f, ...)
  local worked, err = pcall(f, ...)
  if worked then return true end
  undo()
  if core.is_error(err) and err.code ~= "PS_E_ARGUMENT" then return nil, err end
  error(err, 0)
end

--- Adds an item and gives it out: list:add("g1", {desired = 0.9}) for entities,
--- list:add{cause = "c1"} for structs, list:add "text" for texts. Whole or not at all.
function lists.add(list, id, fields)
  local kind, struct = given(list, "add")
  if kind == "text" then
    local worked, err = core.list_append(list, id)
    if not worked then return nil, err end
    return id
  end
  local item, err
  if kind == "entity" then
    if type(id) == "table" then id, fields = id.id, id end
    local _, _, case = holder(list)
    item, err = core.add(case, struct, id)
    if not item then return nil, err end
    fields = fields or {}
    if type(fields) ~= "table" then core.misuse "Fields are given as a table." end
    local worked, why = try(function() core.remove(case, id, "leave") end, fill, item, fields)
    if not worked then return nil, why end
    return item
  end
  if id ~= nil and type(id) ~= "table" then
    core.misuse(("A %s is given as a table."):format(struct))
  end
  local worked
  worked, err = core.list_append(list, nil)
  if not worked then return nil, err end
  item = list[core.list_len(list)]
  local function undo() core.list_erase(list, core.list_len(list)) end
  worked, err = try(undo, fill, item, id or {})
  if not worked then return nil, err end
  return item
end

--- Appends a text; or a copy of an entity of any case, which it gives out.
function lists.append(list, item)
  local kind, struct = given(list, "append")
  if kind ~= "entity" then
    if kind == "struct" and core.struct_name(item) then
      local fields = {}
      for name, value in core.fields_set(item) do fields[name] = value end
      return lists.add(list, fields)
    end
    return lists.add(list, item)
  end
  if core.struct_name(item) ~= struct then core.misuse(("A %s is wanted here."):format(struct)) end
  local _, _, case = holder(list)
  local text, err = core.json_text(item)
  if not text then return nil, err end
  return core.entity_parse(case, struct, text)
end

--- Adds an entity from its JSON text, and gives it out.
function lists.add_json(list, text, opts)
  local kind, struct = given(list, "add_json")
  if kind ~= "entity" then core.misuse "Only entities are added from JSON." end
  local _, _, case = holder(list)
  return core.entity_parse(case, struct, text, opts)
end

--- Removes an item by its index; an entity also by its id or itself. `how` tells what becomes of
--- references to an entity: "refuse" (the default), "cascade", "leave".
function lists.remove(list, what, how)
  local kind = given(list, "remove")
  if kind ~= "entity" then return core.list_erase(list, what) end
  local _, _, case = holder(list)
  if type(what) == "number" then
    what = list[what]
    if not what then core.misuse "The list has no item of that index." end
  end
  if core.struct_name(what) then what = what.id end
  return core.remove(case, what, how)
end

--- Takes all items out; entities are removed one by one.
function lists.clear(list) return core.list_clear(list) end

--- The entity of an id, or the index of a text; nil for none.
function lists.find(list, what)
  local kind, struct = given(list, "find")
  if kind == "entity" then
    local _, _, case = holder(list)
    return core.find(case, struct, what)
  end
  for item, index in core.list_each(list) do
    if item == what or kind == "struct" and core.struct_name(what) == nil and item.id == what then
      return kind == "struct" and item or index
    end
  end
  return nil
end

--- The object that has the list, and the name of its field.
lists.holder = core.list_holder

--- It as an array of plain tables and values.
function lists.to_table(list)
  local t = {}
  for item in core.list_each(list) do
    t[#t + 1] = core.struct_name(item) and item:to_table() or item
  end
  return t
end

core.class("list", lists)

series.len, series.each, series.ipairs, series.holder =
  core.list_len, core.list_each, core.list_pairs, core.list_holder
series.clear, series.to_table = core.list_clear, lists.to_table

--- Appends a point: {on = "2024-05-01", value = 3} or {on = , numerator = , denominator = },
--- with group where there are groups. true, or nil and the error.
function series.append(list, point)
  if core.list_kind(list) ~= "series" then core.misuse "Call it as series:append(point)." end
  if type(point) ~= "table" then core.misuse "A point is {on = \"2024-05-01\", value = 3}." end
  local measure, _, case = holder(list)
  return core.series_add(case, measure, point.on, point.value, point.numerator,
                         point.denominator, point.group)
end

--- All of one column, "on", "value", "numerator", "denominator" or "group", as an array; false
--- where a point has none.
series.column = core.column

core.class("series", series)

return function() end
