#include "objects/read_ocel_sqlite.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "objects/log_builder.h"
#include "objects/sqlite_file.h"

namespace ciclo::objects {

namespace {

/// Events or objects: the tables are named alike, with one word at the front.
struct SideOfFile {
    std::string word;  ///< "event", "object"
    bool is_events = true;
    std::map<std::string, std::uint32_t> type_of_table;  ///< by the map of types; names in small letters
};

ValueKind kind_of_column(std::string_view declared) {
    const std::string type = lower_ascii(declared);
    const auto has = [&](std::string_view part) { return type.find(part) != std::string::npos; };
    if (has("bool")) return ValueKind::truth;
    if (has("time") || has("date")) return ValueKind::time;
    if (has("real") || has("floa") || has("doub") || has("numeric") || has("decimal")) return ValueKind::real;
    return has("int") ? ValueKind::whole : ValueKind::text;
}

/// Reads table after table; the first error ends it.
class SqliteReading {
public:
    SqliteReading(SqliteFile& sqlite, const std::string& file) : sqlite_(sqlite), file_(file), log_(file) {}

    Result<ObjectLog> read() {
        Result<std::vector<SqliteTable>> tables = sqlite_.tables();
        if (!tables) return tables.errors();
        tables_ = std::move(*tables);
        if (table("event") == nullptr && table("object") == nullptr) return no_log();
        if (sqlite_.has_journal_beside()) log_.note("journal_not_read", "", "", log_.whole_file(), Treatment::noted);
        for (SideOfFile* side : {&objects_, &events_}) read_map(*side);
        read_times();
        read_things(objects_);
        read_things(events_);
        for (const SideOfFile* side : {&objects_, &events_}) read_values(*side);
        read_relations(events_, "event_object", "ocel_event_id", "ocel_object_id");
        read_relations(objects_, "object_object", "ocel_source_id", "ocel_target_id");
        for (const SqliteTable& table : tables_) {
            if (!used_.contains(table.name)) log_.note("unused_table", table.name, "", log_.whole_file());
        }
        if (!errors_.empty()) return errors_;
        return std::move(log_).finish();
    }

private:
    Error no_log() const {
        return {ErrorKind::invalid,
                "the SQLite file holds no object-centric log: it has neither a table event nor object",
                "give OCEL 2.0",
                {file_},
                "not_an_object_log"};
    }

    const SqliteTable* table(std::string_view name) const {
        for (const SqliteTable& table : tables_) {
            if (table.readable && lower_ascii(table.name) == name) return &table;
        }
        return nullptr;
    }

    Place place(const SqliteRow& row) const { return {file_, row.number(), 0}; }

    void each_row(const SqliteTable& table, const std::vector<std::size_t>& columns,
                  const std::function<void(const SqliteRow&)>& do_with) {
        used_.insert(table.name);
        if (!errors_.empty()) return;
        if (auto error = sqlite_.each_row(table, columns, do_with)) errors_.push_back(*std::move(error));
    }

    /// The columns of that name, which must all be there; nothing (and an error) when one is not.
    std::optional<std::vector<std::size_t>> columns(const SqliteTable& table,
                                                    std::initializer_list<const char*> names) {
        std::vector<std::size_t> found;
        for (const char* name : names) {
            const auto column = table.find(name);
            if (!column) {
                errors_.push_back({ErrorKind::invalid,
                                   "the table " + quoted(table.name) + " has no column " + name,
                                   "give OCEL 2.0",
                                   {file_},
                                   "ocel_table_wrong"});
                return std::nullopt;
            }
            found.push_back(*column);
        }
        return found;
    }

    void read_map(SideOfFile& side) {
        const SqliteTable* map = table(side.word + "_map_type");
        if (map == nullptr) return;
        const auto found = columns(*map, {"ocel_type", "ocel_type_map"});
        if (!found) return;
        each_row(*map, *found, [&](const SqliteRow& row) {
            const std::string name = row.text(0);
            if (name.empty() || !is_utf8(name)) {
                return log_.note(name.empty() ? "no_type" : "not_utf8", map->name, "", place(row));
            }
            const std::uint32_t type = side.is_events ? log_.declare_event_type(name) : log_.declare_object_type(name);
            side.type_of_table.emplace(side.word + "_" + lower_ascii(row.text(1)), type);
        });
    }

    /// The tables of the types: event_… or object_… with an identifier (events: and a time), those of relations and of
    /// types excepted.
    std::vector<const SqliteTable*> typed_tables(const SideOfFile& side) const {
        static const std::set<std::string, std::less<>> reserved{"event_map_type", "object_map_type", "event_object",
                                                                 "object_object"};
        std::vector<const SqliteTable*> found;
        for (const SqliteTable& table : tables_) {
            const std::string name = lower_ascii(table.name);
            const bool is_one = table.readable && table.find("ocel_id") && (!side.is_events || table.find("ocel_time"));
            if (is_one && starts_with(name, side.word + "_") && !reserved.contains(name)) found.push_back(&table);
        }
        return found;
    }

    void read_times() {
        for (const SqliteTable* table : typed_tables(events_)) {
            const auto found = columns(*table, {"ocel_id", "ocel_time"});
            if (!found) return;
            each_row(*table, *found, [&](const SqliteRow& row) {
                if (row.is_missing(0)) return log_.note("no_id", table->name, "", place(row));
                const std::uint32_t id = timed_.number_of(row.text(0)), time = times_.number_of(row.text(1));
                if (id < time_of_.size()) return log_.note("repeated_id", table->name, row.text(0), place(row));
                time_of_.push_back(time);
            });
        }
    }

    std::string_view time_of(std::string_view event) {
        const std::uint32_t number = timed_.number_of(event);
        return number < time_of_.size() ? times_.names()[time_of_[number]] : std::string_view();
    }

