// A file somebody gave, made ready: its sort, what its columns mean and how it came out. Shared by the preview and the
// import, so that what was seen is what is kept. Internal to the room.
#pragma once

#include "actions/cycle_versions.h"
#include "actions/evidence_store.h"

namespace ciclo::actions {

struct Prepared {
    EvidenceSort sort = EvidenceSort::answers;
    EvidenceFile file;
    Heading heading;
    std::string headers;       ///< fingerprint
    std::string columns_json;  ///< the mapping in force
    bool remembered = false;   ///< it comes from an earlier import with these headers
    EvidenceReading reading;
};

/// From the inputs file, what, columns. Errors: no file, columns that are no mapping. What is wrong with the file itself
/// stands in `reading.errors`. Needs pen or snapshot.
Result<Prepared> prepared_file(const records::Record& cycle_record, const cycle::Map& map, const Arguments& arguments,
                               World& world);

/// The map that evidence is read against and that results are shown by: as asked, else published, else the draft.
Result<CycleVersion> version_in_force(const records::Record& cycle_record, const std::string& which, World& world);

}  // namespace ciclo::actions
