# Makes the Lua file that holds the declarations for LuaJIT's ffi.cdef.
file(READ ${HEADER} text)
file(WRITE ${OUTPUT} "-- Made from the public headers: change those.\nreturn [==[\n${text}]==]\n")
