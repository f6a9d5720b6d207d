// What trace conform found, as JSON and CSV: keys in English, names as the log and the map have them.
#include "actions/few_cases.h"
#include "actions/trace_conform.h"
#include "actions/trace_ledger.h"
#include "actions/trace_segments.h"
#include "base/number.h"
#include "base/text.h"
#include "formats/json.h"
#include "formats/table.h"
#include "stats/proportions.h"

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
        out.push_back({"slow_share", estimate_told_json(stats::wilson(moment.slow, moment.timed))});
        out.push_back({"excess_seconds", durations_json(moment.excess)});
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

/// The moment, or null for a beginning or an end.
Value place_json(const Conforming& conforming, std::uint32_t number) {
    if (number == conformance::LivedMove::outside) return formats::null();
    return formats::string(conforming.found.moves.moments[number].text);
}

Value move_json(const Conforming& conforming, const conformance::LivedMove& move) {
    return object({{"from", place_json(conforming, move.from)},
                   {"to", place_json(conforming, move.to)},
                   {"times", integer(move.times)},
                   {"cases", integer(move.cases)},
                   {"planned", formats::boolean(move.planned)}});
}

Value names_json(const std::vector<std::string>& names) {
    std::vector<Value> out;
    for (const std::string& name : names) out.push_back(formats::string(name));
    return formats::list(std::move(out));
}

Value hand_off_json(const conformance::HandOff& one) {
    std::vector<Value> to;
    for (const cycle::MomentId& moment : one.to) to.push_back(formats::string(moment.text));
    return object({{"from", formats::string(one.from.text)},
                   {"to", formats::list(std::move(to))},
                   {"gives", names_json(one.gives)},
                   {"takes", names_json(one.takes)},
                   {"required", integer(one.required)},
                   {"taken_over", integer(one.taken_over)},
                   {"share", estimate_told_json(stats::wilson(one.taken_over, one.required))}});
}

Value share_json(const cycle::Measured& measured) {
    return measured.share ? number(*measured.share) : formats::null();
}

Value design_json(const Conforming& conforming) {
    const conformance::LivedDesign& both = conforming.design;
    return object({{"contact_designed", share_json(both.designed.contact)},
                   {"contact_lived", estimate_told_json(both.contact)},
                   {"contact_visits", integer(both.timed_visits)},
                   {"moments", integer(static_cast<std::int64_t>(conforming.map.moments.size()))},
                   {"visits_a_case", estimate_told_json(both.visits_a_case)},
                   {"mean_visits_a_case", told_json(both.mean_visits, conforming.found.cases)},
                   {"moves_allowed", integer(both.moves_allowed)},
                   {"moves_made", integer(both.moves_made)},
                   {"moves_unplanned", integer(both.moves_unplanned)},
                   {"divergence_designed", share_json(both.designed.divergence)},
                   {"divergence_allowed_bits", number(both.allowed_bits)},
                   {"divergence_lived_bits", number(both.lived_bits)}});
}

using Rows = std::vector<std::vector<std::string>>;

/// Both ends of a share's interval; two empty cells of fewer than five.
void add_interval(const std::optional<stats::Estimate>& share, std::vector<std::string>& row) {
    for (const auto end : {&stats::Estimate::low, &stats::Estimate::high})
        row.push_back(share ? told_cell(*((*share).*end), share->n) : "");
}

