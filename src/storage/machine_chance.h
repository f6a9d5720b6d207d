// MachineChance: the machine's entropy behind seams::Chance. Any number of threads.
#pragma once

#include "seams/chance.h"

namespace ciclo::storage {

class MachineChance final : public seams::Chance {
public:
    void fill(std::span<unsigned char> bytes) override;
};

}  // namespace ciclo::storage
