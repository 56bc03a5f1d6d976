-- What the module shows: every function of the library, nothing in _G, docs for editors.
local perfsys = require "perfsys"

local function lines_of(path)
  local lines = {}
  for line in assert(io.open(path)):lines() do lines[#lines + 1] = line end
  return lines
end

local function has_method(class, name)
  for _, method in ipairs(perfsys.methods(class) or {}) do
    if method == name then return true end
  end
  return false
end

local function resolves(public)
  local class, method = public:match "^([%w_*]+):([%w_]+)$"
  if class then return has_method(class, method) end
  local value = perfsys
  for part in public:gmatch "[^.]+" do
    if part ~= "perfsys" then value = rawget(value, part) end
    if value == nil then return false end
  end
  return true
end

describe("the surface", function()
  it("reaches every function of the library", function()
    local listed, left_out = {}, 0
    for _, line in ipairs(lines_of "bindings/lua/reach.tsv") do
      local c, public, reason = line:match "^([%w_]+)\t([^\t]+)\t?(.*)$"
      assert.is_truthy(c, line)
      assert.is_nil(listed[c], c .. " is listed twice")
      listed[c] = true
      if public == "-" then
        left_out = left_out + 1
        assert.is_truthy(#reason > 20, c .. " is left out without a reason")
      else
        assert.is_true(resolves(public), c .. " should be " .. public)
      end
    end
    assert.is_true(left_out <= 10)
    for _, header in ipairs{"base", "results", "entities", "model", "knowledge", "exchange",
                            "arrow", "analysis", "check", "report"} do
      local file = assert(io.open("include/perfsys/" .. header .. ".h"))
      for name in file:read "*a":gsub("/%*.-%*/", ""):gmatch "PS_API[^;(]-[%s*](ps_[%w_]+)%(" do
        assert.is_true(listed[name] == true, name .. " is not in bindings/lua/reach.tsv")
      end
      file:close()
    end
  end)

  it("has no method that a field hides", function()
    local common = perfsys.methods "*"
    for _, name in ipairs(perfsys.structs()) do
      for _, field in ipairs(perfsys.struct(name).fields) do
        assert.is_false(has_method(name, field.name), name .. ":" .. field.name)
        for _, method in ipairs(common) do
          assert.are_not.equal(method, field.name, name .. " has a field " .. method)
        end
      end
    end
  end)

  it("puts nothing into _G", function()
    local lua = arg and arg[-1] or "lua"
    for i = -1, -9, -1 do if arg and arg[i] then lua = arg[i] end end
    local code = "local n = 0 for _ in pairs(_G) do n = n + 1 end require [[perfsys]] "
                 .. "for _ in pairs(_G) do n = n - 1 end os.exit(n == 0 and 0 or 1)"
    local status = os.execute(("%s -e '%s'"):format(os.getenv "LUA_UNDER_TEST" or lua, code))
    assert.is_true(status == true or status == 0)
  end)

  it("describes structs and words", function()
    local gap = perfsys.struct "gap"
    assert.are.equal("number", gap.by_name.desired.kind)
    assert.is_truthy(#gap.by_name.desired.doc > 10)
    assert.are.same({"deficiency", "opportunity", "new_standard"}, perfsys.words "gap_type")
    assert.is_nil(perfsys.struct "no_such")
  end)

  it("is annotated for editors", function()
    local path = os.getenv "PERFSYS_ANNOTATIONS"
    if not path then return pending "PERFSYS_ANNOTATIONS is not set" end
    local text = table.concat(lines_of(path), "\n")
    local function declared(name)
      assert.is_truthy(text:find("function " .. name .. "(", 1, true)
                       or text:find("\n" .. name .. " = ", 1, true), name .. " is not annotated")
    end
    for name, value in pairs(perfsys) do
      declared("perfsys." .. name)
      if type(value) == "table" and getmetatable(value) == nil then
        for member in pairs(value) do declared("perfsys." .. name .. "." .. member) end
      end
    end
    local function class_of(name)
      if name == "*" then return "Object" end
      return (("_" .. name):gsub("_(%l)", string.upper))
    end
    local classes = perfsys.structs()
    for _, name in ipairs{"*", "list", "series", "config", "registry", "portfolio",
                          "portfolio_check"} do
      classes[#classes + 1] = name
    end
    for _, name in ipairs(classes) do
      for _, method in ipairs(perfsys.methods(name) or {}) do
        if method ~= "close" and method ~= "dumps" then
          declared(class_of(name) .. ":" .. method)
        end
      end
    end
  end)

  it("is of one version", function()
    local rockspec = lines_of("perfsys-" .. perfsys.version .. "-1.rockspec")
    assert.is_true(#rockspec > 5)
  end)
end)
