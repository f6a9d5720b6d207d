// A proposal must be a map: its limits stay within those of cycle.
#include "discovery/limits.h"

#include "cycle/limits.h"

namespace ciclo::discovery {

static_assert(limits::moments <= cycle::limits::moments);
static_assert(limits::branches <= cycle::limits::per_moment);
static_assert(limits::moments / limits::moments_for_one_anywhere <= cycle::limits::transversal);
static_assert(limits::stages <= cycle::limits::stages);

}  // namespace ciclo::discovery
