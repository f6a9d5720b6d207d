#include "actions/moves_follows.h"

#include <algorithm>
#include <array>

#include "actions/few_cases.h"
#include "actions/text_table.h"
#include "actions/trace_ledger.h"
#include "actions/trace_segments.h"
#include "actions/trace_source.h"
#include "base/number.h"
#include "formats/json.h"
#include "formats/table.h"
#include "journeys/follows.h"

namespace ciclo::actions {

namespace {

using journeys::Follow;

constexpr std::size_t shown_to_people = 60;

const LocalText from_title{"De", "From", "Van"};
const LocalText to_title{"A, más tarde", "To, later", "Naar, later"};
const LocalText cases_title{"Casos", "Cases", "Gevallen"};
const LocalText pairs_title{"Pares", "Pairs", "Paren"};
const LocalText next_title{"Del primero al siguiente: mediana (95 %)", "First to next: median (95%)",
                           "Eerste tot volgende: mediaan (95 %)"};
const LocalText profile_title{"Todos los pares: media ± desviación", "All pairs: mean ± deviation",
                              "Alle paren: gemiddelde ± afwijking"};
const LocalText more_words{"pares más, en JSON y CSV", "more pairs, in JSON and CSV", "paren meer, in JSON en CSV"};

std::string next_text(const Follow& one, Language language) {
    return enough_to_tell(one.cases) ? median_text(one.next, language) : "–";
}

/// Mean and deviation of all pairs; nothing of fewer than five cases or pairs (those that overlap are no pairs).
std::array<std::optional<double>, 2> profile_told(const Follow& one) {
    if (!enough_to_tell(one.cases) || !enough_to_tell(one.pairs)) return {};
    return {one.profile_mean_seconds, one.profile_sd_seconds};
}

std::string profile_text(const Follow& one, Language language) {
    const auto [mean, deviation] = profile_told(one);
    if (!mean || !deviation) return "–";
    return printed_duration(*mean, language) + " ± " + printed_duration(*deviation, language);
}

std::string follows_text(const events::Log& log, const std::vector<Follow>& follows, Language language) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < std::min(shown_to_people, follows.size()); ++i) {
        const Follow& one = follows[i];
        rows.push_back({std::string(log.activities[one.from]), std::string(log.activities[one.to]),
                        format_count(one.cases, language), format_count(one.pairs, language), next_text(one, language),
                        profile_text(one, language)});
    }
    std::string text = text_table({{from_title.in(language)},
                                   {to_title.in(language)},
                                   {cases_title.in(language), Align::right},
                                   {pairs_title.in(language), Align::right},
                                   {next_title.in(language), Align::right},
                                   {profile_title.in(language), Align::right}},
                                  rows);
    if (follows.size() > shown_to_people) {
        text += format_count(static_cast<std::int64_t>(follows.size() - shown_to_people), language) + " " +
                more_words.in(language) + "\n";
    }
    return text + few_note(language) + ledger_line(log.ledger, language);
}

formats::Value maybe_number(const std::optional<double>& value) {
    return value ? formats::number(*value) : formats::null();
}

std::string follows_json(const events::Log& log, const std::vector<Follow>& follows) {
    std::vector<formats::Value> pairs;
    for (const Follow& one : follows) {
        pairs.push_back(formats::object({{"from", formats::string(log.activities[one.from])},
                                         {"to", formats::string(log.activities[one.to])},
                                         {"cases", formats::integer(one.cases)},
                                         {"pairs", formats::integer(one.pairs)},
                                         {"first_to_next_seconds", durations_json(one.next)},
                                         {"profile_mean_seconds", maybe_number(profile_told(one)[0])},
                                         {"profile_sd_seconds", maybe_number(profile_told(one)[1])}}));
    }
    return formats::write_json(
        formats::object({{"log", formats::string(log.file)},
                                                {"eventually", formats::list(std::move(pairs))},
                                                {"ledger", ledger_json(log.ledger)}}));
}

std::string follows_csv(const events::Log& log, const std::vector<Follow>& follows) {
    std::vector<std::vector<std::string>> rows{{"from", "to", "cases", "pairs"}};
    for (std::string& title : durations_titles("first_to_next_")) rows[0].push_back(std::move(title));
    rows[0].insert(rows[0].end(), {"profile_mean_seconds", "profile_sd_seconds"});
    for (const Follow& one : follows) {
        rows.push_back({std::string(log.activities[one.from]), std::string(log.activities[one.to]),
                        std::to_string(one.cases), std::to_string(one.pairs)});
        for (std::string& text : durations_cells(one.next)) rows.back().push_back(std::move(text));
        for (const auto& value : profile_told(one)) rows.back().push_back(value ? exact_text(*value) : "");
    }
    return formats::write_csv(rows);
}

}  // namespace

Result<std::string> follows_told(const events::Log& log, const std::string& format, std::int64_t least, Language language) {
    const auto found = journeys::eventually_follows(journeys::Cases(log));
    if (!found) return found.errors();
    std::vector<Follow> follows;
    for (const Follow& one : *found) {
        if (one.cases >= least) follows.push_back(one);
    }
    std::stable_sort(follows.begin(), follows.end(), [](const Follow& a, const Follow& b) {
        if (a.cases != b.cases) return a.cases > b.cases;
        return a.from != b.from ? a.from < b.from : a.to < b.to;
    });
    return format == "json" ? follows_json(log, follows)
           : format == "csv" ? follows_csv(log, follows)
                             : follows_text(log, follows, language);
}

}  // namespace ciclo::actions
