// A map taken apart into cells. The way back is in cells_map.cc.
#include "cycle/cells.h"

#include <algorithm>
#include <array>

#include "cycle/cells_shape.h"
#include "cycle/write_map.h"
#include "formats/json.h"

namespace ciclo::cycle {

namespace {

using formats::Value;
using shape::Collection;

bool plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
    });
}

void append_scalar(std::string& out, const Value& value) {
    if (value.quoted && plain(value.text)) {
        ((out += '"') += value.text) += '"';
        return;
    }
    const std::string text = formats::write_json(value);
    out.append(text, 0, text.size() - 1);  // without its line end
}

void append_compact(std::string& out, const Value& value) {
    if (value.is_list()) {
        out += '[';
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            if (i > 0) out += ',';
            append_compact(out, value.items[i]);
        }
        out += ']';
    } else if (value.is_map()) {
        out += '{';
        for (std::size_t i = 0; i < value.entries.size(); ++i) {
            if (i > 0) out += ',';
            append_scalar(out, formats::string(value.entries[i].key));
            out += ':';
            append_compact(out, value.entries[i].value);
        }
        out += '}';
    } else {
        append_scalar(out, value);
    }
}

class Taking {
public:
    explicit Taking(Cells& cells) : cells_(cells) {}

    void put(std::string path, const Value& value) { cells_[std::move(path)] = compact_json(value); }

    /// One key of a thing: a text is a cell for each language, minutes a cell for each sort, all else one cell.
    void key(const std::string& prefix, const std::string& key, const Value& value) {
        const std::string path = prefix + key;
        if (shape::is_local(key) && value.is_scalar()) {
            for (const Language language : languages) put(path + "/" + std::string(code_of(language)), value);
        } else if (shape::is_local(key) || key == shape::minutes) {
            for (const Value::Entry& entry : value.entries) put(path + "/" + entry.key, entry.value);
        } else {
            put(path, value);
        }
    }

    void promises(const std::string& prefix, const Moment& moment, const Value& item) {
        std::vector<std::string> ids;
        for (const Indicator& indicator : moment.indicators) ids.push_back(indicator.id.text);
        thing_list(prefix + "ind/", ids, item.find("ind"), {"id"});
        ids.clear();
        for (const Standard& standard : moment.standards) ids.push_back(standard.id.text);
        thing_list(prefix + "std/", ids, item.find("std"), {"id", "ind"});
        for (const Standard& standard : moment.standards) {
            if (!standard.indicator) continue;
            put(prefix + "std/" + standard.id.text + "/ind", formats::string(standard.indicator->text));
        }
    }

    void thing_list(const std::string& prefix, const std::vector<std::string>& ids, const Value* list,
                    std::initializer_list<std::string_view> told_by_path) {
        if (ids.empty() || list == nullptr) return;
        cells_[prefix + "*"] = ids_cell(ids);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            for (const Value::Entry& entry : list->items[i].entries) {
                if (std::find(told_by_path.begin(), told_by_path.end(), entry.key) != told_by_path.end()) continue;
                key(prefix + ids[i] + "/", entry.key, entry.value);
            }
        }
    }

private:
    Cells& cells_;
};

/// "M4>M5", and "M4>M5#2" for a second one between the same two.
std::vector<std::string> ids_of(const Collection& collection, const Value& list) {
    std::vector<std::string> ids;
    std::map<std::string, int> uses;
    for (const Value& item : list.items) {
        std::string id = item.find(collection.first_key)->text;
        if (!collection.second_key.empty()) {
            id += shape::between + item.find(collection.second_key)->text;
            if (const int use = ++uses[id]; use > 1) id += shape::again + std::to_string(use);
        }
        ids.push_back(std::move(id));
    }
    return ids;
}

void take_moments(Taking& taking, const char* cell, const std::vector<Moment>& moments, const Value* list) {
    std::vector<std::string> ids;
    for (const Moment& moment : moments) ids.push_back(moment.id.text);
    taking.thing_list(std::string(cell) + "/", ids, list, {"id", "std", "ind"});
    for (std::size_t i = 0; i < moments.size(); ++i) {
        taking.promises(std::string(cell) + "/" + ids[i] + "/", moments[i], list->items[i]);
    }
}

}  // namespace

std::string compact_json(const Value& value) {
    std::string out;
    append_compact(out, value);
    return out;
}

std::string map_json(const Map& map) {
    return compact_json(to_value(map));
}

bool names_things(std::string_view path) {
    return path.ends_with("/*");
}

std::string ids_cell(const std::vector<std::string>& ids) {
    std::vector<Value> items;
    for (const std::string& id : ids) items.push_back(formats::string(id));
    return compact_json(formats::list(std::move(items)));
}

Cells cells_of(const Map& map) {
    Cells cells;
    Taking taking(cells);
    const Value tree = to_value(map);
    for (const Value::Entry& entry : tree.find("cycle")->entries) taking.key("cycle/", entry.key, entry.value);
    for (const Collection& collection : shape::collections) {
        const Value* home = collection.inside.empty() ? &tree : tree.find(collection.inside);
        const Value* list = home == nullptr ? nullptr : home->find(collection.key);
        if (list == nullptr || collection.moments) continue;
        taking.thing_list(std::string(collection.cell) + "/", ids_of(collection, *list), list,
                          {collection.first_key, collection.second_key});
    }
    take_moments(taking, "moment", map.moments, tree.find("moments"));
    take_moments(taking, "transversal", map.transversal, tree.find("transversal"));
    return cells;
}

}  // namespace ciclo::cycle
