// CellReader: what one cell of one question says. Cells repeat (1…5, blank), so readings are remembered per text.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/cells.h"
#include "formats/columns.h"
#include "survey/answers.h"

namespace ciclo::survey {

enum class Problem : std::uint8_t { none, decimal_comma, ambiguous_number, not_a_number, not_yes_or_no, outside_scale };

/// `value` counts only when `presence` is present; a problem other than decimal_comma leaves the value out (lost).
struct Reading {
    double value = 0;
    Presence presence = Presence::not_experienced;
    Problem problem = Problem::none;
};

class CellReader {
public:
    /// `source` may be null; both must outlive the reader, as must the texts it reads.
    CellReader(const Scale& scale, const formats::FileColumns& mapping, const formats::ColumnSource* source);

    const Scale& scale() const { return scale_; }
    /// `cell` is trimmed and lives as long as the reader.
    const Reading& read(std::string_view cell);

private:
    Reading fresh(std::string_view cell) const;
    Reading number(std::string_view cell) const;
    std::optional<Presence> missing(std::string_view cell) const;
    std::optional<double> yes_or_no(std::string_view cell) const;

    Scale scale_;
    const formats::FileColumns& mapping_;
    const formats::ColumnSource* source_;
    std::array<std::optional<Reading>, 128> by_character_;
    std::unordered_map<std::string_view, Reading> by_text_;
    Reading last_;
};

/// yes = true, no = false, in es, en, nl or as 1 and 0; nothing for anything else.
std::optional<bool> yes_or_no_word(std::string_view cell);

/// Files a reading's problem under the cell's place; nothing to file when there is none.
void note_problem(const Reading& reading, std::string_view cell, const std::string& subject, const Place& place,
                  Ledger& ledger);

}  // namespace ciclo::survey
