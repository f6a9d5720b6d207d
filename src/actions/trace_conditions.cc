#include "actions/trace_conditions.h"

#include <algorithm>

#include "actions/trace_segments.h"
#include "base/number.h"
#include "base/text.h"
#include "journeys/column_filter.h"

namespace ciclo::actions {

namespace {

using journeys::Attributed;
using journeys::Comparing;
using journeys::Verdict;

Input repeated_text(std::string_view name, LocalText help) {
    Input input{.name = name, .kind = InputKind::text, .help = std::move(help)};
    input.repeated = true;
    return input;
}

Error no_such_value(const events::Log& log, const journeys::NamedColumn& column, const Attributed& condition) {
    constexpr std::size_t most_looked_at = 10'000;  // the nearest of more would take longer than the question
    std::vector<std::string> values;
    for (std::size_t i = 0; i < std::min(column.values->size(), most_looked_at); ++i) values.emplace_back((*column.values)[i]);
    const auto near = nearest(condition.values.front(), values);
    return {ErrorKind::not_found,
            "no " + quoted(condition.column) + " is " + quoted(condition.values.back()),
            near ? "did you mean " + quoted(*near) + "?" : "ciclo trace compare LOG --by " + condition.column + " tells two of them",
            {log.file}};
}

void add_where(const events::Log& log, const std::string& text, std::vector<journeys::Filter>& filters, Errors& errors) {
    const Result<Attributed> condition = journeys::read_condition(text);
    if (!condition) {
        errors.insert(errors.end(), condition.errors().begin(), condition.errors().end());
    } else if (auto fault = fault_of_condition(log, *condition)) {
        errors.push_back(*std::move(fault));
    } else {
        filters.emplace_back(*condition);
    }
}

/// Several activities of one flag are alternatives: a case has one first event.
template <class Ends>
void add_ends(const events::Log& log, const Arguments& arguments, std::string_view flag,
              std::vector<journeys::Filter>& filters, Errors& errors) {
    Ends ends;
    for (const std::string& name : arguments.all(flag)) {
        const Result<std::uint32_t> activity = activity_asked(log, name);
        if (activity)
            ends.activities.push_back(*activity);
        else
            errors.insert(errors.end(), activity.errors().begin(), activity.errors().end());
    }
    if (!ends.activities.empty()) filters.emplace_back(std::move(ends));
}

/// "A>B"; where names hold a ">" themselves, the first cut that gives two activities.
Result<journeys::Follows> follows_asked(const events::Log& log, const std::string& text, journeys::Nearness nearness) {
    const std::size_t first_cut = text.find('>');
    if (first_cut == std::string::npos)
        return Error{ErrorKind::invalid, quoted(text) + " names no two activities", "write it as \"A>B\"", {}};
    const auto side = [&](std::size_t from, std::size_t until) {
        return std::string(trim(std::string_view(text).substr(from, until - from)));
    };
    for (std::size_t cut = first_cut; cut != std::string::npos; cut = text.find('>', cut + 1)) {
        const auto first = log.activities.find(side(0, cut)), second = log.activities.find(side(cut + 1, text.size()));
        if (first && second) return journeys::Follows{*first, *second, nearness};
    }
    const Result<std::uint32_t> first = activity_asked(log, side(0, first_cut));
    if (!first) return first.errors();
    return activity_asked(log, side(first_cut + 1, text.size())).errors();
}

void add_follows(const events::Log& log, const Arguments& arguments, std::string_view flag, journeys::Nearness nearness,
                 std::vector<journeys::Filter>& filters, Errors& errors) {
    for (const std::string& text : arguments.all(flag)) {
        const auto follows = follows_asked(log, text, nearness);
        if (follows)
            filters.emplace_back(*follows);
        else
            errors.insert(errors.end(), follows.errors().begin(), follows.errors().end());
    }
}

/// "3..10", "3..", "..10", "4".
Result<journeys::Holds> holds_asked(const std::string& text) {
    const std::size_t dots = text.find("..");
    const std::string from = text.substr(0, dots), until = dots == std::string::npos ? from : text.substr(dots + 2);
    const auto least = parse_integer(from), most = parse_integer(until);
    const bool from_is_good = least ? *least >= 0 : from.empty(), until_is_good = most ? *most >= 0 : until.empty();
    if (!from_is_good || !until_is_good || (!least && !most) || (least && most && *least > *most))
        return Error{ErrorKind::invalid, quoted(text) + " is no number of events", "write it as 3..10, 3.. or ..10", {}};
    journeys::Holds holds;
    if (least) holds.at_least = static_cast<std::size_t>(*least);
    if (most) holds.at_most = static_cast<std::size_t>(*most);
    return holds;
}

}  // namespace

std::optional<Error> fault_of_condition(const events::Log& log, const Attributed& condition) {
    const Result<journeys::NamedColumn> column = journeys::column_named(log, condition.column);
    if (!column) return column.errors().front();
    const std::vector<Verdict> verdicts = journeys::judged(*column, condition);
    const auto all_are = [&](Verdict verdict) {
        return std::all_of(verdicts.begin(), verdicts.end(), [verdict](Verdict one) { return one == verdict; });
    };
    if (condition.how == Comparing::is && all_are(Verdict::fails)) return no_such_value(log, *column, condition);
    if (!all_are(Verdict::not_comparable)) return std::nullopt;
    return Error{ErrorKind::invalid, "no value of " + quoted(condition.column) + " is a number",
                 "compare it with =, or with a text", {log.file}};
}

std::vector<Input> condition_inputs() {
    return {repeated_text("where",
                          {"solo casos con COLUMNA=VALOR (también != < <= > >=; varios valores: A|B; cualquier columna, resource; "
                           "un nombre con = < > ! va entre comillas)",
                           "only cases with COLUMN=VALUE (also != < <= > >=; several values: A|B; any column, resource; "
                           "a name that holds = < > ! in quotes)",
                           "alleen gevallen met KOLOM=WAARDE (ook != < <= > >=; meer waarden: A|B; elke kolom, resource; "
                           "een naam met = < > ! tussen aanhalingstekens)"}),
            repeated_text("begins", {"solo casos que empiezan con esta actividad", "only cases that begin with this activity",
                                     "alleen gevallen die met deze activiteit beginnen"}),
            repeated_text("finishes", {"solo casos que acaban con esta actividad", "only cases that finish with this activity",
                                       "alleen gevallen die met deze activiteit eindigen"}),
            repeated_text("then", {"solo casos con B justo después de A: \"A>B\"", "only cases with B straight after A: \"A>B\"",
                                   "alleen gevallen met B direct na A: \"A>B\""}),
            repeated_text("eventually", {"solo casos con B en algún momento después de A: \"A>B\"",
                                         "only cases with B at some time after A: \"A>B\"",
                                         "alleen gevallen met B op enig moment na A: \"A>B\""}),
            {.name = "events",
             .kind = InputKind::text,
             .help = {"solo casos con tantos eventos: 3..10, 3.., ..10", "only cases of so many events: 3..10, 3.., ..10",
                      "alleen gevallen met zoveel gebeurtenissen: 3..10, 3.., ..10"}}};
}

void add_conditions(const events::Log& log, const Arguments& arguments, std::vector<journeys::Filter>& filters,
                    Errors& errors) {
    for (const std::string& where : arguments.all("where")) add_where(log, where, filters, errors);
    add_ends<journeys::Begins>(log, arguments, "begins", filters, errors);
    add_ends<journeys::Finishes>(log, arguments, "finishes", filters, errors);
    add_follows(log, arguments, "then", journeys::Nearness::directly, filters, errors);
    add_follows(log, arguments, "eventually", journeys::Nearness::eventually, filters, errors);
    if (!arguments.has("events")) return;
    const auto holds = holds_asked(arguments.text("events"));
    if (holds)
        filters.emplace_back(*holds);
    else
        errors.insert(errors.end(), holds.errors().begin(), holds.errors().end());
}

Result<std::string> column_asked(const std::string& text) {
    const auto column = journeys::read_column_name(text);
    if (!column) return column.errors();
    const bool is_name = !column->behind.empty() && !journeys::read_condition(text);  // "cost!" has a sign's character only
    return is_name ? text : column->name;
}

events::Further further_asked(const Arguments& arguments) {
    events::Further further;
    const auto add = [&](const std::string& column) {
        further.which = events::Further::Which::named;
        further.names.push_back(column);
    };
    // what is no condition is refused when it is used
    for (const std::string& where : arguments.all("where")) {
        if (const auto condition = journeys::read_condition(where)) add(condition->column);
    }
    if (!arguments.has("by")) return further;
    if (const auto column = column_asked(arguments.text("by"))) add(*column);
    return further;
}

}  // namespace ciclo::actions
