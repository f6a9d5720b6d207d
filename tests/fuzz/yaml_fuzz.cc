// room: formats
// YAML: any bytes are refused with a reason or read; what is written is read back as the same tree.
#include "formats/yaml.h"
#include "fuzzing.h"

using namespace ciclo;
using namespace ciclo::formats;

namespace {

/// Places and the flag for quotes apart.
bool same(const Value& a, const Value& b) {
    if (a.kind != b.kind || a.text != b.text) return false;
    if (a.items.size() != b.items.size() || a.entries.size() != b.entries.size()) return false;
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        if (!same(a.items[i], b.items[i])) return false;
    }
    for (std::size_t i = 0; i < a.entries.size(); ++i) {
        if (a.entries[i].key != b.entries[i].key || !same(a.entries[i].value, b.entries[i].value)) return false;
    }
    return true;
}

void places_are_known(const Value& value) {
    promise(value.place.line >= 1 && value.place.column >= 1, "every value has a place");
    for (const Value& item : value.items) places_are_known(item);
    for (const Value::Entry& entry : value.entries) {
        promise(entry.key_place.line >= 1, "every key has a place");
        places_are_known(entry.value);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const Result<Value> tree = read_yaml(text_of(bytes, size), "f.yaml");
    if (!tree) {
        for (const Error& error : tree.errors()) promise(!error.what.empty(), "a refusal has a reason");
        return 0;
    }
    places_are_known(*tree);
    const std::string written = write_yaml(*tree);
    const Result<Value> again = read_yaml(written, "again.yaml");
    if (!again) std::fprintf(stderr, "%s\n%s\n", written.c_str(), again.errors().front().text().c_str());
    promise(again.ok(), "what is written is accepted");
    if (!same(*tree, *again)) std::fprintf(stderr, "%s\n", written.c_str());
    promise(same(*tree, *again), "what is written is the same");
    promise(write_yaml(*again) == written, "writing twice gives the same text");
    return 0;
}
