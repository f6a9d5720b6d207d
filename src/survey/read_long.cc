// The long shape: one row per respondent and moment.
#include "survey/answers_reader.h"

#include <algorithm>

#include "base/text.h"

namespace ciclo::survey {

std::optional<Question> AnswersReader::question_of(std::string_view cell, const cycle::MomentNames& names) const {
    Question question;
    question.found = *layout_.rating;
    question.found.header = std::string(cell);
    if (const auto moment = names.find(cell)) {
        question.moment = *moment;
        return question;
    }
    const std::string word = folded(cell);
    for (const QuestionKind kind : {QuestionKind::satisfied, QuestionKind::would_return, QuestionKind::recommend}) {
        if (word != folded(code_of(kind))) continue;
        question.kind = kind;
        return question;
    }
    return std::nullopt;
}

void AnswersReader::plan_long() {
    const cycle::MomentNames names(map_);
    std::unordered_map<std::string_view, std::optional<std::size_t>> question_of_cell;
    std::unordered_map<std::string_view, std::size_t> respondents;
    for (const SegmentColumn& segment : layout_.segments) answers_.segments.push_back({segment.name, {}, {}});
    segment_codes_.resize(layout_.segments.size());
    for (const std::size_t row : rows_) {
        const std::string_view key = layout_.respondent->text(table_, row);
        const std::string_view cell = layout_.moment->text(table_, row);
        if (key.empty()) {
            leave_row_out(row, "no_respondent");
            continue;
        }
        auto [known, fresh_cell] = question_of_cell.try_emplace(cell);
        if (fresh_cell) known->second = place_question(question_of(cell, names));
        if (!known->second) {
            answers_.ledger.add({layout_.moment->place(table_, row), "unknown_moment", layout_.moment->header,
                                 formats::shown_cell(cell), Treatment::row_left_out, ""});
            continue;
        }
        const auto [respondent, fresh] = respondents.try_emplace(key, respondents.size());
        if (fresh) add_respondent(row, key);
        long_rows_.push_back({row, respondent->second, *known->second});
    }
    sort_long_questions();
}

std::optional<std::size_t> AnswersReader::place_question(std::optional<Question> question) {
    if (!question) return std::nullopt;
    for (std::size_t i = 0; i < layout_.questions.size(); ++i) {
        const Question& other = layout_.questions[i];
        if (other.kind == question->kind && other.moment == question->moment) return i;
    }
    layout_.questions.push_back(std::move(*question));
    return layout_.questions.size() - 1;
}

void AnswersReader::sort_long_questions() {
    std::vector<std::size_t> order;
    const auto wanted = [&](QuestionKind kind, const cycle::MomentId& moment) {
        for (std::size_t i = 0; i < layout_.questions.size(); ++i) {
            if (layout_.questions[i].kind == kind && layout_.questions[i].moment == moment) order.push_back(i);
        }
    };
    for (const cycle::Moment* moment : map_.rateable()) wanted(QuestionKind::rating, moment->id);
    for (const QuestionKind kind : {QuestionKind::satisfied, QuestionKind::would_return, QuestionKind::recommend}) {
        wanted(kind, {});
    }
    std::vector<Question> sorted;
    std::vector<std::size_t> position(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        sorted.push_back(layout_.questions[order[i]]);
        position[order[i]] = i;
    }
    layout_.questions = std::move(sorted);
    for (LongRow& row : long_rows_) row.question = position[row.question];
}

void AnswersReader::read_long() {
    for (std::size_t i = 0; i < layout_.questions.size(); ++i) {
        std::vector<std::string_view> cells;
        for (const LongRow& row : long_rows_) {
            if (row.question == i) cells.push_back(layout_.rating->text(table_, row.row));
        }
        add_question(layout_.questions[i], cells);
    }
    if (!errors_.empty()) return;
    const std::size_t n = answers_.respondents;
    for (std::size_t i = 0; i < readers_.size(); ++i) {
        answers_.columns[i].value.assign(n, 0);
        answers_.columns[i].presence.assign(n, readers_[i].read("").presence);
    }
    std::vector<std::vector<bool>> answered(readers_.size(), std::vector<bool>(n, false));
    for (const LongRow& at : long_rows_) {
        if (answered[at.question][at.respondent]) {
            answers_.ledger.add({layout_.rating->place(table_, at.row), "duplicate_answer",
                                 layout_.questions[at.question].found.header, "", Treatment::row_left_out, ""});
            continue;
        }
        answered[at.question][at.respondent] = true;
        set_answer(at);
    }
    if (layout_.questions.empty() || !has_rating()) none_in_map();
}

void AnswersReader::set_answer(const LongRow& at) {
    const std::string_view cell = layout_.rating->text(table_, at.row);
    const Reading& reading = readers_[at.question].read(cell);
    note_problem(reading, cell, layout_.questions[at.question].found.header, layout_.rating->place(table_, at.row),
                 answers_.ledger);
    answers_.columns[at.question].value[at.respondent] = reading.value;
    answers_.columns[at.question].presence[at.respondent] = reading.presence;
}

bool AnswersReader::has_rating() const {
    return std::any_of(layout_.questions.begin(), layout_.questions.end(),
                       [](const Question& question) { return question.kind == QuestionKind::rating; });
}

void AnswersReader::none_in_map() {
    errors_.push_back({ErrorKind::invalid,
                       "no cell of the column " + quoted(layout_.moment->header) +
                           " is a moment of the map; the moments are " + cycle::MomentNames(map_).ids_text(),
                       "write the moments' ids or names in that column", header_place(*layout_.moment),
                       "column_without_moments"});
}

}  // namespace ciclo::survey
