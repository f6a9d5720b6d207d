# ciclo_embed_web(TARGET FUNCTION FOLDER): the static library TARGET holds what a browser is given, each file packed once, at
# build time, as small as brotli makes it, with a tag of its bytes for ETag. Its code defines
#   namespace ciclo { std::span<const server::WebFile> FUNCTION(); }
# A folder that is not there gives an empty library: the server then shows its plain home page.
set(CICLO_PACKED_BY_BROTLI html js mjs css svg json txt webmanifest ico)

# NAME → ON when packing pays: fonts and pictures are packed already.
function(ciclo_is_packable name out)
  string(REGEX REPLACE "^.*\\." "" ending "${name}")
  list(FIND CICLO_PACKED_BY_BROTLI "${ending}" at)
  if(at EQUAL -1)
    set(${out} OFF PARENT_SCOPE)
  else()
    set(${out} ON PARENT_SCOPE)
  endif()
endfunction()

function(ciclo_embed_web target function folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE "${folder}" "${folder}/*")
  list(FILTER files EXCLUDE REGEX "\\.map$")  # for developers; a third of the bytes
  list(SORT files)
  set(out "${CMAKE_CURRENT_BINARY_DIR}/embedded/${target}")
  file(MAKE_DIRECTORY "${out}")
  set(assembly ".section .rodata\n")
  set(declared "")
  set(rows "")
  set(packed_files "")
  set(i 0)
  foreach(file IN LISTS files)
    set(from "${folder}/${file}")
    # the tag is made now, so a changed file must bring CMake back
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${from}")
    file(SHA256 "${from}" digest)
    string(SUBSTRING "${digest}" 0 16 tag)
    ciclo_is_packable("${file}" packable)
    if(packable)
      find_program(CICLO_BROTLI brotli REQUIRED)
      set(bytes "${out}/${i}.br")
      # --no-copy-stat: with the time of the source on it, the result would look out of date for ever
      add_custom_command(OUTPUT "${bytes}" DEPENDS "${from}" VERBATIM
        COMMAND "${CICLO_BROTLI}" --no-copy-stat --quality=11 --force --output=${bytes} "${from}")
      set(packing brotli)
    else()
      set(bytes "${from}")
      set(packing none)
    endif()
    list(APPEND packed_files "${bytes}")
    set(symbol ${target}_${i})
    string(APPEND assembly
      ".globl ${symbol}_begin\n${symbol}_begin:\n.incbin \"${bytes}\"\n.globl ${symbol}_end\n${symbol}_end:\n.byte 0\n")
    string(APPEND declared "extern const char ${symbol}_begin[], ${symbol}_end[];\n")
    string(APPEND rows "        {\"/${file}\", \"${tag}\", server::Packing::${packing},\n"
      "         {${symbol}_begin, static_cast<std::size_t>(${symbol}_end - ${symbol}_begin)}},\n")
    math(EXPR i "${i}+1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
  if(i EQUAL 0)
    set(answer "    return {};\n")
  else()
    set(answer "    static const server::WebFile files[] = {\n${rows}    };\n    return files;\n")
  endif()
  file(CONFIGURE OUTPUT "${out}/files.S" CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT "${out}/files.cc" CONTENT "#include \"server/web_files.h\"
extern \"C\" {
${declared}}
namespace ciclo {
std::span<const server::WebFile> ${function}();
std::span<const server::WebFile> ${function}() {
${answer}}
}  // namespace ciclo
" @ONLY)
  add_library(${target} STATIC "${out}/files.S" "${out}/files.cc")
  set_source_files_properties("${out}/files.S" PROPERTIES OBJECT_DEPENDS "${packed_files}")
  target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}/src")
  target_link_libraries(${target} PRIVATE ciclo_hygiene)
endfunction()
