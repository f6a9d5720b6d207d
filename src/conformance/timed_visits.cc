#include "conformance/timed_visits.h"

namespace ciclo::conformance {

Ticks::Ticks(const events::Log& log)
    : start_base_us(log.start.base_us()),
      start_tick_us(log.start.tick_us()),
      end_base_us(log.end.base_us()),
      end_tick_us(log.end.tick_us()) {}

}  // namespace ciclo::conformance
