#include "moments/evidence.h"

#include "base/text.h"
#include "moments/joining.h"

namespace ciclo::moments {

namespace {

constexpr std::size_t names_listed = 10;  // in a message; more is a wall of text

std::string listed(std::vector<std::string> names) {
    if (names.size() > names_listed) {
        names.resize(names_listed);
        names.push_back("…");
    }
    return join(names, ", ");
}

std::vector<std::string> series_names(const std::vector<trace::TimeSeries>& series) {
    std::vector<std::string> names;
    for (const trace::TimeSeries& one : series) {
        if (names.empty() || names.back() != one.name) names.push_back(one.name);
    }
    return names;
}

std::vector<std::string> wanted_moments(const cycle::Map& map) {
    std::vector<std::string> names;
    for (const cycle::Moment* moment : map.rateable())
        names.push_back(moment->id.text + " " + moment->name.in(Language::en));
    return names;
}

std::optional<Error> bad_period(const Period& period) {
    if (!period.from || !period.until || *period.from <= *period.until) return std::nullopt;
    return Error{ErrorKind::invalid,
                 "the period ends on " + calendar::iso_text(*period.until) + ", before it begins on " +
                     calendar::iso_text(*period.from),
                 "give the earlier day first",
                 {}};
}

void list_file(Evidence& evidence, const std::string& file) {
    if (!file.empty()) evidence.files.push_back(file);
}

/// Something of the evidence was joined with the map: a rating, a case, a measured standard, a lived moment.
bool joined(const Evidence& evidence) {
    return (evidence.wave && evidence.wave->answers.respondents > 0) || !evidence.cases.empty() ||
           !evidence.standards.empty() || !evidence.lived.empty();
}

std::vector<std::string> activities_of(const std::vector<std::shared_ptr<const events::Log>>& logs) {
    std::vector<std::string> names;
    for (const auto& log : logs) {
        for (std::size_t i = 0; i < log->activities.size(); ++i) names.emplace_back(log->activities[i]);
    }
    return names;
}

Error nothing_joined(const Evidence& evidence, const std::vector<std::string>& activities) {
    if (limited(evidence.period) && evidence.ledger.count("outside_period") + evidence.ledger.count("no_date") > 0) {
        return {
            ErrorKind::not_found, "nothing in the evidence falls in the period", "choose another period, or none", {}};
    }
    std::vector<std::string> found;
    if (!activities.empty()) found.push_back("the activities " + listed(activities));
    if (!evidence.unmatched_series.empty())
        found.push_back("the series " + listed(series_names(evidence.unmatched_series)));
    if (found.empty()) found.push_back("no row that could be used");
    return {ErrorKind::not_found,
            "nothing in the evidence belongs to the map: it has " + join(found, " and ") +
                ", and the map has the moments " + listed(wanted_moments(evidence.map)),
            "write activities: {\"name in the log\": M1} or standards: {\"name of the series\": M1.s1} in a column "
            "mapping file",
            {}};
}

}  // namespace

Result<Evidence> gather(Inputs inputs) {
    if (const auto error = bad_period(inputs.period)) return *error;
    Evidence evidence;
    Errors errors;
    evidence.map = std::move(inputs.map);
    evidence.before_map = std::move(inputs.before_map);
    evidence.period = inputs.period;
    evidence.exposure = inputs.exposure;
    const bool asked = inputs.answers || inputs.cases || inputs.times || !inputs.events.empty();
    if (inputs.answers) {
        list_file(evidence, inputs.answers->file);
        evidence.ledger.append(inputs.answers->ledger);
        keep_answers_of_period(*inputs.answers, evidence);
        evidence.wave = wave_of(std::move(*inputs.answers), evidence.map);
    }
    if (inputs.before) {
        list_file(evidence, inputs.before->file);
        evidence.ledger.append(inputs.before->ledger);
        evidence.before = wave_of(std::move(*inputs.before), evidence.before_map ? *evidence.before_map : evidence.map);
    }
    note_satisfied(evidence);
    choose_importance(std::move(inputs.importance), evidence);
    if (inputs.cases) {
        list_file(evidence, inputs.cases->file);
        evidence.ledger.append(inputs.cases->ledger);
        keep_cases_of_period(*inputs.cases, evidence);
        evidence.cases = std::move(inputs.cases->cases);
    }
    if (inputs.times) {
        list_file(evidence, inputs.times->file);
        evidence.ledger.append(inputs.times->ledger);
        keep_times_of_period(*inputs.times, evidence);
        join_series(std::move(inputs.times->series), inputs.columns, evidence, errors);
    }
    for (const auto& log : inputs.events) {
        list_file(evidence, log->file);
        evidence.ledger.append(log->ledger);
        join_events(*log, inputs.columns, evidence, errors);
    }
    if (!errors.empty()) return errors;
    if (asked && !joined(evidence)) {
        return nothing_joined(evidence, activities_of(inputs.events));
    }
    return evidence;
}

}  // namespace ciclo::moments
