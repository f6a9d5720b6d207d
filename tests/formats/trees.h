// Random documents for the round trips of YAML and JSON.
#pragma once

#include <rapidcheck.h>

#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "formats/value.h"

namespace ciclo::formats {

enum class Quotes { exact, ignored };

/// Equal but for places; with Quotes::ignored also for the flag that says how a text was written.
inline bool same_tree(const Value& a, const Value& b, Quotes quotes) {
    if (a.kind != b.kind || a.text != b.text || a.items.size() != b.items.size() ||
        a.entries.size() != b.entries.size())
        return false;
    if (a.is_scalar() && quotes == Quotes::exact && a.quoted != b.quoted) return false;
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        if (!same_tree(a.items[i], b.items[i], quotes)) return false;
    }
    for (std::size_t i = 0; i < a.entries.size(); ++i) {
        if (a.entries[i].key != b.entries[i].key || !same_tree(a.entries[i].value, b.entries[i].value, quotes))
            return false;
    }
    return true;
}

/// Texts that YAML or JSON might take for something else.
inline rc::Gen<std::string> any_text() {
    const auto piece = rc::gen::element<std::string>(
        "a", "ñ", "😀", " ", "  ", ": ", ":", " #", "#", "-", "- ", "'", "\"", "\\", "\n", "\n\n", "\t", "\r", "[", "]",
        "{", "}", ",", "&", "*", "!", "|", ">", "%", "@", "`", "?", "? ", "=", "~", "null", "true", "yes", "1", "0.5",
        "1e3", "2024-01-02", "12:30", "<<", "---", "...", "\x01", "\x7F", "\u0085", "\u2028", "\uFEFF", "\u00A0");
    return rc::gen::oneOf(piece, rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                                              [](const std::vector<std::string>& parts) { return join(parts, ""); }));
}

inline Value leaf_of(std::string text, bool quoted) {
    Value value;
    value.kind = Value::Kind::scalar;
    value.text = std::move(text);
    value.quoted = quoted;
    return value;
}

inline rc::Gen<Value> any_leaf() {
    return rc::gen::oneOf(rc::gen::map(any_text(), [](const std::string& text) { return leaf_of(text, true); }),
                          rc::gen::map(rc::gen::element<std::string>("1", "-2.5", "true", "false", "1e9", "0"),
                                       [](const std::string& text) { return leaf_of(text, false); }),
                          rc::gen::just(Value{}));
}

inline rc::Gen<Value> any_tree(int depth) {
    if (depth == 0) return any_leaf();
    const auto items =
        rc::gen::scale(0.3, rc::gen::container<std::vector<Value>>(rc::gen::lazy([=] { return any_tree(depth - 1); })));
    const auto list = rc::gen::map(items, [](const std::vector<Value>& values) {
        Value value;
        value.kind = Value::Kind::list;
        value.items = values;
        return value;
    });
    const auto map = rc::gen::map(rc::gen::pair(items, rc::gen::container<std::vector<std::string>>(any_text())),
                                  [](const std::pair<std::vector<Value>, std::vector<std::string>>& parts) {
                                      Value value;
                                      value.kind = Value::Kind::map;
                                      std::set<std::string> used;
                                      for (std::size_t i = 0; i < parts.first.size() && i < parts.second.size(); ++i) {
                                          if (used.insert(parts.second[i]).second)
                                              value.entries.push_back({parts.second[i], {}, parts.first[i]});
                                      }
                                      return value;
                                  });
    return rc::gen::oneOf(any_leaf(), list, map);
}

}  // namespace ciclo::formats

namespace rc {
inline void showValue(const ciclo::formats::Value& value, std::ostream& os) {
    os << "tree of kind " << static_cast<int>(value.kind) << " '" << value.text << "'";
}
}  // namespace rc
