# Warnings are errors, and every build carries the hardening that a server of personal data needs.
add_library(ciclo_hygiene INTERFACE)
target_compile_options(ciclo_hygiene INTERFACE
  -Wall -Wextra -Wshadow -Wconversion -Werror
  -fstack-protector-strong -fstack-clash-protection -fcf-protection)
target_compile_definitions(ciclo_hygiene INTERFACE _GLIBCXX_ASSERTIONS)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports restrict overlaps in std::string's operator+ that are not there (GCC bug 105651)
  target_compile_options(ciclo_hygiene INTERFACE -ftrivial-auto-var-init=zero -Wno-restrict)
  # at -O2, and with the checks that sanitizers insert, GCC 12 sees uninitialised members of std::variant and
  # std::optional that are not there; at -O1 (dev) the warning stays on
  if(CICLO_SANITIZE OR CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(ciclo_hygiene INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()
if(CICLO_SANITIZE)
  add_compile_options(-fsanitize=${CICLO_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CICLO_SANITIZE})
else()
  # _FORTIFY_SOURCE needs optimisation and does not mix with sanitizers
  target_compile_definitions(ciclo_hygiene INTERFACE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=3>)
  add_link_options(-Wl,-z,relro,-z,now)
endif()
include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)
find_program(CICLO_MOLD mold)
if(CICLO_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_link_options(-fuse-ld=mold)
endif()
