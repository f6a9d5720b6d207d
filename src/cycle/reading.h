// What the parts of read_map() share: the errors so far, and the references to be checked when everything is read.
// Internal to the room.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cycle/map.h"
#include "formats/fields.h"

namespace ciclo::cycle {

/// "moment M9, named by branch 1, is not in moments": checked at the end, because a file may name what comes later.
struct Reference {
    enum class To { stage, moment, any_moment, box };
    To to = To::moment;
    std::string id;
    std::string thing;  ///< who names it: "branch 1"
    Place place;
};

struct Reading {
    Errors errors;
    std::vector<Reference> references;
};

/// Reads one of `moments` or, with Transversal::yes, of `transversal`. `position` is 1-based.
enum class Transversal { no, yes };
Moment read_moment(const formats::Value& value, Transversal transversal, std::size_t position, Reading& reading);

/// A list of ids under `key`, each remembered as a reference.
std::vector<MomentId> read_moment_ids(formats::Fields& fields, std::string_view key, Reference::To to,
                                      Reading& reading);

/// The rules that need the whole map: unique ids, references, stages in order. Adds to reading.errors.
void check_whole(const Map& map, Reading& reading);

}  // namespace ciclo::cycle
