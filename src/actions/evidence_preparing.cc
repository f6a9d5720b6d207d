#include "actions/evidence_preparing.h"

#include "actions/evidence_limits.h"
#include "actions/evidence_shelf.h"
#include "cycle/cells.h"
#include "formats/json.h"

namespace ciclo::actions {

namespace {

/// The mapping of the newest import of this cycle with the same headers; "" when there is none.
Result<std::string> mapping_remembered(const records::Record& cycle_record, const Prepared& prepared, World& world) {
    auto imports = world.pen != nullptr ? imports_of(*world.pen, cycle_record.id.text)
                                        : imports_of(*world.snapshot, cycle_record.id.text);
    if (!imports) return imports.errors();
    std::string columns;
    for (const records::Record& import : oldest_first(*std::move(imports))) {
        if (sort_of(import) != prepared.sort || text_of(import, "headers") != prepared.headers) continue;
        if (std::string kept = text_of(import, "columns"); !kept.empty()) columns = std::move(kept);
    }
    return columns;
}

/// The readers take `columns_json` from here on.
Result<Done> put_in_force(Prepared& prepared, std::string columns_json) {
    auto mapping = read_mapping(columns_json);
    if (!mapping) return mapping.errors();
    prepared.file.columns = *std::move(mapping);
    prepared.columns_json = std::move(columns_json);
    return done;
}

/// Without mapping: what was found, or what was meant the last time.
Result<Done> find_columns(const records::Record& cycle_record, const cycle::Map& map, Prepared& prepared, World& world) {
    if (prepared.heading.headers.empty()) return done;
    const Result<std::string> kept = mapping_remembered(cycle_record, prepared, world);
    if (!kept) return kept.errors();
    prepared.remembered = !kept->empty() && put_in_force(prepared, *kept).ok();
    if (prepared.remembered) {
        auto heading = heading_of(prepared.sort, prepared.file, map);
        if (heading) prepared.heading = *std::move(heading);
    } else {
        // a header that no mapping can name is found by the readers themselves
        static_cast<void>(put_in_force(prepared, cycle::compact_json(mapping_found(prepared.sort, prepared.heading))));
    }
    return done;
}

}  // namespace

Result<Prepared> prepared_file(const records::Record& cycle_record, const cycle::Map& map, const Arguments& arguments,
                               World& world) {
    Prepared prepared;
    prepared.file.name = arguments.text("file");
    Result<std::string> bytes = world.files.read(prepared.file.name, evidence_limits::file_bytes);
    if (!bytes) return bytes.errors();
    prepared.file.bytes = *std::move(bytes);
    const bool given = arguments.has("columns") && arguments.text("columns") != "null";
    if (given) {
        const Result<Done> taken = put_in_force(prepared, arguments.text("columns"));
        if (!taken) return taken.errors();
    }
    const auto named = arguments.maybe("what");
    prepared.sort = named ? from_code<EvidenceSort>(*named).value_or(EvidenceSort::answers)
                          : guessed_sort(prepared.file, map);
    auto heading = heading_of(prepared.sort, prepared.file, map);
    if (!heading) {
        prepared.reading.errors = heading.errors();
        return prepared;
    }
    prepared.heading = *std::move(heading);
    if (!prepared.heading.headers.empty()) prepared.headers = headers_fingerprint(prepared.sort, prepared.heading);
    if (!given) {
        const Result<Done> found = find_columns(cycle_record, map, prepared, world);
        if (!found) return found.errors();
    }
    prepared.reading = read_file_once(prepared.sort, prepared.file, prepared.columns_json, map);
    return prepared;
}

Result<CycleVersion> version_in_force(const records::Record& cycle_record, const std::string& which, World& world) {
    if (!which.empty()) return version_given(cycle_record, which, world);
    const bool published = !records::is_missing(cycle_record.values[organisation::cycle_kind().at("published_version")]);
    return version_given(cycle_record, published ? "published" : "draft", world);
}

}  // namespace ciclo::actions
