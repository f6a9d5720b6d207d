#include "events/further.h"

#include <algorithm>

#include "base/text.h"

namespace ciclo::events {

namespace {

bool is(std::string_view asked, std::string_view name, Level level) {
    if (asked == name) return true;
    return level == Level::of_case && asked.starts_with(case_prefix) && asked.substr(case_prefix.size()) == name;
}

bool is_header(std::string_view asked, std::string_view header) {
    const bool of_case = header.starts_with(case_prefix);
    return asked == header || (of_case && asked == header.substr(case_prefix.size()));
}

}  // namespace

OwnColumn own_column(std::string_view name) {
    if (name == "resource" || name == "org:resource") return OwnColumn::resource;
    if (name == "activity" || name == "concept:name") return OwnColumn::activity;
    if (name == "case" || name == "case:concept:name") return OwnColumn::case_name;
    return OwnColumn::none;
}

bool wants(const Further& further, std::string_view name, Level level) {
    if (further.which == Further::Which::all) return true;
    if (further.which == Further::Which::none) return false;
    return std::any_of(further.names.begin(), further.names.end(),
                       [&](const std::string& asked) { return is(asked, name, level); });
}

std::optional<Error> names_missing(const Further& further, const std::vector<std::string>& there,
                                   const std::string& file) {
    if (further.which != Further::Which::named) return std::nullopt;
    constexpr std::size_t most_listed = 30;  // what fits a message that people still read
    for (const std::string& asked : further.names) {
        if (own_column(asked) != OwnColumn::none) continue;
        if (std::any_of(there.begin(), there.end(), [&](const std::string& one) { return is_header(asked, one); })) continue;
        std::vector<std::string> listed, candidates = there;
        for (const std::string& one : there) {
            if (one.starts_with(case_prefix)) candidates.push_back(one.substr(case_prefix.size()));
            if (listed.size() < most_listed && !one.empty()) listed.push_back(one);
        }
        if (listed.size() < there.size() && listed.size() == most_listed) listed.emplace_back("…");
        const auto near = nearest(asked, candidates);
        return Error{ErrorKind::not_found, "the log has no column " + quoted(asked),
                     near ? "did you mean " + quoted(*near) + "?" : "it has " + join(listed, ", "), {file, 0, 0}};
    }
    return std::nullopt;
}

}  // namespace ciclo::events
