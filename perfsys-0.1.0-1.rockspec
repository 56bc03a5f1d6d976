-- luarocks make              here, or in what bindings/lua/rock packs
rockspec_format = "3.0"
package = "perfsys"
version = "0.1.0-1"
source = {url = "file://perfsys-0.1.0.tar.gz", dir = "perfsys-0.1.0"}
description = {
  summary = "How an organisation performs, where it falls short, why, and what is done",
  detailed = [[
perfsys holds a case, the record of one piece of performance work, from the first sign of a gap
to the proof that it closed, and answers from it: how large is the gap, what causes it and how do
we know, what is wrong with the record.]],
  license = "MIT",
}
supported_platforms = {"unix"}
dependencies = {"lua >= 5.1, < 5.5"}
external_dependencies = {CJSON = {header = "cjson/cJSON.h"}}
build = {
  type = "command",
  build_command = "cmake -S . -B build/luarocks -DCMAKE_BUILD_TYPE=Release"
    .. " -DPERFSYS_BUILD_LUA=rock -DPERFSYS_LUA_INCLUDE=$(LUA_INCDIR)"
    .. " -DPERFSYS_LUA_DIR=$(LUADIR) -DPERFSYS_LUA_CDIR=$(LIBDIR)"
    .. " && cmake --build build/luarocks --target perfsys_lua --parallel 2",
  install_command = "cmake --install build/luarocks --component lua --strip",
}
