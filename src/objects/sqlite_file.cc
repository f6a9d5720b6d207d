#include "objects/sqlite_file.h"

#include <sqlite3.h>

#include "base/number.h"
#include "base/text.h"
#include "objects/limits.h"

namespace ciclo::objects {

namespace {

constexpr std::size_t journal_marks = 18;  // bytes 18 and 19 of the header: 2 = a write-ahead log stands beside

/// Only plain reading of tables: no function, no recursion, nothing attached, no pragma but the one that lists columns.
int only_reading(void*, int deed, const char* first, const char*, const char*, const char*) {
    if (deed == SQLITE_SELECT || deed == SQLITE_READ) return SQLITE_OK;
    const bool lists_columns = deed == SQLITE_PRAGMA && first != nullptr && std::string_view(first) == "table_xinfo";
    return lists_columns ? SQLITE_OK : SQLITE_DENY;
}

std::string in_quotes(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

}  // namespace

std::optional<std::size_t> SqliteTable::find(std::string_view column) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (lower_ascii(columns[i].name) == column && !columns[i].computed) return i;
    }
    return std::nullopt;
}

bool SqliteRow::is_missing(std::size_t column) const {
    return sqlite3_column_type(statement_, static_cast<int>(column)) == SQLITE_NULL;
}

bool SqliteRow::is_bytes(std::size_t column) const {
    return sqlite3_column_type(statement_, static_cast<int>(column)) == SQLITE_BLOB;
}

std::string SqliteRow::text(std::size_t column) const {
    const int place = static_cast<int>(column);
    if (sqlite3_column_type(statement_, place) == SQLITE_FLOAT) {
        return exact_text(sqlite3_column_double(statement_, place));
    }
    const unsigned char* bytes = sqlite3_column_text(statement_, place);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, place))};
}

void SqliteFile::Closed::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}

SqliteFile::SqliteFile(sqlite3* database, std::string file, std::int64_t looks)
    : budget_(std::make_unique<Budget>(Budget{looks})), database_(database), file_(std::move(file)) {}

