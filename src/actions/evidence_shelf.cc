#include "actions/evidence_shelf.h"

#include <memory>

#include "actions/shelf.h"
#include "cycle/cells.h"
#include "identity/keys.h"
#include "identity/spelling.h"

namespace ciclo::actions {

namespace {

Shelf<EvidenceReading>& shelf() {
    static Shelf<EvidenceReading> the_shelf({.places = 8});  // people who import at once; a ledger keeps 1,000 entries
    return the_shelf;
}

std::string key_of(EvidenceSort sort, const EvidenceFile& file, const std::string& columns_json, const cycle::Map& map) {
    const std::string digests[] = {identity::hex(identity::digest(columns_json)), identity::hex(identity::digest(cycle::map_json(map))),
                                   identity::hex(identity::digest(file.bytes))};
    std::string key(code_of(sort));
    for (const std::string& digest : digests) (key += '\n') += digest;
    return (key += '\n') += file.name;  // ledgers and errors name the file
}

}  // namespace

EvidenceReading read_file_once(EvidenceSort sort, const EvidenceFile& file, const std::string& columns_json,
                               const cycle::Map& map) {
    const std::string key = key_of(sort, file, columns_json, map);
    if (const auto known = shelf().find(key)) return *known;
    const auto reading = std::make_shared<const EvidenceReading>(read_file(sort, file, map));
    shelf().keep(key, reading);
    return *reading;
}

}  // namespace ciclo::actions
