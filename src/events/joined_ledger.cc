#include "events/joined_ledger.h"

namespace ciclo::events {

void append_shifted(const Ledger& from, std::size_t lines, Ledger& into) {
    for (LedgerEntry entry : from.entries()) {
        entry.place.line += static_cast<int>(lines);
        into.add(std::move(entry));
    }
    for (const Ledger::Count& count : from.counts()) {
        const auto kept = static_cast<std::int64_t>(Ledger::entries_kept);
        LedgerEntry more;
        more.code = count.code;
        more.treatment = count.treatment;
        for (std::int64_t i = kept; i < count.n; ++i) into.add(more);
    }
}

}  // namespace ciclo::events
