// AnswersReader: the reading of one file of answers, wide or long. Used by read_answers() only; one reading, one
// thread.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "cycle/moment_names.h"
#include "formats/cells.h"
#include "survey/answers.h"
#include "survey/cell_reader.h"
#include "survey/questions.h"

namespace ciclo::survey {

class AnswersReader {
public:
    AnswersReader(const formats::Table& table, const cycle::Map& map, const formats::ColumnMapping& mapping)
        : table_(table), map_(map), mapping_(mapping.answers), whole_mapping_(mapping) {}

    Result<Answers> read();

private:
    using FoundColumn = formats::FoundColumn;
    struct LongRow {
        std::size_t row, respondent, question;
    };

    Error too_many() const;
    void decide_dates();
    void add_question(const Question& question, const std::vector<std::string_view>& cells);

    // wide
    void plan_wide();
    void read_wide();
    /// A questionnaire that came back with nothing filled in is no response.
    bool all_blank(std::size_t row) const;
    void leave_row_out(std::size_t row, const std::string& code);
    void add_answer(std::size_t question, std::size_t row);
    /// Key, day and segments of a new respondent.
    void add_respondent(std::size_t row, std::string_view key);
    void note_blank_key(std::size_t row);
    std::optional<calendar::Day> day_of_row(std::size_t row);
    std::uint32_t segment_code(std::size_t segment, std::string_view cell);

    // long, in read_long.cc
    /// The question a moment cell asks: a moment of the map, or one of the overall questions.
    std::optional<Question> question_of(std::string_view cell, const cycle::MomentNames& names) const;
    void plan_long();
    std::optional<std::size_t> place_question(std::optional<Question> question);
    /// Questions came in the order of the file; columns stand in the order of the map.
    void sort_long_questions();
    void read_long();
    void set_answer(const LongRow& at);
    bool has_rating() const;
    void none_in_map();

    // both
    Place header_place(const FoundColumn& found) const;
    void no_answers();
    void hide_personal_keys();

    const formats::Table& table_;
    const cycle::Map& map_;
    const formats::FileColumns& mapping_;
    const formats::ColumnMapping& whole_mapping_;
    Errors errors_;
    Answers answers_;
    Layout layout_;
    std::vector<std::size_t> rows_;
    std::deque<CellReader> readers_;  // in the order of answers_.columns; readers do not move
    calendar::DayOrder order_ = calendar::DayOrder::year_month_day;
    std::vector<std::unordered_map<std::string_view, std::uint32_t>> segment_codes_;
    std::vector<LongRow> long_rows_;
};

}  // namespace ciclo::survey
