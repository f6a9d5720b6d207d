// A table for a terminal: columns as wide as their longest cell, numbers to the right. For people; files get CSV.
#pragma once

#include <string>
#include <vector>

namespace ciclo::actions {

enum class Align { left, right };

struct TextColumn {
    std::string title;
    Align align = Align::left;
};

std::string text_table(const std::vector<TextColumn>& columns, const std::vector<std::vector<std::string>>& rows);

}  // namespace ciclo::actions