void SqliteFile::protect() {
    sqlite3* database = database_.get();
    const std::pair<int, int> switches[] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                            {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                            {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                            {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                                            {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}};
    for (const auto& [name, on] : switches) {
        ENSURE(sqlite3_db_config(database, name, on, nullptr) == SQLITE_OK, "SQLite knows its own switches");
    }
    const std::pair<int, int> bounds[] = {{SQLITE_LIMIT_LENGTH, limits::sqlite_cell_bytes},
                                          {SQLITE_LIMIT_SQL_LENGTH, limits::sqlite_statement_bytes},
                                          {SQLITE_LIMIT_COLUMN, limits::sqlite_columns},
                                          {SQLITE_LIMIT_EXPR_DEPTH, limits::sqlite_expression_depth},
                                          {SQLITE_LIMIT_ATTACHED, 0},
                                          {SQLITE_LIMIT_VARIABLE_NUMBER, 0},
                                          {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
                                          {SQLITE_LIMIT_WORKER_THREADS, 0}};
    for (const auto& [name, most] : bounds) sqlite3_limit(database, name, most);
    sqlite3_exec(database, "PRAGMA cell_size_check=ON", nullptr, nullptr, nullptr);
    sqlite3_progress_handler(
        database, limits::sqlite_steps_between_looks,
        [](void* budget) { return --static_cast<Budget*>(budget)->looks_left < 0 ? 1 : 0; }, budget_.get());
}

Result<SqliteFile> SqliteFile::open(std::string_view bytes, const std::string& file) {
    if (bytes.size() > limits::sqlite_bytes) {
        return Error{ErrorKind::limit,
                     "the SQLite file is larger than 2 GiB",
                     "split it, or write the log as XML",
                     {file},
                     "file_over_gib"};
    }
    if (!is_one(bytes))
        return Error{
            ErrorKind::invalid, "the file is no SQLite file", "give OCEL 2.0 in SQLite", {file}, "sqlite_damaged"};
    sqlite3* database = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int opened = sqlite3_open_v2(":memory:", &database, flags, nullptr);
    const std::int64_t steps =
        limits::sqlite_steps_free + limits::sqlite_steps_per_byte * static_cast<std::int64_t>(bytes.size());
    SqliteFile out(database, file, steps / limits::sqlite_steps_between_looks);
    if (opened != SQLITE_OK) return out.failed(opened);
    out.protect();
    if (bytes.size() > journal_marks + 1 && (bytes[journal_marks] == 2 || bytes[journal_marks + 1] == 2)) {
        out.own_copy_ = bytes;  // SQLite opens no such file without its journal, so the copy says it has none
        out.own_copy_[journal_marks] = out.own_copy_[journal_marks + 1] = 1;
        bytes = out.own_copy_;
    }
    auto* memory = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));  // READONLY: never written to
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    const int taken = sqlite3_deserialize(database, "main", memory, size, size, SQLITE_DESERIALIZE_READONLY);
    if (taken != SQLITE_OK) return out.failed(taken);
    sqlite3_set_authorizer(database, &only_reading, nullptr);  // not before: taking the bytes attaches them
    return out;
}

Error SqliteFile::failed(int code) const {
    switch (code & 0xFF) {
        case SQLITE_INTERRUPT:
            return {ErrorKind::limit,
                    "reading the SQLite file takes more steps than its size allows",
                    "write it anew (VACUUM INTO), or give JSON or XML",
                    {file_},
                    "sqlite_too_much"};
        case SQLITE_TOOBIG:
            return {ErrorKind::limit,
                    "a value or a statement of the SQLite file is longer than 1 MiB",
                    "shorten it",
                    {file_},
                    "sqlite_too_much"};
        case SQLITE_NOTADB:
            return {
                ErrorKind::invalid, "the file is no SQLite file", "give OCEL 2.0 in SQLite", {file_}, "sqlite_damaged"};
        default:
            return {ErrorKind::invalid,
                    std::string("the SQLite file is damaged: ") + sqlite3_errmsg(database_.get()),
                    "write it anew, or give JSON or XML",
                    {file_},
                    "sqlite_damaged"};
    }
}

std::optional<Error> SqliteFile::run(const std::string& sql, const std::function<void(const SqliteRow&)>& do_with) {
    sqlite3_stmt* made = nullptr;
    const int prepared = sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()), &made, nullptr);
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(made, &sqlite3_finalize);
    if (prepared != SQLITE_OK) return failed(prepared);
    for (int row = 1;; ++row) {
        const int code = sqlite3_step(made);
        if (code == SQLITE_DONE) return std::nullopt;
        if (code != SQLITE_ROW) return failed(code);
        do_with(SqliteRow(made, row));
    }
}

Result<std::vector<SqliteTable>> SqliteFile::tables() {
    std::vector<SqliteTable> found;
    // a table of its own has a root page; a virtual one, which may run anything, has none
    auto error = run("SELECT type, name, rootpage FROM sqlite_schema NOT INDEXED", [&](const SqliteRow& row) {
        const std::string type = row.text(0), name = row.text(1);
        if ((type != "table" && type != "view") || starts_with(lower_ascii(name), "sqlite_")) return;
        found.push_back({name, {}, type == "table" && row.text(2) != "0" && !row.is_missing(2)});
    });
    if (error) return *error;
    for (SqliteTable& table : found) {
        if (!table.readable) continue;
        error = run("PRAGMA main.table_xinfo(" + in_quotes(table.name) + ")", [&](const SqliteRow& row) {
            table.columns.push_back({row.text(1), row.text(2), row.text(6) != "0"});
        });
        if (error) return *error;
    }
    return found;
}

std::optional<Error> SqliteFile::each_row(const SqliteTable& table, const std::vector<std::size_t>& columns,
                                          const std::function<void(const SqliteRow&)>& do_with) {
    std::string sql = "SELECT ";
    for (std::size_t i = 0; i < columns.size(); ++i)
        sql += (i == 0 ? "" : ", ") + in_quotes(table.columns[columns[i]].name);
    return run(sql + " FROM main." + in_quotes(table.name) + " NOT INDEXED", do_with);
}

}  // namespace ciclo::objects
