-- How fast the Lua module is, each line beside its peer in the same run, the answers of both
-- compared first. For information: there are no targets.
--   lua.lua CASE EXAMPLE...    CASE of 3 MB, as bench generate makes it
local perfsys = require "perfsys"

local lua = jit and "LuaJIT" or _VERSION
local function told(what, ratio, ours, theirs, unit, per)
  print(("%-48s %9.2f x     %.3g %s and %.3g %s"):format(
    lua .. ": " .. what, ratio, ours * per, unit, theirs * per, unit))
end

-- The median time of each of two works, taken in turns.
local function turns(rounds, ours, theirs)
  local times = {{}, {}}
  for round = 1, rounds do
    for at, work in ipairs {ours, theirs} do
      collectgarbage()
      local begin = os.clock()
      work()
      times[at][round] = os.clock() - begin
    end
  end
  for at = 1, 2 do table.sort(times[at]) end
  local middle = math.floor(rounds / 2) + 1
  return times[1][middle], times[2][middle]
end

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "*a"
  file:close()
  return text
end

-- How many entities there are, an attribute of each having been read.
local lists = {"measures", "gaps", "causes", "evidence", "events", "inquiries"}
local function count_of(case, each)
  local count = 0
  for _, name in ipairs(lists) do
    for entity in each(case[name]) do
      if entity.id then count = count + 1 end
    end
  end
  return count
end
local function of_list(list) return list:each() end
local function of_table(list)
  local at = 0
  return function()
    at = at + 1
    return list and list[at]
  end
end

for _, peer in ipairs {"cjson", "dkjson"} do
  local there, json = pcall(require, peer)
  if not there then print(("%-48s not there"):format(lua .. ": " .. peer)) end
  for _, path in ipairs(there and arg or {}) do
    local text = read(path)
    local calls = math.max(1, math.floor(500000 / #text))
    assert(count_of(perfsys.loads(text), of_list) == count_of(json.decode(text), of_table))
    local ours, theirs = turns(11, function()
      for _ = 1, calls do
        local case = perfsys.loads(text)
        count_of(case, of_list)
        case:close()
      end
    end, function()
      for _ = 1, calls do count_of(json.decode(text), of_table) end
    end)
    told(("%s / loads: %s"):format(peer, path:match "([^/]*)%.json$"), theirs / ours,
         ours / calls, theirs / calls, "ms", 1e3)
  end
end

local gap = assert(perfsys.load(arg[1])).gaps[1]
for _, name in ipairs {"desired", "population_size", "statement", "since", "type"} do
  local plain = {[name] = gap[name]}
  local reads = 200000
  local function reading(thing)
    return function()
      local sum = 0
      for _ = 1, reads do
        if thing[name] then sum = sum + 1 end
      end
      assert(sum == reads)
    end
  end
  local ours, theirs = turns(15, reading(gap), reading(plain))
  told(("reading %s / of a table"):format(name), ours / theirs, ours / reads, theirs / reads,
       "ns", 1e9)
end
