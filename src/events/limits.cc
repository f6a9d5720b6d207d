#include "events/limits.h"

namespace ciclo::events::limits {

std::optional<Error> too_large(std::size_t n_events, std::size_t n_activities, std::size_t n_resources,
                               const std::string& file) {
    const auto over = [&](std::size_t n, std::size_t most, const std::string& what) {
        return n <= most ? std::optional<Error>()
                         : Error{ErrorKind::limit,
                                 "the log has " + std::to_string(n) + " " + what,
                                 "keep it within " + std::to_string(most),
                                 {file, 0, 0}};
    };
    if (auto error = over(n_events, events, "events")) return error;
    if (auto error = over(n_activities, activities, "different activities")) return error;
    return over(n_resources, resources, "different resources");
}

}  // namespace ciclo::events::limits
