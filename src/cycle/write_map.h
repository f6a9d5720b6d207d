// write_map: a Map back to text that read_map() reads to the same Map (places apart).
//
// Only what differs from the default is written, in the key order of docs/map-format.md. Comments of a file that was
// read are not kept. Pure; any number of threads.
#pragma once

#include <string>

#include "cycle/map.h"
#include "formats/value.h"

namespace ciclo::cycle {

formats::Value to_value(const Map& map);
std::string write_map_yaml(const Map& map);
std::string write_map_json(const Map& map);

}  // namespace ciclo::cycle
