#include "storage/audit_search.h"

#include <variant>

#include "base/text.h"
#include "storage/sqlite_connection.h"

namespace ciclo::storage {

namespace {

/// The conditions of a question and what stands in their places.
struct Conditions {
    std::string sql;
    std::vector<Cell> values;

    /// `sql` names its value as ?.
    void add(std::string_view condition, Cell value) {
        values.push_back(std::move(value));
        std::string numbered(condition);
        numbered.replace(numbered.find('?'), 1, "$" + std::to_string(values.size()));
        sql += (sql.empty() ? " where " : " and ") + numbered;
    }
};

/// For LIKE: what is looked for is meant letter by letter.
std::string contained(std::string_view text) {
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

Conditions conditions_of(const seams::AuditQuestion& question) {
    Conditions all;
    if (question.before > 0) all.add("e.entry_sequence < ?", question.before);
    if (!question.actor.empty()) all.add("e.actor = ?", question.actor);
    if (!question.event.empty()) all.add("e.event = ?", question.event);
    if (question.from) all.add("e.when_us >= ?", question.from->microseconds_utc);
    if (question.until) all.add("e.when_us < ?", question.until->microseconds_utc);
    if (!question.object.empty()) all.add("e.object like ? escape '\\'", contained(question.object));
    if (!question.text.empty()) {
        all.add("lower(e.event || ' ' || e.object || ' ' || e.actor || ' ' || coalesce(d.detail_json, '')) like ? escape '\\'",
                contained(lower_ascii(question.text)));
    }
    return all;
}

}  // namespace

Result<std::vector<seams::AuditRow>> audit_log_of(const std::string& database_path, const seams::AuditQuestion& question) {
    const auto connection = Connection::open(database_path, {.opening = Opening::read});
    if (!connection) return connection.errors();
    Conditions conditions = conditions_of(question);
    conditions.values.emplace_back(question.limit);
    Result<Statement> rows = (*connection)->prepare(
        "select e.entry_sequence, e.when_us, e.actor, e.event, e.object, coalesce(d.detail_json, '') from audit_entry e "
        "left join audit_detail d on d.entry_sequence = e.entry_sequence" +
        conditions.sql + " order by e.entry_sequence desc limit $" + std::to_string(conditions.values.size()));
    if (!rows) return rows.errors();
    for (std::size_t i = 0; i < conditions.values.size(); ++i) rows->bind_cell(static_cast<int>(i) + 1, conditions.values[i]);
    std::vector<seams::AuditRow> found;
    for (;;) {
        const Result<bool> row = rows->next();
        if (!row) return row.errors();
        if (!*row) return found;
        found.push_back({rows->integer(0), {rows->integer(1)}, std::string(rows->text(2)), std::string(rows->text(3)),
                         std::string(rows->text(4)), std::string(rows->text(5))});
    }
}

}  // namespace ciclo::storage
