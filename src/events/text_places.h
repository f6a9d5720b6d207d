// TextPlaces: line and column of bytes in a text, counted on from the last one asked: quick when asked in order.
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
    TextPlaces(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {}
    Place of(std::size_t offset);

private:
    std::string_view text_;
    std::string file_;
    std::size_t counted_ = 0, line_begin_ = 0;
    int line_ = 1;
};

}  // namespace ciclo::events
