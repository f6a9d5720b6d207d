// Stand-ins for the kinds that identity's kinds refer to, so that its declarations can be checked without the room
// above.
#pragma once

#include <vector>

#include "records/kind.h"

namespace ciclo::identity::testing {

inline std::vector<const records::Kind*> referred_kinds() {
    static const auto stand_in = [](std::string_view name) {
        const LocalText words{"a", "b", "c"};
        return records::Kind{.name = name,
                             .one = words,
                             .many = words,
                             .help = words,
                             .fields = {{.name = "name", .label = words, .help = words}},
                             .title_field = "name",
                             .readers = access::every_role,
                             .writers = access::Role::administrator};
    };
    static const records::Kind person = stand_in("person"), unit = stand_in("unit");
    return {&person, &unit};
}

}  // namespace ciclo::identity::testing
