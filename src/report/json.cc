#include "report/json.h"

#include "report/json_parts.h"
#include "report/story.h"

namespace ciclo::report {

namespace {

using namespace json_parts;
using formats::integer;
using formats::list;
using formats::null;
using formats::object;
using formats::string;

std::string_view code_of_source(moments::ImportanceSource source) {
    switch (source) {
        case moments::ImportanceSource::given:
            return "given";
        case moments::ImportanceSource::asked:
            return "asked";
        case moments::ImportanceSource::map:
            return "map";
        case moments::ImportanceSource::derived:
            return "derived";
        case moments::ImportanceSource::none:
            return "none";
    }
    return "none";
}

Value cycle_of(const cycle::Map& map) {
    return object({{"id", string(map.service.id)},
                   {"version", integer(map.service.version)},
                   {"name", of(map.service.name)},
                   {"moments", integer(static_cast<std::int64_t>(map.moments.size()))},
                   {"stages", integer(static_cast<std::int64_t>(map.stages.size()))}});
}

Value evidence_of(const moments::Evidence& evidence) {
    std::vector<Value> files, assumptions;
    for (const auto& file : evidence.files) files.push_back(string(file));
    for (const auto& assumption : evidence.assumptions) {
        std::vector<Value> values;
        for (const auto& value : assumption.values) values.push_back(string(value));
        assumptions.push_back(object({{"code", string(assumption.code)}, {"values", list(std::move(values))}}));
    }
    const auto count = [](const std::optional<std::int64_t>& n) { return n ? integer(*n) : null(); };
    return object({{"files", list(std::move(files))},
                   {"period_from", of(evidence.period.from)},
                   {"period_until", of(evidence.period.until)},
                   {"first_day", of(evidence.first_day)},
                   {"last_day", of(evidence.last_day)},
                   {"importance_source", string(code_of_source(evidence.importance_source))},
                   {"event_cases", count(evidence.event_cases)},
                   {"served", count(evidence.exposure.served)},
                   {"population", count(evidence.exposure.population)},
                   {"assumptions", list(std::move(assumptions))}});
}

Value loyalty_value(const std::optional<indicators::Loyalty>& loyalty) {
    if (!loyalty) return null();
    return object({{"satisfied_returning", integer(loyalty->satisfied_returning)},
                   {"satisfied_not_returning", integer(loyalty->satisfied_not)},
                   {"dissatisfied_returning", integer(loyalty->dissatisfied_returning)},
                   {"dissatisfied_not_returning", integer(loyalty->dissatisfied_not)},
                   {"fragile", of(loyalty->fragile)}});
}

Value recommend_value(const std::optional<indicators::Recommend>& recommend) {
    if (!recommend) return null();
    return object({{"promoters", integer(recommend->promoters)},
                   {"passives", integer(recommend->passives)},
                   {"detractors", integer(recommend->detractors)},
                   {"nps", of(recommend->nps)}});
}

Value what_if_of(const indicators::Measures& measures) {
    std::vector<Value> items;
    for (const auto& what_if : measures.what_if) {
        items.push_back(object({{"moment", of(what_if.moment)}, {"reading", reading_of(what_if.reading)}}));
    }
    return list(std::move(items));
}

}  // namespace

std::string to_json(const moments::Evidence& evidence, const indicators::Measures& measures,
                    const std::optional<priorities::Ranking>& ranking,
                    const std::optional<priorities::ExpectedLoss>& loss, Language language) {
    const Story story{evidence, measures, ranking, Speech(language, evidence.map.service.customer_word), loss};
    const Lead lead = lead_of(story);
    std::vector<Value> moments;
    for (const auto& measure : measures.moments) moments.push_back(moment_of(evidence.map, measure));
    return formats::write_json(object({{"schema", string("ciclo-report")},
                                       {"schema_version", integer(json_schema_version)},
                                       {"language", string(ciclo::code_of(language))},
                                       {"answer", string(flat(lead.answer))},
                                       {"basis", string(flat(lead.basis))},
                                       {"cycle", cycle_of(evidence.map)},
                                       {"evidence", evidence_of(evidence)},
                                       {"respondents", integer(measures.respondents)},
                                       {"reading", reading_of(measures.cycle)},
                                       {"what_if", what_if_of(measures)},
                                       {"ranking", ranking_of(ranking)},
                                       {"expected_loss", loss_of(story.loss)},
                                       {"weakest", measures.weakest ? of(*measures.weakest) : null()},
                                       {"moments", list(std::move(moments))},
                                       {"satisfied", of(measures.satisfied)},
                                       {"closure", of(measures.closure)},
                                       {"loyalty", loyalty_value(measures.loyalty)},
                                       {"recommend", recommend_value(measures.recommend)},
                                       {"standards", standards_of(measures)},
                                       {"standard_changes", standard_changes_of(measures)},
                                       {"cases", measures.cases ? json_parts::cases_of(*measures.cases) : null()},
                                       {"drivers", json_parts::drivers_of(measures)},
                                       {"veto", veto_of(measures.veto)},
                                       {"case_minutes", of(measures.case_minutes)},
                                       {"lived_wait_share", of(measures.lived_wait_share)},
                                       {"coverage", of(measures.coverage)},
                                       {"before_after", before_after_of(evidence.map, measures.before_after)},
                                       {"classification", classification_of(evidence.map)},
                                       {"ledger", json_parts::ledger_of(evidence.ledger)}}));
}

}  // namespace ciclo::report
