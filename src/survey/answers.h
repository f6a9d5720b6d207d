// Answers: what customers said, one row per respondent, one column per question. Missing is never a number.
//
// read_answers() takes a table, wide (one column per question) or long (respondent, moment, rating), a map, and the
// column mapping when the headers differ from the moments' ids. It keeps a ledger of every row or value not used.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ledger.h"
#include "calendar/instant.h"
#include "cycle/map.h"

namespace ciclo::survey {

/// Why a cell holds no value. Only `present` cells enter a mean; `not_experienced` counts for reach.
enum class Presence : std::uint8_t { present, not_experienced, refused, unknown, lost };

/// The scale an item was asked on, and what counts as good and bad on it (K-02; measurement 0.3).
struct Scale {
    double lowest = 1, highest = 5;
    double positive_from = 4;  ///< a rating ≥ this is positive
    double negative_to = 2;    ///< a rating ≤ this is negative: the failure event
    bool operator==(const Scale&) const = default;
};
inline constexpr Scale one_to_five{};
inline constexpr Scale yes_no{0, 1, 1, 0};        ///< no = 0, yes = 1
inline constexpr Scale zero_to_ten{0, 10, 9, 6};  ///< recommend: 9–10 promoters, 0–6 detractors

enum class QuestionKind {
    rating,        ///< how a moment was
    importance,    ///< how important a moment is (1–5)
    satisfied,     ///< all in all (1–5, or yes/no)
    would_return,  ///< yes/no
    recommend      ///< 0–10
};

/// One question and its answers; `value[i]` is meaningful only where `presence[i]` is present.
struct Column {
    QuestionKind kind = QuestionKind::rating;
    cycle::MomentId moment;  ///< rating, importance
    Scale scale;
    std::string header;  ///< as in the file
    std::vector<double> value;
    std::vector<Presence> presence;

    bool present(std::size_t row) const { return presence[row] == Presence::present; }
};

/// A grouping of respondents that came with the answers (unit, channel, class…).
struct Segment {
    std::string name;
    std::vector<std::string> values;   ///< dictionary, in order of first appearance
    std::vector<std::uint32_t> codes;  ///< per respondent, index into values
};

struct Answers {
    std::size_t respondents = 0;
    std::vector<std::string> respondent;            ///< pseudonymous keys, or empty when the file has none
    std::vector<std::optional<calendar::Day>> day;  ///< per respondent, or empty when the file has no dates
    std::vector<Column> columns;
    std::vector<Segment> segments;
    std::string file;
    Ledger ledger;

    const Column* rating(const cycle::MomentId& moment) const;
    const Column* importance(const cycle::MomentId& moment) const;
    const Column* find(QuestionKind kind) const;  ///< satisfied, would_return, recommend
    std::optional<calendar::Day> first_day() const;
    std::optional<calendar::Day> last_day() const;
    /// Name of respondent `row` for people: its key, or "row 12".
    std::string name_of(std::size_t row) const;
};

const Names<Presence, 5>& names_of(Presence*);
const Names<QuestionKind, 5>& names_of(QuestionKind*);

}  // namespace ciclo::survey
