#include "actions/calculation_given.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/number.h"
#include "base/text.h"

namespace ciclo::actions {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

std::string range_cure(formats::Range range) {
    return "it must be from " + exact_text(range.low) + " to " + exact_text(range.high);
}

}  // namespace

std::optional<std::size_t> NamedLists::position(std::string_view name) const {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

std::optional<double> NamedNumbers::of(std::string_view name) const {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return numbers[static_cast<std::size_t>(found - names.begin())];
}

std::vector<double> present(const std::vector<double>& values) {
    std::vector<double> out;
    std::copy_if(values.begin(), values.end(), std::back_inserter(out), [](double v) { return !std::isnan(v); });
    return out;
}

Given::Given(const formats::Value& input, std::string_view calculation)
    : fields_(input, std::string(calculation), errors_) {}

double Given::number(std::string_view key, formats::Range range) {
    return fields_.required_number(key, range).value_or(0);
}

std::optional<double> Given::maybe_number(std::string_view key, formats::Range range) {
    return fields_.number(key, range);
}

std::int64_t Given::whole(std::string_view key, std::int64_t low, std::int64_t high) {
    if (fields_.required(key) == nullptr) return low;
    return maybe_whole(key, low, high).value_or(low);
}

std::optional<std::int64_t> Given::maybe_whole(std::string_view key, std::int64_t low, std::int64_t high) {
    const auto read = fields_.number(key, {static_cast<double>(low), static_cast<double>(high)});
    if (!read) return std::nullopt;
    if (*read != std::floor(*read)) {
        fields_.refuse(fields_.value().find(key)->place, "has a broken number as " + std::string(key),
                       "write a whole number");
        return std::nullopt;
    }
    return static_cast<std::int64_t>(*read);
}

bool Given::flag(std::string_view key, bool otherwise) {
    return fields_.boolean(key).value_or(otherwise);
}

double Given::level(double otherwise) {
    return fields_.number("level", {0.5, 0.999}).value_or(otherwise);
}

stats::Resampling Given::resampling(std::size_t values, int replicates) {
    stats::Resampling out;
    out.level = level();
    out.seed = static_cast<std::uint64_t>(maybe_whole("seed").value_or(1));
    out.replicates = static_cast<int>(maybe_whole("replicates", 1, stats::limits::replicates_max).value_or(replicates));
    if (static_cast<std::int64_t>(values) * out.replicates > limits::resampled_values) {
        fields_.refuse(fields_.place(),
                       "would draw " + std::to_string(values) + " values " + std::to_string(out.replicates) + " times",
                       "ask for fewer replicates", ErrorKind::limit);
    }
    return out;
}

std::string Given::text(std::string_view key) {
    return fields_.required_text(key).value_or("");
}

std::vector<std::string> Given::texts(std::string_view key) {
    const formats::Value* found = fields_.required(key);
    if (found == nullptr || (!found->is_scalar() && required_list(found, key) == nullptr)) return {};
    return fields_.texts(key, limits::list_length);
}

std::string Given::one_of(std::string_view key, const std::vector<std::string>& codes) {
    const auto read = fields_.text(key);
    if (!read) return codes.front();
    if (std::find(codes.begin(), codes.end(), *read) != codes.end()) return *read;
    fields_.refuse(fields_.value().find(key)->place, "has " + quoted(*read) + " as " + std::string(key),
                   "it must be one of " + join(codes, ", "));
    return codes.front();
}

std::optional<double> Given::number_in(const formats::Value& value, std::string_view key, formats::Range range,
                                       Missing missing) {
    if (value.is_null() && missing == Missing::allowed) return nothing;
    const auto read = value.is_scalar() && !value.quoted ? parse_number(value.text) : std::nullopt;
    if (!read) {
        fields_.refuse(value.place, "needs numbers in " + std::string(key),
                       missing == Missing::allowed ? "write a number, or null where there is none" : "write a number");
        return std::nullopt;
    }
    if (*read >= range.low && *read <= range.high) return *read;
    fields_.refuse(value.place, "has " + value.text + " in " + std::string(key), range_cure(range));
    return std::nullopt;
}

std::optional<double> Given::flag_in(const formats::Value& value, std::string_view key, Missing missing) {
    if (value.is_null() && missing == Missing::allowed) return nothing;
    const bool said = value.is_scalar() && !value.quoted && (value.text == "true" || value.text == "false");
    if (said) return value.text == "true" ? 1 : 0;
    fields_.refuse(
        value.place, "needs true or false in " + std::string(key),
        missing == Missing::allowed ? "write true, false, or null where it is not known" : "write true or false");
    return std::nullopt;
}

const formats::Value* Given::required_list(const formats::Value* value, std::string_view key) {
    if (value == nullptr) return nullptr;
    if (!value->is_list() || value->items.empty()) {
        fields_.refuse(value->place, "needs a list with values for " + std::string(key), "write [ … ]");
        return nullptr;
    }
    if (value->items.size() > limits::list_length) {
        fields_.refuse(value->place, "has a list of " + std::to_string(value->items.size()) + " as " + std::string(key),
                       "keep it within " + std::to_string(limits::list_length), ErrorKind::limit);
        return nullptr;
    }
    return value;
}

std::vector<double> Given::numbers_in(const formats::Value& list, std::string_view key, formats::Range range,
                                      Missing missing) {
    std::vector<double> out;
    for (const formats::Value& item : list.items)
        out.push_back(number_in(item, key, range, missing).value_or(range.low));
    return out;
}

std::vector<double> Given::flags_in(const formats::Value& list, std::string_view key, Missing missing) {
    std::vector<double> out;
    for (const formats::Value& item : list.items) out.push_back(flag_in(item, key, missing).value_or(0));
    return out;
}

std::vector<double> Given::numbers(std::string_view key, formats::Range range, Missing missing) {
    const formats::Value* list = required_list(fields_.required(key), key);
    return list == nullptr ? std::vector<double>{} : numbers_in(*list, key, range, missing);
}

std::vector<double> Given::present_numbers(std::string_view key, formats::Range range, std::int64_t& left_out) {
    const std::vector<double> all = numbers(key, range, Missing::allowed);
    std::vector<double> out = present(all);
    left_out = static_cast<std::int64_t>(all.size() - out.size());
    if (!all.empty() && out.empty())
        refuse("has no value in " + std::string(key), "there is nothing to compute from nulls alone");
    return out;
}

std::vector<std::int64_t> Given::wholes(std::string_view key, std::int64_t low, std::int64_t high) {
    std::vector<std::int64_t> out;
    for (const double value : numbers(key, {static_cast<double>(low), static_cast<double>(high)})) {
        if (value != std::floor(value)) {
            refuse("has broken numbers in " + std::string(key), "write whole numbers");
            return out;
        }
        out.push_back(static_cast<std::int64_t>(value));
    }
    return out;
}

std::vector<double> Given::flags(std::string_view key, Missing missing) {
    const formats::Value* list = required_list(fields_.required(key), key);
    return list == nullptr ? std::vector<double>{} : flags_in(*list, key, missing);
}

std::vector<std::vector<double>> Given::matrix(std::string_view key, Missing missing) {
    std::vector<std::vector<double>> out;
    const formats::Value* rows = required_list(fields_.required(key), key);
    if (rows == nullptr) return out;
    for (const formats::Value& row : rows->items) {
        if (required_list(&row, key) == nullptr) return out;
        out.push_back(numbers_in(row, key, {}, missing));
    }
    return out;
}

void Given::keep_equal(const NamedLists& lists, std::string_view key) {
    if (lists.lists.empty()) refuse("needs at least one list in " + std::string(key), "write {\"M1\": [ … ]}");
    if (lists.lists.size() > limits::columns) {
        refuse("has " + std::to_string(lists.lists.size()) + " lists in " + std::string(key),
               "keep it within " + std::to_string(limits::columns));
    }
    for (std::size_t i = 1; i < lists.lists.size(); ++i) {
        if (lists.lists[i].size() == lists.length()) continue;
        refuse("has " + std::to_string(lists.lists[i].size()) + " values for " + quoted(lists.names[i]) + " and " +
                   std::to_string(lists.length()) + " for " + quoted(lists.names[0]),
               "give every respondent a place in every list, null where there is no answer");
    }
}

NamedLists Given::lists(std::string_view key, formats::Range range) {
    NamedLists out;
    const formats::Value* map = fields_.required(key);
    if (map == nullptr) return out;
    for (const auto& entry : map->entries) {
        const formats::Value* list = required_list(&entry.value, entry.key);
        if (list == nullptr) return out;
        out.names.push_back(entry.key);
        out.lists.push_back(numbers_in(*list, entry.key, range, Missing::allowed));
    }
    keep_equal(out, key);
    return out;
}

NamedLists Given::flag_lists(std::string_view key) {
    NamedLists out;
    const formats::Value* map = fields_.required(key);
    if (map == nullptr) return out;
    for (const auto& entry : map->entries) {
        const formats::Value* list = required_list(&entry.value, entry.key);
        if (list == nullptr) return out;
        out.names.push_back(entry.key);
        out.lists.push_back(flags_in(*list, entry.key, Missing::allowed));
    }
    keep_equal(out, key);
    return out;
}

NamedNumbers Given::named_numbers(std::string_view key, formats::Range range) {
    NamedNumbers out;
    const formats::Value* map = fields_.required(key);
    if (map == nullptr) return out;
    if (map->entries.empty()) refuse("needs at least one number in " + std::string(key), "write {\"M1\": 4.8}");
    for (const auto& entry : map->entries) {
        out.names.push_back(entry.key);
        out.numbers.push_back(number_in(entry.value, entry.key, range, Missing::refused).value_or(0));
    }
    return out;
}

std::vector<std::size_t> Given::chosen(std::string_view key, const std::vector<std::string>& known) {
    std::vector<std::size_t> out;
    for (const std::string& name : fields_.texts(key, limits::columns)) {
        const auto found = std::find(known.begin(), known.end(), name);
        if (found != known.end()) {
            out.push_back(static_cast<std::size_t>(found - known.begin()));
            continue;
        }
        const auto near = nearest(name, known);
        fields_.refuse(fields_.value().find(key)->place,
                       "names " + quoted(name) + " in " + std::string(key) + ", which is not among the rest",
                       near ? "did you mean " + *near + "?" : "the names are " + join(known, ", "));
    }
    return out;
}

Given::Share Given::x_of_n(std::string_view x, std::string_view n) {
    Share out;
    out.n = whole(n, 1);
    out.x = whole(x);
    if (out.x > out.n) {
        refuse("has " + std::string(x) + " " + std::to_string(out.x) + " above " + std::string(n) + " " +
                   std::to_string(out.n),
               "a part is no larger than its whole");
        out.x = out.n;
    }
    return out;
}

void Given::refuse(std::string_view what, std::string cure) {
    fields_.refuse(fields_.place(), what, std::move(cure));
}

void Given::same_length(std::size_t expected, std::size_t found, std::string_view key) {
    if (expected == found || expected == 0 || found == 0) return;
    refuse("has " + std::to_string(found) + " values in " + std::string(key) + " and needs " + std::to_string(expected),
           "give one for each");
}

bool Given::sound() {
    fields_.refuse_others();
    return errors_.empty();
}

}  // namespace ciclo::actions
