// Known answers: tests/inputs/stats/measurement.json (own work, see its "conventions"), one check per entry.
//
//   KNOWN_ANSWER(csat_t2b) { o.near(wilson(77, 100)->value, o.out("t2b")); }
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "stats/correlation.h"
#include "stats/estimate.h"

namespace ciclo::stats::known {

namespace json = boost::json;

inline double number(const json::value& value) {
    return value.to_number<double>();
}
inline std::int64_t whole(const json::value& value) {
    return value.to_number<std::int64_t>();
}
/// A list of numbers; a single number stands for a list of one; null is missing (NaN).
std::vector<double> numbers(const json::value& value);
std::vector<std::int64_t> wholes(const json::value& value);
std::vector<std::string> texts(const json::value& value);
/// The values of a map, in the file's order, and its keys.
std::vector<double> values_of(const json::value& map);
std::vector<std::string> keys_of(const json::value& map);

class Oracle {
public:
    explicit Oracle(const json::object& entry) : entry_(entry) {}
    const json::value& in(std::string_view key) const { return entry_.at("inputs").at(key); }
    const json::value& inputs() const { return entry_.at("inputs"); }
    const json::value& out(std::string_view key) const { return entry_.at("expected").at(key); }
    const json::value& expected() const { return entry_.at("expected"); }
    double tolerance() const { return number(entry_.at("tol")); }

    void near(double actual, const json::value& expected) const { EXPECT_NEAR(actual, number(expected), tolerance()); }
    void near(const std::vector<double>& actual, const std::vector<double>& expected) const;
    void interval(const std::optional<Estimate>& actual, const json::value& expected) const;

private:
    const json::object& entry_;
};

const json::object& entry_of(const std::string& id);
std::vector<std::string> all_ids();

using Check = std::function<void(const Oracle&)>;
std::map<std::string, Check>& checks();
struct Registration {
    Registration(const char* id, void (*check)(const Oracle&)) { checks().emplace(id, check); }
};

/// A data file of CICLO_SHARED/data as named columns of text; nothing (and a line on stdout) when it is absent.
/// .csv and .csv.gz, and white space separated .txt.
struct DataFile {
    std::vector<std::string> names;
    std::vector<std::vector<std::string>> columns;
    const std::vector<std::string>& text(const std::string& name) const;
    std::vector<double> numbers(const std::string& name) const;
};
std::optional<DataFile> data_file(const std::string& name);

/// The airline survey: 14 item columns and satisfied (1/0); `complete` keeps the rows without a 0 ("not applicable").
struct Airline {
    std::vector<std::string> items;
    std::vector<std::vector<double>> ratings;  ///< [item][row]
    std::vector<double> satisfied;
    Columns columns() const { return {ratings.begin(), ratings.end()}; }
};
enum class AirlineRows { all, complete };
std::optional<Airline> airline(AirlineRows rows);

}  // namespace ciclo::stats::known

#define KNOWN_ANSWER(id)                                                                 \
    static void check_##id(const ::ciclo::stats::known::Oracle& o);                      \
    static const ::ciclo::stats::known::Registration registration_##id{#id, check_##id}; \
    static void check_##id([[maybe_unused]] const ::ciclo::stats::known::Oracle& o)
