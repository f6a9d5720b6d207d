// Which columns of a table are questions, and on what scale each was asked. Used by read_answers() only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cycle/map.h"
#include "cycle/moment_names.h"
#include "formats/cells.h"
#include "survey/answers.h"

namespace ciclo::survey {

/// A question of the table: its kind, its moment (ratings, importance) and its column.
struct Question {
    QuestionKind kind = QuestionKind::rating;
    cycle::MomentId moment;
    formats::FoundColumn found;
};

struct SegmentColumn {
    std::string name;
    formats::FoundColumn found;
};

/// Everything found in the header. `moment` and `rating` are there in the long shape, `questions` in the wide one.
struct Layout {
    std::optional<formats::FoundColumn> respondent, date, moment, rating;
    std::vector<Question>
        questions;  ///< ratings in map order, importance in map order, then satisfied, would_return, recommend
    std::vector<SegmentColumn> segments;

    bool long_shape() const { return rating.has_value(); }
};

/// Errors: no moment at all, a mapped column or moment that does not exist, two columns for one question, a constant
/// where a column is due. Unused columns are noted in the ledger.
Layout find_layout(const formats::Table& table, const cycle::Map& map, const formats::ColumnMapping& mapping,
                   Errors& errors, Ledger& ledger);

/// The scale of a question from its mapping, its kind and, for a satisfied question without mapping, its cells.
/// `cells` are the trimmed cells of the rows that are read.
std::optional<Scale> scale_of(const Question& question, const formats::FileColumns& mapping,
                              const std::vector<std::string_view>& cells, Errors& errors);

}  // namespace ciclo::survey
