#include "storage/sqlite_connection.h"

#include <sqlite3.h>

#include "storage/sqlite_functions.h"
#include "storage/store_limits.h"

namespace ciclo::storage {

namespace {

/// 3.51.3 is the first release in which two connections cannot damage the log by resetting it at once.
constexpr int oldest_sqlite = 3'051'003;

/// The field behind "UNIQUE constraint failed: person.email".
std::string column_of(const std::string& message) {
    const std::size_t dot = message.rfind('.');
    return dot == std::string::npos ? "" : message.substr(dot + 1);
}

Error constraint_failed(int code, const std::string& message) {
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY) {
        return Error{ErrorKind::refused, "another record has this value already", "choose another one",
                     {column_of(message)}, "not_unique"};
    }
    if (code == SQLITE_CONSTRAINT_FOREIGNKEY) {
        return Error{ErrorKind::refused, "it refers to a record that does not exist", "choose one that exists", {},
                     "unknown_reference"};
    }
    return Error{ErrorKind::invalid, "the database refused the value: " + message, "correct the value", {}, "constraint"};
}

bool leaves_state_unknown(int primary) {
    return primary == SQLITE_IOERR || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB || primary == SQLITE_CANTOPEN ||
           primary == SQLITE_PROTOCOL || primary == SQLITE_READONLY;
}

}  // namespace

Prepared::~Prepared() { sqlite3_finalize(statement); }

Statement::Statement(Connection& connection, std::shared_ptr<Prepared> prepared)
    : connection_(&connection), prepared_(std::move(prepared)) {
    prepared_->lent = true;
}

Statement::~Statement() {
    if (!prepared_) return;
    sqlite3_reset(prepared_->statement);
    sqlite3_clear_bindings(prepared_->statement);
    prepared_->lent = false;
}

int Statement::place(int number) const {
    ENSURE(number >= 1 && static_cast<std::size_t>(number) <= prepared_->places.size(), "a bound parameter is in the text");
    return prepared_->places[static_cast<std::size_t>(number - 1)];
}

void Statement::note(int code) {
    if (code != SQLITE_OK && bind_code_ == 0) bind_code_ = code;
}

void Statement::bind(int number, std::int64_t value) {
    note(sqlite3_bind_int64(prepared_->statement, place(number), value));
}
void Statement::bind(int number, double value) {
    note(sqlite3_bind_double(prepared_->statement, place(number), value));
}
void Statement::bind(int number, std::string_view text) {
    const char* bytes = text.data() == nullptr ? "" : text.data();  // a null pointer would bind NULL
    note(sqlite3_bind_text64(prepared_->statement, place(number), bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}
void Statement::bind_bytes(int number, std::string_view bytes) {
    note(sqlite3_bind_blob64(prepared_->statement, place(number), bytes.data() == nullptr ? "" : bytes.data(), bytes.size(),
                             SQLITE_TRANSIENT));
}
void Statement::bind_nothing(int number) { note(sqlite3_bind_null(prepared_->statement, place(number))); }

void Statement::bind_cell(int number, const Cell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return bind(number, *whole);
    if (const auto* real = std::get_if<double>(&cell)) return bind(number, *real);
    if (const auto* text = std::get_if<std::string>(&cell)) return bind(number, std::string_view(*text));
    bind_nothing(number);
}

Result<bool> Statement::next() {
    if (bind_code_ != 0) return connection_->failed(bind_code_);
    const int code = sqlite3_step(prepared_->statement);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return connection_->failed(code);
}

Result<Done> Statement::run() {
    for (;;) {
        const Result<bool> row = next();
        if (!row) return row.errors();
        if (!*row) return done;
    }
}

void Statement::again() { sqlite3_reset(prepared_->statement); }

bool Statement::is_missing(int column) const {
    return sqlite3_column_type(prepared_->statement, column) == SQLITE_NULL;
}
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(prepared_->statement, column); }
double Statement::real(int column) const { return sqlite3_column_double(prepared_->statement, column); }

std::string_view Statement::text(int column) const {
    const unsigned char* bytes = sqlite3_column_text(prepared_->statement, column);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(prepared_->statement, column))};
}

std::string_view Statement::bytes(int column) const {
    const void* bytes = sqlite3_column_blob(prepared_->statement, column);
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(prepared_->statement, column))};
}

Cell Statement::cell(int column) const {
    const int type = sqlite3_column_type(prepared_->statement, column);
    if (type == SQLITE_NULL) return {};
    if (type == SQLITE_INTEGER) return integer(column);
    if (type == SQLITE_FLOAT) return real(column);
    return std::string(text(column));
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path, const ConnectionOptions& options) {
    if (sqlite3_libversion_number() < oldest_sqlite) {
        return Error{ErrorKind::unsupported, std::string("SQLite ") + sqlite3_libversion() + " can damage its log",
                     "build with SQLite 3.51.3 or later", {}, "old_sqlite"};
    }
    const int mode = options.opening == Opening::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    sqlite3* database = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &database, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    std::unique_ptr<Connection> connection(new Connection(path, database));
    if (code != SQLITE_OK) return connection->failed(code);
    const Result<Done> safe = connection->protect(options);
    if (!safe) return safe.errors();
    return connection;
}

Connection::~Connection() {
    kept_.clear();
    sqlite3_close_v2(database_);
}

