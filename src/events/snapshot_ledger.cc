#include "events/snapshot_ledger.h"

#include <array>
#include <cstring>
#include <limits>

namespace ciclo::events {

namespace {

void append_number(std::string& out, std::uint64_t number) {
    std::array<char, sizeof number> bytes;
    std::memcpy(bytes.data(), &number, sizeof number);
    out.append(bytes.data(), bytes.size());
}

void append_text(std::string& out, std::string_view text) {
    append_number(out, text.size());
    out += text;
}

class Reading {
public:
    explicit Reading(std::string_view bytes) : rest_(bytes) {}
    bool good() const { return good_; }
    bool at_end() const { return rest_.empty(); }

    std::uint64_t number(std::uint64_t most) {
        std::uint64_t number = 0;
        if (rest_.size() < sizeof number) return refused();
        std::memcpy(&number, rest_.data(), sizeof number);
        rest_.remove_prefix(sizeof number);
        return number <= most ? number : refused();
    }
    std::string text() {
        const std::uint64_t size = number(rest_.size());
        if (size > rest_.size()) refused();
        if (!good_) return "";
        std::string text(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return text;
    }
    int position() { return static_cast<int>(number(std::numeric_limits<int>::max())); }
    Treatment treatment() { return static_cast<Treatment>(number(static_cast<std::uint64_t>(Treatment::noted))); }

private:
    std::uint64_t refused() {
        good_ = false;
        rest_ = {};
        return 0;
    }
    std::string_view rest_;
    bool good_ = true;
};

LedgerEntry read_entry(Reading& reading) {
    LedgerEntry entry;
    entry.place.line = reading.position();
    entry.place.column = reading.position();
    entry.treatment = reading.treatment();
    for (std::string* text : {&entry.place.file, &entry.code, &entry.subject, &entry.text, &entry.reading}) {
        *text = reading.text();
    }
    return entry;
}

std::int64_t count_of(const Ledger& ledger, const LedgerEntry& kind) {
    for (const Ledger::Count& count : ledger.counts()) {
        if (count.code == kind.code && count.treatment == kind.treatment) return count.n;
    }
    return 0;
}

}  // namespace

std::string ledger_bytes(const Ledger& ledger) {
    std::string out;
    append_number(out, ledger.entries().size());
    for (const LedgerEntry& entry : ledger.entries()) {
        append_number(out, static_cast<std::uint64_t>(entry.place.line));
        append_number(out, static_cast<std::uint64_t>(entry.place.column));
        append_number(out, static_cast<std::uint64_t>(entry.treatment));
        for (const std::string* text : {&entry.place.file, &entry.code, &entry.subject, &entry.text, &entry.reading}) {
            append_text(out, *text);
        }
    }
    append_number(out, ledger.counts().size());
    for (const Ledger::Count& count : ledger.counts()) {
        append_number(out, static_cast<std::uint64_t>(count.treatment));
        append_number(out, static_cast<std::uint64_t>(count.n));
        append_text(out, count.code);
    }
    return out;
}

bool read_ledger(std::string_view bytes, Ledger& ledger) {
    Reading reading(bytes);
    const std::uint64_t entries = reading.number(bytes.size());
    for (std::uint64_t i = 0; i < entries && reading.good(); ++i) {
        LedgerEntry entry = read_entry(reading);
        if (reading.good()) ledger.add(std::move(entry));
    }
    const std::uint64_t counts = reading.number(bytes.size());
    for (std::uint64_t i = 0; i < counts && reading.good(); ++i) {
        LedgerEntry more;
        more.treatment = reading.treatment();
        const auto n = static_cast<std::int64_t>(reading.number(most_notes));
        more.code = reading.text();
        const std::int64_t entered = count_of(ledger, more);
        // a ledger counts more than it keeps only when it keeps all it may
        if (n < entered || (n > entered && entered < static_cast<std::int64_t>(Ledger::entries_kept))) return false;
        for (std::int64_t k = entered; k < n && reading.good(); ++k) ledger.add(more);
    }
    return reading.good() && reading.at_end();
}

}  // namespace ciclo::events
