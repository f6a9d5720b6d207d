// How files came out that were just read: what the preview found, the import need not find again while it holds the pen.
// A reading is found by everything it followed from (sort, mapping, map, the file's own bytes), never by a name, so that
// an import keeps what it would have found itself. Any number of threads. Internal to the room.
//
//   const EvidenceReading reading = read_file_once(sort, file, columns_json, map);
#pragma once

#include <string>

#include "actions/evidence_reading.h"

namespace ciclo::actions {

/// As read_file(); one that was read a moment ago comes from the shelf.
EvidenceReading read_file_once(EvidenceSort sort, const EvidenceFile& file, const std::string& columns_json,
                               const cycle::Map& map);

}  // namespace ciclo::actions
