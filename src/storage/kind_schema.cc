#include "storage/kind_schema.h"

#include <algorithm>
#include <set>

#include "storage/kind_columns.h"

namespace ciclo::storage {

using records::Belonging;
using records::Field;
using records::FieldType;
using records::Kind;

namespace {

using Columns = std::set<std::string, std::less<>>;

std::string column_sql(const Kind& kind, const Field& field, const std::vector<std::string>& there) {
    std::string sql = quoted_name(field.name) + " " + std::string(column_type(field));
    const bool known = field.refers_to == kind.name || std::find(there.begin(), there.end(), field.refers_to) != there.end();
    if (is_reference(field) && known) sql += " references " + quoted_name(field.refers_to) + " (record_id)";
    return sql;
}

/// An index over records that are not archived: lists show no others unless asked.
IndexSql present_index(const Kind& kind, const std::string& what, const std::string& columns) {
    const std::string name = std::string(kind.name) + "_" + what;
    return {name, "create index " + quoted_name(name) + " on " + quoted_name(kind.name) + " (" + columns +
                      ") where record_archived = 0;"};
}

Result<Columns> first_texts(Connection& connection, std::string_view sql, std::string_view given) {
    Result<Statement> rows = connection.prepare(sql);
    if (!rows) return rows.errors();
    if (!given.empty()) rows->bind(1, given);
    Columns found;
    for (;;) {
        const Result<bool> row = rows->next();
        if (!row) return row.errors();
        if (!*row) return found;
        found.emplace(rows->text(0));
    }
}

/// Kinds with those they refer to first; in a ring of references the order of declaration decides.
void put_after_referred(const Kind& kind, records::KindList kinds, std::vector<const Kind*>& ordered,
                        std::set<std::string_view>& seen) {
    if (!seen.insert(kind.name).second) return;
    for (const Field& field : kind.fields) {
        if (!is_reference(field)) continue;
        const Kind* referred = records::find_kind(kinds, field.refers_to);
        if (referred != nullptr) put_after_referred(*referred, kinds, ordered, seen);
    }
    ordered.push_back(&kind);
}

}  // namespace

std::string table_sql(const Kind& kind, const std::vector<std::string>& there) {
    std::string sql = "create table " + quoted_name(kind.name) +
                      " (\n    record_id text not null primary key,\n    record_version bigint not null,\n"
                      "    record_archived smallint not null,\n    record_created_us bigint not null,\n"
                      "    record_updated_us bigint not null,\n    record_created_by text not null,\n"
                      "    record_updated_by text not null,\n    record_unit text not null,\n"
                      "    record_title text not null,\n    record_search text not null";
    for (const Field& field : kind.fields) sql += ",\n    " + column_sql(kind, field, there);
    return sql + "\n);";
}

std::vector<IndexSql> index_sql(const Kind& kind) {
    std::vector<IndexSql> found;
    if (!kind.internal) {
        found.push_back(present_index(kind, "by_updated", "record_updated_us desc, record_id"));
        found.push_back(present_index(kind, "by_title", "record_title, record_id"));
    }
    if (kind.belonging == Belonging::unit_field) {
        found.push_back(present_index(kind, "by_unit_updated", "record_unit, record_updated_us desc, record_id"));
        found.push_back(present_index(kind, "by_unit_title", "record_unit, record_title, record_id"));
    }
    for (const Field& field : kind.fields) {
        const std::string name(field.name);
        if (field.unique) {
            IndexSql index = present_index(kind, name + "_unique", quoted_name(name));
            index.sql.replace(0, std::string("create index").size(), "create unique index");
            found.push_back(std::move(index));
        } else if (is_reference(field) || field.type == FieldType::choice) {
            const bool is_unit = kind.belonging == Belonging::unit_field && name == "unit";
            if (!is_unit) found.push_back(present_index(kind, "of_" + name, quoted_name(name) + ", record_id"));
        }
    }
    return found;
}

Result<std::vector<std::string>> missing_schema(Connection& connection, records::KindList kinds) {
    const Result<Columns> tables = first_texts(connection, "select name from sqlite_schema where type = 'table'", "");
    if (!tables) return tables.errors();
    const Result<Columns> indexes = first_texts(connection, "select name from sqlite_schema where type = 'index'", "");
    if (!indexes) return indexes.errors();
    std::vector<const Kind*> ordered;
    std::set<std::string_view> seen;
    for (const Kind* kind : kinds) put_after_referred(*kind, kinds, ordered, seen);
    std::vector<std::string> there(tables->begin(), tables->end()), statements;
    for (const Kind* kind : ordered) {
        if (!tables->contains(kind->name)) {
            statements.push_back(table_sql(*kind, there));
            there.emplace_back(kind->name);
        } else {
            const Result<Columns> columns = first_texts(connection, "select name from pragma_table_info($1)", kind->name);
            if (!columns) return columns.errors();
            for (const Field& field : kind->fields) {
                if (columns->contains(field.name)) continue;
                statements.push_back("alter table " + quoted_name(kind->name) + " add column " +
                                     column_sql(*kind, field, there) + ";");
            }
        }
        for (const IndexSql& index : index_sql(*kind)) {
            if (!indexes->contains(index.name)) statements.push_back(index.sql);
        }
    }
    return statements;
}

}  // namespace ciclo::storage
