// A file that travels inside the binary (templates, messages, fonts, styles); made by cmake/Embed.cmake.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace ciclo {

struct EmbeddedFile {
    std::string_view path;   ///< relative to the embedded folder, "hospital-emergency.yaml"
    std::string_view bytes;
};

}  // namespace ciclo
