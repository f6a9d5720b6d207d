#include "survey/read_answers.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "calendar/date_format.h"
#include "survey/answers_reader.h"
#include "survey/limits.h"

namespace ciclo::survey {

namespace {

/// A key that looks like a mail address or a person's name is not shown: reports name the row instead.
bool looks_personal(std::string_view key) {
    const bool digit = std::any_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
    return key.find('@') != std::string_view::npos || (words_of(key).size() > 1 && !digit);
}

}  // namespace

Result<Answers> AnswersReader::read() {
    answers_.file = table_.file();
    layout_ = find_layout(table_, map_, whole_mapping_, errors_, answers_.ledger);
    rows_ = formats::rows_to_read(table_, mapping_, errors_, answers_.ledger);
    if (rows_.size() > limits::respondents) return too_many();
    decide_dates();
    if (!errors_.empty()) return errors_;
    if (layout_.long_shape()) {
        plan_long();
        read_long();
    } else {
        plan_wide();
        read_wide();
    }
    if (errors_.empty() && answers_.respondents == 0) no_answers();
    hide_personal_keys();
    if (!errors_.empty()) return errors_;
    return std::move(answers_);
}

Error AnswersReader::too_many() const {
    return {ErrorKind::limit,
            "the file has " + std::to_string(rows_.size()) + " rows of answers",
            "split it; at most " + std::to_string(limits::respondents) + " are read",
            {table_.file(), 0, 0},
            "too_many_answers"};
}

void AnswersReader::decide_dates() {
    if (!layout_.date) return;
    const FoundColumn& date = *layout_.date;
    const auto order =
        calendar::decide_day_order({.header = date.header,
                                    .count = rows_.size(),
                                    .text = [&](std::size_t i) { return date.text(table_, rows_[i]); },
                                    .place = [&](std::size_t i) { return date.place(table_, rows_[i]); }},
                                   mapping_.date_order);
    if (order)
        order_ = *order;
    else
        errors_.insert(errors_.end(), order.errors().begin(), order.errors().end());
}

void AnswersReader::add_question(const Question& question, const std::vector<std::string_view>& cells) {
    const std::optional<Scale> scale = scale_of(question, mapping_, cells, errors_);
    if (!scale) return;
    answers_.columns.push_back({question.kind, question.moment, *scale, question.found.header, {}, {}});
    readers_.emplace_back(*scale, mapping_, question.found.source);
}

void AnswersReader::plan_wide() {
    for (const Question& question : layout_.questions) {
        std::vector<std::string_view> cells;
        if (question.kind == QuestionKind::satisfied) {
            for (const std::size_t row : rows_) cells.push_back(question.found.text(table_, row));
        }
        add_question(question, cells);
    }
    if (!errors_.empty()) return;
    for (Column& column : answers_.columns) {
        column.value.reserve(rows_.size());
        column.presence.reserve(rows_.size());
    }
    for (const SegmentColumn& segment : layout_.segments) answers_.segments.push_back({segment.name, {}, {}});
    segment_codes_.resize(layout_.segments.size());
}

void AnswersReader::read_wide() {
    if (!errors_.empty()) return;
    std::unordered_set<std::string_view> keys;
    if (layout_.respondent) keys.reserve(rows_.size());
    for (const std::size_t row : rows_) {
        if (all_blank(row)) {
            leave_row_out(row, "empty_row");
            continue;
        }
        const std::string_view key = layout_.respondent ? layout_.respondent->text(table_, row) : std::string_view();
        if (!key.empty() && !keys.insert(key).second) {
            answers_.ledger.add({layout_.respondent->place(table_, row), "duplicate_respondent",
                                 layout_.respondent->header, "", Treatment::row_left_out, ""});
            continue;
        }
        add_respondent(row, key);
        for (std::size_t i = 0; i < readers_.size(); ++i) add_answer(i, row);
    }
}

bool AnswersReader::all_blank(std::size_t row) const {
    return std::all_of(layout_.questions.begin(), layout_.questions.end(),
                       [&](const Question& question) { return question.found.text(table_, row).empty(); });
}

void AnswersReader::leave_row_out(std::size_t row, const std::string& code) {
    answers_.ledger.add({table_.place(row, 0), code, "", "", Treatment::row_left_out, ""});
}

void AnswersReader::add_answer(std::size_t question, std::size_t row) {
    const FoundColumn& found = layout_.questions[question].found;
    const std::string_view cell = found.text(table_, row);
    const Reading& reading = readers_[question].read(cell);
    if (reading.problem != Problem::none) {
        note_problem(reading, cell, found.header, found.place(table_, row), answers_.ledger);
    }
    answers_.columns[question].value.push_back(reading.value);
    answers_.columns[question].presence.push_back(reading.presence);
}

void AnswersReader::add_respondent(std::size_t row, std::string_view key) {
    ++answers_.respondents;
    if (layout_.respondent) {
        if (key.empty()) note_blank_key(row);
        answers_.respondent.emplace_back(key);
    }
    if (layout_.date) answers_.day.push_back(day_of_row(row));
    for (std::size_t i = 0; i < answers_.segments.size(); ++i) {
        answers_.segments[i].codes.push_back(segment_code(i, layout_.segments[i].found.text(table_, row)));
    }
}

void AnswersReader::note_blank_key(std::size_t row) {
    answers_.ledger.add({layout_.respondent->place(table_, row), "blank_respondent", layout_.respondent->header, "",
                         Treatment::noted, ""});
}

std::optional<calendar::Day> AnswersReader::day_of_row(std::size_t row) {
    const std::string_view cell = layout_.date->text(table_, row);
    if (cell.empty()) return std::nullopt;
    const std::optional<calendar::Day> day = calendar::parse_day(cell, order_);
    if (!day) {
        answers_.ledger.add({layout_.date->place(table_, row), "not_a_date", layout_.date->header,
                             formats::shown_cell(cell), Treatment::value_left_out, ""});
    }
    return day;
}

std::uint32_t AnswersReader::segment_code(std::size_t segment, std::string_view cell) {
    auto& codes = segment_codes_[segment];
    const auto [at, fresh] = codes.try_emplace(cell, static_cast<std::uint32_t>(codes.size()));
    if (fresh) answers_.segments[segment].values.emplace_back(cell);
    if (codes.size() == limits::segment_values + 1 && fresh) {
        errors_.push_back({ErrorKind::limit,
                           "the segment " + quoted(answers_.segments[segment].name) + " has over " +
                               std::to_string(limits::segment_values) + " different values",
                           "name a column that groups respondents", layout_.segments[segment].found.source->place,
                           "segment_too_varied"});
    }
    return at->second;
}

Place AnswersReader::header_place(const FoundColumn& found) const {
    return found.constant() ? found.source->place : table_.header_place(found.position);
}

void AnswersReader::no_answers() {
    const Place place{table_.file(), 0, 0};
    const std::string what = table_.rows() == 0 ? " has headers and no rows" : " has no answers in any of its rows";
    errors_.push_back(
        {ErrorKind::invalid, table_.file() + what, "check that it is the right file and sheet", place,
         "file_without_answers"});
}

void AnswersReader::hide_personal_keys() {
    std::int64_t hidden = 0;
    for (std::string& key : answers_.respondent) {
        if (!looks_personal(key)) continue;
        key.clear();
        ++hidden;
    }
    if (hidden == 0) return;
    answers_.ledger.add({header_place(*layout_.respondent), "respondent_keys_hidden", layout_.respondent->header,
                         std::to_string(hidden), Treatment::noted, ""});
}

Result<Answers> read_answers(const formats::Table& table, const cycle::Map& map,
                             const formats::ColumnMapping& mapping) {
    return AnswersReader(table, map, mapping).read();
}

std::vector<formats::FieldColumn> answer_columns(const formats::Table& table, const cycle::Map& map,
                                                 const formats::ColumnMapping& mapping) {
    Errors errors;
    Ledger ledger;
    const Layout layout = find_layout(table, map, mapping, errors, ledger);
    std::vector<formats::FieldColumn> fields;
    formats::add_field(fields, "respondent", layout.respondent);
    formats::add_field(fields, "date", layout.date);
    formats::add_field(fields, "moment", layout.moment);
    if (layout.long_shape()) formats::add_field(fields, "rating", layout.rating);
    for (const Question& question : layout.questions) {
        formats::add_field(fields, code_of(question.kind), question.found, question.moment.text);
    }
    for (const SegmentColumn& segment : layout.segments) {
        formats::add_field(fields, "segment", segment.found, segment.name);
    }
    return fields;
}

}  // namespace ciclo::survey
