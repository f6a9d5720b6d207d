#include "actions/home_reading.h"

#include <algorithm>
#include <cmath>

#include "actions/results_keeping.h"
#include "base/number.h"
#include "cycle/cells.h"
#include "formats/json.h"
#include "words/words.h"

namespace ciclo::actions {

namespace {

using formats::Value;

constexpr double good_index = 62.5;    // a mean of 3.5 on 1–5: where the report begins to say "good"
constexpr double whole_enough = 0.95;  // integrity: fewer than 19 in 20 whole is said aloud
constexpr std::size_t most_waves = 6;  // of a trend: a half-year of months

const Value* at(const Value* value, std::string_view key) {
    const Value* found = value == nullptr ? nullptr : value->find(key);
    return found == nullptr || found->is_null() ? nullptr : found;
}
std::string text_at(const Value* value, std::string_view key) {
    const Value* found = at(value, key);
    return found == nullptr ? "" : found->text;
}
std::optional<double> number_at(const Value* value, std::string_view key) {
    const Value* found = at(value, key);
    return found == nullptr ? std::nullopt : parse_number(found->text);
}
std::int64_t count_at(const Value* value, std::string_view key) {
    return std::llround(number_at(value, key).value_or(0));
}
const std::vector<Value>& items_at(const Value* value, std::string_view key) {
    static const std::vector<Value> none;
    const Value* found = at(value, key);
    return found == nullptr ? none : found->items;
}

/// The answer of the results page; nothing when it would have to be computed.
Result<std::optional<std::string>> results_answer(const ResultsQuestion& question, Effort effort, World& world) {
    if (auto known = answer_kept(question, "results", world)) return known;
    if (effort == Effort::known_only) return std::optional<std::string>();
    const bool computed_before = results_remembered(question) != nullptr;
    const Result<ResultsPtr> results = results_of(question, world);
    if (!results) return results.errors();
    std::string answer = results_json(telling_of(question, **results, world.language));
    keep_answer(question, "results", world.language, answer);
    if (!computed_before) keep_plain_answers(question, **results, world);
    return std::optional(std::move(answer));
}

const Value* moment_named(const Value& report, const std::string& id) {
    for (const Value& moment : items_at(&report, "moments")) {
        if (text_at(&moment, "id") == id) return &moment;
    }
    return nullptr;
}

std::string name_in(const Value* names, Language language) {
    const std::string own = text_at(names, code_of(language));
    if (!own.empty()) return own;
    for (const Language other : languages) {
        const std::string text = text_at(names, code_of(other));
        if (!text.empty()) return text;
    }
    return names != nullptr && names->is_scalar() ? names->text : "";
}

std::string count_text(std::int64_t n, Language language) {
    return format_count(n, language);
}

HomeAlarm alarm_of(const Value& report, const std::string& id, Language language) {
    const Value* moment = moment_named(report, id);
    const Value* negative = at(moment, "negative");
    HomeAlarm alarm{.moment = id, .name = name_in(at(moment, "name"), language), .sentence = {}};
    alarm.negative = number_at(negative, "value").value_or(0);
    alarm.n = count_at(negative, "n");
    const auto part = std::llround(alarm.negative * static_cast<double>(alarm.n));
    alarm.sentence = words::say(language, "home.alarm",
                                {{"moment", alarm.name},
                                 {"share", format_percent(alarm.negative, alarm.n < 100 ? 0 : 1, language)},
                                 {"part", count_text(part, language)},
                                 {"n", count_text(alarm.n, language)}});
    return alarm;
}

/// An average that hides the broken is an alarm of its own (domain.md, part I, trap 1).
std::optional<HomeAlarm> broken_cycle(const HomeReading& reading, const Value* integrity, Language language) {
    if (!reading.index || !reading.integrity) return std::nullopt;
    if (*reading.index < good_index || *reading.integrity >= whole_enough) return std::nullopt;
    HomeAlarm alarm;
    alarm.negative = 1 - *reading.integrity;
    alarm.n = count_at(integrity, "n");
    const auto part = std::llround(alarm.negative * static_cast<double>(alarm.n));
    alarm.sentence = words::say(language, "home.broken",
                                {{"index", format_number(*reading.index, 1, language)},
                                 {"part", count_text(part, language)},
                                 {"n", count_text(alarm.n, language)}});
    return alarm;
}

bool asks_attention(const Value& moment, const std::vector<std::string>& alarms) {
    const std::string id = text_at(&moment, "id"), sign = text_at(&moment, "sign");
    if (std::find(alarms.begin(), alarms.end(), id) != alarms.end()) return true;
    if (text_at(at(&moment, "candidate"), "proposed") == "true") return true;
    return text_at(&moment, "critical") == "true" && sign == "negative";
}

void read_alarms(const Value& report, Language language, HomeReading& reading) {
    std::vector<std::string> ids;
    for (const Value& id : items_at(at(&report, "ranking"), "alarms")) ids.push_back(id.text);
    std::vector<HomeAlarm> alarms;
    for (const std::string& id : ids) alarms.push_back(alarm_of(report, id, language));
    std::stable_sort(alarms.begin(), alarms.end(),
                     [](const HomeAlarm& a, const HomeAlarm& b) { return a.negative > b.negative + 1e-9; });
    reading.alarms.insert(reading.alarms.end(), alarms.begin(), alarms.end());
    for (const Value& moment : items_at(&report, "moments")) {
        if (asks_attention(moment, ids)) reading.to_attend.push_back(text_at(&moment, "id"));
    }
}

std::optional<calendar::Day> day_at(const Value* value, std::string_view key) {
    return calendar::parse_day(text_at(value, key), calendar::DayOrder::year_month_day);
}

HomeReading reading_of(const Value& answer, Language language) {
    HomeReading reading;
    const Value* report = at(&answer, "report");
    ENSURE(report != nullptr, "results hold a report");
    const Value* words = at(&answer, "words");
    reading.answer = text_at(words, "answer");
    reading.basis = text_at(words, "basis");
    reading.respondents = count_at(report, "respondents");
    const Value* numbers = at(report, "reading");
    const Value* integrity = at(numbers, "integrity");
    if (reading.respondents >= fewest_of_a_group) {
        reading.index = number_at(at(numbers, "index"), "value");
        reading.index_low = number_at(at(numbers, "index"), "low");
        reading.index_high = number_at(at(numbers, "index"), "high");
        reading.integrity = number_at(integrity, "value");
    }
    reading.first_day = day_at(at(report, "evidence"), "first_day");
    reading.last_day = day_at(at(report, "evidence"), "last_day");
    for (const Value& row : items_at(at(report, "ranking"), "rows")) reading.ranked.push_back(text_at(&row, "moment"));
    if (auto broken = broken_cycle(reading, integrity, language)) reading.alarms.push_back(*std::move(broken));
    read_alarms(*report, language, reading);
    return reading;
}

Result<std::optional<Value>> answer_of(const ResultsQuestion& question, Effort effort, World& world) {
    const auto text = results_answer(question, effort, world);
    if (!text) return text.errors();
    if (!text->has_value()) return std::optional<Value>();
    Result<Value> answer = formats::read_json(**text, "results");
    ENSURE(answer.ok(), "results that were told can be read");
    return std::optional(*std::move(answer));
}

/// The index of one wave, as small JSON that stays in memory: a number or null.
Result<std::optional<std::string>> wave_index(const std::string& cycle, const std::string& label, Effort effort,
                                              World& world) {
    Arguments given;
    given.values = {{"id", {cycle}}, {"wave", {label}}};
    const Result<ResultsQuestion> question = question_asked(given, world);
    if (!question) return question.errors();
    if (auto known = answer_kept(*question, "home index", world)) return known;
    const auto answer = answer_of(*question, effort, world);
    if (!answer) return answer.errors();
    if (!answer->has_value()) return std::optional<std::string>();
    const HomeReading reading = reading_of(**answer, world.language);
    std::string index = reading.index ? exact_text(*reading.index) : "null";
    keep_answer(*question, "home index", world.language, index);
    return std::optional(std::move(index));
}

/// False: something would have to be computed.
Result<bool> read_trend(const ResultsQuestion& question, Effort effort, HomeReading& reading, World& world) {
    const std::size_t first = question.waves.size() > most_waves ? question.waves.size() - most_waves : 0;
    for (std::size_t i = first; i < question.waves.size(); ++i) {
        const WaveTold& wave = question.waves[i];
        const auto index = wave_index(question.cycle(), wave.label, effort, world);
        if (!index) return index.errors();
        if (!index->has_value()) return false;
        if (const auto value = parse_number(**index)) reading.trend.push_back({wave.label, *value});
    }
    return true;
}

}  // namespace

Result<std::optional<HomeReading>> home_reading(const std::string& cycle, Effort effort, World& world) {
    Arguments given;
    given.values = {{"id", {cycle}}};
    const Result<ResultsQuestion> question = question_asked(given, world);
    if (!question) return question.errors();
    if (question->imports.empty()) return std::optional(HomeReading());
    const auto answer = answer_of(*question, effort, world);
    if (!answer) return answer.errors();
    if (!answer->has_value()) return std::optional<HomeReading>();
    HomeReading reading = reading_of(**answer, world.language);
    const Result<bool> trend = read_trend(*question, effort, reading, world);
    if (!trend) return trend.errors();
    if (!*trend) return std::optional<HomeReading>();
    return std::optional(std::move(reading));
}

}  // namespace ciclo::actions