Result<Done> Connection::protect(const ConnectionOptions& options) {
    for (const int setting : {SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_ENABLE_FKEY}) {
        const int code = sqlite3_db_config(database_, setting, 1, nullptr);
        if (code != SQLITE_OK) return failed(code);
    }
    const int code = sqlite3_db_config(database_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    if (code != SQLITE_OK) return failed(code);
    sqlite3_busy_timeout(database_, limits::busy_milliseconds);
    std::vector<std::string> settings{"pragma cell_size_check = on", "pragma mmap_size = 0", "pragma temp_store = memory",
                                      "pragma cache_size = -" + std::to_string(options.cache_kibibytes)};
    if (options.opening == Opening::write) {
        // auto_vacuum counts only before the first table: later it is passed over
        settings.insert(settings.end(), {"pragma auto_vacuum = incremental", "pragma secure_delete = on",
                                         "pragma journal_mode = wal", "pragma wal_autocheckpoint = 0",
                                         options.full_durability ? "pragma synchronous = full" : "pragma synchronous = normal"});
    }
    for (const std::string& setting : settings) {
        const Result<Done> set = run(setting);
        if (!set) return set.errors();
    }
    if (options.opening == Opening::write) {
        const Result<Cell> mode = ask("pragma journal_mode");
        if (!mode) return mode.errors();
        if (*mode != Cell(std::string("wal"))) {
            return Error{ErrorKind::io, "the database cannot keep a write-ahead log here", "put it on a local disk", {path_}};
        }
    }
    return add_functions(*this);
}

void Connection::make_room() {
    if (kept_.size() < limits::kept_statements) return;
    auto oldest = kept_.end();
    for (auto entry = kept_.begin(); entry != kept_.end(); ++entry) {
        if (entry->second->lent) continue;
        if (oldest == kept_.end() || entry->second->last_used < oldest->second->last_used) oldest = entry;
    }
    if (oldest != kept_.end()) kept_.erase(oldest);
}

Result<Statement> Connection::prepare(std::string_view sql) {
    std::string text(sql);
    const auto found = kept_.find(text);
    if (found != kept_.end() && !found->second->lent) {
        found->second->last_used = ++uses_;
        return Statement(*this, found->second);
    }
    auto prepared = std::make_shared<Prepared>();
    const int code = sqlite3_prepare_v3(database_, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT,
                                        &prepared->statement, nullptr);
    if (code != SQLITE_OK) return failed(code);
    const int count = sqlite3_bind_parameter_count(prepared->statement);
    for (int number = 1; number <= count; ++number) {
        const std::string name = "$" + std::to_string(number);
        prepared->places.push_back(sqlite3_bind_parameter_index(prepared->statement, name.c_str()));
    }
    prepared->last_used = ++uses_;
    if (found == kept_.end()) {
        make_room();
        kept_.emplace(std::move(text), prepared);
    }
    return Statement(*this, std::move(prepared));
}

Result<Done> Connection::run(std::string_view sql) {
    Result<Statement> statement = prepare(sql);
    if (!statement) return statement.errors();
    return statement->run();
}

Result<Cell> Connection::ask(std::string_view sql) {
    Result<Statement> statement = prepare(sql);
    if (!statement) return statement.errors();
    const Result<bool> row = statement->next();
    if (!row) return row.errors();
    if (!*row) return Cell{};
    return statement->cell(0);
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(database_) == 0; }
std::int64_t Connection::changed_rows() const { return sqlite3_changes64(database_); }

void Connection::forget_full() {
    if (trouble_ == Trouble::full) trouble_ = Trouble::none;
}

Error Connection::failed(int code) {
    const int primary = code & 0xff;
    const std::string message = database_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database_);
    if (primary == SQLITE_CONSTRAINT) return constraint_failed(code, message);
    if (primary == SQLITE_FULL || primary == SQLITE_NOMEM) {
        if (trouble_ == Trouble::none) trouble_ = Trouble::full;
        if (primary == SQLITE_NOMEM) return Error{ErrorKind::limit, "there is no memory left", "try again later", {}, "out_of_memory"};
        return Error{ErrorKind::io, "the disk is full", "free some space and try again", {path_}, "disk_full"};
    }
    if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED) {
        return Error{ErrorKind::limit, "the database is busy", "try again later", {path_}, "busy"};
    }
    if (primary == SQLITE_TOOBIG) return Error{ErrorKind::limit, "the value is too long to be kept", "shorten it", {}, "too_long"};
    if (primary == SQLITE_AUTH) {
        return Error{ErrorKind::refused, "the statement reads outside the caller's scope", "", {}, "out_of_scope"};
    }
    if (primary == SQLITE_INTERRUPT) return Error{ErrorKind::refused, "cancelled", "", {}, "cancelled"};
    Error error{ErrorKind::io, "the database answered: " + message + " (" + std::to_string(code) + ")", "", {path_}};
    if (leaves_state_unknown(primary)) {
        error.code = "store_stopped";
        trouble_ = Trouble::unknown;
        if (!first_unknown_) first_unknown_ = error;
    }
    return error;
}

Result<std::vector<std::string>> statements_of(const std::string& script) {
    std::vector<std::string> found;
    std::string current;
    for (const char c : script) {
        current += c;
        if (c != ';' || sqlite3_complete(current.c_str()) == 0) continue;
        found.push_back(current);
        current.clear();
    }
    const bool only_space = current.find_first_not_of(" \t\r\n") == std::string::npos;
    if (!only_space && sqlite3_complete((current + "\n;").c_str()) != 0 && current.find("--") == std::string::npos) {
        return Error{ErrorKind::invalid, "the last statement has no semicolon", "add one", {}};
    }
    return found;
}

}  // namespace ciclo::storage
