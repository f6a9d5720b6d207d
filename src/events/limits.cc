#include "events/limits.h"

namespace ciclo::events::limits {

std::optional<Error> names_too_long(std::size_t bytes, const std::string& of, const std::string& file) {
    if (bytes <= names_bytes) return std::nullopt;
    return Error{ErrorKind::limit,
                 "the names of the " + of + " take " + std::to_string(bytes) + " bytes together",
                 "shorten them, or split the log: 4 GiB is the most",
                 {file, 0, 0},
                 "log_names_too_long"};
}

std::optional<Error> too_large(std::size_t n_events, std::size_t n_activities, std::size_t n_resources,
                               const std::string& file) {
    const auto over = [&](std::size_t n, std::size_t most, const std::string& what, const std::string& code) {
        return n <= most ? std::optional<Error>()
                         : Error{ErrorKind::limit,
                                 "the log has " + std::to_string(n) + " " + what,
                                 "keep it within " + std::to_string(most),
                                 {file, 0, 0},
                                 code};
    };
    if (auto error = over(n_events, events, "events", "log_too_many_events")) return error;
    if (auto error = over(n_activities, activities, "different activities", "log_too_many_activities")) return error;
    return over(n_resources, resources, "different resources", "log_too_many_resources");
}

}  // namespace ciclo::events::limits
