-- Whole numbers beyond 2^53 where Lua has none: int64 of LuaJIT, or a box on Lua 5.1.
local core = require "perfsys._core"
core.source()

local function use_ffi()
  local has_ffi, ffi = pcall(require, "ffi")
  if not has_ffi then return end
  local int64, uint64 = ffi.typeof "int64_t", ffi.typeof "uint64_t"
  local half = ffi.cast(uint64, 4294967296) -- 2^32; no suffix ULL, which only LuaJIT reads
  local most = half * ffi.cast(uint64, 2147483648) - 1

  core.hook("int64_make", function(high, low)
    return ffi.cast(int64, ffi.cast(uint64, high) * half + ffi.cast(uint64, low))
  end)

  -- Its two halves; nothing for what is no whole number of 64 bits.
  core.hook("int64_read", function(value)
    local is_signed = ffi.istype(int64, value)
    if not is_signed and not (ffi.istype(uint64, value) and value <= most) then
      return nil
    end
    local bits = ffi.cast(uint64, value)
    return tonumber(bits / half), tonumber(bits % half)
  end)
end

return function(perfsys)
  if rawget(_G, "jit") then use_ffi() end

  --- A whole number of up to 64 bits from its digits; nil for what is none.
  perfsys.int64 = core.int64
  --- The nearest number Lua has to a number or int64.
  perfsys.tonumber = core.tonumber
end
