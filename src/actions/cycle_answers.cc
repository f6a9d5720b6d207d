#include "actions/cycle_answers.h"

#include "base/text.h"
#include "cycle/cells.h"
#include "formats/json.h"
#include "records/json_text.h"

namespace ciclo::actions {

namespace {

using formats::Value;

Error no_edits(const Place& place) {
    return {ErrorKind::invalid,
            "edits is no list of {cell, before, after}",
            R"(write [{"cell":"moment/M3/name/es","before":"…","after":"…"}])",
            {"edits", place.line, place.column},
            "wrong_type"};
}

cycle::CellValue cell_value(const Value* value) {
    if (value == nullptr || value->is_null()) return std::nullopt;
    return cycle::compact_json(*value);
}

void append_value(std::string& out, std::string_view name, const cycle::CellValue& value) {
    ((out += ",\"") += name) += "\":";
    out += value ? *value : "null";
}

std::string edit_json(const cycle::Edit& edit) {
    std::string out = "{\"cell\":";
    records::append_json_text(out, std::string_view(edit.cell));
    append_value(out, "before", edit.before);
    append_value(out, "after", edit.after);
    return out + "}";
}

std::string author_json(const CellAuthor& author) {
    std::string out = "{\"person\":";
    records::append_json_text(out, std::string_view(author.person));
    records::append_json_text(out += ",\"name\":", std::string_view(author.name));
    return out + ",\"when\":\"" + calendar::iso_text(author.when) + "\"}";
}

std::string conflict_json(const cycle::Conflict& conflict, const CellAuthor* author) {
    std::string out = "{\"cell\":";
    records::append_json_text(out, std::string_view(conflict.cell));
    append_value(out, "base", conflict.base);
    append_value(out, "mine", conflict.mine);
    append_value(out, "theirs", conflict.theirs);
    out += ",\"by\":";
    return out + (author == nullptr ? "null" : author_json(*author)) + "}";
}

std::string unfit_json(const Error& error) {
    std::string out = "{\"what\":";
    records::append_json_text(out, std::string_view(error.what));
    records::append_json_text(out += ",\"cell\":", std::string_view(error.place.file));
    return out + "}";
}

template <class Things, class Print>
std::string list_of(const Things& things, const Print& print) {
    std::string out = "[";
    for (const auto& thing : things) {
        if (out.size() > 1) out += ',';
        out += print(thing);
    }
    return out + "]";
}

std::string text_of(const cycle::Merged& merged, Language language) {
    static const LocalText applied{"celdas cambiadas", "cells changed", "cellen gewijzigd"},
        collided{"choques", "conflicts", "botsingen"};
    std::string out = std::to_string(merged.applied.size()) + " " + applied.in(language) + ", " +
                      std::to_string(merged.conflicts.size()) + " " + collided.in(language) + "\n";
    for (const cycle::Conflict& conflict : merged.conflicts) {
        out += "  " + conflict.cell + ": " + conflict.mine.value_or("–") + " ≠ " + conflict.theirs.value_or("–") + "\n";
    }
    return out;
}

}  // namespace

Result<std::vector<cycle::Edit>> read_edits(const std::string& json) {
    const Result<Value> tree = formats::read_json(json, "edits");
    if (!tree) return tree.errors();
    if (!tree->is_list()) return no_edits(tree->place);
    std::vector<cycle::Edit> edits;
    for (const Value& item : tree->items) {
        const Value* cell = item.find("cell");
        if (!item.is_map() || cell == nullptr || !cell->is_scalar() || !cell->quoted) return no_edits(item.place);
        for (const Value::Entry& entry : item.entries) {
            if (entry.key != "cell" && entry.key != "before" && entry.key != "after") return no_edits(entry.key_place);
        }
        edits.push_back({cell->text, cell_value(item.find("before")), cell_value(item.find("after"))});
    }
    return edits;
}

std::string edits_json(const std::vector<cycle::Edit>& edits) {
    return "{\"cells\":" + list_of(edits, edit_json) + "}";
}

Outcome outcome_of_edit(const cycle::Merged& merged, EditRevisions revisions,
                        const std::map<std::string, CellAuthor>& authors, Language language) {
    const auto conflict = [&authors](const cycle::Conflict& one) {
        const auto author = authors.find(one.cell);
        return conflict_json(one, author == authors.end() ? nullptr : &author->second);
    };
    const auto cell = [](const cycle::Edit& edit) {
        std::string out;
        records::append_json_text(out, std::string_view(edit.cell));
        return out;
    };
    const std::string changed = revisions.revision != revisions.revision_before ? "true" : "false";
    return {.text = text_of(merged, language),
            .in_order = merged.conflicts.empty(),
            .json = "{\"revision\":" + std::to_string(revisions.revision) + ",\"changed\":" + changed +
                    ",\"applied\":" + list_of(merged.applied, cell) + ",\"conflicts\":" +
                    list_of(merged.conflicts, conflict) + ",\"unfit\":" + list_of(merged.unfit, unfit_json) + "}"};
}

std::string moment_changes_json(const cycle::MomentChanges& changes) {
    const auto id_text = [](const cycle::MomentId& id) {
        std::string out;
        records::append_json_text(out, std::string_view(id.text));
        return out;
    };
    return "{\"added\":" + list_of(changes.added, id_text) + ",\"removed\":" + list_of(changes.removed, id_text) +
           ",\"moved\":" + list_of(changes.moved, id_text) + ",\"changed\":" + list_of(changes.changed, id_text) + "}";
}

Input version_input(std::string_view name) {
    return {.name = name,
            .kind = InputKind::text,
            .help = {"draft, published o un número; por defecto el borrador",
                     "draft, published or a number; the draft by default",
                     "draft, published of een nummer; standaard het concept"}};
}

Input cycle_id_input() {
    return {.name = "id",
            .kind = InputKind::text,
            .help = {"identificador del ciclo", "id of the cycle", "id van de cyclus"},
            .positional = true,
            .required = true};
}

}  // namespace ciclo::actions
