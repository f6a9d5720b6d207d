// room: cycle
// Any bytes: read_map() answers or refuses with places inside the text, and what it read is written and read back the
// same; every other door of the map takes what the reader let in.
#include "cycle/check.h"
#include "cycle/classification.h"
#include "cycle/convert.h"
#include "cycle/outline.h"
#include "cycle/read_map.h"
#include "cycle/write_map.h"
#include "fuzzing.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace ciclo;
    const Result<cycle::Map> map = cycle::read_map(text_of(bytes, size), "map");
    if (!map) {
        for (const Error& error : map.errors()) {
            promise(!error.what.empty() && error.place.file == "map", "an error says what and where");
        }
        return 0;
    }
    const std::string json = cycle::write_map_json(*map);
    const Result<cycle::Map> from_json = cycle::read_map(json, "json");
    const Result<cycle::Map> from_yaml = cycle::read_map(cycle::write_map_yaml(*map), "yaml");
    promise(from_json.ok() && cycle::write_map_json(*from_json) == json, "JSON is read back");
    promise(from_yaml.ok() && cycle::write_map_json(*from_yaml) == json, "YAML is read back");
    promise(cycle::classify(*map).moments == static_cast<int>(map->moments.size()), "every moment is counted");
    cycle::check(*map);
    cycle::outline_rows(*map, Language::nl);
    promise(!cycle::to_bpmn(*map, Language::es).empty(), "every map is a diagram");
    cycle::to_mermaid(*map);
    cycle::to_dot(*map, Language::en);
    return 0;
}
