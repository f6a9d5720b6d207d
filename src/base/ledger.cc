#include "base/ledger.h"

#include <algorithm>

namespace ciclo {

Ledger::Count& Ledger::counter(const std::string& code, Treatment treatment) {
    const auto found = std::find_if(counts_.begin(), counts_.end(), [&](const Count& count) {
        return count.code == code && count.treatment == treatment;
    });
    if (found != counts_.end()) return *found;
    counts_.push_back({code, treatment, 0});
    return counts_.back();
}

void Ledger::add(LedgerEntry entry) {
    Count& count = counter(entry.code, entry.treatment);
    ++count.n;
    if (static_cast<std::size_t>(count.n) <= entries_kept) entries_.push_back(std::move(entry));
}

void Ledger::append(const Ledger& other) {
    for (const Count& count : other.counts_) counter(count.code, count.treatment).n += count.n;
    entries_.insert(entries_.end(), other.entries_.begin(), other.entries_.end());
}

std::int64_t Ledger::count(std::string_view code) const {
    std::int64_t n = 0;
    for (const Count& count : counts_) {
        if (count.code == code) n += count.n;
    }
    return n;
}

}  // namespace ciclo
