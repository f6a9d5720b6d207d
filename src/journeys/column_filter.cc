#include "journeys/column_filter.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/number.h"
#include "base/text.h"
#include "events/further.h"

namespace ciclo::journeys {

namespace {

std::string_view without_prefix(std::string_view name) {
    return name.starts_with(events::case_prefix) ? name.substr(events::case_prefix.size()) : name;
}

std::optional<NamedColumn> own_column_of(const events::Log& log, std::string_view name) {
    switch (events::own_column(name)) {
        case events::OwnColumn::resource:
            return log.resources.size() > 0 ? std::optional(NamedColumn{&log.resources, &log.resource, false}) : std::nullopt;
        case events::OwnColumn::activity:
            return NamedColumn{&log.activities, &log.activity, false};
        case events::OwnColumn::case_name:
            return NamedColumn{&log.cases, nullptr, true};
        case events::OwnColumn::none:
            break;
    }
    return std::nullopt;
}

struct Sign {
    std::string_view text;
    Comparing how;
};
// the longer of two that begin alike stands first
constexpr std::array<Sign, 6> signs{{{"!=", Comparing::is_not},
                                     {"<=", Comparing::at_most},
                                     {">=", Comparing::at_least},
                                     {"<", Comparing::less},
                                     {">", Comparing::more},
                                     {"=", Comparing::is}}};

constexpr std::string_view sign_characters = "!<>=";

/// In quotes where the name itself holds what ends a name.
std::string written_name(const std::string& name) {
    if (!name.starts_with('"') && name.find_first_of(sign_characters) == std::string::npos) return name;
    std::string out = "\"";
    for (const char c : name) out += c == '"' ? std::string(2, c) : std::string(1, c);
    return out + "\"";
}

template <class T>
bool holds(Comparing how, const T& value, const T& bound) {
    switch (how) {
        case Comparing::is:
            return value == bound;
        case Comparing::is_not:
            return value != bound;
        case Comparing::less:
            return value < bound;
        case Comparing::at_most:
            return value <= bound;
        case Comparing::more:
            return value > bound;
        case Comparing::at_least:
            return value >= bound;
    }
    return false;
}

bool is_an_order(Comparing how) {
    return how != Comparing::is && how != Comparing::is_not;
}

std::vector<Verdict> judged_by_order(const events::Dictionary& values, const Attributed& condition) {
    std::vector<Verdict> out;
    const std::string& bound = condition.values.front();
    const std::optional<double> number = parse_number(bound);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::optional<double> value = number ? parse_number(values[i]) : std::nullopt;
        if (number && !value) {
            out.push_back(Verdict::not_comparable);
            continue;
        }
        const bool passes = number ? holds(condition.how, *value, *number)
                                   : holds(condition.how, values[i], std::string_view(bound));
        out.push_back(passes ? Verdict::passes : Verdict::fails);
    }
    return out;
}

}  // namespace

Result<NamedColumn> column_named(const events::Log& log, const std::string& name) {
    std::vector<std::string> known;
    for (const events::Attribute& attribute : log.of_events) {
        if (attribute.name == name) return NamedColumn{&attribute.values, &attribute.codes, false};
        known.push_back(attribute.name);
    }
    for (const events::Attribute& attribute : log.of_cases) {
        if (attribute.name == name || attribute.name == without_prefix(name))
            return NamedColumn{&attribute.values, &attribute.codes, true};
        known.push_back(std::string(events::case_prefix) + attribute.name);
    }
    if (auto own = own_column_of(log, name)) return *own;
    if (log.resources.size() > 0) known.emplace_back("resource");
    known.emplace_back("activity");
    std::vector<std::string> candidates = known;
    for (const std::string& one : known) candidates.emplace_back(without_prefix(one));
    const auto near = nearest(name, candidates);
    return Error{ErrorKind::not_found,
                 "the log has no column " + quoted(name),
                 near ? "did you mean " + quoted(*near) + "?" : "it has " + join(known, ", "),
                 {log.file}};
}

Result<ColumnName> read_column_name(const std::string& text) {
    const std::string_view all = trim(text);
    if (!all.starts_with('"')) {
        const std::size_t end = std::min(all.find_first_of(sign_characters), all.size());
        return ColumnName{std::string(trim(all.substr(0, end))), all.substr(end)};
    }
    ColumnName out;
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (all[i] == '"' && !all.substr(i + 1).starts_with('"')) {
            out.behind = trim(all.substr(i + 1));
            return out;
        }
        out.name += all[i];
        if (all[i] == '"') ++i;  // two quotes are one of the name
    }
    return Error{ErrorKind::invalid, "the quotes of " + quoted(text) + " do not close",
                 "write the column's name as \"a=b\", and a quote in it twice", {}};
}

Result<Attributed> read_condition(const std::string& text) {
    const Result<ColumnName> column = read_column_name(text);
    if (!column) return column.errors();
    const auto sign = std::find_if(signs.begin(), signs.end(),
                                   [&](const Sign& one) { return column->behind.starts_with(one.text); });
    if (sign == signs.end() || column->name.empty()) {
        return Error{ErrorKind::invalid, quoted(text) + " is no condition on a column",
                     "write it as COLUMN=VALUE, or with !=, <, <=, > or >=", {}};
    }
    Attributed out{column->name, {}, sign->how};
    const std::string whole(trim(column->behind.substr(sign->text.size())));
    if (!is_an_order(sign->how)) {
        for (const std::string_view part : split(whole, '|')) out.values.emplace_back(trim(part));
    }
    if (out.values.size() != 1) out.values.push_back(whole);
    return out;
}

Attributed opposite(Attributed condition) {
    switch (condition.how) {
        case Comparing::is:
            condition.how = Comparing::is_not;
            break;
        case Comparing::is_not:
            condition.how = Comparing::is;
            break;
        case Comparing::less:
            condition.how = Comparing::at_least;
            break;
        case Comparing::at_most:
            condition.how = Comparing::more;
            break;
        case Comparing::more:
            condition.how = Comparing::at_most;
            break;
        case Comparing::at_least:
            condition.how = Comparing::less;
            break;
    }
    return condition;
}

std::string condition_text(const Attributed& condition) {
    const auto sign = std::find_if(signs.begin(), signs.end(), [&](const Sign& one) { return one.how == condition.how; });
    // of several values the last is the text as it was written
    return written_name(condition.column) + std::string(sign->text) + condition.values.back();
}

std::vector<Verdict> judged(const NamedColumn& column, const Attributed& condition) {
    if (is_an_order(condition.how)) return judged_by_order(*column.values, condition);
    std::vector<Verdict> out(column.values->size(), Verdict::fails);
    for (const std::string& value : condition.values) {
        if (const auto code = column.values->find(value)) out[*code] = Verdict::passes;
    }
    if (condition.how == Comparing::is) return out;
    for (Verdict& verdict : out) verdict = verdict == Verdict::passes ? Verdict::fails : Verdict::passes;
    return out;
}

}  // namespace ciclo::journeys
