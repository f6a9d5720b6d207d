#include <sqlite3.h>

#include <map>
#include <memory>
#include <optional>
#include <set>

#include "base/number.h"
#include "base/text.h"
#include "calendar/instant.h"
#include "objects/limits.h"
#include "objects/write_ocel.h"

namespace ciclo::objects {

namespace {

constexpr const char* fixed_tables =
    "BEGIN;"
    "CREATE TABLE event_map_type(ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);"
    "CREATE TABLE object_map_type(ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT);"
    "CREATE TABLE event(ocel_id TEXT PRIMARY KEY, ocel_type TEXT REFERENCES event_map_type(ocel_type));"
    "CREATE TABLE object(ocel_id TEXT PRIMARY KEY, ocel_type TEXT REFERENCES object_map_type(ocel_type));"
    "CREATE TABLE event_object(ocel_event_id TEXT REFERENCES event(ocel_id), ocel_object_id TEXT REFERENCES "
    "object(ocel_id),"
    " ocel_qualifier TEXT, PRIMARY KEY(ocel_event_id, ocel_object_id, ocel_qualifier));"
    "CREATE TABLE object_object(ocel_source_id TEXT REFERENCES object(ocel_id), ocel_target_id TEXT REFERENCES "
    "object(ocel_id),"
    " ocel_qualifier TEXT, PRIMARY KEY(ocel_source_id, ocel_target_id, ocel_qualifier));";

/// True when SQLite gives the text back as it was from a column declared so: it stores what looks like a number as one.
bool survives(std::string_view text, ValueKind kind) {
    if (text.empty() || text.find_first_not_of("0123456789+-.eE \t\n\v\f\r") != std::string_view::npos) return true;
    const auto number = parse_number(text);
    if (!number || (*number == 0 && text.front() == '-')) return false;
    if (kind == ValueKind::real) return exact_text(*number) == text;
    const auto whole = parse_integer(text);
    return whole ? std::to_string(*whole) == text
                 : exact_text(*number) == text && text.find('.') != std::string_view::npos;
}

std::string in_quotes(std::string_view name) {
    std::string out = "\"";
    for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

class SqliteWriting {
public:
    explicit SqliteWriting(const ObjectLog& log) : log_(log) {
        sqlite3* database = nullptr;
        check(sqlite3_open_v2(":memory:", &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr));
        database_.reset(database);
    }

    Result<std::string> write() && {
        execute(fixed_tables);
        things("object", log_.objects, log_.object_values);
        things("event", log_.events, log_.event_values);
        relations("event_object", log_.events, log_.event_objects);
        relations("object_object", log_.objects, log_.object_objects);
        if (!refused_.empty()) return refused_;
        execute("COMMIT");
        sqlite3_int64 size = 0;
        const std::unique_ptr<unsigned char, void (*)(void*)> bytes(
            sqlite3_serialize(database_.get(), "main", &size, 0), &sqlite3_free);
        ENSURE(bytes != nullptr, "there is memory for the file");
        return std::string(reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size));
    }

private:
    struct Finished {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Finished>;
    using Cells = std::vector<std::optional<std::string_view>>;
    using Kinds = std::map<std::uint32_t, ValueKind>;  ///< by attribute

    /// The table of a type: which column holds which attribute.
    struct TypeTable {
        Statement insert;
        std::map<std::uint32_t, std::size_t> place_of;
        std::size_t columns = 0;
    };

    void check(int code) const { ENSURE(code == SQLITE_OK || code == SQLITE_DONE, "SQLite writes into memory"); }
    void execute(const std::string& sql) const {
        check(sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr));
    }
    Statement prepared(const std::string& sql) const {
        sqlite3_stmt* made = nullptr;
        check(sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()), &made, nullptr));
        return Statement(made);
    }
    void insert(const Statement& statement, const Cells& cells) {
        std::size_t bytes_of_row = 0;
        for (const auto& cell : cells) bytes_of_row += cell ? cell->size() : 0;
        if (bytes_of_row > limits::sqlite_cell_bytes - 64 * cells.size()) {
            return refuse("a row of SQLite would be longer than 1 MiB");
        }
        sqlite3_reset(statement.get());
        sqlite3_clear_bindings(statement.get());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (!cells[i]) continue;
            const char* bytes = cells[i]->data() == nullptr ? "" : cells[i]->data();
            check(sqlite3_bind_text64(statement.get(), static_cast<int>(i + 1), bytes, cells[i]->size(), SQLITE_STATIC,
                                      SQLITE_UTF8));
        }
        check(sqlite3_step(statement.get()));
    }
    void refuse(const std::string& what) {
        if (refused_.empty())
            refused_.push_back({ErrorKind::refused, what, "write JSON, which can", {log_.file, 0, 0}});
    }

    /// Of each type: the declared kinds of its attributes, or text where a value would come back written otherwise.
    std::vector<Kinds> kinds_of(const Things& things, const Values& values) const {
        std::vector<Kinds> kinds(things.types.size());
        for (std::size_t type = 0; type < things.types.size(); ++type) {
            for (const DeclaredAttribute& declared : things.types[type].attributes)
                kinds[type][declared.attribute] = declared.kind;
        }
        for (std::size_t i = 0; i < things.size(); ++i) {
            for (auto v = values.begin[i]; v < values.begin[i + 1]; ++v) {
                ValueKind& kind = kinds[things.type[i]][values.attribute[v]];
                if (!survives(log_.values[values.value[v]], kind)) kind = ValueKind::text;
            }
        }
        return kinds;
    }

    static const char* column_type(ValueKind kind) {
        return kind == ValueKind::time    ? "TIMESTAMP"
               : kind == ValueKind::whole ? "INTEGER"
               : kind == ValueKind::real  ? "REAL"
               : kind == ValueKind::truth ? "BOOLEAN"
                                          : "TEXT";
    }

    /// "Place order" → "PlaceOrder", with a number behind it when that is taken.
    static std::string table_name(std::string_view type, std::set<std::string>& taken) {
        std::string name;
        for (const char c : type) {
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) name += c;
        }
        if (name.empty()) name = "Type";
        std::string free = name;
        for (int n = 2; !taken.insert(lower_ascii(free)).second; ++n) free = name + std::to_string(n);
        return free;
    }

    TypeTable type_table(const std::string& word, const Type& type, const Kinds& kinds, std::set<std::string>& taken) {
        const std::string name = table_name(type.name, taken);
        insert(prepared("INSERT INTO " + word + "_map_type VALUES(?, ?)"), {type.name, name});
        TypeTable table;
        std::string sql = "CREATE TABLE \"" + word + "_" + name + "\"(ocel_id TEXT REFERENCES " + word +
                          "(ocel_id), ocel_time TIMESTAMP",
                    marks = "?, ?";
        table.columns = 2;
        if (word == "object") sql += ", ocel_changed_field TEXT", marks += ", ?", ++table.columns;
        std::set<std::string> names{"ocel_id", "ocel_time", "ocel_changed_field"};
        for (const DeclaredAttribute& declared : type.attributes) {
            const std::string_view attribute = log_.attributes[declared.attribute];
            if (!names.insert(lower_ascii(attribute)).second || attribute.find('\0') != std::string_view::npos) {
                refuse("SQLite cannot hold the attribute " + quoted(attribute) + " beside the others");
                continue;
            }
            table.place_of[declared.attribute] = table.columns++;
            sql += ", " + in_quotes(attribute) + " " + column_type(kinds.at(declared.attribute)), marks += ", ?";
        }
        if (table.columns > limits::sqlite_columns || sql.size() + 2 > limits::sqlite_statement_bytes) {
            refuse("SQLite cannot hold the " + std::to_string(type.attributes.size()) + " attributes of the type " +
                   quoted(type.name));
        }
        if (!refused_.empty()) return table;
        execute(sql + ")");
        table.insert = prepared("INSERT INTO \"" + word + "_" + name + "\" VALUES(" + marks + ")");
        return table;
    }

    void things(const std::string& word, const Things& things, const Values& values) {
        const std::vector<Kinds> kinds = kinds_of(things, values);
        std::set<std::string> taken{"object"};  // event_object and object_object are other tables
        std::vector<TypeTable> tables;
        for (std::size_t i = 0; i < things.types.size(); ++i)
            tables.push_back(type_table(word, things.types[i], kinds[i], taken));
        if (!refused_.empty()) return;
        const Statement plain = prepared("INSERT INTO " + word + " VALUES(?, ?)");
        for (std::size_t i = 0; i < things.size() && refused_.empty(); ++i) {
            insert(plain, {things.ids[i], things.types[things.type[i]].name});
            if (&things == &log_.events)
                event_row(tables[things.type[i]], i);
            else
                object_rows(tables[things.type[i]], i);
        }
    }

    static std::string time_text(std::int64_t microseconds) {
        return calendar::iso_text(calendar::Instant{microseconds});
    }

    void event_row(const TypeTable& table, std::size_t event) {
        const std::string time = time_text(log_.event_us[event]);
        Cells cells(table.columns);
        cells[0] = log_.events.ids[event], cells[1] = time;
        for (auto v = log_.event_values.begin[event]; v < log_.event_values.begin[event + 1]; ++v) {
            auto& cell = cells[table.place_of.at(log_.event_values.attribute[v])];
            if (cell)
                refuse("SQLite cannot hold two values of one attribute of the event " + quoted(log_.events.ids[event]));
            cell = log_.values[log_.event_values.value[v]];
        }
        insert(table.insert, cells);
    }

    /// One row of what stands from the beginning (more where the order of the values asks for it), one of each change.
    void object_rows(const TypeTable& table, std::size_t object) {
        const Values& values = log_.object_values;
        const std::string_view id = log_.objects.ids[object];
        const std::string beginning = time_text(from_the_beginning_us);
        auto v = values.begin[object];
        const auto at_the_beginning = [&] {
            return v < values.begin[object + 1] && values.since_us[v] == from_the_beginning_us;
        };
        do {
            if (v < values.begin[object + 1] && !at_the_beginning()) break;  // values since before 1970 come first
            Cells cells(table.columns);
            cells[0] = id, cells[1] = beginning;
            for (std::size_t last = 0; at_the_beginning() && table.place_of.at(values.attribute[v]) > last; ++v) {
                last = table.place_of.at(values.attribute[v]);
                cells[last] = log_.values[values.value[v]];
            }
            insert(table.insert, cells);
        } while (at_the_beginning());
        for (; v < values.begin[object + 1]; ++v) {
            const std::string time = time_text(values.since_us[v]);
            Cells cells(table.columns);
            cells[0] = id, cells[1] = time, cells[2] = log_.attributes[values.attribute[v]];
            cells[table.place_of.at(values.attribute[v])] = log_.values[values.value[v]];
            insert(table.insert, cells);
        }
    }

    void relations(const char* table, const Things& from, const Relations& relations) {
        if (!refused_.empty()) return;
        const Statement statement = prepared(std::string("INSERT INTO ") + table + " VALUES(?, ?, ?)");
        for (std::size_t i = 0; i < from.size(); ++i) {
            for (auto r = relations.begin[i]; r < relations.begin[i + 1]; ++r) {
                insert(statement,
                       {from.ids[i], log_.objects.ids[relations.to[r]], log_.qualifiers[relations.qualifier[r]]});
            }
        }
    }

    const ObjectLog& log_;
    std::unique_ptr<sqlite3, Finished> database_;
    Errors refused_;
};

}  // namespace

Result<std::string> write_ocel_sqlite(const ObjectLog& log) {
    return SqliteWriting(log).write();
}

}  // namespace ciclo::objects
