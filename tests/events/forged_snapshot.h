// A changed snapshot with checksums that fit again: what the checksums do not catch must be caught by looking.
#pragma once

#include <cstring>
#include <string>

#include "events/snapshot_form.h"

namespace ciclo::events {

inline void set_checksum_of_table(std::string& bytes, snapshot_form::Head& head) {
    using namespace snapshot_form;
    head.table_checksum = 0;
    std::memcpy(bytes.data(), &head, sizeof head);
    head.table_checksum = checksum_of(std::string_view(bytes).substr(0, sizeof head + head.parts * sizeof(Part)));
    std::memcpy(bytes.data(), &head, sizeof head);
}

/// Bytes whose head or parts do not lie in them stay as they are.
inline std::string with_checksums(std::string bytes) {
    using namespace snapshot_form;
    Head head;
    if (bytes.size() < sizeof head) return bytes;
    std::memcpy(&head, bytes.data(), sizeof head);
    if (head.parts > (bytes.size() - sizeof head) / sizeof(Part)) return bytes;
    for (std::size_t i = 0; i < head.parts; ++i) {
        Part part;
        char* place = bytes.data() + sizeof head + i * sizeof part;
        std::memcpy(&part, place, sizeof part);
        if (part.width == 0 || part.width > 8 || part.offset > bytes.size() ||
            part.count > (bytes.size() - part.offset) / part.width) {
            continue;
        }
        part.checksum = checksum_of(std::string_view(bytes).substr(part.offset, part.count * part.width));
        std::memcpy(place, &part, sizeof part);
    }
    set_checksum_of_table(bytes, head);
    return bytes;
}

}  // namespace ciclo::events
