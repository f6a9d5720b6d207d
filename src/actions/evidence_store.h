// Imports of evidence in the store: the record, and beside it the file and its ledger in parts. Internal to the room.
//
//   Result<records::Record> kept = keep_import(cycle_record, new_import, world);          // needs the pen
//   Result<std::string> bytes = part_bytes(*world.snapshot, kept->id.text, PartHolds::file);
#pragma once

#include <string>
#include <vector>

#include "actions/evidence_reading.h"
#include "actions/identity_records.h"
#include "actions/record_access.h"
#include "identity/spelling.h"
#include "organisation/kinds.h"

namespace ciclo::actions {

using organisation::EvidenceSort;
using organisation::ImportState;
using organisation::PartHolds;

struct NewImport {
    EvidenceSort sort = EvidenceSort::answers;
    std::string wave = {}, file_name = {}, note = {}, columns_json = {}, headers = {};
    std::int64_t cycle_version = 0;
    std::string bytes = {};
    EvidenceReading reading = {};
    enum class Twice { refused, allowed } twice = Twice::refused;  ///< the same bytes again: two measurements may agree
};

/// Everything of one import, in the transaction of the pen. Refuses (already_imported) the same bytes of the same sort
/// and wave while they count.
Result<records::Record> keep_import(const records::Record& cycle_record, const NewImport& import, World& world);

/// One field of an import; "" when missing.
std::string text_of(const records::Record& import, std::string_view field);
std::optional<std::int64_t> count_of(const records::Record& import, std::string_view field);
bool in_use(const records::Record& import);
EvidenceSort sort_of(const records::Record& import);

/// All imports of a cycle the reader sees, oldest first.
template <class Reader>
Result<std::vector<records::Record>> imports_of(Reader& reader, const std::string& cycle) {
    records::Query query = query_by(organisation::evidence_import_kind(), "cycle", cycle);
    return find_every(reader, std::move(query));
}
std::vector<records::Record> oldest_first(std::vector<records::Record> imports);

/// What the parts of an import hold, joined.
template <class Reader>
Result<std::string> part_bytes(Reader& reader, const std::string& import, PartHolds holds) {
    const records::Kind& kind = organisation::evidence_part_kind();
    records::Query query = query_by(kind, "evidence_import", import);
    query.filters.push_back({kind.at("holds"), records::Compare::equals, std::string(code_of(holds))});
    query.order = {{kind.at("number"), records::Direction::ascending}};
    query.limit = 2;  // a part is megabytes: no more of them in memory than needed
    std::string bytes;
    do {
        const Result<records::Page> page = reader.list(query);
        if (!page) return page.errors();
        for (const records::Record& part : page->records) {
            const std::string* text = records::text_in(part.values[kind.at("text")], Purpose::handle_case);
            const auto piece = text == nullptr ? std::nullopt : identity::read_base64url(*text);
            ENSURE(piece.has_value(), "a part holds what was put into it");
            bytes.append(reinterpret_cast<const char*>(piece->data()), piece->size());
        }
        query.after = page->next;
    } while (!query.after.empty());
    return bytes;
}

}  // namespace ciclo::actions
