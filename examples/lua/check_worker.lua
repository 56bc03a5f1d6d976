-- A worker that checks cases as they come, one request after the other, and outlives bad ones.
-- Such a loop runs in a web server (nginx with Lua, say): each body gets so much and no more.
--
--   lua check_worker.lua FILE...      each file is the body of a request
local perfsys = require "perfsys"

local limits = {bytes = 4 * 1024 * 1024, depth = 32}

local function answer(body)
  local case, err = perfsys.loads(body, {limits = limits, budget = 0.5})
  if not case then return nil, err end
  local result
  result, err = case:check{packs = "core", budget = 0.5}
  case:close() -- at once, not when the collector comes round
  if not result then return nil, err end
  local counts = ("%d errors, %d warnings, %d notes"):format(
    perfsys.tonumber(result.errors), perfsys.tonumber(result.warnings),
    perfsys.tonumber(result.notes))
  result:close()
  return counts
end

for _, path in ipairs(arg) do
  local file = assert(io.open(path, "rb"))
  local body = file:read "*a"
  file:close()
  local counts, err = answer(body)
  print(("%s: %s"):format(path, counts or err.code .. " " .. tostring(err)))
end
