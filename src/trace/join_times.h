// join_times(): several files of measured times as one. Pure; any number of threads.
#pragma once

#include <vector>

#include "trace/times.h"

namespace ciclo::trace {

/// Series of the same name, period and unit are one, values in the order of the files. `files` has at least one.
Times join_times(std::vector<Times> files);

}  // namespace ciclo::trace
