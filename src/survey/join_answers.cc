#include "survey/join_answers.h"

#include <algorithm>

#include "base/text.h"

namespace ciclo::survey {

namespace {

Column* same_question(std::vector<Column>& columns, const Column& wanted) {
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& column) {
        return column.kind == wanted.kind && column.moment == wanted.moment;
    });
    return found == columns.end() ? nullptr : &*found;
}

/// Every column of `all` as long as `respondents`: who was not asked is not known.
void fill_up(Answers& all) {
    for (Column& column : all.columns) {
        column.value.resize(all.respondents, 0);
        column.presence.resize(all.respondents, Presence::unknown);
    }
}

void add_columns(Answers& all, const Answers& part, std::size_t before) {
    for (const Column& column : part.columns) {
        Column* known = same_question(all.columns, column);
        if (known == nullptr) {
            all.columns.push_back({column.kind, column.moment, column.scale, column.header, {}, {}});
            known = &all.columns.back();
            known->value.resize(before, 0);
            known->presence.resize(before, Presence::unknown);
        }
        if (known->scale != column.scale) {
            all.ledger.add({{part.file, 1, 0}, "other_scale", column.header, "", Treatment::value_left_out, ""});
            continue;
        }
        known->value.insert(known->value.end(), column.value.begin(), column.value.end());
        known->presence.insert(known->presence.end(), column.presence.begin(), column.presence.end());
    }
}

std::uint32_t code_in(Segment& segment, const std::string& value) {
    const auto found = std::find(segment.values.begin(), segment.values.end(), value);
    if (found != segment.values.end()) return static_cast<std::uint32_t>(found - segment.values.begin());
    segment.values.push_back(value);
    return static_cast<std::uint32_t>(segment.values.size() - 1);
}

void add_segments(Answers& all, const Answers& part, std::size_t before) {
    for (const Segment& segment : part.segments) {
        auto known = std::find_if(all.segments.begin(), all.segments.end(),
                                  [&](const Segment& other) { return other.name == segment.name; });
        if (known == all.segments.end()) {
            all.segments.push_back({segment.name, {}, {}});
            known = std::prev(all.segments.end());
            if (before > 0) known->codes.assign(before, code_in(*known, ""));
        }
        std::vector<std::uint32_t> codes;
        for (const std::string& value : segment.values) codes.push_back(code_in(*known, value));
        for (const std::uint32_t code : segment.codes) known->codes.push_back(codes[code]);
    }
    for (Segment& segment : all.segments) {
        if (segment.codes.size() < all.respondents) segment.codes.resize(all.respondents, code_in(segment, ""));
    }
}

void add_part(Answers& all, const Answers& part) {
    const std::size_t before = all.respondents;
    all.respondents += part.respondents;
    if (!all.respondent.empty() || !part.respondent.empty()) {
        all.respondent.resize(before);
        all.respondent.insert(all.respondent.end(), part.respondent.begin(), part.respondent.end());
        all.respondent.resize(all.respondents);
    }
    if (!all.day.empty() || !part.day.empty()) {
        all.day.resize(before);
        all.day.insert(all.day.end(), part.day.begin(), part.day.end());
        all.day.resize(all.respondents);
    }
    add_columns(all, part, before);
    fill_up(all);
    add_segments(all, part, before);
    all.file += (all.file.empty() ? "" : ", ") + part.file;
    all.ledger.append(part.ledger);
}

}  // namespace

Answers join_answers(std::vector<Answers> parts) {
    ENSURE(!parts.empty(), "there is something to join");
    if (parts.size() == 1) return std::move(parts.front());
    Answers all;
    for (Answers& part : parts) {
        add_part(all, part);
        part = {};
    }
    return all;
}

Answers only_group(const Answers& answers, std::string_view name, std::string_view value) {
    std::vector<std::size_t> rows;
    for (const Segment& segment : answers.segments) {
        if (segment.name != name) continue;
        std::vector<bool> wanted;
        for (const std::string& one : segment.values) wanted.push_back(folded(one) == folded(value));
        for (std::size_t row = 0; row < answers.respondents; ++row) {
            if (wanted[segment.codes[row]]) rows.push_back(row);
        }
    }
    Answers group;
    group.respondents = rows.size();
    group.file = answers.file;
    group.ledger = answers.ledger;
    for (const std::size_t row : rows) {
        if (!answers.respondent.empty()) group.respondent.push_back(answers.respondent[row]);
        if (!answers.day.empty()) group.day.push_back(answers.day[row]);
    }
    for (const Column& column : answers.columns) {
        Column& kept = group.columns.emplace_back(
            Column{column.kind, column.moment, column.scale, column.header, {}, {}});
        for (const std::size_t row : rows) {
            kept.value.push_back(column.value[row]);
            kept.presence.push_back(column.presence[row]);
        }
    }
    for (const Segment& segment : answers.segments) {
        Segment& kept = group.segments.emplace_back(Segment{segment.name, segment.values, {}});
        for (const std::size_t row : rows) kept.codes.push_back(segment.codes[row]);
    }
    return group;
}

}  // namespace ciclo::survey
