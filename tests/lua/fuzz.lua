-- Calls at random, with whatever is at hand: nothing may crash, leak into plain errors of C, or
-- break a case. Run it under ASan.
--
--   lua fuzz.lua SECONDS [SEED]
--
-- It writes files of all names into the folder it is run in: give it an empty one.
local perfsys = require "perfsys"
local core = require "perfsys._core"

local seconds, seed = tonumber(arg[1]) or 10, tonumber(arg[2]) or os.time()
print("seed " .. seed)

-- A generator of our own: the same calls on every Lua.
local state = seed % 2147483647
if state == 0 then state = 1 end
local function random(n)
  state = state * 48271 % 2147483647
  return state % n + 1
end
local function pick(list) return list[random(#list)] end

assert(not io.open "README.md", "run it in an empty folder: it writes files")
local root = arg[0]:match "^(.*)tests/lua/[^/]*$"
local file = assert(io.open(root .. "examples/cases/training-order.json", "rb"))
local text = file:read "*a"
file:close()

local names, field_names = {}, {}
for _, name in ipairs(perfsys.structs()) do
  names[#names + 1] = name
  for _, field in ipairs(perfsys.struct(name).fields) do field_names[#field_names + 1] = field.name end
end
local core_names = {}
local internal = {class = true, hook = true, source = true, misuse = true, raise = true, error = true}
for name, value in pairs(core) do
  if type(value) == "function" and not internal[name] then core_names[#core_names + 1] = name end
end
table.sort(core_names)
local option_names = {"packs", "rules", "severity", "config", "registry", "as_of", "audience",
                      "indent", "format", "width", "gap", "limits", "budget", "progress", "create",
                      "keep_names", "table", "separator"}

-- ---- what there is to call with -----------------------------------------------------

local pool = {}
local function keep(value)
  if value == nil then return end
  pool[#pool < 60 and #pool + 1 or random(60)] = value
end

local value -- below, as tables hold values

local function callback()
  local what = random(6)
  return function(...)
    if what == 1 then error "on purpose" end
    if what == 2 then return false end
    if what == 3 then
      local victim = pick(pool)
      pcall(core.close, victim)
      collectgarbage "step"
    end
    if what == 4 then pcall(core.json_text, pick(pool)) end
    if what == 5 then pcall(function() pick(pool).title = "changed" end) end
    return true
  end
end

local words = {"", "a", "g1", "case", "gap", "cascade", "leave", "core", "2024-05-01", "2024-02-30",
               "title", "gaps", "gaps[0]", "evidence[0].text", "series", "F01", "B41", "4w", "EUR",
               "nul\0nul", "\255", "MP1=yes", "date,value\n2024-01-01,1\n", '{"id":"x"}',
               '[{"id":"a"},{"id":3}]', "| | A |\n|---|---|\n| P | R |\n", "csv", "markdown", "ics"}

local makers = {
  function() return nil end,
  function() return random(2) == 1 end,
  function() return random(10) - 2 end,
  function() return pick{0 / 0, 1 / 0, -1 / 0, 2 ^ 63, -2 ^ 63, 2 ^ 53, 0.5, 1e300} end,
  function() return pick(words) end,
  function() return pick(field_names) end,
  function() return pick(names) end,
  function() return ("x"):rep(random(2000)) end,
  function() return text end,
  function() return pick(pool) end,
  function() return pick(pool) end,
  function() return pick(pool) end,
  function() return callback() end,
  function() return io.stdout end,
  function() return perfsys.loads(text) end,
  function()
    local options = {}
    for _ = 1, random(3) do options[pick(option_names)] = value() end
    return options
  end,
  function()
    local array = {}
    for i = 1, random(4) do array[i] = value() end
    return array
  end,
  function()
    local fields = {}
    for _ = 1, random(3) do fields[pick(field_names)] = value() end
    return fields
  end,
}

local depth = 0
value = function()
  if depth > 3 then return nil end
  depth = depth + 1
  local made = pick(makers)()
  depth = depth - 1
  return made
end

-- ---- what is done -------------------------------------------------------------------

local unpack = rawget(_G, "unpack") or table.unpack
local function arguments(n)
  local list = {}
  for i = 1, n do list[i] = value() end
  return unpack(list, 1, n)
end

local plain = {}
local function try(what, f, ...)
  local results = {pcall(f, ...)}
  if results[1] then
    for i = 2, 4 do keep(results[i]) end
  elseif type(results[2]) == "string" and not results[2]:find "on purpose" then
    -- Facade functions may be refused by Lua itself; those of C have errors of their own.
    if what == "core" then plain[#plain + 1] = results[2] end
  end
end

local actions = {
  function() try("core", core[pick(core_names)], arguments(random(6) - 1)) end,
  function() try("core", core[pick(core_names)], pick(pool), arguments(random(4) - 1)) end,
  function()
    local object, name = pick(pool), pick(field_names)
    try("get", function() return object[name] end)
  end,
  function()
    local object, name, new = pick(pool), pick(field_names), value()
    try("set", function() object[name] = new end)
  end,
  function()
    local object, n = pick(pool), random(4) - 1
    try("item", function() return object[n], #object end)
  end,
  function()
    local object = pick(pool)
    local class = core.struct_name(object) or core.list_kind(object) and "list" or core.handle_kind(object)
    local methods = perfsys.methods(pick{class or "list", "*"}) or perfsys.methods "*"
    local method = pick(methods)
    local n = random(4) - 1
    try("method", function(...) return object[method](object, ...) end, arguments(n))
  end,
  function()
    local list = pick(pool)
    try("walk", function()
      local n = 0
      for item in list:each() do
        keep(item)
        n = n + 1
        if random(4) == 1 then pcall(list.remove, list, item, "leave") end
        if n > 20 then break end
      end
    end)
  end,
  function() try("tostring", tostring, pick(pool)) end,
  function() local a, b = pick(pool), pick(pool) try("equal", function() return a == b end) end,
  function() try("pairs", function() for _, v in perfsys.pairs(pick(pool)) do keep(v) end end) end,
  function() pool[random(#pool)] = perfsys.loads(text) end,
  function() if random(10) == 1 then collectgarbage() else collectgarbage "step" end end,
}

for _ = 1, 10 do keep(perfsys.loads(text)) end
local begun, calls = os.time(), 0
while os.time() - begun < seconds do
  for _ = 1, 50 do
    pick(actions)()
    calls = calls + 1
  end
end
pool = nil
collectgarbage()
collectgarbage()

-- All is as it was: a case is read and checked.
local case = assert(perfsys.loads(text))
assert(case:check{packs = "core"})
local seen = {}
for _, message in ipairs(plain) do
  local short = message:gsub("%d+", "N"):sub(1, 90)
  if not seen[short] then print("plain error: " .. short) end
  seen[short] = true
end
print(("%d calls"):format(calls))
os.exit(next(seen) == nil and 0 or 1, true)
