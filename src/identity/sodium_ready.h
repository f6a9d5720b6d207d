// sodium_ready: libsodium chooses its fastest code once, before first use. Any number of threads.
#pragma once

namespace ciclo::identity {

/// ENSURE fails when the library cannot start (no source of randomness for its own use).
void sodium_ready();

}  // namespace ciclo::identity
