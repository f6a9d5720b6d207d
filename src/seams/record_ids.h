// RecordIds: new ids of records, sortable by time: 26 characters of Crockford's base 32, 48 bits of milliseconds and 80 of
// chance (the form known as ULID).
//
//   RecordIds ids;
//   records::RecordId id = ids.next(clock.now(), chance);
//
// Ids of one RecordIds always rise, also within a millisecond and when somebody sets the clock back. One thread at a time.
#pragma once

#include <array>
#include <cstdint>

#include "records/record.h"
#include "seams/chance.h"

namespace ciclo::seams {

class RecordIds {
public:
    records::RecordId next(calendar::Instant now, Chance& chance);

private:
    std::int64_t last_milliseconds_ = -1;
    std::array<unsigned char, 16> last_{};  ///< most significant first; the first six are the milliseconds
};

}  // namespace ciclo::seams
