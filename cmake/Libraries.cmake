# The libraries the house stands on, and which room may link which: a library is used behind one room's door.
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(Eigen3 REQUIRED NO_MODULE)
find_package(Threads REQUIRED)
find_package(CLI11 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(DEFLATE REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(PANGO REQUIRED IMPORTED_TARGET pangocairo cairo-pdf)
pkg_check_modules(RSVG REQUIRED IMPORTED_TARGET librsvg-2.0)
pkg_check_modules(FONTCONFIG REQUIRED IMPORTED_TARGET fontconfig pangofc pangoft2)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-i18n icu-uc)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(BROTLI REQUIRED IMPORTED_TARGET libbrotlidec)
find_package(OpenSSL 3 REQUIRED)
find_library(CICLO_XLSXWRITER xlsxwriter REQUIRED)

# SQLite is not Debian's (its 3.40.1 can corrupt a log that two connections reset) but a pinned amalgamation, fetched by
# tools/install.sh. What it could do and we do not want is compiled out.
set(CICLO_SQLITE ${CMAKE_SOURCE_DIR}/third_party/sqlite/node_modules/better-sqlite3/deps/sqlite3)
if(NOT EXISTS ${CICLO_SQLITE}/sqlite3.c)
  message(FATAL_ERROR "third_party/sqlite is not fetched yet: run tools/install.sh")
endif()
add_library(ciclo_sqlite STATIC ${CICLO_SQLITE}/sqlite3.c)
target_include_directories(ciclo_sqlite SYSTEM PUBLIC ${CICLO_SQLITE})
target_compile_definitions(ciclo_sqlite PRIVATE SQLITE_DQS=0 SQLITE_OMIT_SHARED_CACHE SQLITE_OMIT_DEPRECATED
  SQLITE_OMIT_LOAD_EXTENSION SQLITE_ENABLE_FTS5 SQLITE_THREADSAFE=2 SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_LIKE_DOESNT_MATCH_BLOBS
  SQLITE_MAX_EXPR_DEPTH=200 SQLITE_USE_ALLOCA)
target_compile_options(ciclo_sqlite PRIVATE -O2 -w)
target_link_libraries(ciclo_sqlite PUBLIC Threads::Threads)

# Asio and Beast compiled once, so that the connection layer is one small unit.
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/asio.cc CONTENT
"#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
")
add_library(ciclo_asio STATIC EXCLUDE_FROM_ALL ${CMAKE_CURRENT_BINARY_DIR}/asio.cc)
target_compile_definitions(ciclo_asio PUBLIC BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION
  BOOST_ASIO_NO_DEPRECATED)
target_link_libraries(ciclo_asio PUBLIC Boost::headers OpenSSL::SSL Threads::Threads)
target_compile_options(ciclo_asio PUBLIC $<$<CXX_COMPILER_ID:GNU>:-Wno-mismatched-new-delete>)  # false on Asio's awaitable frames

set(CICLO_LIBS_formats Boost::json PkgConfig::YAML PkgConfig::EXPAT PkgConfig::DEFLATE ${CICLO_XLSXWRITER})
set(CICLO_LIBS_stats Boost::headers Eigen3::Eigen Threads::Threads)
set(CICLO_LIBS_events Threads::Threads)
set(CICLO_LIBS_objects ciclo_sqlite)
set(CICLO_LIBS_words PkgConfig::ICU)
set(CICLO_LIBS_report PkgConfig::PANGO PkgConfig::RSVG PkgConfig::FONTCONFIG)
set(CICLO_LIBS_cli CLI11::CLI11)
set(CICLO_LIBS_audit PkgConfig::SODIUM)
set(CICLO_LIBS_identity PkgConfig::SODIUM)
set(CICLO_LIBS_storage ciclo_sqlite PkgConfig::SODIUM)
set(CICLO_LIBS_edge ciclo_asio)
set(CICLO_LIBS_server PkgConfig::BROTLI)
set(CICLO_DEFINITIONS_cli CICLO_VERSION="${PROJECT_VERSION}")
set(CICLO_DEFINITIONS_main CICLO_VERSION="${PROJECT_VERSION}")
set(CICLO_DEFINITIONS_storage CICLO_VERSION="${PROJECT_VERSION}")
