#include "actions/evidence_store.h"

#include <algorithm>
#include <span>

#include "actions/evidence_ledger.h"
#include "base/number.h"
#include "cycle/cells.h"
#include "identity/keys.h"
#include "organisation/values.h"

namespace ciclo::actions {

namespace {

using organisation::evidence_import_kind;
using organisation::evidence_part_kind;
using records::FieldValue;
using records::Record;

constexpr std::size_t part_bytes_kept = 1'200'000;  ///< 1,600,000 signs as base64: a field holds two million

std::string content_of(const NewImport& import) {
    return identity::hex(identity::digest(std::string(code_of(import.sort)) + "\n" + import.wave + "\n" + import.bytes));
}

Result<Done> refuse_twice(const Record& cycle_record, const std::string& content, World& world) {
    const auto imports = imports_of(*world.pen, cycle_record.id.text);
    if (!imports) return imports.errors();
    for (const Record& import : *imports) {
        if (!in_use(import) || text_of(import, "content") != content) continue;
        return Error{ErrorKind::refused, "this very file is already imported", "undo that import first, or give another wave",
                     {"file", 0, 0}, "already_imported"};
    }
    return done;
}

void put_text(std::vector<FieldValue>& values, std::string_view field, const std::string& text) {
    if (!text.empty()) values[evidence_import_kind().at(field)] = text;
}

Result<Done> keep_parts(const Record& import, PartHolds holds, std::string_view bytes, World& world) {
    const records::Kind& kind = evidence_part_kind();
    for (std::size_t begin = 0, number = 1; begin < bytes.size(); begin += part_bytes_kept, ++number) {
        const std::string_view piece = bytes.substr(begin, part_bytes_kept);
        std::vector<FieldValue> values(kind.fields.size());
        values[kind.at("evidence_import")] = import.id.text;
        values[kind.at("holds")] = std::string(code_of(holds));
        values[kind.at("number")] = static_cast<std::int64_t>(number);
        values[kind.at("text")] = Personal<std::string>(
            identity::base64url(std::span(reinterpret_cast<const unsigned char*>(piece.data()), piece.size())));
        values[kind.at("unit")] = import.values[evidence_import_kind().at("unit")];
        const Result<Record> kept = world.pen->insert(kind, std::move(values));
        if (!kept) return kept.errors();
    }
    return done;
}

}  // namespace

Result<Record> keep_import(const Record& cycle_record, const NewImport& import, World& world) {
    const records::Kind& kind = evidence_import_kind();
    const std::string content = content_of(import);
    if (import.twice == NewImport::Twice::refused) {
        const Result<Done> new_to_us = refuse_twice(cycle_record, content, world);
        if (!new_to_us) return new_to_us.errors();
    }
    std::vector<FieldValue> values(kind.fields.size());
    values[kind.at("cycle")] = cycle_record.id.text;
    values[kind.at("what")] = std::string(code_of(import.sort));
    values[kind.at("state")] = std::string(code_of(ImportState::in_use));
    values[kind.at("rows")] = import.reading.rows;
    values[kind.at("used")] = import.reading.used;
    put_text(values, "wave", import.wave);
    put_text(values, "file_name", import.file_name);
    put_text(values, "note", import.note);
    put_text(values, "columns", import.columns_json);
    put_text(values, "headers", import.headers);
    put_text(values, "content", content);
    if (import.reading.first_day) values[kind.at("first_day")] = *import.reading.first_day;
    if (import.reading.last_day) values[kind.at("last_day")] = *import.reading.last_day;
    if (import.cycle_version > 0) values[kind.at("cycle_version")] = import.cycle_version;
    values[kind.at("unit")] = cycle_record.values[organisation::cycle_kind().at("unit")];
    Result<Record> record = world.pen->insert(kind, std::move(values));
    if (!record) return record;
    const Result<Done> file = keep_parts(*record, PartHolds::file, import.bytes, world);
    if (!file) return file.errors();
    const Result<Done> ledger =
        keep_parts(*record, PartHolds::ledger, cycle::compact_json(kept_ledger(import.reading.ledger)), world);
    if (!ledger) return ledger.errors();
    return record;
}

std::string text_of(const Record& import, std::string_view field) {
    const auto* text = organisation::value_of<std::string>(evidence_import_kind(), import, field);
    return text == nullptr ? "" : *text;
}

std::optional<std::int64_t> count_of(const Record& import, std::string_view field) {
    const auto* count = organisation::value_of<std::int64_t>(evidence_import_kind(), import, field);
    return count == nullptr ? std::nullopt : std::optional(*count);
}

bool in_use(const Record& import) {
    return !import.archived && text_of(import, "state") == code_of(ImportState::in_use);
}

EvidenceSort sort_of(const Record& import) {
    return from_code<EvidenceSort>(text_of(import, "what")).value_or(EvidenceSort::answers);
}

std::vector<Record> oldest_first(std::vector<Record> imports) {
    std::sort(imports.begin(), imports.end(), [](const Record& a, const Record& b) {
        return std::pair(a.created.microseconds_utc, a.id.text) < std::pair(b.created.microseconds_utc, b.id.text);
    });
    return imports;
}

}  // namespace ciclo::actions
