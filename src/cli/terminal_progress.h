// TerminalProgress: says on a terminal where a long deed is, but only once it has taken longer than a second, and at most
// five times a second, on one line that is rewritten. Where there is no terminal nothing is said: scripts want quiet.
#pragma once

#include <iosfwd>
#include <string_view>

#include "base/progress.h"
#include "seams/clock.h"

namespace ciclo::cli {

class TerminalProgress final : public Progress {
public:
    TerminalProgress(std::ostream& err, seams::Clock& clock);
    ~TerminalProgress() override;
    TerminalProgress(const TerminalProgress&) = delete;
    TerminalProgress& operator=(const TerminalProgress&) = delete;
    void at(std::string_view step, double done, double total) override;

private:
    static constexpr std::int64_t silent_milliseconds = 1000;
    static constexpr std::int64_t between_milliseconds = 200;

    std::ostream& err_;
    seams::Clock& clock_;
    std::int64_t started_;
    std::int64_t last_shown_ = 0;
    bool shown_ = false;
};

}  // namespace ciclo::cli
