// room: formats
// JSON: accepted exactly when Boost.JSON accepts it (byte order mark, duplicate keys and limits apart), and read back
// as the same tree after writing.
#include <boost/json/src.hpp>

#include <optional>

#include "formats/json.h"
#include "fuzzing.h"

using namespace ciclo;
using namespace ciclo::formats;

namespace {

bool same(const Value& a, const Value& b) {
    if (a.kind != b.kind || a.text != b.text || a.quoted != b.quoted) return false;
    if (a.items.size() != b.items.size() || a.entries.size() != b.entries.size()) return false;
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        if (!same(a.items[i], b.items[i])) return false;
    }
    for (std::size_t i = 0; i < a.entries.size(); ++i) {
        if (a.entries[i].key != b.entries[i].key || !same(a.entries[i].value, b.entries[i].value)) return false;
    }
    return true;
}

/// Its refusal of exponents past int is a limit of its numbers, which it computes and we do not.
std::optional<bool> boost_accepts(std::string_view text) {
    boost::json::error_code error;
    boost::json::parse_options options;
    options.max_depth = 64;
    (void)boost::json::parse({text.data(), text.size()}, error, {}, options);
    if (error == boost::json::error::exponent_overflow) return std::nullopt;
    return !error;
}

/// Whether the text is JSON as far as we know; nothing when a limit ended the reading before its end.
std::optional<bool> we_accept(const Result<Value>& tree) {
    if (tree.ok()) return true;
    bool only_duplicates = true;
    for (const Error& error : tree.errors()) {
        if (error.kind == ErrorKind::limit) return std::nullopt;
        only_duplicates = only_duplicates && error.what.starts_with("the key ");
    }
    return only_duplicates;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = text_of(bytes, size);
    const Result<Value> tree = read_json(text, "f.json");
    const std::optional<bool> ours = we_accept(tree), theirs = boost_accepts(text);
    const bool marked = text.starts_with("\xEF\xBB\xBF");
    if (!marked && ours && theirs) promise(*ours == *theirs, "both parsers agree");
    if (!tree) return 0;
    const Result<Value> again = read_json(write_json(*tree), "again.json");
    promise(again.ok(), "what is written is accepted");
    promise(same(*tree, *again), "what is written is the same");
    return 0;
}
