// Advance widths of the fonts a drawing may be shown in, in 1/1000 em. Only text_fit reads them.
#pragma once

#include <array>
#include <cstdint>

namespace ciclo::drawing {

inline constexpr char32_t first_measured = 0x20, last_measured = 0x17F;  ///< Basic Latin to Latin Extended-A
inline constexpr std::size_t other_characters = 43;                      ///< dashes, quotes, arrows, the star

struct FontWidths {
    std::array<std::uint16_t, last_measured - first_measured + 1> latin;
    std::array<std::uint16_t, other_characters> other;  ///< in the order of `others`
};

extern const std::array<char32_t, other_characters> others;  ///< ascending
extern const FontWidths sans_regular, sans_bold, serif_bold, dejavu_regular, dejavu_bold, dejavu_serif_bold;

}  // namespace ciclo::drawing
