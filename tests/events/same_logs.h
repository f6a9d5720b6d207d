// A log as text, by names and not by numbers, so that two can be compared.
#pragma once

#include <string>

#include "events/log.h"

namespace ciclo::events {

/// "|room=r1": what the further columns say of an event, or of a case.
inline std::string further_of(const std::vector<Attribute>& attributes, std::size_t i) {
    std::string text;
    for (const Attribute& one : attributes) {
        const std::uint32_t code = one.codes[i];
        text += "|" + one.name + "=" + (code == no_code ? "(none)" : std::string(one.values[code]));
    }
    return text;
}

/// Every event of every case as a line.
inline std::string lines_of(const Log& log) {
    std::string text;
    for (std::size_t c = 0; c < log.cases.size(); ++c) {
        text += "case " + std::string(log.cases[c]) + further_of(log.of_cases, c) + "\n";
        for (std::uint64_t e = log.case_begin[c]; e < log.case_begin[c + 1]; ++e) {
            const std::uint32_t resource = log.resource.size() == 0 ? no_code : log.resource[e];
            text += std::string(log.activities[log.activity[e]]) + "|" +
                    (resource == no_code ? "(none)" : std::string(log.resources[resource])) + "|" +
                    std::to_string(log.start[e]) + "|" + std::to_string(log.end[e]) + (log.lasts(e) ? "|lasts" : "") +
                    further_of(log.of_events, e) + "\n";
        }
    }
    return text + "both times " + std::to_string(log.has_both_times) + "\n";
}

}  // namespace ciclo::events