Rows moment_rows(const Conforming& conforming) {
    Rows rows{{"moment", "name", "cases", "visits", "skipped", "skipped_cases", "repeated", "repeated_cases",
               "out_of_order", "out_of_order_cases", "limit_minutes", "limit_from", "timed", "slow", "slow_cases",
               "slow_share_low", "slow_share_high"}};
    for (std::string& title : durations_titles("excess_")) rows[0].push_back(std::move(title));
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
        add_interval(stats::wilson(one.slow, one.timed), row);
        for (std::string& cell : durations_cells(one.excess)) row.push_back(std::move(cell));
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

Rows move_rows(const Conforming& conforming) {
    Rows rows{{"from", "to", "times", "cases", "planned"}};
    const auto name = [&](std::uint32_t number) {
        return number == conformance::LivedMove::outside ? "" : conforming.found.moves.moments[number].text;
    };
    for (const conformance::LivedMove& move : conforming.found.lived_moves) {
        rows.push_back({name(move.from), name(move.to), std::to_string(move.times), std::to_string(move.cases),
                        move.planned ? "true" : "false"});
    }
    return rows;
}

Rows hand_off_rows(const Conforming& conforming) {
    Rows rows{{"from", "to", "gives", "takes", "required", "taken_over", "share_low", "share_high"}};
    for (const conformance::HandOff& one : conforming.hand_offs) {
        std::vector<std::string> to;
        for (const cycle::MomentId& moment : one.to) to.push_back(moment.text);
        rows.push_back({one.from.text, join(to, " "), join(one.gives, ", "), join(one.takes, ", "),
                        std::to_string(one.required), std::to_string(one.taken_over)});
        add_interval(stats::wilson(one.taken_over, one.required), rows.back());
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

/// What reading and the flags left out, then what the map has no place or limit for.
Value unused_json(const Conforming& conforming) {
    Value out = ledger_json(conforming.log.ledger);
    std::int64_t outside = 0;
    for (const conformance::UnexpectedActivity& one : conforming.found.unexpected) outside += one.events;
    for (const auto& [code, n] : {std::pair<const char*, std::int64_t>{"event_without_moment", outside},
                                  {"visit_without_time", visits_without_time(conforming)}}) {
        if (n > 0) out.items.push_back(object({{"code", formats::string(code)}, {"n", integer(n)}}));
    }
    return out;
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

std::int64_t visits_without_time(const Conforming& conforming) {
    std::int64_t n = 0;
    for (const MomentConformance& moment : conforming.found.moments) n += moment.untimed;
    return n;
}

std::string conforming_json(const Conforming& conforming) {
    constexpr std::size_t journeys_shown = 20;
    const Conformance& found = conforming.found;
    std::vector<Value> moments, activities, unexpected, worst, typical, moves, hand_offs;
    for (const MomentConformance& moment : found.moments) moments.push_back(moment_json(conforming, moment));
    for (const ActivityMatch& match : conforming.matches) activities.push_back(match_json(match));
    for (const conformance::UnexpectedActivity& one : found.unexpected) {
        unexpected.push_back(object({{"activity", formats::string(conforming.log.activities[one.activity])},
                                     {"events", integer(one.events)},
                                     {"cases", integer(one.cases)}}));
    }
    for (const conformance::LivedMove& move : found.lived_moves) moves.push_back(move_json(conforming, move));
    for (const conformance::HandOff& one : conforming.hand_offs) hand_offs.push_back(hand_off_json(one));
    for (const std::size_t v : conformance::worst_variants(found, journeys_shown))
        worst.push_back(variant_json(conforming, v));
    for (const std::size_t v : conformance::typical_variants(found, journeys_shown))
        typical.push_back(variant_json(conforming, v));
    return formats::write_json(object({{"log", formats::string(conforming.log.file)},
                                       {"map", formats::string(conforming.map.service.id)},
                                       {"cases", integer(found.cases)},
                                       {"cases_of_the_log", integer(conforming.all_cases)},
                                       {"working_time", formats::boolean(conforming.working)},
                                       {"events", integer(found.events)},
                                       {"variants", integer(static_cast<std::int64_t>(found.of_variant.size()))},
                                       {"fitting_cases", integer(found.fitting_cases)},
                                       {"cost", integer(found.cost)},
                                       {"fitness", number(found.fitness)},
                                       {"average_fitness", number(found.average_fitness)},
                                       {"shortest_journey", integer(found.shortest)},
                                       {"moments", formats::list(std::move(moments))},
                                       {"moves", formats::list(std::move(moves))},
                                       {"hand_offs", formats::list(std::move(hand_offs))},
                                       {"designed_and_lived", design_json(conforming)},
                                       {"unexpected", formats::list(std::move(unexpected))},
                                       {"activities", formats::list(std::move(activities))},
                                       {"worst", formats::list(std::move(worst))},
                                       {"typical", formats::list(std::move(typical))},
                                       {"ledger", unused_json(conforming)}}));
}

std::string conforming_csv(const Conforming& conforming, const std::string& each) {
    if (each == "activity") return formats::write_csv(activity_rows(conforming));
    if (each == "variant") return formats::write_csv(variant_rows(conforming));
    if (each == "case") return formats::write_csv(case_rows(conforming));
    if (each == "move") return formats::write_csv(move_rows(conforming));
    if (each == "hand_off") return formats::write_csv(hand_off_rows(conforming));
    return formats::write_csv(moment_rows(conforming));
}

}  // namespace ciclo::actions
