#include "survey/answers.h"

#include <algorithm>

namespace ciclo::survey {

namespace {

const Column* first_of(const std::vector<Column>& columns, QuestionKind kind, const cycle::MomentId& moment) {
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& column) {
        return column.kind == kind && column.moment == moment;
    });
    return found == columns.end() ? nullptr : &*found;
}

}  // namespace

const Column* Answers::rating(const cycle::MomentId& moment) const {
    return first_of(columns, QuestionKind::rating, moment);
}

const Column* Answers::importance(const cycle::MomentId& moment) const {
    return first_of(columns, QuestionKind::importance, moment);
}

const Column* Answers::find(QuestionKind kind) const {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const Column& column) { return column.kind == kind; });
    return found == columns.end() ? nullptr : &*found;
}

std::optional<calendar::Day> Answers::first_day() const {
    std::optional<calendar::Day> first;
    for (const auto& known : day) {
        if (known && (!first || *known < *first)) first = known;
    }
    return first;
}

std::optional<calendar::Day> Answers::last_day() const {
    std::optional<calendar::Day> last;
    for (const auto& known : day) {
        if (known && (!last || *known > *last)) last = known;
    }
    return last;
}

std::string Answers::name_of(std::size_t row) const {
    ENSURE(row < respondents, "only a respondent of the file has a name");
    if (!respondent.empty() && !respondent[row].empty()) return respondent[row];
    return "row " + std::to_string(row + 1);
}

const Names<Presence, 5>& names_of(Presence*) {
    static const Names<Presence, 5> names{{
        {Presence::present, "present", "contestado", "answered", "beantwoord"},
        {Presence::not_experienced, "not_experienced", "no vivido", "not experienced", "niet meegemaakt"},
        {Presence::refused, "refused", "no quiso contestar", "refused", "geweigerd"},
        {Presence::unknown, "unknown", "no sabe", "does not know", "weet niet"},
        {Presence::lost, "lost", "perdido", "lost", "verloren"},
    }};
    return names;
}

const Names<QuestionKind, 5>& names_of(QuestionKind*) {
    static const Names<QuestionKind, 5> names{{
        {QuestionKind::rating, "rating", "valoración", "rating", "beoordeling"},
        {QuestionKind::importance, "importance", "importancia", "importance", "belang"},
        {QuestionKind::satisfied, "satisfied", "satisfecho", "satisfied", "tevreden"},
        {QuestionKind::would_return, "would_return", "volvería", "would return", "zou terugkomen"},
        {QuestionKind::recommend, "recommend", "recomendaría", "would recommend", "zou aanbevelen"},
    }};
    return names;
}

}  // namespace ciclo::survey
