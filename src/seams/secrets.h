// Secrets: the one master key of an installation, held outside the database. Rooms derive keys of their own from it.
#pragma once

#include <array>

namespace ciclo::seams {

struct Secrets {
    std::array<unsigned char, 32> master{};
};

}  // namespace ciclo::seams
