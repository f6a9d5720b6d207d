// Edits by somebody who looked a while ago: what they saw stands in for the map they began from.
#include "cycle/cells_shape.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "cycle/edit_values.h"
#include "cycle/limits.h"
#include "cycle/merge_cells.h"
#include "formats/json.h"

namespace ciclo::cycle {

namespace {

using Parts = std::vector<std::string_view>;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// "name/es", "time/wait", "actor": what stands behind a thing.
bool is_key(const Parts& parts, std::size_t from) {
    if (from >= parts.size() || parts.size() > from + 2) return false;
    const std::string_view key = parts[from], inner = parts.size() == from + 2 ? parts[from + 1] : "";
    if (key.empty() || key == "*") return false;
    if (shape::is_local(key)) return language_of(inner).has_value();
    if (key == shape::minutes) return is_one_of(inner, {"contact", "wait", "back", "away"});
    return inner.empty() && !is_one_of(key, {"id", "std", "branches"});
}

bool is_things_or_key(const Parts& parts, std::size_t from, bool promises) {
    if (parts.size() < from + 1 || parts[from].empty()) return false;
    if (parts[from] == "*") return parts.size() == from + 1;
    if (promises && parts.size() > from + 1 && is_one_of(parts[from + 1], {"std", "ind"})) {
        return is_things_or_key(parts, from + 2, false);
    }
    return is_key(parts, from + 1);
}

bool is_address(std::string_view cell) {
    if (cell.size() > limits::address || !is_utf8(cell)) return false;
    const Parts parts = split(cell, '/');
    if (parts.front() == "cycle") return is_key(parts, 1);
    const auto collection = std::find_if(shape::collections.begin(), shape::collections.end(),
                                         [&](const shape::Collection& each) { return each.cell == parts.front(); });
    return collection != shape::collections.end() && is_things_or_key(parts, 1, collection->moments);
}

/// A cell is no file: what the reader's codes make a screen say would speak of one.
Errors without_codes(Errors errors) {
    for (Error& error : errors) error.code.clear();
    return errors;
}

/// The texts of an edit as cells write them; an error names the cell.
Result<Edit> in_order(const Edit& edit) {
    if (!is_address(edit.cell)) {
        return Error{ErrorKind::invalid,
                     quoted(edit.cell) + " is the address of no cell",
                     "name it like moment/M3/name/es",
                     {edit.cell, 0, 0},
                     "unknown_cell"};
    }
    Edit out{edit.cell, {}, {}};
    for (const auto& [from, to] : {std::pair(&edit.before, &out.before), std::pair(&edit.after, &out.after)}) {
        if (!*from) continue;
        const Result<formats::Value> value = formats::read_json(**from, edit.cell);
        if (!value) return without_codes(value.errors());
        if (value->is_null()) continue;
        *to = compact_json(*value);
    }
    return out;
}

Result<std::vector<Edit>> all_in_order(const std::vector<Edit>& edits) {
    if (edits.size() > limits::edits) {
        return Error{ErrorKind::limit,
                     "more than " + std::to_string(limits::edits) + " cells are changed at once",
                     "change the map in several steps",
                     {},
                     "too_many_edits"};
    }
    std::vector<Edit> out;
    Errors errors;
    std::set<std::string> cells;
    for (const Edit& edit : edits) {
        Result<Edit> one = in_order(edit);
        if (!one) {
            errors.insert(errors.end(), one.errors().begin(), one.errors().end());
        } else if (!cells.insert(one->cell).second) {
            errors.push_back({ErrorKind::invalid,
                              "cell " + one->cell + " is changed twice",
                              "give one before and one after",
                              {one->cell, 0, 0},
                              "cell_twice"});
        } else {
            out.push_back(*std::move(one));
        }
    }
    if (!errors.empty()) return errors;
    return out;
}

void put(Cells& cells, const std::string& path, const CellValue& value) {
    if (value) {
        cells[path] = *value;
    } else {
        cells.erase(path);
    }
}

/// Who removes a thing has seen of it what the edits name, and nothing else.
void forget_unseen(const Edit& removal, const std::set<std::string>& named, Cells& base, Cells& mine) {
    const std::vector<std::string> after = ids_in(removal.after.value_or("[]"));
    const std::string prefix = removal.cell.substr(0, removal.cell.size() - 1);
    for (const std::string& id : ids_in(removal.before.value_or("[]"))) {
        if (std::find(after.begin(), after.end(), id) != after.end()) continue;
        const std::string thing = prefix + id + "/";
        std::erase_if(mine, [&](const auto& cell) { return cell.first.starts_with(thing); });
        std::erase_if(base,
                      [&](const auto& cell) { return cell.first.starts_with(thing) && !named.contains(cell.first); });
    }
}

/// True when every list above the cell names the thing it passes through.
bool stands(const std::string& cell, const Cells& cells) {
    const Parts parts = split(cell, '/');
    if (parts.front() == "cycle") return true;
    const auto named = [&](std::size_t depth) {
        std::string list;
        for (std::size_t i = 0; i < depth; ++i) list += std::string(parts[i]) + "/";
        const auto found = cells.find(list + "*");
        if (found == cells.end()) return false;
        const std::vector<std::string> ids = ids_in(found->second);
        return std::find(ids.begin(), ids.end(), parts[depth]) != ids.end();
    };
    if (parts[1] == "*") return true;
    if (!named(1)) return false;
    const bool promise = parts.size() > 3 && is_one_of(parts[2], {"std", "ind"});
    return !promise || parts[3] == "*" || named(3);
}

bool told(const std::vector<Conflict>& conflicts, const std::string& cell) {
    return std::any_of(conflicts.begin(), conflicts.end(), [&](const Conflict& conflict) {
        return cell == conflict.cell || cell.starts_with(conflict.cell + "/");
    });
}

/// A cell of a thing that is gone, or that nobody named, went nowhere: it must not be lost in silence.
void tell_homeless(const std::vector<Edit>& edits, const Cells& now, Merged& out) {
    const Cells cells = cells_of(out.map);
    for (const Edit& edit : edits) {
        if (!edit.after || edit.before == edit.after || stands(edit.cell, cells) || told(out.conflicts, edit.cell))
            continue;
        const auto found = now.find(edit.cell);
        out.conflicts.push_back(
            {edit.cell, edit.before, edit.after, found == now.end() ? CellValue() : CellValue(found->second)});
    }
    std::sort(out.conflicts.begin(), out.conflicts.end(),
              [](const Conflict& left, const Conflict& right) { return left.cell < right.cell; });
}

}  // namespace

Result<Merged> edited(const Map& now, const std::vector<Edit>& given) {
    const Result<std::vector<Edit>> edits = all_in_order(given);
    if (!edits) return edits.errors();
    if (std::optional<Merged> quickly = edited_values(now, *edits)) return *std::move(quickly);
    const Cells theirs = cells_of(now);
    Cells base = theirs, mine = theirs;
    std::set<std::string> named;
    for (const Edit& edit : *edits) {
        put(base, edit.cell, edit.before);
        put(mine, edit.cell, edit.after);
        named.insert(edit.cell);
    }
    for (const Edit& edit : *edits) {
        if (names_things(edit.cell)) forget_unseen(edit, named, base, mine);
    }
    Merged out = merged_on(base, mine, theirs, now);
    const bool alone_at_fault = !out.unfit.empty() && std::all_of(edits->begin(), edits->end(), [&](const Edit& edit) {
        const auto found = theirs.find(edit.cell);
        return edit.before == (found == theirs.end() ? CellValue() : CellValue(found->second));
    });
    if (alone_at_fault) return out.unfit;
    tell_homeless(*edits, theirs, out);
    return out;
}

}  // namespace ciclo::cycle
