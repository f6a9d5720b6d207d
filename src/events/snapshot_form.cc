#include "events/snapshot_form.h"

#include "events/bytes.h"

namespace ciclo::events::snapshot_form {

std::uint64_t checksum_of(std::string_view bytes) {
    // four chains, so that the machine multiplies four numbers at once
    std::array<std::uint64_t, 4> sums{1, 2, 3, 4};
    constexpr std::size_t step = 32, word = 8;
    std::size_t i = 0;
    for (; i + step <= bytes.size(); i += step) {
        for (std::size_t k = 0; k < sums.size(); ++k) sums[k] = mixed(sums[k], eight_bytes(bytes.data() + i + k * word));
    }
    for (; i < bytes.size(); i += word) {
        const std::size_t left = bytes.size() - i;
        std::uint64_t last = 0;
        std::memcpy(&last, bytes.data() + i, left < word ? left : word);
        sums[0] = mixed(sums[0], last);
    }
    return mixed(mixed(sums[0], sums[1]), mixed(sums[2], sums[3]) ^ bytes.size());
}

std::string_view name_of(PartKind kind) {
    constexpr std::array<std::string_view, 19> names = {
        "names of cases",  "places of the names of cases",      "names of activities", "places of the names of activities",
        "names of resources", "places of the names of resources", "events of each case",   "activities",
        "resources",       "starts",                             "ends",                "durations",
        "name of a column", "texts of a column",                 "places of the texts of a column",
        "codes of a column", "name of the file",                 "ledger",              "flags"};
    const auto i = static_cast<std::size_t>(kind);
    return i >= 1 && i <= names.size() ? names[i - 1] : "a part of another version";
}

}  // namespace ciclo::events::snapshot_form
