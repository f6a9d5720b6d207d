// k-32 … k-36: triple result, loyalty table, before and after, coverage, efficiency.
#include "actions/calculations_parts.h"

#include <algorithm>
#include <cmath>

#include "actions/calculation_answer.h"
#include "actions/calculation_given.h"
#include "stats/means.h"
#include "stats/proportions.h"

namespace ciclo::actions {

namespace {

using formats::Value;

Result<Value> run_triple(const Value& input) {
    Given given(input, "k-32");
    const std::vector<std::pair<std::string, double>> parts{
        {"customer", given.share("customer")}, {"employee", given.share("employee")}, {"image", given.share("image")}};
    if (!given.sound()) return given.errors();
    const auto lowest =
        std::min_element(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return answer({{"value", value_of((parts[0].second + parts[1].second + parts[2].second) / 3)},
                   {"lowest", formats::string(lowest->first)}});
}

Result<Value> run_loyalty(const Value& input) {
    Given given(input, "k-33");
    const std::int64_t loyal = given.whole("satisfied_return"), fragile = given.whole("satisfied_leave");
    const std::int64_t captive = given.whole("unsatisfied_return"), lost = given.whole("unsatisfied_leave");
    const double level = given.level();
    if (loyal + fragile == 0) given.refuse("has nobody satisfied", "there is no fragile share without them");
    if (!given.sound()) return given.errors();
    return answer({{"fragile", value_of(stats::wilson(fragile, loyal + fragile, level))},
                   {"satisfied", value_of(stats::wilson(loyal + fragile, loyal + fragile + captive + lost, level))},
                   {"returning", value_of(stats::wilson(loyal + captive, loyal + fragile + captive + lost, level))}});
}

Result<Value> before_after(const std::optional<stats::Estimate>& before, const std::optional<stats::Estimate>& after,
                           const std::optional<stats::Estimate>& difference) {
    const bool clear = before && after && stats::intervals_apart(*before, *after);
    return answer({{"before", value_of(before)},
                   {"after", value_of(after)},
                   {"difference", value_of(difference)},
                   {"change", value_of(after->value - before->value)},
                   {"word", formats::string(clear ? "clear" : "unclear")}});
}

Result<Value> run_before_after(const Value& input) {
    Given given(input, "k-34");
    if (given.has("before_x")) {
        const Given::Share before = given.x_of_n("before_x", "before_n"), after = given.x_of_n("after_x", "after_n");
        const double level = given.level();
        if (!given.sound()) return given.errors();
        return before_after(stats::wilson(before.x, before.n, level), stats::wilson(after.x, after.n, level),
                            stats::newcombe_difference(after.x, after.n, before.x, before.n, level));
    }
    std::int64_t left_out = 0;
    const stats::Histogram before = stats::histogram_of(given.present_numbers("before", {}, left_out));
    const stats::Histogram after = stats::histogram_of(given.present_numbers("after", {}, left_out));
    const double level = given.level();
    if (!given.sound()) return given.errors();
    const auto welch = stats::welch_difference(after, before, level);
    return before_after(stats::mean_estimate(before, {.level = level}), stats::mean_estimate(after, {.level = level}),
                        welch ? std::optional(welch->difference) : std::nullopt);
}

Result<Value> run_coverage(const Value& input) {
    Given given(input, "k-35");
    const double served = given.number("served", {0, 1e12}), population = given.number("population", {1e-6, 1e12});
    if (!given.sound()) return given.errors();
    return answer({{"value", value_of(served / population)}});
}

Result<Value> run_efficiency(const Value& input) {
    Given given(input, "k-36");
    const double adding = given.number("value_adding", {0, 1e9}), present = given.number("present", {1e-9, 1e9});
    if (adding > present)
        given.refuse("has more value-adding minutes than minutes", "count contact minutes of ticked moments only");
    if (!given.sound()) return given.errors();
    return answer({{"value", value_of(adding / present)}});
}

constexpr std::string_view before_after_example =
    R"({"before": [2,3,3,4,2,3,1,4,3,2,4,3,2,5,3,2,4,3,1,3], "after": [4,4,3,4,4,5,3,4,2,4,4,5,4,3,4,4,5,4,3,4]})";

const Calculation triple_row{"k-32",
                             {"triple resultado", "triple result", "drievoudig resultaat"},
                             {{"customer", "number", "share of satisfied customers, 0 to 1"},
                              {"employee", "number", "employee pulse, 0 to 1"},
                              {"image", "number", "image, 0 to 1"}},
                             R"({"customer": 0.64, "employee": 0.72, "image": 0.70})",
                             "mean and lowest",
                             "",
                             run_triple};

const Calculation loyalty_row{
    "k-33",
    {"satisfacción y regreso; clientela frágil", "satisfaction and return; fragile customers",
     "tevredenheid en terugkeer; kwetsbare klanten"},
    {{"satisfied_return", "whole number", "satisfied and returning"},
     {"satisfied_leave", "whole number", "satisfied and not returning"},
     {"unsatisfied_return", "whole number", "not satisfied, returning"},
     {"unsatisfied_leave", "whole number", "not satisfied, not returning"},
     level_input},
    R"({"satisfied_return": 10, "satisfied_leave": 3, "unsatisfied_return": 1, "unsatisfied_leave": 4})",
    "satisfied and leaving / satisfied; Wilson",
    "",
    run_loyalty};

const Calculation before_after_row{"k-34",
                                   {"antes y después", "before and after", "voor en na"},
                                   {{"before", "list of numbers", "values before; or before_x and before_n", false},
                                    {"after", "list of numbers", "values after; or after_x and after_n", false},
                                    {"before_x", "whole number", "cases before", false},
                                    {"before_n", "whole number", "people before", false},
                                    {"after_x", "whole number", "cases after", false},
                                    {"after_n", "whole number", "people after", false},
                                    level_input},
                                   before_after_example,
                                   "clear only when the intervals do not overlap; Welch or Newcombe difference",
                                   "two snapshots cannot tell an action from whatever else changed",
                                   run_before_after};

const Calculation coverage_row{"k-35",
                               {"cobertura", "coverage", "dekking"},
                               {{"served", "number", "served"}, {"population", "number", "target population"}},
                               R"({"served": 2790, "population": 3100})",
                               "served / population",
                               "",
                               run_coverage};

const Calculation efficiency_row{
    "k-36",
    {"eficiencia del proceso", "process efficiency", "procesefficiëntie"},
    {{"value_adding", "number", "value-adding minutes"}, {"present", "number", "minutes the customer is present"}},
    R"({"value_adding": 3.8, "present": 21.3})",
    "value-adding / present minutes",
    "",
    run_efficiency};

}  // namespace

std::vector<Calculation> result_calculations() {
    return {triple_row, loyalty_row, before_after_row, coverage_row, efficiency_row};
}

}  // namespace ciclo::actions
