// MomentNames: finds a moment by what people write for it: its id in any case, its name in es, en or nl, or both ("M1.
// Ambulance request"). Case, accents and signs do not matter. A name that two moments share finds neither.
//
//   MomentNames names(map);
//   if (auto id = names.find("solicitud de AMBULANCIA")) …
//
// Holds no reference to the map. Read-only after making; any number of threads.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cycle/map.h"

namespace ciclo::cycle {

class MomentNames {
public:
    explicit MomentNames(const Map& map);

    /// nothing when no moment, or more than one, goes by that name.
    std::optional<MomentId> find(std::string_view text) const;
    /// True when two moments or more share the name.
    bool ambiguous(std::string_view text) const;
    /// One more name of a moment, beside those of the map. Ids always win over names.
    void add(std::string_view name, const MomentId& moment);

    /// The ids in display order, for messages: "M1, M2, M3".
    const std::string& ids_text() const { return ids_text_; }
    /// The id or name nearest to `text`, for "did you mean …?".
    std::optional<std::string> nearest_name(std::string_view text) const;

private:
    struct Owner {
        MomentId moment;
        bool shared = false;
    };
    std::map<std::string, MomentId, std::less<>> by_exact_id_;
    std::map<std::string, Owner, std::less<>> by_id_, by_name_;  ///< keys folded
    std::vector<std::string> written_;
    std::string ids_text_;
};

}  // namespace ciclo::cycle
