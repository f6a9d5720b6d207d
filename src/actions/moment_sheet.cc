// One moment of truth by itself: what the map promises, what was measured, where it stands, what was complained of.
#include "actions/results_answers.h"
#include "cycle/cells.h"
#include "formats/json.h"
#include "report/pictures.h"

namespace ciclo::actions {

namespace {

using formats::Value;

const std::vector<Value>& list_at(const Value& value, std::string_view key) {
    static const std::vector<Value> none;
    const Value* list = value.find(key);
    return list == nullptr ? none : list->items;
}

bool names(const Value& value, std::string_view key, const std::string& text) {
    const Value* found = value.find(key);
    return found != nullptr && found->text == text;
}

Value first_where(const std::vector<Value>& items, std::string_view key, const std::string& text) {
    for (const Value& item : items) {
        if (names(item, key, text)) return item;
    }
    return formats::null();
}

Value all_where(const std::vector<Value>& items, std::string_view key, const std::string& text) {
    std::vector<Value> found;
    for (const Value& item : items) {
        if (names(item, key, text)) found.push_back(item);
    }
    return formats::list(std::move(found));
}

Value at(const Value& value, std::string_view key) {
    const Value* found = value.find(key);
    return found == nullptr ? formats::null() : *found;
}

Value map_moment(const Value& map, const std::string& moment) {
    Value found = first_where(list_at(map, "moments"), "id", moment);
    return found.is_null() ? first_where(list_at(map, "transversal"), "id", moment) : found;
}

Value standards_told(const Telling& telling, const cycle::Moment& moment, const Value& in_map) {
    std::vector<Value> standards;
    const std::vector<Value>& written = list_at(in_map, "std");
    for (std::size_t i = 0; i < moment.standards.size(); ++i) {
        const std::string& id = moment.standards[i].id.text;
        const auto charts = pictures_of(telling, {.as = "run", .standard = id});
        std::vector<Value> svgs;
        if (charts) {
            for (const drawing::Drawing& chart : *charts) svgs.push_back(formats::string(chart.svg));
        }
        standards.push_back(
            formats::object({{"id", formats::string(id)},
                             {"standard", i < written.size() ? written[i] : formats::null()},
                             {"measures", all_where(list_at(telling.report, "standards"), "standard", id)},
                             {"changes", all_where(list_at(telling.report, "standard_changes"), "standard", id)},
                             {"run_svg", svgs.empty() ? formats::null() : svgs.front()},
                             {"runs", formats::list(std::move(svgs))}}));
    }
    return formats::list(std::move(standards));
}

Value cases_told(const Analysis& found, const cycle::MomentId& moment) {
    std::vector<Value> cases;
    for (const complaint::Case& one : found.evidence.cases) {
        if (one.moment != moment) continue;
        cases.push_back(formats::object(
            {{"id", formats::string(one.code)},
             {"type", formats::string(code_of(one.type))},
             {"day", one.received ? formats::string(calendar::iso_text(*one.received)) : formats::null()},
             {"cause_type", one.cause_type ? formats::string(code_of(*one.cause_type)) : formats::null()},
             {"cause", one.cause.empty() ? formats::null() : formats::string(one.cause)},
             {"told_working_days", one.told_working_days ? formats::number(*one.told_working_days) : formats::null()}}));
    }
    return formats::list(std::move(cases));
}

/// How much of what the sheet says is measured, how much observed, how much only believed.
Value level_told(const Telling& telling, const cycle::Moment& moment, const indicators::MomentMeasure* measure) {
    const Analysis& found = telling.results.analysis;
    const bool lived = found.evidence.lived.contains(moment.id);
    const bool timed = std::any_of(found.measures.standards.begin(), found.measures.standards.end(),
                                   [&](const auto& standard) { return standard.moment == moment.id; });
    const bool observed = [&] {
        const records::Kind& kind = organisation::cycle_version_kind();
        const std::string* seen = records::text_in(telling.question.version.record.values[kind.at("seen")], Purpose::handle_case);
        return seen != nullptr && *seen == "as_lived";
    }();
    const auto word = [](bool measured, bool seen, bool said) {
        return measured ? formats::string("measured")
               : seen   ? formats::string("observed")
               : said   ? formats::string("assumed")
                        : formats::null();
    };
    const bool asked = measure != nullptr && measure->importance.has_value();
    return formats::object({{"expectation", word(false, observed, !moment.expectation.empty())},
                            {"satisfaction", word(measure != nullptr && measure->n > 0, false, false)},
                            {"importance", word(asked && found.evidence.importance_source != moments::ImportanceSource::map,
                                                false, asked || moment.importance.has_value())},
                            {"time", word(timed || lived, false, moment.minutes_given)},
                            {"criticality", word(false, false, moment.criticality.decided)}});
}

}  // namespace

std::optional<std::string> moment_sheet_json(const Telling& telling, const std::string& id) {
    const Analysis& found = telling.results.analysis;
    const cycle::Map& map = found.evidence.map;
    const cycle::Moment* moment = map.find(cycle::MomentId(id));
    if (moment == nullptr) return std::nullopt;
    const auto map_json = formats::read_json(cycle::map_json(map), "map");
    ENSURE(map_json.ok(), "the map's own JSON can be read");
    const Value in_map = map_moment(*map_json, id);
    const Value measures = first_where(list_at(telling.report, "moments"), "id", id);
    const Value ranking = telling.report.find("ranking") == nullptr ? formats::null() : *telling.report.find("ranking");
    const int number = map.number_of(moment->id);
    const auto* words = [&]() -> const report::RankedItem* {
        for (const report::Block& block : telling.document.attention.blocks) {
            const auto* ranked = std::get_if<report::RankedList>(&block);
            if (ranked == nullptr) continue;
            for (const report::RankedItem& item : ranked->items) {
                if (item.id == "m-" + id) return &item;
            }
        }
        return nullptr;
    }();
    return cycle::compact_json(formats::object(
        {{"cycle", formats::string(telling.question.cycle())},
         {"version", formats::integer(telling.question.version.number)},
         {"moment", in_map},
         {"number", number > 0 ? formats::integer(number) : formats::null()},
         {"stage", first_where(list_at(*map_json, "stages"), "id", moment->stage.text)},
         {"measures", measures},
         {"ranking", first_where(list_at(ranking, "rows"), "moment", id)},
         {"quadrant", first_where(list_at(ranking, "quadrants"), "moment", id)},
         {"answer", words == nullptr ? formats::null() : formats::string(report::flat(words->why))},
         {"arithmetic", words == nullptr ? formats::null() : formats::string(words->arithmetic)},
         {"bar", words == nullptr || !words->bar ? formats::null() : formats::string(words->bar->svg)},
         {"basis", formats::string(report::flat(telling.document.basis))},
         {"standards", standards_told(telling, *moment, in_map)},
         {"cases", cases_told(found, moment->id)},
         {"quotes", formats::list({})},
         {"lived", formats::object({{"wait", at(measures, "lived_wait_minutes")}, {"service", at(measures, "lived_service_minutes")}})},
         {"level", level_told(telling, *moment, found.measures.find(moment->id))}}));
}

}  // namespace ciclo::actions
