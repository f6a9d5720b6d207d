// TextPlaces: line and column of bytes in a text, counted on or back from the last one asked: quick when that is near.
//
//   TextPlaces places(text, "log.xes");
//   Place place = places.of(offset);
//
// A line ends with LF, CR or CRLF; columns are code points. One thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ciclo::events {

class TextPlaces {
public:
    TextPlaces(std::string_view text, std::string file);
    Place of(std::size_t offset);
    /// The line alone.
    int line_of(std::size_t offset);

private:
    static constexpr std::size_t unknown = static_cast<std::size_t>(-1);

    std::size_t lone_returns(std::size_t from, std::size_t until);
    std::size_t line_ends(std::size_t from, std::size_t until);
    std::size_t line_begin(std::size_t offset, std::size_t least) const;

    std::string_view text_;
    std::string file_;
    std::size_t counted_ = 0, first_return_ = unknown;
    int line_ = 1;
    std::size_t placed_ = 0, begin_ = 0, characters_ = 0;  ///< of() last; its line's begin, and how many stand between
};

}  // namespace ciclo::events
