#include <algorithm>
#include <functional>

#include "base/number.h"
#include "base/text.h"
#include "cycle/outline.h"
#include "cycle/outline_columns.h"

namespace ciclo::cycle {

namespace {

using Column = OutlineColumn;

/// One line without the separator of parts, so that a cell can be read back.
std::string one_line(std::string text) {
    for (const std::string_view separator : {" | ", "\r\n", "\n", "\r"}) {
        for (std::size_t at = text.find(separator); at != std::string::npos; at = text.find(separator, at)) {
            text.replace(at, separator.size(), separator == " | " ? " / " : " ");
        }
    }
    return text;
}

template <class Thing, class Words>
std::string listed(const std::vector<Thing>& things, const Words& words) {
    std::vector<std::string> parts;
    for (const Thing& thing : things) parts.push_back(one_line(std::string(words(thing))));
    return join(parts, " | ");
}

std::string minutes_text(const Moment& moment, double minutes) {
    return moment.minutes_given ? exact_text(minutes) : "";
}

std::string promise_cell(const Moment& moment, Column column, Language language) {
    const auto& standards = moment.standards;
    const auto& indicators = moment.indicators;
    switch (column) {
        case Column::requirement:
            return listed(moment.requirements, [&](const Requirement& each) { return each.text.in(language); });
        case Column::standard: return listed(standards, [&](const Standard& each) { return each.text.in(language); });
        case Column::comparison:
            return listed(standards, [&](const Standard& each) { return printed(each.comparison, language); });
        case Column::value: return listed(standards, [](const Standard& each) { return exact_text(each.value); });
        case Column::unit: return listed(standards, [](const Standard& each) { return each.unit; });
        case Column::compliance:
            return listed(standards, [](const Standard& each) { return exact_text(each.compliance_percent); });
        case Column::indicator:
            return listed(indicators, [&](const Indicator& each) { return each.text.in(language); });
        case Column::indicator_type:
            return listed(indicators, [&](const Indicator& each) { return printed(each.type, language); });
        case Column::formula:
            return listed(indicators, [](const Indicator& each) { return each.formula.empty() ? "-" : each.formula; });
        default: return "";
    }
}

std::string nature_cell(const Moment& moment, Column column, Language language) {
    switch (column) {
        case Column::actor: return std::string(printed(moment.actor, language));
        case Column::lane: return std::string(printed(moment.lane, language));
        case Column::kind: return std::string(printed(moment.kind, language));
        case Column::channel: return moment.channel_given ? std::string(printed(moment.channel, language)) : "";
        case Column::control: return std::string(printed(moment.control, language));
        case Column::protocol: return moment.protocol ? std::string(printed(*moment.protocol, language)) : "";
        case Column::contact: return minutes_text(moment, moment.minutes.contact);
        case Column::wait: return minutes_text(moment, moment.minutes.wait);
        case Column::back: return minutes_text(moment, moment.minutes.back);
        case Column::away: return minutes_text(moment, moment.minutes.away);
        case Column::divergence: return moment.divergence_given ? std::to_string(moment.divergence) : "";
        case Column::importance: return moment.importance ? exact_text(*moment.importance) : "";
        default: return promise_cell(moment, column, language);
    }
}

std::string spans_text(const Moment& moment) {
    std::vector<std::string> ids;
    for (const MomentId& id : moment.spans) ids.push_back(id.text);
    return join(ids, ", ");
}

std::string cell_of(const Map& map, const Moment& moment, Column column, Language language) {
    const Stage* stage = map.find(moment.stage);
    const auto same = [](const std::string& text) { return text; };
    const auto flag = [&](bool yes) { return std::string(yes_or_no_word(yes, language)); };
    switch (column) {
        case Column::id: return moment.id.text;
        case Column::stage: return stage == nullptr ? "" : one_line(stage->name.in(language));
        case Column::stage_optional: return stage == nullptr ? "" : flag(stage->optional);
        case Column::moment: return one_line(moment.name.in(language));
        case Column::critical: return moment.criticality.decided ? flag(moment.criticality.critical) : "";
        case Column::reason: return one_line(moment.criticality.reason);
        case Column::basis: return one_line(moment.criticality.source);
        case Column::optional: return flag(moment.optional);
        case Column::expectation: return one_line(moment.expectation.in(language));
        case Column::role: return listed(moment.roles, same);
        case Column::department: return listed(moment.units, same);
        case Column::activity: return listed(moment.activities, same);
        case Column::spans: return spans_text(moment);
        default: return nature_cell(moment, column, language);
    }
}

/// Columns that are written even when no row fills them: what an outline is about.
bool always_written(Column column) {
    switch (column) {
        case Column::id:
        case Column::stage:
        case Column::moment:
        case Column::critical:
        case Column::actor:
        case Column::lane:
        case Column::optional:
        case Column::contact:
        case Column::wait:
        case Column::back:
        case Column::away:
        case Column::expectation:
        case Column::requirement: return true;
        default: return false;
    }
}

bool is_number(Column column) {
    switch (column) {
        case Column::contact:
        case Column::wait:
        case Column::back:
        case Column::away:
        case Column::divergence:
        case Column::importance: return true;
        default: return false;
    }
}

}  // namespace

std::vector<std::vector<std::string>> outline_rows(const Map& map, Language language) {
    const std::vector<const Moment*> moments = map.rateable();
    std::vector<std::vector<std::string>> rows(moments.size() + 1);
    for (const OutlineHeading& heading : outline_headings()) {
        std::vector<std::string> cells{std::string(heading_of(heading.column, language))};
        for (const Moment* moment : moments) cells.push_back(cell_of(map, *moment, heading.column, language));
        const bool filled =
            std::any_of(cells.begin() + 1, cells.end(), [](const std::string& cell) { return !cell.empty(); });
        if (!filled && !always_written(heading.column)) continue;
        for (std::size_t i = 0; i < cells.size(); ++i) rows[i].push_back(std::move(cells[i]));
    }
    return rows;
}

formats::Sheet outline_sheet(const Map& map, Language language) {
    constexpr std::size_t narrowest = 8, widest = 48;  // characters: a word, a sentence of two lines
    const std::vector<std::vector<std::string>> rows = outline_rows(map, language);
    formats::Sheet sheet;
    sheet.name = map.service.name.in(language);
    for (std::size_t i = 0; i < rows.front().size(); ++i) {
        std::size_t longest = narrowest;
        for (const auto& row : rows) longest = std::max(longest, length_in_code_points(row[i]));
        sheet.columns.push_back({rows.front()[i], static_cast<double>(std::min(longest, widest))});
    }
    for (std::size_t r = 1; r < rows.size(); ++r) {
        std::vector<formats::Cell> cells;
        for (std::size_t i = 0; i < rows[r].size(); ++i) {
            const auto column = column_called(rows.front()[i]);
            const auto number = column && is_number(*column) ? parse_number(rows[r][i]) : std::optional<double>();
            cells.push_back(number               ? formats::number_cell(*number)
                            : rows[r][i].empty() ? formats::empty_cell()
                                                 : formats::text_cell(rows[r][i]));
        }
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

}  // namespace ciclo::cycle
