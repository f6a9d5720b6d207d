// Connection: one SQLite connection with its prepared statements, as values that close themselves.
//
//   Result<Statement> rows = connection.prepare(R"(select record_id from "unit" where record_title = $1)");
//   rows->bind(1, title);
//   for (Result<bool> row = rows->next(); row.ok() && *row; row = rows->next()) … rows->text(0) …
//
// Statements are kept prepared by their text; a Statement lends one out and gives it back at its end. Parameters are $1…$n, as
// PostgreSQL writes them. What SQLite reports becomes an Error; troubles after which the file's state is unknown stay noted
// in trouble() until they are looked at. Threads: one at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace ciclo::storage {

/// What a column can hold.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

/// How bad the worst thing is that happened on a connection.
enum class Trouble {
    none,
    full,    ///< no space or no memory: the transaction is undone, the store goes on
    unknown  ///< I/O error or damaged file: nobody knows what is on the disk
};

class Connection;

struct Prepared {
    sqlite3_stmt* statement = nullptr;
    std::vector<int> places;  ///< SQLite's index of $1, $2…
    bool lent = false;
    std::uint64_t last_used = 0;
    ~Prepared();
    Prepared() = default;
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;
};

class Statement {
public:
    Statement(Connection& connection, std::shared_ptr<Prepared> prepared);
    Statement(Statement&&) noexcept = default;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    void bind(int number, std::int64_t value);
    void bind(int number, double value);
    void bind(int number, std::string_view text);
    void bind_bytes(int number, std::string_view bytes);
    void bind_nothing(int number);
    void bind_cell(int number, const Cell& cell);

    /// True = a row stands ready; false = the end.
    Result<bool> next();
    /// To the end; rows are passed over.
    Result<Done> run();
    /// For the next run with other values.
    void again();

    bool is_missing(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    /// Valid until the next call of next().
    std::string_view text(int column) const;
    std::string_view bytes(int column) const;
    /// The type and value of a column, whatever it is.
    Cell cell(int column) const;

private:
    int place(int number) const;
    void note(int code);
    Connection* connection_;
    std::shared_ptr<Prepared> prepared_;
    int bind_code_ = 0;
};

enum class Opening { read, write };

struct ConnectionOptions {
    Opening opening = Opening::read;
    bool full_durability = true;
    int cache_kibibytes = 8 * 1024;
};

class Connection {
public:
    /// With every protection of the house set. Errors: io, unsupported (SQLite too old).
    static Result<std::unique_ptr<Connection>> open(const std::string& path, const ConnectionOptions& options);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Result<Statement> prepare(std::string_view sql);
    Result<Done> run(std::string_view sql);
    /// First column of the first row; nothing when there is no row.
    Result<Cell> ask(std::string_view sql);
    /// True while a transaction is open (SQLite ends it by itself after some errors).
    bool in_transaction() const;
    /// Rows changed by the last statement.
    std::int64_t changed_rows() const;

    Trouble trouble() const { return trouble_; }
    const std::optional<Error>& first_unknown() const { return first_unknown_; }
    void forget_full();

    /// The Error for SQLite's code, and a note of the trouble it means.
    Error failed(int code);
    sqlite3* handle() { return database_; }
    const std::string& path() const { return path_; }

private:
    Connection(std::string path, sqlite3* database) : path_(std::move(path)), database_(database) {}
    Result<Done> protect(const ConnectionOptions& options);
    void make_room();

    std::string path_;
    sqlite3* database_;
    std::unordered_map<std::string, std::shared_ptr<Prepared>> kept_;
    std::uint64_t uses_ = 0;
    Trouble trouble_ = Trouble::none;
    std::optional<Error> first_unknown_;
};

/// The statements of a script one by one, with their semicolons; comments and strings are understood.
Result<std::vector<std::string>> statements_of(const std::string& script);

}  // namespace ciclo::storage
