// The part of read_ocel() that reads XML, OCEL 2.0 and 1.0. See read_ocel.h for the rules and the codes.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "objects/object_log.h"

namespace ciclo::objects {

Result<ObjectLog> read_ocel_xml(std::string_view text, const std::string& file);

/// True when the first elements inside the outer one are those of OCEL, not those of XES; not well-formed is false.
bool is_ocel_xml(std::string_view text, const std::string& file);

}  // namespace ciclo::objects
