// Where the things of a map stand in its document and in its cells. Internal to the room; cells.h is the door.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace ciclo::cycle::shape {

struct Collection {
    std::string_view cell;    ///< first part of the address
    std::string_view key;     ///< of the list in the document
    std::string_view inside;  ///< key of the map that holds the list; "" = the document itself
    std::string_view first_key = "id", second_key = "";  ///< what makes its address: an id, or two ends
    bool moments = false;                                ///< holds promises: std and ind
};

inline constexpr std::array<Collection, 8> collections{{
    {"stage", "stages", ""},
    {"moment", "moments", "", "id", "", true},
    {"transversal", "transversal", "", "id", "", true},
    {"branch", "branches", "", "from", "adds"},
    {"action", "actions", "blueprint"},
    {"arrow", "arrows", "blueprint", "from", "to"},
    {"pattern", "patterns", ""},
    {"group", "industry_groups", ""},
}};

inline constexpr std::string_view minutes = "time";
inline constexpr char between = '>', again = '#';  ///< neither may stand in an id

/// Keys whose value is a text in several languages.
inline constexpr std::array<std::string_view, 14> local_keys{
    "name",   "expect", "customer_helps", "we_help", "concept", "need",  "policy_intent",
    "begins", "ends",   "customer_word",  "when",    "text",    "label", "seed_example"};
constexpr bool is_local(std::string_view key) {
    return std::find(local_keys.begin(), local_keys.end(), key) != local_keys.end();
}

}  // namespace ciclo::cycle::shape
