// PlaceCounter: line and column of byte offsets that come in rising order, each byte counted once.
//
//   PlaceCounter places(text, "answers.csv");
//   places.at(17).text()   // "answers.csv:2:5"
//
// Lines end with LF, CRLF or CR; columns count code points. One thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ciclo::formats {

class PlaceCounter {
public:
    /// `text` outlives the counter.
    PlaceCounter(std::string_view text, std::string file);
    /// `offset` is at least the last one asked and at most the length of the text.
    Place at(std::size_t offset);

private:
    std::string_view text_;
    std::string file_;
    std::size_t offset_ = 0;
    int line_ = 1;
    int column_ = 1;
};

/// The place of one offset, when only one is needed.
Place place_of(std::string_view text, const std::string& file, std::size_t offset);

}  // namespace ciclo::formats
