#include "actions/home_themes.h"

#include "base/number.h"
#include "cycle/classification.h"
#include "organisation/kinds.h"
#include "organisation/values.h"
#include "records/json_text.h"
#include "words/words.h"

namespace ciclo::actions {

namespace {

using organisation::value_of;

struct Theme {
    std::string_view theme, unit;
    std::optional<double> value, low = {}, high = {}, target = {};
    std::string text = {};
    std::vector<HomePoint> trend = {};
};

std::string number_or_null(const std::optional<double>& value) {
    return value ? exact_text(*value) : "null";
}

std::string theme_json(const Theme& theme) {
    std::string json = "{\"theme\":\"" + std::string(theme.theme) + "\",\"value\":" + number_or_null(theme.value) +
                       ",\"low\":" + number_or_null(theme.low) + ",\"high\":" + number_or_null(theme.high) +
                       ",\"unit\":\"" + std::string(theme.unit) + "\",\"text\":";
    records::append_json_text(json, std::string_view(theme.text));
    json += ",\"trend\":[";
    for (const HomePoint& point : theme.trend) {
        json += json.back() == '[' ? "{\"label\":" : ",{\"label\":";
        records::append_json_text(json, std::string_view(point.label));
        json += ",\"value\":" + exact_text(point.value) + "}";
    }
    return json + "],\"target\":" + number_or_null(theme.target) + "}";
}

std::optional<double> target_of(const records::Record* organisation, std::string_view field) {
    const double* target =
        organisation == nullptr ? nullptr : value_of<double>(organisation::organisation_kind(), *organisation, field);
    return target == nullptr ? std::nullopt : std::optional(*target);
}

Theme coverage_of(const records::Record& cycle_record, Language language) {
    const records::Kind& kind = organisation::cycle_kind();
    Theme theme{.theme = "coverage", .unit = "share", .value = {}};
    const auto* served = value_of<std::int64_t>(kind, cycle_record, "served");
    const auto* population = value_of<std::int64_t>(kind, cycle_record, "population");
    if (served == nullptr || population == nullptr || *population < 1) return theme;
    theme.value = static_cast<double>(*served) / static_cast<double>(*population);
    theme.text =
        words::say(language, "home.coverage",
                   {{"served", format_count(*served, language)}, {"population", format_count(*population, language)}});
    return theme;
}

Theme satisfaction_of(const HomeReading& reading, Language language) {
    Theme theme{.theme = "satisfaction", .unit = "index", .value = reading.index};
    theme.low = reading.index_low;
    theme.high = reading.index_high;
    theme.trend = reading.trend;
    const std::string n = format_count(reading.respondents, language);
    if (!reading.index) {
        if (reading.respondents > 0) theme.text = words::say(language, "home.satisfaction_few", {{"n", n}});
        return theme;
    }
    std::string period;
    if (reading.first_day && reading.last_day) {
        period = ", " + calendar::printed_period(*reading.first_day, *reading.last_day, language);
    }
    theme.text = words::say(language, "home.satisfaction",
                            {{"index", format_number(*reading.index, 1, language)}, {"n", n}, {"period", period}});
    return theme;
}

Theme efficiency_of(const cycle::Map& map, Language language) {
    const cycle::Measured measured = cycle::classify(map).efficiency;
    Theme theme{.theme = "efficiency", .unit = "share", .value = measured.share};
    if (!measured.share) return theme;
    theme.text = words::say(
        language, "home.efficiency",
        {{"part", format_trimmed(measured.part, 1, language)}, {"whole", format_trimmed(measured.whole, 1, language)}});
    return theme;
}

}  // namespace

std::string themes_json(const records::Record& cycle_record, const cycle::Map& map, const HomeReading& reading,
                        const records::Record* organisation, Language language) {
    Theme coverage = coverage_of(cycle_record, language), satisfaction = satisfaction_of(reading, language),
          efficiency = efficiency_of(map, language);
    coverage.target = target_of(organisation, "coverage_target");
    satisfaction.target = target_of(organisation, "satisfaction_target");
    efficiency.target = target_of(organisation, "efficiency_target");
    return "[" + theme_json(coverage) + "," + theme_json(satisfaction) + "," + theme_json(efficiency) + "]";
}

}  // namespace ciclo::actions
