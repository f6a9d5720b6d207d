#include "storage/machine_chance.h"

#include <sys/random.h>

#include <algorithm>
#include <cerrno>

#include "base/ensure.h"

namespace ciclo::storage {

void MachineChance::fill(std::span<unsigned char> bytes) {
    while (!bytes.empty()) {
        const ssize_t got = getrandom(bytes.data(), std::min<std::size_t>(bytes.size(), 256), 0);
        if (got < 0 && errno == EINTR) continue;
        ENSURE(got > 0, "the kernel gives random bytes once it has started");
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
}

}  // namespace ciclo::storage
