// Every calculation runs its example, gives the worked value, and refuses what it should refuse.
#include "actions/calculations.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <string>

#include "actions/calculation_given.h"
#include "base/number.h"
#include "base/text.h"
#include "formats/json.h"

namespace ciclo::actions {

namespace {

using formats::Value;

const Calculation& named(std::string_view name) {
    for (const Calculation& row : calculations()) {
        if (row.name == name) return row;
    }
    throw std::out_of_range("no calculation " + std::string(name));
}

Value parsed(std::string_view text) {
    const Result<Value> value = formats::read_json(text, "input");
    EXPECT_TRUE(value.ok()) << text;
    return value.ok() ? *value : Value{};
}

Result<Value> run(std::string_view name, std::string_view text) {
    return named(name).run(parsed(text));
}

// "points.2.signal": keys and 0-based positions.
const Value* at(const Value& answer, std::string_view path) {
    const Value* here = &answer;
    for (const std::string_view step : split(path, '.')) {
        if (here == nullptr) return nullptr;
        if (here->is_list()) {
            const auto position = static_cast<std::size_t>(parse_integer(step).value_or(-1));
            here = position < here->items.size() ? &here->items[position] : nullptr;
        } else {
            here = here->find(step);
        }
    }
    return here;
}

struct Worked {
    std::string path, expected;
    double tolerance = 1e-9;  ///< of numbers; texts are compared as they stand
};

void check(const Value& answer, const Worked& worked) {
    const Value* found = at(answer, worked.path);
    ASSERT_NE(found, nullptr) << worked.path << " in " << formats::write_json(answer);
    const auto number = parse_number(worked.expected);
    if (!number || found->quoted) {
        EXPECT_EQ(found->is_null() ? "null" : found->text, worked.expected) << worked.path;
        return;
    }
    EXPECT_NEAR(parse_number(found->text).value_or(NAN), *number, worked.tolerance) << worked.path;
}

// The worked values of the product's list of calculations and of the known answers, for every example of the table.
const std::multimap<std::string, Worked> expected{
    {"k-01", {"value", "3.125"}},
    {"k-01", {"n", "8"}},
    {"k-01", {"left_out", "2"}},
    {"k-02", {"positive.value", "0.5"}},
    {"k-02", {"negative.value", "0.375"}},
    {"k-02", {"net.value", "0.125"}},
    {"k-03", {"sign", "negative"}},
    {"k-04", {"value", "-1.2"}},
    {"k-05", {"value", "65.1", 0.05}},
    {"k-05", {"weighted_mean", "3.603", 5e-4}},
    {"k-06", {"value", "0.8"}},
    {"k-06", {"broken.3", "16"}},
    {"k-06b", {"value", "0.556", 5e-4}},
    {"k-07", {"moment", "M3"}},
    {"k-07", {"value", "2.85"}},
    {"k-08", {"ranking.0.moment", "M3"}},
    {"k-08", {"ranking.0.score", "9.89"}},
    {"k-08", {"ranking.1.score", "8.33"}},
    {"k-08", {"ranking.2.score", "7.2"}},
    {"k-08", {"ranking.3.score", "5.17"}},
    {"k-08", {"ranking.4.score", "4.93"}},
    {"k-08", {"ranking.5.moment", "M6"}},
    {"k-08", {"ranking.5.score", "3.8"}},
    {"k-08", {"ranking.6.moment", "M7"}},
    {"k-08b", {"alarms.0.moment", "M1"}},
    {"k-08b", {"alarms.0.value", "0.375"}},
    {"k-08b", {"alarms.1.value", "0.35"}},
    {"k-09", {"importance_cut", "4.314", 5e-4}},
    {"k-09", {"performance_cut", "3.590", 5e-4}},
    {"k-09", {"quadrants.M1", "concentrate_here"}},
    {"k-09", {"quadrants.M2", "keep_up"}},
    {"k-09", {"quadrants.M3", "concentrate_here"}},
    {"k-09", {"quadrants.M4", "low_priority"}},
    {"k-09", {"quadrants.M5", "keep_up"}},
    {"k-09", {"quadrants.M6", "possible_overkill"}},
    {"k-09", {"quadrants.M7", "possible_overkill"}},
    {"k-09b", {"candidate", "true"}},
    {"k-09b", {"signs.2", "complaint_share"}},
    {"k-10", {"value", "0.727", 5e-4}},
    {"k-10", {"band", "high"}},
    {"k-11", {"value", "0.625"}},
    {"k-12", {"band", "medium"}},
    {"k-13", {"value", "0.103", 5e-4}},
    {"k-13", {"band", "low"}},
    {"k-14", {"value", "0.6"}},
    {"k-14", {"met", "12"}},
    {"k-14", {"on_these", "not_met"}},
    {"k-14", {"verdict", "not_met"}},
    {"k-14", {"mean.value", "12.4"}},
    {"k-14", {"p90.value", "22"}},
    {"k-14", {"max", "31"}},
    {"k-15", {"value", "3.23", 0.005}},
    {"k-16", {"value", "0.657", 5e-4}},
    {"k-17", {"acknowledged.value", "0.889", 5e-4}},
    {"k-17", {"answered.value", "0.889", 5e-4}},
    {"k-17", {"mean_working_days.value", "5"}},
    {"k-17", {"per_1000.value", "3.23", 0.005}},
    {"k-17", {"pareto.0.name", "M3"}},
    {"k-17", {"pareto.0.cumulative", "0.444", 5e-4}},
    {"k-17", {"pareto.3.cumulative", "1"}},
    {"k-18", {"points", "20"}},
    {"k-18", {"low", "-0.15", 0.005}},
    {"k-18", {"high", "0.50", 0.005}},
    {"k-18", {"shown", "true"}},
    {"k-19", {"value", "0.025"}},
    {"k-19", {"retention", "0.975"}},
    {"k-20", {"mean", "30.25"}},
    {"k-20", {"regular", "false"}},
    {"k-20", {"late", "true"}},
    {"k-21", {"value", "0.167", 5e-4}},
    {"k-22", {"value", "0.717", 5e-4}},
    {"k-22", {"sum", "43"}},
    {"k-23", {"value", "0.6"}},
    {"k-23", {"weakest.0", "customer-systems"}},
    {"k-23", {"weakest.1", "systems-people"}},
    {"k-24", {"value", "0.775"}},
    {"k-25", {"value", "0.75"}},
    {"k-25", {"on_these", "breach"}},
    {"k-26", {"value", "0.773", 5e-4}},
    {"k-27", {"value", "7.4"}},
    {"k-27", {"letter", "C"}},
    {"k-28", {"adopted.value", "0.4"}},
    {"k-28", {"answered.value", "0.8"}},
    {"k-32", {"value", "0.687", 5e-4}},
    {"k-32", {"lowest", "customer"}},
    {"k-33", {"fragile.value", "0.231", 5e-4}},
    {"k-34", {"change", "1"}},
    {"k-34", {"word", "clear"}},
    {"k-34", {"before.value", "2.85"}},
    {"k-35", {"value", "0.9"}},
    {"k-36", {"value", "0.178", 5e-4}},
    {"wilson", {"low", "0.678456169771262"}},
    {"wilson", {"high", "0.841567341196965"}},
    {"wilson", {"method", "wilson"}},
    {"wilson-corrected", {"low", "0.253508682295185", 1e-8}},
    {"agresti-coull", {"low", "0.255220665189997", 1e-8}},
    {"clopper-pearson", {"low", "0.252736745585271", 1e-8}},
    {"jeffreys", {"low", "0.254521934991023", 1e-8}},
    {"wilson-effective", {"n", "160"}},
    {"wilson-effective", {"value", "0.645"}},
    {"difference-of-shares", {"low", "0.052431472402365", 1e-8}},
    {"iceberg", {"value", "4.42857142857143"}},
    {"mean", {"low", "3.77802162303676"}},
    {"quantile", {"value", "22"}},
    {"median", {"value", "9.5"}},
    {"difference-of-means", {"p", "0.07939", 5e-6}},
    {"bootstrap", {"value", "3.8"}},
    {"bootstrap", {"low", "3", 0.07}},
    {"rate", {"low", "2.3578872546684", 1e-7}},
    {"ratio-of-rates", {"p", "0.0801578963741938", 1e-7}},
    {"ratio", {"value", "2"}},
    {"ratio-of-sums", {"value", "1.14754098360656"}},
    {"index", {"value", "112.5"}},
    {"retention", {"lost_share_year", "0.2152832762652"}},
    {"nps", {"low", "-0.358761337459551"}},
    {"difference-of-nps", {"value", "-0.44"}},
    {"composite", {"value", "0.799605087014726"}},
    {"composite-of-answers", {"value", "0.816666666666667"}},
    {"report-card", {"own", "7.525"}},
    {"report-card", {"contribution.Solucion", "-0.44"}},
    {"servqual", {"gap.REL.value", "-1.5"}},
    {"servqual", {"weighted", "-1.2"}},
    {"alpha", {"n", "6"}},
    {"alpha", {"method", "feldt"}},
    {"spearman-brown", {"value", "0.709677419354839"}},
    {"gap-reliability", {"value", "0.803971119133574"}},
    {"rake", {"weights.3", "500"}},
    {"effective-n", {"value", "2.90909090909091"}},
    {"cluster-effect", {"value", "1.5"}},
    {"weighted-mean", {"value", "0.875"}},
    {"stratified-mean", {"se", "9.40894080278458", 1e-6}},
    {"standardised-share", {"value", "0.2"}},
    {"mix-adjusted", {"value", "79.9"}},
    {"finite-population", {"value", "0.837707816583391"}},
    {"nonresponse-bounds", {"high", "0.948"}},
    {"sample-size", {"n", "278"}},
    {"krejcie-morgan", {"n", "278"}},
    {"sample-size-shares", {"n_per_group", "294"}},
    {"sample-size-means", {"exact", "234.462824711798", 1e-3}},
    {"power", {"value", "0.8", 0.002}},
    {"detectable-rise", {"value", "0.1", 0.001}},
    {"shrink-shares", {"prior_size", "19.5352522687617"}},
    {"shrink-means", {"mean", "3.8418017132459"}},
    {"james-stein", {"mean", "0.329666666666667"}},
    {"pool-shares", {"low", "0.0734142236131739"}},
    {"funnel", {"dispersion", "2.19688956691099"}},
    {"drivers", {"drivers.0.name", "M1"}},
    {"drivers", {"confidence", "probable"}},
    {"drivers", {"n", "120"}},
    {"importance", {"lmg.2", "0.260134678624385", 1e-7}},
    {"importance-of-groups", {"lmg.0", "0.398178988770905", 1e-7}},
    {"correlations", {"n", "4"}},
    {"correlations", {"correlation.0.1", "0.6"}},
    {"logistic", {"n", "10"}},
    {"logistic-importance", {"n", "10"}},
    {"veto", {"items.0.label", "serious"}},
    {"veto", {"items.0.alone", "6"}},
    {"veto", {"baseline.value", "0.2"}},
    {"veto", {"n", "12"}},
    {"average-or-worst", {"n", "10"}},
    {"series", {"value", "0.80463537", 1e-12}},
    {"yields", {"rolled_throughput", "0.9859563", 1e-6}},
    {"necessary-condition", {"n", "6"}},
    {"pareto", {"lines.0.name", "Wait"}},
    {"pareto", {"gini", "0.4646875"}},
    {"gini", {"value", "0.4646875"}},
    {"chart-p", {"centre", "0.231333333333333"}},
    {"chart-p", {"points.14.signal", "outside_limits"}},
    {"chart-u", {"centre", "1.93"}},
    {"chart-c", {"centre", "19.8461538461538"}},
    {"chart-xmr", {"centre", "1545.16666666667", 1e-6}},
    {"chart-t", {"centre", "430.040951789758", 1e-8}},
    {"chart-g", {"centre", "15.5"}},
    {"run-test", {"useful", "24"}},
    {"run-test", {"longest_run", "10"}},
    {"run-test", {"signal", "true"}},
    {"verdict", {"verdict", "not_proven"}},
    {"sla", {"value", "0.881443298969072"}},
    {"sla", {"verdict", "not_proven"}},
    {"capability", {"cpk", "1.66321944932665", 1e-6}},
    {"capability-percentile", {"value", "0.643647", 1e-5}},
    {"share-above", {"value", "0.4"}},
    {"chart-of-samples", {"centre", "74.008", 1e-3}},
    {"kaplan-meier", {"median.value", "31"}},
    {"log-rank", {"chi_squared", "3.3963886989776", 1e-8}},
    {"regression-to-the-mean", {"value", "0.247211615315241"}},
    {"probability", {"value", "0.968961377898891"}},
    {"distribution-quantile", {"value", "1.95996398454005"}},
};

}  // namespace

TEST(Calculations, EveryExampleGivesTheWorkedValue) {
    std::set<std::string> checked;
    for (const auto& [name, worked] : expected) {
        const Result<Value> answer = named(name).run(parsed(named(name).example));
        ASSERT_TRUE(answer.ok()) << name << ": " << answer.errors().front().text();
        SCOPED_TRACE(name);
        check(*answer, worked);
        checked.insert(name);
    }
    for (const Calculation& row : calculations()) EXPECT_TRUE(checked.contains(std::string(row.name))) << row.name;
}

TEST(Calculations, TableIsCompleteAndNamesAreUnique) {
    std::set<std::string_view> names;
    for (const Calculation& row : calculations()) {
        EXPECT_TRUE(names.insert(row.name).second) << row.name;
        for (const Language language : languages) EXPECT_FALSE(row.help[language].empty()) << row.name;
        EXPECT_FALSE(row.source.empty()) << row.name;
        EXPECT_FALSE(row.inputs.empty()) << row.name;
        std::set<std::string_view> inputs;
        for (const CalculationInput& input : row.inputs) {
            EXPECT_TRUE(inputs.insert(input.name).second) << row.name << " " << input.name;
            EXPECT_FALSE(input.type.empty() || input.help.empty()) << row.name;
        }
        for (const auto& entry : parsed(row.example).entries) {
            EXPECT_TRUE(inputs.contains(entry.key)) << row.name << " uses " << entry.key << " without saying so";
        }
    }
    for (const char* code :
         {"k-01", "k-02", "k-03", "k-04", "k-05", "k-06", "k-06b", "k-07", "k-08", "k-08b", "k-09", "k-09b",
          "k-10", "k-11", "k-12", "k-13", "k-14", "k-15", "k-16",  "k-17", "k-18", "k-19",  "k-20", "k-21",
          "k-22", "k-23", "k-24", "k-25", "k-26", "k-27", "k-28",  "k-32", "k-33", "k-34",  "k-35", "k-36"}) {
        EXPECT_TRUE(names.contains(code)) << code;
    }
}

TEST(Calculations, UnknownKeysAreRefusedWithTheirPlace) {
    for (const Calculation& row : calculations()) {
        Value input = parsed(row.example);
        Value stranger = formats::number(1);
        stranger.place = {"input", 7, 3};
        input.entries.push_back({"nonsense_key", {"input", 7, 1}, stranger});
        const Result<Value> answer = row.run(input);
        ASSERT_FALSE(answer.ok()) << row.name;
        bool said = false;
        for (const Error& error : answer.errors()) {
            said = said || (error.what.find("nonsense_key") != std::string::npos && error.place.line == 7);
        }
        EXPECT_TRUE(said) << row.name;
    }
}

TEST(Calculations, RequiredInputsAreRequired) {
    for (const Calculation& row : calculations()) {
        for (const CalculationInput& input : row.inputs) {
            if (!input.required) continue;
            Value less = parsed(row.example);
            std::erase_if(less.entries, [&](const auto& entry) { return entry.key == input.name; });
            EXPECT_FALSE(row.run(less).ok()) << row.name << " without " << input.name;
        }
    }
}

TEST(Calculations, WrongTypesAreRefusedEverywhere) {
    for (const Calculation& row : calculations()) {
        for (std::size_t i = 0; i < parsed(row.example).entries.size(); ++i) {
            for (const Value& wrong :
                 {formats::string("12"), formats::list({}), formats::null(), formats::object({})}) {
                Value input = parsed(row.example);
                const std::string key = input.entries[i].key;
                if (wrong.quoted && input.entries[i].value.quoted) continue;  // a text where a text belongs
                if (wrong.is_list() && key == "critical") continue;           // no critical moment is an answer
                input.entries[i].value = wrong;
                EXPECT_FALSE(row.run(input).ok()) << row.name << " " << key << " " << formats::write_json(wrong);
            }
        }
        EXPECT_FALSE(row.run(formats::list({})).ok()) << row.name;
    }
}

TEST(Calculations, RangesAndSumsAreRefused) {
    EXPECT_FALSE(run("wilson", R"({"x": 3, "n": 2})").ok());
    EXPECT_FALSE(run("wilson", R"({"x": 0, "n": 0})").ok());
    EXPECT_FALSE(run("wilson", R"({"x": 1.5, "n": 2})").ok());
    EXPECT_FALSE(run("wilson", R"({"x": 1, "n": 2, "level": 95})").ok());
    EXPECT_FALSE(run("k-01", R"({"ratings": [null, null]})").ok());
    EXPECT_FALSE(run("k-05", R"({"ratings": {"M1": [1, 2], "M2": [1]}})").ok());
    EXPECT_FALSE(run("k-06", R"({"ratings": {"M1": [1, 2]}, "critical": ["M9"]})").ok());
    EXPECT_FALSE(run("k-13", R"({"divergence": [4]})").ok());
    EXPECT_FALSE(run("k-18", R"({"answers": [6.5]})").ok());
    EXPECT_FALSE(run("k-23", R"({"links": {"a": 3}})").ok());
    EXPECT_FALSE(run("k-34", R"({})").ok());
    EXPECT_FALSE(run("verdict", R"({"low": 0.9, "high": 0.8, "target": 0.5})").ok());
    EXPECT_FALSE(run("verdict", R"({"low": 0.7, "high": 0.8})").ok());
    EXPECT_FALSE(run("chart-p", R"({"events": [1, 2], "n": [3]})").ok());
    EXPECT_FALSE(run("drivers", R"({"moments": {"M1": [1, 2, 3]}, "overall": [1, 2, 3]})").ok());
    EXPECT_FALSE(run("importance", R"({"correlation": [[1, 0.5], [0.4, 1]]})").ok());
    EXPECT_FALSE(run("bootstrap", R"({"values": [1, 2], "replicates": 1000000000})").ok());
    EXPECT_FALSE(run("sample-size-shares", R"({"first": 0.5, "second": 0.5})").ok());
    EXPECT_FALSE(run("mean", R"({"values": [1, 2], "counts": [0, 0]})").ok());
    EXPECT_FALSE(run("quantile", R"({"values": [1, 2], "p": 2})").ok());
}

TEST(Calculations, OtherWaysOfAsking) {
    check(*run("k-15", R"({"a": 12, "b": 20})"), {"percent", "60"});
    check(*run("k-15", R"({"type": "index", "a": 3.6, "b": 3.2})"), {"value", "112.5"});
    check(*run("k-15", R"({"type": "ratio", "a": 8, "b": 4})"), {"value", "2"});
    check(*run("k-10", R"({"contact": 60, "wait": 65, "away": 4800})"), {"value", "0.025", 5e-4});
    check(*run("k-20", R"({"intervals": [30, 30, 30]})"), {"regular", "true"});
    check(*run("k-34", R"({"before_x": 12, "before_n": 20, "after_x": 18, "after_n": 20})"), {"word", "unclear"});
    check(*run("k-18", R"({"answers": [9, 9, 3]})"), {"shown", "false"});
    check(*run("quantile", R"({"values": [4, 7], "p": 0})"), {"value", "4"});
    check(*run("quantile", R"({"values": [4, 7], "p": 1})"), {"value", "7"});
    check(*run("verdict", R"({"low": 0.7, "high": 0.8, "target": 0.85, "better": "lower"})"), {"verdict", "met"});
    check(*run("verdict", R"({"low": 5, "high": 6, "band_low": 4, "band_high": 7})"), {"verdict", "met"});
    check(*run("chart-c", R"({"events": [3, 4, 5, 30, 4], "left_out": [4], "target": 50, "better": "lower"})"),
          {"assurance", "meets"});
    check(*run("probability", R"({"family": "poisson", "mean": 10, "x": 16})"), {"value", "0.972958390215199"});
    check(*run("distribution-quantile", R"({"family": "binomial", "trials": 23, "share": 0.5, "p": 0.05})"),
          {"value", "8"});
    // with M3 also critical, as accepted in the story: index 63.4 and integrity 60 %
    Value story = parsed(named("k-05").example);
    for (auto& entry : story.entries) {
        if (entry.key == "critical") entry.value.items.push_back(formats::string("M3"));
    }
    check(*named("k-05").run(story), {"value", "63.4", 0.05});
    check(*named("k-06").run(story), {"value", "0.6"});
}

}  // namespace ciclo::actions
