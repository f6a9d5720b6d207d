#include "records/sheet_cells.h"

#include <algorithm>

namespace ciclo::records {

namespace {

/// Apostrophes, at least one, and then a sign that makes a spreadsheet compute.
bool has_apostrophe_before_sign(std::string_view text) {
    const std::size_t first = text.find_first_not_of('\'');
    return first != 0 && first != std::string_view::npos &&
           std::string_view("=+-@\t\r").find(text[first]) != std::string_view::npos;
}

}  // namespace

std::string local_column(const Field& field, Language language) {
    return std::string(field.name) + "_" + std::string(code_of(language));
}

std::string protected_cell(std::string_view text) {
    return has_apostrophe_before_sign(text) ? "'" + std::string(text) : std::string(text);
}

std::string_view unprotected_cell(std::string_view cell) {
    return has_apostrophe_before_sign(cell) ? cell.substr(1) : cell;
}

bool looks_like_id(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    return text.size() == 26 &&
           std::all_of(text.begin(), text.end(), [&](char c) { return digits.find(c) != std::string_view::npos; });
}

}  // namespace ciclo::records
