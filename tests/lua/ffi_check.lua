-- The FFI variant, on LuaJIT alone: what it reads is what the module reads.
local through_ffi, perfsys = require "perfsys.ffi", require "perfsys"

local vienna = "examples/cases/vienna-1847.json"
local a, b = assert(through_ffi.load(vienna)), assert(perfsys.load(vienna))

local function refused(f, ...)
  local worked, err = pcall(f, ...)
  assert(not worked and type(err) == "table" and err.code == "PS_E_ARGUMENT", tostring(err))
end

assert(a:dumps{indent = 2} == b:dumps{indent = 2})
assert(a:report() == b:report())
assert(a:check{packs = "core"}:text() == b:check{packs = "core"}:text())
assert(a:size().gaps[1].now.value == b:size().gaps[1].now.value)
assert(a == through_ffi.loads(b:dumps()))

-- Every field of every entity of every example.
local function compare(one, other, path)
  if perfsys.type(other) == "list" then
    assert(one:len() == other:len(), path)
    for item, i in other:each() do compare(one[i], item, path .. "[" .. i .. "]") end
  elseif perfsys.type(other) then
    for name, value in perfsys.pairs(other) do compare(one[name], value, path .. "." .. name) end
  elseif type(other) == "table" then
    for name, value in pairs(other) do compare(one[name], value, path .. "." .. name) end
  else
    assert(one == other, path .. ": " .. tostring(one) .. " " .. tostring(other))
  end
end
for _, name in ipairs{"vienna-1847", "attrition", "emergency-care-4h", "training-order"} do
  local path = ("examples/cases/%s.json"):format(name)
  compare(through_ffi.load(path), perfsys.load(path), name)
end

local case, err = through_ffi.loads '{"id": 3}'
assert(case == nil and err.code == "PS_E_TYPE" and err.path == "id" and err.line == 1)
case, err = through_ffi.load "/no/such"
assert(case == nil and err.code == "PS_E_IO")
case, err = through_ffi.loads('{"id": "c"}', {limits = {bytes = 3}})
assert(case == nil and err.code == "PS_E_LIMIT")
case, err = a:check{budget = 0}
assert(case == nil and err.code == "PS_E_CANCELLED" and err.message:find "budget")

for _, bad in ipairs{3, {}, print, a, io.stdout, "a\0b"} do
  refused(through_ffi.load, bad)
  if bad ~= a then refused(a.check, bad) end
  if type(bad) ~= "string" then refused(through_ffi.loads, bad) end
end
refused(through_ffi.loads)
refused(function() return a.titel end)
refused(function() a.title = "x" end)
refused(function() return a.gaps.lenn end)
refused(a.check, a, {pack = "core"})
refused(a.check, a, {severity = "grave"})
refused(a.check, a, {as_of = "2024-02-30"})
refused(a.check, a, {progress = function() a:close() end})
refused(through_ffi.close, 3)

for name, value in pairs(through_ffi) do
  assert(type(value) ~= "userdata" and type(value) ~= "cdata", name .. " gives out the library")
end

local gap, list, check = a.gaps[1], a.gaps, a.check
a:close()
a:close()
refused(function() return gap.id end)
refused(list.len, list)
refused(check, a)
gap = assert(through_ffi.load(vienna)).gaps[1]
collectgarbage()
assert(gap.id == "mortality-first-clinic")
