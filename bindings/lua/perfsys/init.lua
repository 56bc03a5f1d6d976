-- perfsys for Lua: cases of performance work, read, checked, changed and written.
--
--   local perfsys = require "perfsys"
--   local case, err = perfsys.load "case.json"
--   if not case then error(err) end
--   for gap in case.gaps:each() do print(gap.id, gap.desired) end
--   print(case:check{packs = "core"}:text())
--
-- What can fail gives nil and an error object: err.code ("PS_E_SYNTAX"), err.message, err.path,
-- err.line, err.column. A wrong call (nil for a case, a misspelt field) raises one.
--
-- Calls that take options take settings in the same table: limits = {bytes =, depth =,
-- elements =, text =}; budget = seconds the call may take, else PS_E_CANCELLED; progress =
-- function(share), which stops the call by returning false.
local core = require "perfsys._core"
core.source()

local perfsys = {}

--- The version of the library, "0.1.0".
perfsys.version = core.version()
--- The version of the case format it writes.
perfsys.schema_version = core.schema_version()

for _, part in ipairs{"int64", "objects", "lists", "case", "results", "knowledge", "handles"} do
  require("perfsys." .. part)(perfsys, core)
end

return perfsys
