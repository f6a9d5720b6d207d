#include "events/log.h"

#include <cstring>

namespace ciclo::events {

std::optional<std::uint32_t> Dictionary::find(std::string_view name) const {
    for (std::size_t i = 0; i < size(); ++i) {
        if ((*this)[i] == name) return static_cast<std::uint32_t>(i);
    }
    return std::nullopt;
}

void Dictionary::reserve(std::size_t names, std::size_t bytes) {
    begin_.reserve(names + 1);
    text_.reserve(bytes);
}

void Dictionary::add(std::string_view name) {
    if (begin_.empty()) begin_.append(0);
    const std::size_t from = text_.size();
    text_.reserve(from + name.size() > text_.capacity() ? (from + name.size()) * 3 / 2 + 4096 : 0);
    text_.grow(from + name.size());
    if (!name.empty()) std::memcpy(text_.data() + from, name.data(), name.size());
    begin_.append(static_cast<std::uint32_t>(text_.size()));
}

Dictionary Dictionary::of(Buffer<char> text, Buffer<std::uint32_t> begin) {
    Dictionary names;
    names.text_ = std::move(text);
    names.begin_ = std::move(begin);
    return names;
}

}  // namespace ciclo::events
