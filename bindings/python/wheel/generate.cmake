# What an sdist ships beside the tree: the generated C of the extension, and cJSON. They are
# put where pyproject.toml (sdist.force-include) looks for them.
set(scratch ${PROJECT_BINARY_DIR}/generate)
set(generated ${root}/build/sdist/generated)
execute_process(COMMAND ${CMAKE_COMMAND} -S ${root} -B ${scratch} -G ${CMAKE_GENERATOR}
                        -DCMAKE_MAKE_PROGRAM=${CMAKE_MAKE_PROGRAM}
                        -DPython_EXECUTABLE=${Python_EXECUTABLE}
                        -DPERFSYS_CJSON_SOURCE=${PERFSYS_CJSON_SOURCE}
                        -DPERFSYS_BUILD_PYTHON=ON
                COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${scratch} --target perfsys_python_generated
                COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE_RECURSE ${generated})
foreach(file wrap.c words.c words.h options.c options.h)
  file(COPY ${scratch}/bindings/python/generated/${file} DESTINATION ${generated})
endforeach()
foreach(file cJSON.c cJSON.h LICENSE)
  file(COPY ${PERFSYS_CJSON_SOURCE}/${file} DESTINATION ${generated}/cjson)
endforeach()
