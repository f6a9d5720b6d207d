#include "seams/memory_tables.h"

#include "records/value.h"

namespace ciclo::seams {

const MemoryTables::Rows& MemoryTables::rows(std::string_view kind) const {
    static const Rows none;
    const auto found = kinds_.find(kind);
    return found == kinds_.end() ? none : *found->second;
}

const MemoryRow* MemoryTables::find(std::string_view kind, const std::string& id) const {
    const Rows& all = rows(kind);
    const auto found = all.find(id);
    return found == all.end() ? nullptr : found->second.get();
}

void MemoryTables::put(std::string_view kind, MemoryRow row) {
    auto changed = std::make_shared<Rows>(rows(kind));
    const std::string id = row.record.id.text;
    (*changed)[id] = std::make_shared<const MemoryRow>(std::move(row));
    kinds_[std::string(kind)] = std::move(changed);
}

namespace {

bool another_has(const MemoryTables& tables, const records::Kind& kind, const records::Record& record, std::size_t field) {
    for (const auto& [id, row] : tables.rows(kind.name)) {
        const records::Record& other = row->record;
        if (other.id == record.id || other.archived) continue;
        if (records::same(other.values[field], record.values[field])) return true;
    }
    return false;
}

}  // namespace

Errors conflicts(const MemoryTables& tables, const records::Kind& kind, const records::Record& record) {
    Errors errors;
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const records::Field& field = kind.fields[i];
        const Place place{std::string(field.name), 0, 0};
        if (records::is_missing(record.values[i])) continue;
        if (field.unique && !record.archived && another_has(tables, kind, record, i)) {
            errors.push_back({ErrorKind::refused, "another record has this value already", "choose another value", place,
                              "not_unique"});
        }
        if (field.type != records::FieldType::reference || records::is_guarded(field)) continue;
        const std::string* id = records::text_in(record.values[i], Purpose::handle_case);
        if (tables.find(field.refers_to, *id) == nullptr) {
            errors.push_back({ErrorKind::not_found, "there is no such " + std::string(field.refers_to),
                              "choose one from the list", place, "unknown_reference"});
        }
    }
    return errors;
}

}  // namespace ciclo::seams
