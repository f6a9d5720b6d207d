// What trace conform found, as JSON and CSV: keys in English, names as the log and the map have them.
#include "actions/trace_conform.h"
#include "base/number.h"
#include "base/text.h"
#include "formats/json.h"
#include "formats/table.h"

namespace ciclo::actions {

namespace {

using conformance::ActivityMatch;
using conformance::Conformance;
using conformance::Deviating;
using conformance::Deviation;
using conformance::MomentConformance;
using formats::integer;
using formats::number;
using formats::object;
using formats::Value;

std::string subject_of(const Conforming& conforming, const Deviating& one) {
    if (one.kind == Deviation::unexpected) return std::string(conforming.log.activities[one.subject]);
    return conforming.found.moves.moments[one.subject].text;
}

Value moment_json(const Conforming& conforming, const MomentConformance& moment) {
    std::vector<std::pair<std::string, Value>> out{
        {"moment", formats::string(moment.moment.text)},
        {"name", formats::string(conforming.map.find(moment.moment)->name.in(Language::en))},
        {"transversal", formats::boolean(moment.transversal)},
        {"cases", integer(moment.cases)},
        {"visits", integer(moment.visits)},
        {"skipped", integer(moment.skipped)},
        {"skipped_cases", integer(moment.skipped_cases)},
        {"repeated", integer(moment.repeated)},
        {"repeated_cases", integer(moment.repeated_cases)},
        {"out_of_order", integer(moment.out_of_order)},
        {"out_of_order_cases", integer(moment.out_of_order_cases)}};
    if (moment.limit) {
        out.push_back({"limit_minutes", number(moment.limit->minutes)});
        out.push_back(
            {"limit_from", formats::string(moment.limit->standard ? moment.limit->standard->text : "design")});
        out.push_back({"timed", integer(moment.timed)});
        out.push_back({"slow", integer(moment.slow)});
        out.push_back({"slow_cases", integer(moment.slow_cases)});
    }
    return object(std::move(out));
}

Value match_json(const ActivityMatch& match) {
    std::vector<std::pair<std::string, Value>> out{{"activity", formats::string(match.activity)},
                                                   {"events", integer(match.events)},
                                                   {"matched_by", formats::string(code_of(match.by))}};
    if (match.moment) out.push_back({"moment", formats::string(match.moment->text)});
    std::vector<Value> proposals;
    for (const conformance::Proposal& proposal : match.proposals) {
        proposals.push_back(object({{"moment", formats::string(proposal.moment.text)},
                                    {"name", formats::string(proposal.name)},
                                    {"score", number(proposal.score)}}));
    }
    if (!proposals.empty()) out.push_back({"proposals", formats::list(std::move(proposals))});
    return object(std::move(out));
}

Value variant_json(const Conforming& conforming, std::size_t variant) {
    const conformance::VariantConformance& one = conforming.found.of_variant[variant];
    std::vector<Value> path, deviations;
    for (const std::uint32_t activity : conforming.found.variants.path(conforming.log, variant)) {
        path.push_back(formats::string(conforming.log.activities[activity]));
    }
    for (const Deviating& each : one.deviations) {
        deviations.push_back(object({{"kind", formats::string(code_of(each.kind))},
                                     {"subject", formats::string(subject_of(conforming, each))},
                                     {"n", integer(each.n)}}));
    }
    return object({{"cases", integer(conforming.found.variants.all[variant].cases)},
                   {"cost", integer(one.cost)},
                   {"fitness", number(one.fitness)},
                   {"path", formats::list(std::move(path))},
                   {"deviations", formats::list(std::move(deviations))}});
}

using Rows = std::vector<std::vector<std::string>>;

Rows moment_rows(const Conforming& conforming) {
    Rows rows{{"moment", "name", "cases", "visits", "skipped", "skipped_cases", "repeated", "repeated_cases",
               "out_of_order", "out_of_order_cases", "limit_minutes", "limit_from", "timed", "slow", "slow_cases"}};
    for (const MomentConformance& one : conforming.found.moments) {
        std::vector<std::string> row{one.moment.text, conforming.map.find(one.moment)->name.in(Language::en)};
        for (const std::int64_t n : {one.cases, one.visits, one.skipped, one.skipped_cases, one.repeated,
                                     one.repeated_cases, one.out_of_order, one.out_of_order_cases}) {
            row.push_back(std::to_string(n));
        }
        const bool limited = one.limit.has_value();
        row.push_back(limited ? exact_text(one.limit->minutes) : "");
        row.push_back(!limited ? "" : one.limit->standard ? one.limit->standard->text : "design");
        for (const std::int64_t n : {one.timed, one.slow, one.slow_cases})
            row.push_back(limited ? std::to_string(n) : "");
        rows.push_back(std::move(row));
    }
    return rows;
}

Rows activity_rows(const Conforming& conforming) {
    Rows rows{{"activity", "events", "matched_by", "moment", "proposal", "score"}};
    for (const ActivityMatch& match : conforming.matches) {
        const bool proposed = !match.proposals.empty();
        rows.push_back({match.activity, std::to_string(match.events), std::string(code_of(match.by)),
                        match.moment ? match.moment->text : "", proposed ? match.proposals[0].moment.text : "",
                        proposed ? exact_text(match.proposals[0].score) : ""});
    }
    return rows;
}

Rows variant_rows(const Conforming& conforming) {
    Rows rows{{"variant", "cases", "events", "cost", "fitness", "deviations", "path"}};
    for (std::size_t v = 0; v < conforming.found.of_variant.size(); ++v) {
        std::vector<std::string> path;
        for (const std::uint32_t activity : conforming.found.variants.path(conforming.log, v)) {
            path.emplace_back(conforming.log.activities[activity]);
        }
        const journeys::Variant& variant = conforming.found.variants.all[v];
        rows.push_back({std::to_string(v + 1), std::to_string(variant.cases), std::to_string(variant.length),
                        std::to_string(conforming.found.of_variant[v].cost),
                        exact_text(conforming.found.of_variant[v].fitness), deviations_text(conforming, v),
                        join(path, " > ")});
    }
    return rows;
}

Rows case_rows(const Conforming& conforming) {
    Rows rows{{"case", "variant", "events", "cost", "fitness", "slow", "deviations"}};
    const Conformance& found = conforming.found;
    std::vector<std::string> deviations;
    for (std::size_t v = 0; v < found.of_variant.size(); ++v) deviations.push_back(deviations_text(conforming, v));
    for (std::size_t c = 0; c < conforming.log.cases.size(); ++c) {
        const std::uint32_t v = found.variants.of_case[c];
        rows.push_back({std::string(conforming.log.cases[c]), std::to_string(v + 1),
                        std::to_string(found.variants.all[v].length), std::to_string(found.of_variant[v].cost),
                        exact_text(found.of_variant[v].fitness),
                        found.slow_of_case.empty() ? "" : std::to_string(found.slow_of_case[c]), deviations[v]});
    }
    return rows;
}

}  // namespace

std::vector<conformance::NamedActivity> named_activities(const formats::ColumnMapping& columns) {
    std::vector<conformance::NamedActivity> out;
    for (const formats::NamePair& pair : columns.activities) out.push_back({pair.from, pair.to, pair.place});
    return out;
}

std::string deviations_text(const Conforming& conforming, std::size_t variant) {
    std::vector<std::string> out;
    for (const Deviating& one : conforming.found.of_variant[variant].deviations) {
        out.push_back(std::string(code_of(one.kind)) + " " + subject_of(conforming, one) +
                      (one.n > 1 ? " x" + std::to_string(one.n) : ""));
    }
    return join(out, ", ");
}

std::string conforming_json(const Conforming& conforming) {
    constexpr std::size_t journeys_shown = 20;
    const Conformance& found = conforming.found;
    std::vector<Value> moments, activities, unexpected, worst, typical;
    for (const MomentConformance& moment : found.moments) moments.push_back(moment_json(conforming, moment));
    for (const ActivityMatch& match : conforming.matches) activities.push_back(match_json(match));
    for (const conformance::UnexpectedActivity& one : found.unexpected) {
        unexpected.push_back(object({{"activity", formats::string(conforming.log.activities[one.activity])},
                                     {"events", integer(one.events)},
                                     {"cases", integer(one.cases)}}));
    }
    for (const std::size_t v : conformance::worst_variants(found, journeys_shown))
        worst.push_back(variant_json(conforming, v));
    for (const std::size_t v : conformance::typical_variants(found, journeys_shown))
        typical.push_back(variant_json(conforming, v));
    return formats::write_json(object({{"log", formats::string(conforming.log.file)},
                                       {"map", formats::string(conforming.map.service.id)},
                                       {"cases", integer(found.cases)},
                                       {"events", integer(found.events)},
                                       {"variants", integer(static_cast<std::int64_t>(found.of_variant.size()))},
                                       {"fitting_cases", integer(found.fitting_cases)},
                                       {"cost", integer(found.cost)},
                                       {"fitness", number(found.fitness)},
                                       {"average_fitness", number(found.average_fitness)},
                                       {"shortest_journey", integer(found.shortest)},
                                       {"moments", formats::list(std::move(moments))},
                                       {"unexpected", formats::list(std::move(unexpected))},
                                       {"activities", formats::list(std::move(activities))},
                                       {"worst", formats::list(std::move(worst))},
                                       {"typical", formats::list(std::move(typical))}}));
}

std::string conforming_csv(const Conforming& conforming, const std::string& each) {
    if (each == "activity") return formats::write_csv(activity_rows(conforming));
    if (each == "variant") return formats::write_csv(variant_rows(conforming));
    if (each == "case") return formats::write_csv(case_rows(conforming));
    return formats::write_csv(moment_rows(conforming));
}

}  // namespace ciclo::actions
