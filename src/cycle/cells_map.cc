// Cells put together to a map again, by the reader that reads every map.
#include "cycle/cells.h"
#include "cycle/cells_shape.h"
#include "cycle/merge_cells.h"
#include "cycle/read_map.h"
#include "formats/json.h"

namespace ciclo::cycle {

namespace {

using formats::Value;
using shape::Collection;

/// Errors name the cell: it is all the place a value has here.
void put_place(Value& value, const std::string& path) {
    value.place = {path, 0, 0};
    for (Value& item : value.items) put_place(item, path);
    for (Value::Entry& entry : value.entries) {
        entry.key_place = value.place;
        put_place(entry.value, path);
    }
}

/// Our own texts are plain most of the time; the reader of JSON sees the rest.
Value value_of(const std::string& path, const std::string& text) {
    Value value;
    if (text.size() >= 2 && text.front() == '"' && text.find('\\') == std::string::npos) {
        value = formats::string(std::string_view(text).substr(1, text.size() - 2));
    } else if (Result<Value> read = formats::read_json(text, path)) {
        value = *std::move(read);
    }
    put_place(value, path);
    return value;
}

Value* entry_of(Value& map, std::string_view key) {
    for (Value::Entry& entry : map.entries) {
        if (entry.key == key) return &entry.value;
    }
    return nullptr;
}

void put_entry(Value& map, std::string_view key, Value value) {
    const Place place = value.place;
    map.entries.push_back({std::string(key), place, std::move(value)});
}

class Gathering {
public:
    explicit Gathering(const Cells& cells) : cells_(cells) {}

    /// The keys of a thing: every cell below `prefix`, but for the things that stand below it themselves.
    void fill(Value& thing, const std::string& prefix) const {
        for (auto cell = cells_.lower_bound(prefix); cell != cells_.end() && cell->first.starts_with(prefix); ++cell) {
            const std::string_view rest = std::string_view(cell->first).substr(prefix.size());
            const std::size_t slash = rest.find('/');
            if (slash == std::string_view::npos) {
                put_entry(thing, rest, value_of(cell->first, cell->second));
                continue;
            }
            const std::string_view key = rest.substr(0, slash);
            if (key == "std" || key == "ind") continue;
            Value* inner = entry_of(thing, key);
            if (inner == nullptr) {
                Value made = formats::object({});
                made.place = {prefix + std::string(key), 0, 0};
                put_entry(thing, key, std::move(made));
                inner = &thing.entries.back().value;
            }
            put_entry(*inner, rest.substr(slash + 1), value_of(cell->first, cell->second));
        }
    }

    Value thing(const Collection& collection, const std::string& prefix, const std::string& id) const {
        Value out = formats::object({});
        out.place = {prefix + id, 0, 0};
        const auto put_id = [&](std::string_view key, std::string_view text) {
            Value value = formats::string(text);
            value.place = out.place;
            put_entry(out, key, std::move(value));
        };
        const std::size_t between = id.find(shape::between);
        if (collection.second_key.empty() || between == std::string::npos) {
            put_id(collection.first_key, id);
        } else {
            put_id(collection.first_key, std::string_view(id).substr(0, between));
            const std::size_t end = id.find(shape::again, between);
            put_id(collection.second_key,
                   std::string_view(id).substr(between + 1, end == std::string::npos ? end : end - between - 1));
        }
        fill(out, prefix + id + "/");
        if (collection.moments) {
            for (const char* promise : {"std", "ind"})
                put_list(out, {promise, promise, ""}, prefix + id + "/" + promise + "/");
        }
        return out;
    }

    void put_list(Value& home, const Collection& collection, const std::string& prefix) const {
        const auto names = cells_.find(prefix + "*");
        if (names == cells_.end()) return;
        Value list = formats::list({});
        list.place = {prefix + "*", 0, 0};
        for (const std::string& id : ids_in(names->second)) list.items.push_back(thing(collection, prefix, id));
        if (!list.items.empty()) put_entry(home, collection.key, std::move(list));
    }

private:
    const Cells& cells_;
};

}  // namespace

std::vector<std::string> ids_in(std::string_view cell) {
    const Result<Value> list = formats::read_json(cell, "");
    std::vector<std::string> ids;
    if (!list || !list->is_list()) return ids;
    for (const Value& item : list->items) {
        if (!item.is_scalar() || !item.quoted) return {};
        ids.push_back(item.text);
    }
    return ids;
}

Value thing_value(const Cells& cells, std::string_view collection, const std::string& id) {
    const auto found = std::find_if(shape::collections.begin(), shape::collections.end(),
                                    [&](const Collection& each) { return each.cell == collection; });
    ENSURE(found != shape::collections.end(), "a collection named in code is one of the map's");
    return Gathering(cells).thing(*found, std::string(collection) + "/", id);
}

Result<Map> map_of_cells(const Cells& cells) {
    const Gathering gathering(cells);
    Value root = formats::object({}), head = formats::object({}), blueprint = formats::object({});
    head.place = {"cycle", 0, 0};
    blueprint.place = {"action", 0, 0};
    gathering.fill(head, "cycle/");
    put_entry(root, "cycle", std::move(head));
    for (const Collection& collection : shape::collections) {
        gathering.put_list(collection.inside.empty() ? root : blueprint, collection,
                           std::string(collection.cell) + "/");
    }
    if (!blueprint.entries.empty()) put_entry(root, "blueprint", std::move(blueprint));
    return map_of(root);
}

}  // namespace ciclo::cycle
