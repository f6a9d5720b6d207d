#include "formats/places.h"

#include <limits>

namespace ciclo::formats {

namespace {
bool starts_code_point(char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
}

void raise(int& count) {
    if (count < std::numeric_limits<int>::max()) ++count;  // a line of 4 GiB stops counting, it does not overflow
}
}  // namespace

PlaceCounter::PlaceCounter(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {}

Place PlaceCounter::at(std::size_t offset) {
    ENSURE(offset >= offset_ && offset <= text_.size(), "places are asked in the order of the text");
    for (; offset_ < offset; ++offset_) {
        const char c = text_[offset_];
        const bool carriage_return_alone = c == '\r' && (offset_ + 1 == text_.size() || text_[offset_ + 1] != '\n');
        if (c == '\n' || carriage_return_alone) {
            raise(line_);
            column_ = 1;
        } else if (starts_code_point(c)) {
            raise(column_);
        }
    }
    return {file_, line_, column_};
}

Place place_of(std::string_view text, const std::string& file, std::size_t offset) {
    return PlaceCounter(text, file).at(offset);
}

}  // namespace ciclo::formats
