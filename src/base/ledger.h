// Ledger: every row or value that was in the input and not used as it stood, and what was done with it.
//
// Imperfect data gives a value *and* a ledger; nothing is repaired or dropped silently. The ledger is printed
// in every report that used the data, so its entries carry a code (translated by words, key "ledger.<code>")
// and the raw text that caused them, never a sentence in one language.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace ciclo {

enum class Treatment {
    row_left_out,    ///< the whole row was not used
    value_left_out,  ///< one cell was not used, the rest of the row was
    read_as,         ///< used, but not as written ("3,5" read as 3.5); `reading` says as what
    noted            ///< used as it stands; the reader should know
};

struct LedgerEntry {
    Place place;
    std::string code;     ///< stable identifier, snake_case: "duplicate_row", "not_a_number", "outside_scale"
    std::string subject;  ///< the column, moment or series concerned
    std::string text;     ///< the raw text as found; never personal data (put the place, not the name)
    Treatment treatment = Treatment::row_left_out;
    std::string reading;  ///< with read_as: what it was read as

    bool operator==(const LedgerEntry&) const = default;
};

/// Entries in the order met. The first `entries_kept` of each code are kept whole, the rest are counted, so that a
/// file of a million bad rows costs a counter and not a gigabyte.
class Ledger {
public:
    static constexpr std::size_t entries_kept = 1000;

    struct Count {
        std::string code;
        Treatment treatment = Treatment::row_left_out;
        std::int64_t n = 0;
    };

    void add(LedgerEntry entry);
    void append(const Ledger& other);

    const std::vector<LedgerEntry>& entries() const { return entries_; }
    /// How often each (code, treatment) happened, in the order first met; exact also past `entries_kept`.
    const std::vector<Count>& counts() const { return counts_; }
    std::int64_t count(std::string_view code) const;
    bool empty() const { return counts_.empty(); }

private:
    Count& counter(const std::string& code, Treatment treatment);

    std::vector<LedgerEntry> entries_;
    std::vector<Count> counts_;
};

}  // namespace ciclo
