// read_answers(): a table of answers, wide or long, becomes Answers, with a ledger of every row and value not used.
//
//   Result<Answers> answers = read_answers(table, map, columns);        // columns: {} when the headers say it all
//
// Wide: one row per respondent. Headers found without a mapping (case, accents and signs do not matter): the moments'
// ids (M1), their names in any language, both together ("M1. Ambulance request"), importance_M1, and respondent, date,
// satisfied, would_return, recommend with their usual names in es, en, nl. Any other column is noted (unused_column).
// Long: the headers moment and rating with respondent; the moment cell may also say satisfied, would_return, recommend.
//
// A cell without a value: empty (not experienced, unless the mapping's `blank` says otherwise), - – n/a NA "no aplica"
// nvt… (not experienced), ns/nc ? "don't know" (unknown), "no contesta" refused (refused), lost ilegible (lost), and
// what the mapping's `missing` tells. 0 on a 1–5 scale is outside the scale and left out, not a rating and not a
// missing code.
//
// satisfied is read as yes/no when its cells are words for yes and no (or 0 and 1, with a 0), else on 1–5. A scale
// other than 1–5, 1–7, 1–10, 0–10 needs its cuts in the mapping.
//
// Ledger codes. Row left out: empty_row, long_row, duplicate_respondent, duplicate_answer (long), unknown_moment
// (long), no_respondent (long). Value left out: outside_scale, not_a_number, not_yes_or_no, ambiguous_number,
// not_a_date. Read as: decimal_comma. Noted: unused_column, short_row, filtered_rows, respondent_keys_hidden,
// blank_respondent.
//
// Errors: no moment found (lists headers and ids), a mapped column or moment that does not exist, two columns for one
// moment, a date column that does not tell day from month, sizes over limits.h. Pure; any number of threads.
#pragma once

#include "base/result.h"
#include "cycle/map.h"
#include "formats/cells.h"
#include "formats/columns.h"
#include "formats/table.h"
#include "survey/answers.h"

namespace ciclo::survey {

Result<Answers> read_answers(const formats::Table& table, const cycle::Map& map, const formats::ColumnMapping& mapping);

/// What the columns are taken for: respondent, date, moment, rating, importance, satisfied, would_return, recommend,
/// segment; what is wrong with them is for read_answers() to say.
std::vector<formats::FieldColumn> answer_columns(const formats::Table& table, const cycle::Map& map,
                                                 const formats::ColumnMapping& mapping);

/// The scale of a mapping's bounds: cuts as told, else those of the usual scales (1–5: 4 and 2; 1–7: 6 and 3; 1–10: 8
/// and 5; 0–10: 9 and 6; 0–1: 1 and 0; measurement 0.3); nothing for any other scale without cuts.
std::optional<Scale> scale_of(const formats::ScaleBounds& bounds);

}  // namespace ciclo::survey
