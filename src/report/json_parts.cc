#include "report/json_parts.h"

#include "cycle/classification.h"

namespace ciclo::report::json_parts {

using formats::boolean;
using formats::integer;
using formats::list;
using formats::null;
using formats::number;
using formats::object;
using formats::string;

Value of(double value) {
    return number(value);
}
Value of(const std::optional<double>& value) {
    return value ? number(*value) : null();
}

Value of(const LocalText& text) {
    std::vector<std::pair<std::string, Value>> entries;
    for (const Language language : languages) {
        if (!text[language].empty()) entries.emplace_back(std::string(code_of(language)), string(text[language]));
    }
    return object(std::move(entries));
}

Value of(const stats::Estimate& e) {
    return object({{"value", number(e.value)},
                   {"low", of(e.low)},
                   {"high", of(e.high)},
                   {"level", number(e.level)},
                   {"n", integer(e.n)},
                   {"method", code(e.method)}});
}

Value of(const std::optional<stats::Estimate>& estimate) {
    return estimate ? of(*estimate) : null();
}

Value of(const std::optional<indicators::TimeSummary>& times) {
    if (!times) return null();
    return object({{"n", integer(times->n)},
                   {"unit", string(times->unit)},
                   {"mean", number(times->mean)},
                   {"median", number(times->median)},
                   {"p90", number(times->p90)},
                   {"longest", number(times->longest)},
                   {"mean_estimate", of(times->mean_estimate)},
                   {"median_estimate", of(times->median_estimate)},
                   {"p90_estimate", of(times->p90_estimate)}});
}

Value of(const std::optional<calendar::Day>& day) {
    return day ? string(calendar::iso_text(*day)) : null();
}
Value of(const cycle::MomentId& moment) {
    return string(moment.text);
}

Value ids(const std::vector<cycle::MomentId>& moments) {
    std::vector<Value> items;
    for (const auto& moment : moments) items.push_back(of(moment));
    return list(std::move(items));
}

namespace {

Value histogram_of(const indicators::MomentMeasure& measure) {
    std::vector<Value> items;
    for (const auto& [rating, n] : measure.histogram)
        items.push_back(object({{"rating", number(rating)}, {"n", integer(n)}}));
    return list(std::move(items));
}

Value candidate_of(const indicators::Candidate& candidate) {
    std::vector<Value> criteria;
    for (const auto& state : candidate.criteria) {
        criteria.push_back(object({{"criterion", code(state.criterion)},
                                   {"met", state.met ? boolean(*state.met) : null()},
                                   {"value", of(state.value)}}));
    }
    return object({{"proposed", boolean(candidate.proposed)},
                   {"met", integer(candidate.met())},
                   {"criteria", list(std::move(criteria))}});
}

Value importance_of(const std::optional<moments::StatedImportance>& importance) {
    if (!importance) return null();
    return object({{"mean", number(importance->mean)}, {"n", importance->n == 0 ? null() : integer(importance->n)}});
}

Value measured_of(const cycle::Measured& measured) {
    return object({{"share", of(measured.share)},
                   {"part", number(measured.part)},
                   {"whole", number(measured.whole)},
                   {"band", measured.band ? code(*measured.band) : null()}});
}

}  // namespace

Value moment_of(const cycle::Map& map, const indicators::MomentMeasure& m) {
    const cycle::Moment* moment = map.find(m.moment);
    return object({{"id", of(m.moment)},
                   {"number", m.number == 0 ? null() : integer(m.number)},
                   {"name", moment == nullptr ? object({}) : of(moment->name)},
                   {"stage", moment == nullptr || moment->stage.empty() ? null() : string(moment->stage.text)},
                   {"transversal", boolean(m.transversal)},
                   {"critical", boolean(m.critical)},
                   {"n", integer(m.n)},
                   {"not_experienced", integer(m.not_experienced)},
                   {"otherwise_missing", integer(m.otherwise_missing)},
                   {"histogram", histogram_of(m)},
                   {"mean", of(m.mean)},
                   {"positive", of(m.positive)},
                   {"negative", of(m.negative)},
                   {"net", of(m.net)},
                   {"sign", code(m.sign)},
                   {"reach", of(m.reach)},
                   {"importance", importance_of(m.importance)},
                   {"cases", integer(m.cases)},
                   {"case_share", of(m.case_share)},
                   {"candidate", candidate_of(m.candidate)},
                   {"alarm", boolean(m.alarm)},
                   {"lived_wait_minutes", of(m.lived_wait)},
                   {"lived_service_minutes", of(m.lived_service)}});
}

Value reading_of(const indicators::CycleReading& reading) {
    std::vector<Value> broken;
    for (const auto& name : reading.broken) broken.push_back(string(name));
    return object({{"critical", ids(reading.critical)},
                   {"index", of(reading.index)},
                   {"weighted_mean", of(reading.weighted_mean)},
                   {"integrity", of(reading.integrity)},
                   {"broken_count", integer(reading.broken_count)},
                   {"broken", list(std::move(broken))}});
}

Value classification_of(const cycle::Map& map) {
    const cycle::Classification c = cycle::classify(map);
    return object({{"stages", integer(c.stages)},
                   {"moments", integer(c.moments)},
                   {"transversal", integer(c.transversal)},
                   {"critical", ids(c.critical)},
                   {"requirements", integer(c.requirements)},
                   {"standards", integer(c.standards)},
                   {"indicators", integer(c.indicators)},
                   {"contact", measured_of(c.contact)},
                   {"contact_basic_path", measured_of(c.contact_basic)},
                   {"participation", measured_of(c.participation)},
                   {"steps", integer(c.steps)},
                   {"complexity", code(c.complexity)},
                   {"divergence", measured_of(c.divergence)},
                   {"wait_share", measured_of(c.wait_share)},
                   {"efficiency", measured_of(c.efficiency)},
                   {"moments_without_minutes", integer(c.moments_without_minutes)}});
}

Value ledger_of(const Ledger& ledger) {
    const auto treatment = [](Treatment t) {
        return string(t == Treatment::row_left_out     ? "row_left_out"
                      : t == Treatment::value_left_out ? "value_left_out"
                      : t == Treatment::read_as        ? "read_as"
                                                       : "noted");
    };
    std::vector<Value> counts, entries;
    for (const auto& count : ledger.counts()) {
        counts.push_back(
            object({{"code", string(count.code)}, {"treatment", treatment(count.treatment)}, {"n", integer(count.n)}}));
    }
    for (const auto& entry : ledger.entries()) {
        entries.push_back(
            object({{"file", string(entry.place.file)},
                    {"line", entry.place.line == 0 ? null() : integer(entry.place.line)},
                    {"column", entry.place.column == 0 ? null() : integer(entry.place.column)},
                    {"code", string(entry.code)},
                    {"subject", string(entry.subject)},
                    {"text", string(entry.text)},
                    {"treatment", treatment(entry.treatment)},
                    {"reading", entry.treatment == Treatment::read_as ? string(entry.reading) : null()}}));
    }
    return object({{"counts", list(std::move(counts))}, {"entries", list(std::move(entries))}});
}

}  // namespace ciclo::report::json_parts
