// Progress: how a long deed tells its caller where it is, and learns that it should stop.
#pragma once

#include <string_view>

namespace ciclo {

class Progress {
public:
    virtual ~Progress() = default;
    /// Called often; `done` of `total` units of the step (total 0 = unknown). Must be cheap and callable from one thread.
    virtual void at(std::string_view step, double done, double total) = 0;
    /// True when the caller no longer wants the result; the deed then returns Error{refused, "cancelled"} soon.
    virtual bool cancelled() const { return false; }
};

/// For callers that do not watch.
class NoProgress final : public Progress {
public:
    void at(std::string_view, double, double) override {}
};

}  // namespace ciclo
