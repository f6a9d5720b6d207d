#include "formats/duckdb.h"

#include <dlfcn.h>

#include <cstdint>

namespace ciclo::formats {

namespace {

/// As the C API of version 1 has it; only `inner` is still in use.
struct DuckDbResult {
    std::uint64_t columns = 0, rows = 0, changed = 0;
    void* data = nullptr;
    char* message = nullptr;
    void* inner = nullptr;
};

/// What must be held before a question: 1 GB reads 10 million events, and a desk's machine has it.
constexpr const char* memory_limit = "1GB";
constexpr int failed = 1;  // DuckDBError

struct Library {
    const char* (*version)();
    int (*create_config)(void**);
    int (*set_config)(void*, const char*, const char*);
    void (*destroy_config)(void**);
    int (*open)(const char*, void**, void*, char**);
    void (*close)(void**);
    int (*connect)(void*, void**);
    void (*disconnect)(void**);
    int (*query)(void*, const char*, DuckDbResult*);
    const char* (*error)(DuckDbResult*);
    void (*destroy_result)(DuckDbResult*);
    std::uint64_t (*columns)(DuckDbResult*);
    std::uint64_t (*rows)(DuckDbResult*);
    char* (*text)(DuckDbResult*, std::uint64_t, std::uint64_t);
    void (*free)(void*);
};

template <class Function>
bool found(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

bool found_all(void* from, Library& into) {
    return found(from, "duckdb_library_version", into.version) &&
           found(from, "duckdb_create_config", into.create_config) &&
           found(from, "duckdb_set_config", into.set_config) &&
           found(from, "duckdb_destroy_config", into.destroy_config) && found(from, "duckdb_open_ext", into.open) &&
           found(from, "duckdb_close", into.close) && found(from, "duckdb_connect", into.connect) &&
           found(from, "duckdb_disconnect", into.disconnect) && found(from, "duckdb_query", into.query) &&
           found(from, "duckdb_result_error", into.error) &&
           found(from, "duckdb_destroy_result", into.destroy_result) &&
           found(from, "duckdb_column_count", into.columns) && found(from, "duckdb_row_count", into.rows) &&
           found(from, "duckdb_value_varchar", into.text) && found(from, "duckdb_free", into.free);
}

Error not_usable(std::string what, const std::string& library) {
    return {ErrorKind::unsupported, std::move(what),
            "npm install @duckdb/node-api, then set CICLO_DUCKDB to its libduckdb.so "
            "(node_modules/@duckdb/node-bindings-linux-x64), or write the log as CSV or XES",
            {library}, "no_duckdb"};
}

Result<Library> load(const std::string& path) {
    // never unloaded: threads of the library may outlive a session by a moment
    void* handle = dlopen(path.empty() ? "libduckdb.so" : path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return not_usable("Parquet is read and written by DuckDB's library, which is not here", path);
    Library library{};
    if (!found_all(handle, library)) return not_usable("the library lacks functions of DuckDB's C API", path);
    const std::string version = library.version();
    if (!version.starts_with("v1.")) return not_usable("DuckDB " + version + " is not known; 1.x is", path);
    return library;
}

std::string first_line(const char* message) {
    const std::string text = message == nullptr ? "DuckDB gives no reason" : message;
    return text.substr(0, text.find('\n'));
}

Error told(std::string message) {
    return {ErrorKind::invalid, std::move(message), "check the file with the program that wrote it", {}};
}

}  // namespace

struct DuckDb::Session {
    Library library{};
    void* database = nullptr;
    void* connection = nullptr;

    ~Session() {
        if (connection != nullptr) library.disconnect(&connection);
        if (database != nullptr) library.close(&database);
    }
};

namespace {

std::vector<std::pair<const char*, std::string>> settings(const DuckDbOptions& options) {
    std::vector<std::pair<const char*, std::string>> out{{"autoinstall_known_extensions", "false"},
                                                         {"autoload_known_extensions", "false"},
                                                         {"allow_unsigned_extensions", "false"},
                                                         {"memory_limit", memory_limit}};
    if (options.threads > 0) out.push_back({"threads", std::to_string(options.threads)});
    return out;
}

/// A database in memory; "" when it opened, else why not.
std::string open_database(const Library& library, const DuckDbOptions& options, void*& database) {
    void* config = nullptr;
    std::string problem;
    if (library.create_config(&config) == failed) problem = "DuckDB has no settings";
    for (const auto& [name, value] : settings(options)) {
        if (problem.empty() && library.set_config(config, name, value.c_str()) == failed) {
            problem = "DuckDB does not know its setting " + std::string(name);
        }
    }
    char* message = nullptr;
    if (problem.empty() && library.open(nullptr, &database, config, &message) == failed) problem = first_line(message);
    if (message != nullptr) library.free(message);
    if (config != nullptr) library.destroy_config(&config);
    return problem;
}

/// Beyond this nothing can be opened, loaded or set.
std::vector<std::string> seals(const std::vector<std::string>& paths) {
    std::string list;
    for (const std::string& path : paths) list += (list.empty() ? "" : ", ") + sql_text(path);
    return {"SET allowed_paths = [" + list + "]", "SET temp_directory = ''", "SET TimeZone = 'UTC'",
            "SET preserve_insertion_order = true", "SET enable_external_access = false",
            "SET lock_configuration = true"};
}

}  // namespace

DuckDb::DuckDb(std::unique_ptr<Session> session) : session_(std::move(session)) {}
DuckDb::DuckDb(DuckDb&&) noexcept = default;
DuckDb& DuckDb::operator=(DuckDb&&) noexcept = default;
DuckDb::~DuckDb() = default;

Result<DuckDb> DuckDb::open(const DuckDbOptions& options) {
    const Result<Library> library = load(options.library);
    if (!library) return library.errors();
    auto session = std::make_unique<Session>();
    session->library = *library;
    const std::string problem = open_database(*library, options, session->database);
    if (!problem.empty()) return not_usable(problem, options.library);
    if (library->connect(session->database, &session->connection) == failed) {
        return not_usable("DuckDB does not take questions", options.library);
    }
    DuckDb opened(std::move(session));
    for (const std::string& seal : seals(options.paths)) {
        if (const Result<Rows> sealed = opened.ask(seal); !sealed) {
            return not_usable("DuckDB cannot be sealed: " + sealed.errors().front().what, options.library);
        }
    }
    return opened;
}

Result<DuckDb::Rows> DuckDb::ask(const std::string& sql) {
    const Library& library = session_->library;
    DuckDbResult result;
    if (library.query(session_->connection, sql.c_str(), &result) == failed) {
        const Error error = told(first_line(library.error(&result)));
        library.destroy_result(&result);
        return error;
    }
    Rows rows(static_cast<std::size_t>(library.rows(&result)));
    const std::uint64_t columns = library.columns(&result);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::uint64_t column = 0; column < columns; ++column) {
            char* text = library.text(&result, column, row);
            rows[row].push_back(text == nullptr ? std::nullopt : std::optional<std::string>(text));
            if (text != nullptr) library.free(text);
        }
    }
    library.destroy_result(&result);
    return rows;
}

namespace {

std::string between(std::string_view text, char mark) {
    std::string out(1, mark);
    for (const char c : text) {
        if (c == mark) out += c;
        out += c;
    }
    return out + mark;
}

}  // namespace

std::string sql_text(std::string_view text) {
    return between(text, '\'');
}

std::string sql_name(std::string_view name) {
    return between(name, '"');
}

}  // namespace ciclo::formats
