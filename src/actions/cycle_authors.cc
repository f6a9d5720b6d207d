#include "actions/cycle_authors.h"

#include <algorithm>

#include "formats/json.h"
#include "organisation/kinds.h"
#include "organisation/values.h"
#include "records/query.h"

namespace ciclo::actions {

namespace {

using organisation::cycle_edit_kind;
using records::Record;

constexpr std::int64_t edits_looked_at = 100;  ///< an hour of a busy workshop; each is some hundred bytes

Result<records::Page> newest_edits(const Record& draft, World& world) {
    const records::Kind& kind = cycle_edit_kind();
    records::Query query;
    query.kind = &kind;
    query.filters.push_back({kind.at("cycle_version"), records::Compare::equals, draft.id.text});
    query.order.push_back({kind.at("revision"), records::Direction::descending});
    query.limit = edits_looked_at;
    return world.pen != nullptr ? world.pen->list(query) : world.snapshot->list(query);
}

/// "moment/M3/name/es" changes the cell of that name and the thing "moment/M3".
bool touches(std::string_view changed, std::string_view cell) {
    if (!changed.starts_with(cell)) return false;
    return changed.size() == cell.size() || changed[cell.size()] == '/';
}

std::vector<std::string> cells_in(const Record& edit) {
    const auto* text = organisation::value_of<std::string>(cycle_edit_kind(), edit, "cells");
    std::vector<std::string> cells;
    if (text == nullptr) return cells;
    const Result<formats::Value> tree = formats::read_json(*text, "cells");
    const formats::Value* list = tree ? tree->find("cells") : nullptr;
    if (list == nullptr) return cells;
    for (const formats::Value& item : list->items) {
        if (const formats::Value* cell = item.find("cell")) cells.push_back(cell->text);
    }
    return cells;
}

}  // namespace

std::map<std::string, CellAuthor> authors_of(const Record& draft, const std::vector<cycle::Conflict>& conflicts,
                                             World& world) {
    std::map<std::string, CellAuthor> authors;
    if (conflicts.empty()) return authors;
    const Result<records::Page> edits = newest_edits(draft, world);
    if (!edits) return authors;  // who it was is an addition; the conflict is told without it
    const RecordTitles titles(world);
    for (const Record& edit : edits->records) {
        if (authors.size() == conflicts.size()) break;
        const std::vector<std::string> changed = cells_in(edit);
        for (const cycle::Conflict& conflict : conflicts) {
            if (authors.contains(conflict.cell)) continue;
            const bool wrote = std::any_of(changed.begin(), changed.end(),
                                           [&](const std::string& cell) { return touches(cell, conflict.cell); });
            if (!wrote) continue;
            authors[conflict.cell] = {edit.created_by, titles.title("person", edit.created_by), edit.created};
        }
    }
    return authors;
}

}  // namespace ciclo::actions
