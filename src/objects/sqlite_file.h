// SqliteFile: somebody else's SQLite file, read from memory and trusted with nothing: it is never written, runs no
// view, trigger, function, virtual table or generated column of its own, and costs at most what its size allows.
//
//   Result<SqliteFile> file = SqliteFile::open(bytes, "orders.sqlite");
//   auto failed = file->each_row(table, {0, 2}, [&](const SqliteRow& row) { … row.text(0) … });
//
// Rows come in the order of the file. One thread. The bytes outlive it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace ciclo::objects {

struct SqliteColumn {
    std::string name, declared;  ///< declared: "TEXT", "TIMESTAMP"…
    bool computed = false;       ///< a generated column: never read
};

struct SqliteTable {
    std::string name;
    std::vector<SqliteColumn> columns;
    bool readable = true;  ///< false: a view or a virtual table

    std::optional<std::size_t> find(std::string_view column) const;  ///< letters of either case
};

/// The current row.
class SqliteRow {
public:
    SqliteRow(sqlite3_stmt* statement, int number) : statement_(statement), number_(number) {}
    bool is_missing(std::size_t column) const;
    bool is_bytes(std::size_t column) const;
    /// Numbers as the shortest text that reads back the same; "" when missing.
    std::string text(std::size_t column) const;
    int number() const { return number_; }  ///< 1 for the first row of the table

private:
    sqlite3_stmt* statement_;
    int number_;
};

class SqliteFile {
public:
    static bool is_one(std::string_view bytes) { return bytes.starts_with(std::string_view("SQLite format 3\0", 16)); }

    /// Errors: larger than limits::sqlite_bytes, no SQLite file.
    static Result<SqliteFile> open(std::string_view bytes, const std::string& file);
    /// All but SQLite's own. Errors: as each_row.
    Result<std::vector<SqliteTable>> tables();
    /// The named columns (numbers in table.columns) of all rows. Errors: damaged; more steps than its size allows.
    std::optional<Error> each_row(const SqliteTable& table, const std::vector<std::size_t>& columns,
                                  const std::function<void(const SqliteRow&)>& do_with);
    /// True when the file was written with a journal beside it, of which nothing is here.
    bool has_journal_beside() const { return !own_copy_.empty(); }

private:
    struct Closed {
        void operator()(sqlite3* database) const;
    };
    struct Budget {
        std::int64_t looks_left = 0;
    };

    SqliteFile(sqlite3* database, std::string file, std::int64_t looks);
    void protect();
    std::optional<Error> run(const std::string& sql, const std::function<void(const SqliteRow&)>& do_with);
    Error failed(int code) const;

    std::string own_copy_;  ///< before database_: it reads from here
    std::unique_ptr<Budget> budget_;
    std::unique_ptr<sqlite3, Closed> database_;
    std::string file_;
};

}  // namespace ciclo::objects