    void read_things(const SideOfFile& side) {
        const SqliteTable* things = table(side.word);
        if (things == nullptr) return;
        const auto found = columns(*things, {"ocel_id", "ocel_type"});
        if (!found) return;
        each_row(*things, *found, [&](const SqliteRow& row) {
            const std::string id = row.text(0), type = row.text(1);
            if (side.is_events)
                log_.add_event({id, type, time_of(id)}, place(row));
            else
                log_.add_object(id, type, place(row));
        });
    }

    void read_values(const SideOfFile& side) {
        for (const SqliteTable* table : typed_tables(side)) read_typed(side, *table, *table->find("ocel_id"));
    }

    struct TypedColumns {
        std::vector<std::size_t> read;  ///< identifier, time, changed field, then the values
        std::vector<const SqliteColumn*> values;
        std::size_t time = 0, changed = 0;  ///< places in `read`; 0 = there is none
    };

    TypedColumns typed_columns(const SqliteTable& table, std::size_t id) {
        TypedColumns out;
        out.read = {id};
        const auto take = [&](const char* name, std::size_t& place) {
            if (const auto column = table.find(name)) place = out.read.size(), out.read.push_back(*column);
        };
        take("ocel_time", out.time);
        take("ocel_changed_field", out.changed);
        const std::vector<std::size_t> taken = out.read;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (std::find(taken.begin(), taken.end(), i) != taken.end()) continue;
            if (table.columns[i].computed) {
                log_.note("computed_column", table.columns[i].name, "", log_.whole_file(), Treatment::value_left_out);
                continue;
            }
            out.read.push_back(i);
            out.values.push_back(&table.columns[i]);
        }
        return out;
    }

    void read_typed(const SideOfFile& side, const SqliteTable& table, std::size_t id) {
        const TypedColumns columns = typed_columns(table, id);
        const auto type = side.type_of_table.find(lower_ascii(table.name));
        if (type == side.type_of_table.end()) {
            log_.note("table_not_in_map", table.name, "", log_.whole_file(), Treatment::noted);
        } else {
            for (const SqliteColumn* column : columns.values) {
                const ValueKind kind = kind_of_column(column->declared);
                if (side.is_events)
                    log_.declare_event_attribute(type->second, column->name, kind);
                else
                    log_.declare_object_attribute(type->second, column->name, kind);
            }
        }
        each_row(table, columns.read, [&](const SqliteRow& row) {
            const std::string name = row.text(0);
            const std::optional<Mention> owner = side.is_events ? log_.known_event(name) : log_.known_object(name);
            if (!owner) {
                return log_.note(side.is_events ? "row_of_unknown_event" : "row_of_unknown_object", table.name, "",
                                 place(row));
            }
            if (side.is_events && !valued_.insert(owner->number).second) return;  // noted when times were read
            read_values_of(side, columns, *owner, row);
        });
    }

    void read_values_of(const SideOfFile& side, const TypedColumns& columns, Mention owner, const SqliteRow& row) {
        const std::string changed = columns.changed == 0 ? std::string() : row.text(columns.changed);
        std::optional<std::string> since;
        if (columns.time != 0 && !row.is_missing(columns.time)) since = row.text(columns.time);
        bool found = changed.empty();
        for (std::size_t i = 0; i < columns.values.size(); ++i) {
            const std::size_t place_of_value = columns.read.size() - columns.values.size() + i;
            const SqliteColumn& column = *columns.values[i];
            const bool is_changed = column.name == changed;
            found = found || is_changed;
            if (row.is_missing(place_of_value)) continue;
            const char* code = row.is_bytes(place_of_value)      ? "not_a_value"
                               : !changed.empty() && !is_changed ? "value_beside_change"
                                                                 : "";
            if (*code != '\0') {
                log_.note(code, column.name, "", place(row), Treatment::value_left_out);
                continue;
            }
            const std::string text = row.text(place_of_value);
            const ValueKind kind = kind_of_column(column.declared);
            if (side.is_events)
                log_.event_value(owner, column.name, text, kind, place(row));
            else
                log_.object_value(owner, column.name, text, kind, since, place(row));
        }
        if (!found) log_.note("no_attribute", changed, "", place(row), Treatment::value_left_out);
    }

    void read_relations(const SideOfFile& side, const char* name, const char* from, const char* to) {
        const SqliteTable* relations = table(name);
        if (relations == nullptr) return;
        auto found = columns(*relations, {from, to});
        if (!found) return;
        const auto qualifier = relations->find("ocel_qualifier");
        if (qualifier) found->push_back(*qualifier);
        each_row(*relations, *found, [&](const SqliteRow& row) {
            const std::string source = row.text(0), target = row.text(1), how = qualifier ? row.text(2) : std::string();
            if (side.is_events)
                log_.relate_event(log_.named_event(source), target, how, place(row));
            else
                log_.relate_object(log_.named_object(source), target, how, place(row));
        });
    }

    SqliteFile& sqlite_;
    const std::string& file_;
    LogBuilder log_;
    std::vector<SqliteTable> tables_;
    std::set<std::string> used_;
    SideOfFile events_{"event", true, {}}, objects_{"object", false, {}};
    events::NameIndex timed_, times_;     // identifiers of events, and texts of times
    std::vector<std::uint32_t> time_of_;  // by number in timed_
    std::set<std::uint32_t> valued_;      // events whose row of values was read
    Errors errors_;
};

}  // namespace

Result<ObjectLog> read_ocel_sqlite(std::string_view bytes, const std::string& file) {
    Result<SqliteFile> sqlite = SqliteFile::open(bytes, file);
    if (!sqlite) return sqlite.errors();
    return SqliteReading(*sqlite, file).read();
}

}  // namespace ciclo::objects
