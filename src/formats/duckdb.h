// DuckDb: one sealed session of DuckDB's library, for as long as a Parquet file is read or written. Internal to the room.
//
//   Result<DuckDb> session = DuckDb::open({.library = path, .paths = {"/proc/self/fd/7"}});
//   Result<DuckDb::Rows> rows = session->ask("SELECT count(*) FROM read_parquet('/proc/self/fd/7')");
//
// The library is found when it is first needed (dlopen) and this program is not linked to it: what a machine does not
// have costs nothing. Its C API of version 1 is declared by hand in duckdb.cc. Sealed: no extension is loaded or
// fetched, no file but `paths` is opened, and no setting can be changed any more.
// Refuses (ErrorKind::unsupported, with the cure): no library, one without the functions we use, another major version.
// One thread at a time; movable.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace ciclo::formats {

struct DuckDbOptions {
    std::string library = {};  ///< path of libduckdb.so; "" = where the loader finds it
    unsigned threads = 0;      ///< 0: as many as the machine has
    std::vector<std::string> paths = {};
};

class DuckDb {
public:
    using Rows = std::vector<std::vector<std::optional<std::string>>>;

    static Result<DuckDb> open(const DuckDbOptions& options);
    /// All rows as text. Error: what DuckDB says, in one line.
    Result<Rows> ask(const std::string& sql);

    DuckDb(DuckDb&&) noexcept;
    DuckDb& operator=(DuckDb&&) noexcept;
    ~DuckDb();

private:
    struct Session;
    explicit DuckDb(std::unique_ptr<Session> session);
    std::unique_ptr<Session> session_;
};

/// 'a text of SQL', "a name of SQL".
std::string sql_text(std::string_view text);
std::string sql_name(std::string_view name);

}  // namespace ciclo::formats
