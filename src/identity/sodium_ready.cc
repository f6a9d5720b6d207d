#include "identity/sodium_ready.h"

#include <sodium.h>

#include "base/ensure.h"

namespace ciclo::identity {

void sodium_ready() {
    static const int state = sodium_init();
    ENSURE(state >= 0, "libsodium starts");
}

}  // namespace ciclo::identity
