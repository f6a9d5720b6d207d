// A map as addressable cells: what one person changes, what two people may both change, what history shows.
//
//   Cells cells = cells_of(map);
//   cells["moment/M3/name/es"]   → "\"Espera su turno\""      one value, as compact JSON
//   cells["moment/*"]            → "[\"M1\",\"M2\",\"M3\"]"      which moments there are, in their order
//   cells["moment/M3/req"]       → "[{\"es\":\"…\"}]"          a list without ids is one cell
//
// Addresses stay when things move: they are made of ids, never of positions. What a map does not say has no cell. A
// thing belongs to the map when its collection's "*" cell names it; cells of things it does not name are left out.
//
//   cycle/<key>                        the head; texts by language: cycle/name/es
//   stage|moment|transversal|action|pattern|group/<id>/<key>
//   branch/<from>><adds>, arrow/<from>><to>   a second one between the same two: …#2
//   moment/<id>/std/<id>/<key>, moment/<id>/ind/<id>/<key>, and their "*"
//
// Pure; any number of threads.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cycle/map.h"
#include "formats/value.h"

namespace ciclo::cycle {

/// Path → compact JSON, sorted by path.
using Cells = std::map<std::string, std::string, std::less<>>;

Cells cells_of(const Map& map);
/// Every error of the reader, its place naming the cell or the thing.
Result<Map> map_of_cells(const Cells& cells);

/// JSON on one line without white space; two equal trees give equal texts.
std::string compact_json(const formats::Value& value);
std::string map_json(const Map& map);

/// True for "moment/*" and "moment/M3/std/*".
bool names_things(std::string_view path);
/// The ids of such a cell; empty when it is no list of texts.
std::vector<std::string> ids_in(std::string_view cell);
std::string ids_cell(const std::vector<std::string>& ids);

}  // namespace ciclo::cycle
