-- What each state does: see states.c.
local perfsys = require "perfsys"
for round = 1, 20 do
  local case = assert(perfsys.load "examples/cases/vienna-1847.json")
  assert(case:check{packs = "core", progress = function() return true end})
  for evidence in case.evidence:each() do assert(evidence.id) end
  assert(perfsys.knowledge.frameworks.bem:cell(perfsys.knowledge.frameworks.bem.cells[1].id))
  local _, err = perfsys.loads "{"
  assert(tostring(err):find "line 1")
  if round % 2 == 0 then case:close() end
end
