// Filter text: the grammar of a filter expression, before anybody looks at a kind.
//
//   read_filter_text("role_class=front_line; name~\"a;b\"; !leader?")   // three filters
//
// One pass, linear in the text; sizes in records/limits.h. Refuses with the column.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/query.h"

namespace ciclo::records {

/// A sign and what it means. The longer signs stand first, so that the first that fits is the one meant.
struct FilterSign {
    std::string_view sign;
    Compare compare;
};
inline constexpr std::array<FilterSign, 7> filter_signs{{{"!=", Compare::differs},
                                                         {"<=", Compare::at_most},
                                                         {">=", Compare::at_least},
                                                         {"=", Compare::equals},
                                                         {"<", Compare::less},
                                                         {">", Compare::more},
                                                         {"~", Compare::contains}}};

struct WrittenFilter {
    std::string field;  ///< letters, digits and _; not empty
    std::string sign;   ///< as written: "<=", "?", "!?"
    Compare compare = Compare::equals;
    std::string value;  ///< not empty but for ? and !?
    Place place;        ///< of the field's name; file "filter"
};

Result<std::vector<WrittenFilter>> read_filter_text(std::string_view text);

/// Why the text cannot be the value of a filter ("is longer than …"); nothing when it can.
std::optional<std::string> unfit_filter_value(std::string_view text);

}  // namespace ciclo::records
