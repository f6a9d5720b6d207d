# ciclo_embed(TARGET NAME DIR [NAME DIR]…): the files below each folder go into the binary, byte for byte.
# The room declares in its own code:   namespace ciclo { std::span<const EmbeddedFile> embedded_NAME(); }
# (base/embedded.h). Files are listed in the order of their names.
#
# A room that embeds says so here:
set(CICLO_EMBED_actions demo examples/demo)
set(CICLO_EMBED_cycle templates templates)
set(CICLO_EMBED_organisation glossary glossary)
set(CICLO_EMBED_words messages messages)
set(CICLO_EMBED_report look look)
set(CICLO_EMBED_storage migrations migrations)

function(ciclo_embed target)
  while(ARGN)
    list(POP_FRONT ARGN name folder)
    set(root ${CMAKE_SOURCE_DIR}/${folder})
    file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${root} ${root}/*)
    list(SORT files)
    set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name})
    file(MAKE_DIRECTORY ${out})
    set(assembly ".section .rodata\n")
    set(declared "")
    set(rows "")
    set(paths "")
    set(i 0)
    foreach(file IN LISTS files)
      string(APPEND assembly
        ".balign 16\n.globl embedded_${name}_${i}_begin\nembedded_${name}_${i}_begin:\n.incbin \"${root}/${file}\"\n"
        ".globl embedded_${name}_${i}_end\nembedded_${name}_${i}_end:\n.byte 0\n")
      string(APPEND declared "extern const char embedded_${name}_${i}_begin[], embedded_${name}_${i}_end[];\n")
      string(APPEND rows "    {\"${file}\", {embedded_${name}_${i}_begin, static_cast<std::size_t>(embedded_${name}_${i}_end - embedded_${name}_${i}_begin)}},\n")
      list(APPEND paths ${root}/${file})
      math(EXPR i "${i}+1")
    endforeach()
    string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
    file(CONFIGURE OUTPUT ${out}/files.S CONTENT "${assembly}" @ONLY)
    file(CONFIGURE OUTPUT ${out}/files.cc CONTENT
"#include \"base/embedded.h\"
extern \"C\" {
${declared}}
namespace ciclo {
std::span<const EmbeddedFile> embedded_${name}();
std::span<const EmbeddedFile> embedded_${name}() {
  static const EmbeddedFile files[] = {
${rows}  };
  return files;
}
}
" @ONLY)
    set_source_files_properties(${out}/files.S PROPERTIES OBJECT_DEPENDS "${paths}")
    target_sources(${target} PRIVATE ${out}/files.S ${out}/files.cc)
  endwhile()
endfunction()
