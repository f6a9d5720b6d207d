#include "cli/terminal_progress.h"

#include <ostream>

namespace ciclo::cli {

TerminalProgress::TerminalProgress(std::ostream& err, seams::Clock& clock)
    : err_(err), clock_(clock), started_(clock.steady_milliseconds()) {}

TerminalProgress::~TerminalProgress() {
    if (shown_) err_ << "\r\x1b[K" << std::flush;
}

void TerminalProgress::at(std::string_view step, double done, double total) {
    const std::int64_t now = clock_.steady_milliseconds();
    if (now - started_ < silent_milliseconds || (shown_ && now - last_shown_ < between_milliseconds)) return;
    last_shown_ = now;
    shown_ = true;
    err_ << "\r\x1b[K" << step;
    if (total > 0) err_ << " " << static_cast<int>(100.0 * done / total) << "%";
    err_ << std::flush;
}

}  // namespace ciclo::cli
