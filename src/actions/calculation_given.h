// Given: reads the JSON of one calculation, and says in words what is wrong with it. For calculations_*.cc.
//
//   Given given(input, "wilson");
//   const std::int64_t n = given.whole("n", 1), x = given.whole("x", 0, n);
//   const double level = given.level();
//   if (!given.sound()) return given.errors();
//
// A value that is refused reads as 0, empty or the default; sound() is then false, so nothing is computed from it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/calculation_limits.h"
#include "base/names.h"
#include "base/result.h"
#include "formats/fields.h"
#include "stats/bootstrap.h"
#include "stats/correlation.h"

namespace ciclo::actions {

/// {"M1": [4, null, 5], "M2": [3, 4, 4]}: equally long lists by name, null = missing (NaN).
struct NamedLists {
    std::vector<std::string> names;
    std::vector<std::vector<double>> lists;
    std::size_t length() const { return lists.empty() ? 0 : lists.front().size(); }
    stats::Columns columns() const { return {lists.begin(), lists.end()}; }
    std::optional<std::size_t> position(std::string_view name) const;
};

/// {"M1": 4.8, "M2": 4.7}
struct NamedNumbers {
    std::vector<std::string> names;
    std::vector<double> numbers;
    std::optional<double> of(std::string_view name) const;
};

/// Without the missing values.
std::vector<double> present(const std::vector<double>& values);

enum class Missing { refused, allowed };

class Given {
public:
    Given(const formats::Value& input, std::string_view calculation);

    double number(std::string_view key, formats::Range range = {});
    std::optional<double> maybe_number(std::string_view key, formats::Range range = {});
    double share(std::string_view key) { return number(key, {0, 1}); }
    std::int64_t whole(std::string_view key, std::int64_t low = 0, std::int64_t high = limits::count_max);
    std::optional<std::int64_t> maybe_whole(std::string_view key, std::int64_t low = 0,
                                            std::int64_t high = limits::count_max);
    bool flag(std::string_view key, bool otherwise);
    /// Optional "level", 0.5…0.999.
    double level(double otherwise = 0.95);
    /// Optional "seed", "replicates" and "level".
    stats::Resampling resampling(std::size_t values, int replicates = 2000);

    bool has(std::string_view key) const { return fields_.has(key); }
    std::string text(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    template <class Enum>
    Enum choice(std::string_view key, Enum otherwise) {
        return fields_.choice<Enum>(key).value_or(otherwise);
    }
    /// One of `codes`; the first when absent.
    std::string one_of(std::string_view key, const std::vector<std::string>& codes);

    /// At least one value; null is refused or read as NaN.
    std::vector<double> numbers(std::string_view key, formats::Range range = {}, Missing missing = Missing::refused);
    /// As numbers(), the nulls left out; how many there were comes in `left_out`.
    std::vector<double> present_numbers(std::string_view key, formats::Range range, std::int64_t& left_out);
    std::vector<std::int64_t> wholes(std::string_view key, std::int64_t low = 0, std::int64_t high = limits::count_max);
    /// true, false, and NaN for null as 1, 0, NaN.
    std::vector<double> flags(std::string_view key, Missing missing = Missing::refused);
    std::vector<std::vector<double>> matrix(std::string_view key, Missing missing = Missing::refused);
    NamedLists lists(std::string_view key, formats::Range range = {});
    NamedLists flag_lists(std::string_view key);
    NamedNumbers named_numbers(std::string_view key, formats::Range range = {});
    /// Optional list of names, each of which must be in `known`; answers positions.
    std::vector<std::size_t> chosen(std::string_view key, const std::vector<std::string>& known);

    /// "x", "n": 0 ≤ x ≤ n, n ≥ 1.
    struct Share {
        std::int64_t x = 0, n = 1;
    };
    Share x_of_n(std::string_view x = "x", std::string_view n = "n");

    void refuse(std::string_view what, std::string cure);
    /// Refuses lists whose lengths differ from the first one's.
    void same_length(std::size_t expected, std::size_t found, std::string_view key);
    /// True when every key was asked for and none was refused.
    bool sound();
    const Errors& errors() const { return errors_; }
    formats::Fields& fields() { return fields_; }

private:
    std::optional<double> number_in(const formats::Value& value, std::string_view key, formats::Range range,
                                    Missing missing);
    std::optional<double> flag_in(const formats::Value& value, std::string_view key, Missing missing);
    std::vector<double> numbers_in(const formats::Value& list, std::string_view key, formats::Range range,
                                   Missing missing);
    std::vector<double> flags_in(const formats::Value& list, std::string_view key, Missing missing);
    const formats::Value* required_list(const formats::Value* value, std::string_view key);
    void keep_equal(const NamedLists& lists, std::string_view key);

    Errors errors_;
    formats::Fields fields_;
};

}  // namespace ciclo::actions
