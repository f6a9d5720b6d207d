#include "events/text_places.h"

#include <algorithm>

#include "base/text.h"

namespace ciclo::events {

Place TextPlaces::of(std::size_t offset) {
    if (offset < counted_) {
        counted_ = line_begin_ = 0;
        line_ = 1;
    }
    for (std::size_t i = text_.find_first_of("\r\n", counted_); i < offset; i = text_.find_first_of("\r\n", i)) {
        const bool both = text_[i] == '\r' && i + 1 < text_.size() && text_[i + 1] == '\n';
        i += both ? 2 : 1;
        ++line_;
        line_begin_ = i;
    }
    counted_ = std::max(offset, line_begin_);
    const auto column = length_in_code_points(text_.substr(line_begin_, offset - line_begin_)) + 1;
    return {file_, line_, static_cast<int>(column)};
}

}  // namespace ciclo::events
