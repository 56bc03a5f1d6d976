-- What is run while memory gives out: see memory.c. A bit of everything that crosses into C.
local perfsys = require "perfsys"
local text = '{"id":"c","gaps":[{"id":"g","desired":1,"benchmark":{"from":"2020-01-01"}}],'
             .. '"measures":[{"id":"m","series":[{"on":"2020-01-01","value":1}]}]}'
return function()
  local case = assert(perfsys.loads(text, {limits = {bytes = 10000}}))
  local gap = case.gaps[1]
  local _ = gap.benchmark.from, case.measures[1].series[1], tostring(gap), gap == case.gaps[1]
  assert(case:check{packs = "core", progress = function() return true end}):text()
  case.stakes = {minor = 3, currency = "EUR"}
  case.scope_units = {"a", "b"}
  case.gaps:add("g2", {desired = 0.5})
  for item in case.gaps:each() do assert(item.id) end
  perfsys.write(case, function() end)
  perfsys.loads "{"
  pcall(function() return case.titel end)
  local config = perfsys.config '{"packs": {"language": false}}'
  local check = perfsys.portfolio_check{config = config, packs = "core"}
  check:case(case)
  perfsys.portfolio_text("[" .. text .. "]"):next()
  case:close()
end
