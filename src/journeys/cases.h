// Cases: which cases of a log are looked at: all of them, or those a filter kept. Numbers, never a copy of the events.
//
//   const Cases all(log);
//   const Cases some(log, {3, 4, 17});
//   for (std::size_t i = 0; i < some.size(); ++i) … some.begin_of(i), some.end_of(i) …
//
// Looks at the log, which must live longer. Read-only; any number of threads.
#pragma once

#include <cstdint>
#include <vector>

#include "events/log.h"
#include "journeys/pass.h"

namespace ciclo::journeys {

class Cases {
public:
    /// Every case of the log.
    explicit Cases(const events::Log& log) : log_(&log), size_(log.cases.size()), every_(true) {}
    /// Numbers of cases, ascending, each once: ENSURE.
    Cases(const events::Log& log, std::vector<std::uint32_t> numbers);

    const events::Log& log() const { return *log_; }
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    /// The log's number of the i-th case looked at.
    std::uint32_t operator[](std::size_t i) const { return every_ ? static_cast<std::uint32_t>(i) : numbers_[i]; }
    std::size_t begin_of(std::size_t i) const { return static_cast<std::size_t>(log_->case_begin[(*this)[i]]); }
    std::size_t end_of(std::size_t i) const {
        return static_cast<std::size_t>(log_->case_begin[std::size_t{(*this)[i]} + 1]);
    }
    std::size_t events() const;

    /// Cut into ranges of about as many events, one a thread; the same answer however many (see pass.h).
    std::vector<CaseRange> ranges(const PassOptions& options) const;

private:
    const events::Log* log_;
    std::vector<std::uint32_t> numbers_;
    std::size_t size_ = 0;
    bool every_ = false;
};

}  // namespace ciclo::journeys
