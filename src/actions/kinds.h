// Every kind the product keeps: what the wiring hands to the store and to the doors.
#pragma once

#include "records/kinds.h"

namespace ciclo::actions {

/// The organisation's kinds, then the internal ones of identity. Built once; any number of threads.
records::KindList all_kinds();

}  // namespace ciclo::actions
