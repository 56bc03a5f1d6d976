-- Runs the cells of one function, or of the fields of one struct, and prints a line for each:
-- before it, "name TAB argument TAB value TAB", flushed; after it, how it ended. lua_matrix.py
-- starts one process per function and goes on behind a cell that ended the process.
--
-- ABUSE_SHARE=N/COUNT runs the good cells and one in COUNT of the others: COUNT interpreters with
-- N = 1 .. COUNT run all of them.
--
-- usage: lua lua_matrix.lua list | lua lua_matrix.lua NAME FIRST_CELL
package.path = (arg[0]:match "^(.*)/" or ".") .. "/?.lua;" .. package.path
local perfsys = require "perfsys"
local world = require "lua_world"

local function outcome(worked, first, second)
  if worked then
    if first == nil and perfsys.is_error(second) then return second.code, tostring(second) end
    return "ok", type(first)
  end
  if perfsys.is_error(first) then return "raises " .. first.code, tostring(first) end
  if type(first) == "string" then return "raises text", first end
  return "raises " .. type(first), tostring(first)
end

-- Iterators do their work when they are asked.
local function consumed(...)
  local first = ...
  if type(first) ~= "function" then return ... end
  local iterate, state, control = ...
  for _ = 1, 1000 do
    control = iterate(state, control)
    if control == nil then break end
  end
  return true
end

local number, first_cell = 0, tonumber(arg[2] or "0")
local share, of = (os.getenv "ABUSE_SHARE" or "1/1"):match "^(%d+)/(%d+)$"
local place = 0

local function cell(name, argument, value, run)
  place = place + 1
  if value ~= "good" and place % of ~= share % of then return end
  number = number + 1
  if number <= first_cell then return end
  io.write(name, "\t", argument, "\t", value, "\t")
  io.flush()
  local case = world.full_case()
  local ended, why = outcome(pcall(run, case))
  -- What is left must still work, or say that it is gone.
  if not perfsys.is_closed(case) then assert(perfsys.loads(assert(perfsys.dumps(case)))) end
  if number % 16 == 0 then collectgarbage() end
  io.write(ended, "\t", (why:sub(1, 200):gsub("[%c]", " ")), "\n")
  io.flush()
end

local unpack = table.unpack or unpack

local function run_function(name)
  local rows = world.functions[name]
  local function call(chosen, make)
    return function(case)
      local arguments, count = {}, #rows
      for i, row in ipairs(rows) do arguments[i] = row.make(case) end
      local f = world.find(name, arguments)
      if f == nil then error("no function " .. name) end
      if chosen then
        arguments[chosen] = nil -- so that it is made last
        arguments[chosen] = make(case, rows[chosen].wanted)
      end
      return consumed(f(unpack(arguments, 1, count)))
    end
  end
  cell(name, "-", "good", call())
  local case = world.full_case()
  for i, row in ipairs(rows) do
    local wanted = row.make(case)
    local kind = row.kind or perfsys.type(wanted) or type(wanted)
    for _, value in ipairs(world.values) do
      cell(name, ("%d %s"):format(i, kind), value[1], call(i, value[2]))
    end
  end
end

local function run_fields(struct)
  for _, field in ipairs(perfsys.struct(struct).fields) do
    for _, value in ipairs(world.values) do
      local kind = field.name == "id" and "id" or field.kind
      cell("set " .. struct .. "." .. field.name, "value field " .. kind .. (field.list and " list" or ""),
        value[1], function(case)
          local object = world.instance(case, struct)
          object[field.name] = value[2](case, nil)
        end)
    end
    for _, state in ipairs{"removed", "closed", "orphan"} do
      for _, value in ipairs(world.values) do
        if value[1] == state then
          cell("get " .. struct .. "." .. field.name, "self field", state, function(case)
            local object = value[2](case, struct)
            return object[field.name]
          end)
        end
      end
    end
  end
end

if arg[1] == "list" then
  for name in pairs(world.functions) do print(name) end
  local case = world.full_case()
  for _, name in ipairs(perfsys.structs()) do
    if world.instance(case, name) then print("fields " .. name) end
  end
  -- Every function there is has to be in the table.
  local function missing(prefix, t)
    for name, value in pairs(t) do
      local full = prefix .. name
      if type(value) == "function" then
        if not world.functions[full] then print("MISSING " .. full) end
      elseif type(value) == "table" and getmetatable(value) == nil then
        missing(full .. ".", value)
      end
    end
  end
  missing("perfsys.", perfsys)
  local classes = {"*", "list", "series", "config", "registry", "portfolio", "portfolio_check"}
  for _, name in ipairs(perfsys.structs()) do classes[#classes + 1] = name end
  for _, class in ipairs(classes) do
    for _, method in ipairs(perfsys.methods(class) or {}) do
      local full = class .. ":" .. method
      if not world.functions[full] then print("MISSING " .. full) end
    end
  end
elseif arg[1]:match "^fields " then
  run_fields(arg[1]:match "^fields (.*)$")
else
  run_function(arg[1])
end
