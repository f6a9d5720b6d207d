#include "identity/stored.h"

#include "base/ensure.h"
#include "records/value.h"

namespace ciclo::identity {

namespace {

template <class T>
const T* value_of(const records::Kind& kind, const records::Record& record, std::string_view field) {
    const std::size_t position = kind.at(field);
    ENSURE(position < record.values.size(), "a record has a value for every field of its kind");
    return std::get_if<T>(&record.values[position]);
}

}  // namespace

std::string stored_text(const records::Kind& kind, const records::Record& record, std::string_view field) {
    const auto* text = value_of<std::string>(kind, record, field);
    return text == nullptr ? "" : *text;
}

std::optional<calendar::Instant> stored_instant(const records::Kind& kind, const records::Record& record,
                                                std::string_view field) {
    const auto* instant = value_of<calendar::Instant>(kind, record, field);
    return instant == nullptr ? std::nullopt : std::optional(*instant);
}

std::int64_t stored_whole(const records::Kind& kind, const records::Record& record, std::string_view field) {
    const auto* whole = value_of<std::int64_t>(kind, record, field);
    return whole == nullptr ? 0 : *whole;
}

std::vector<std::string> stored_list(const records::Kind& kind, const records::Record& record, std::string_view field) {
    const auto* lines = value_of<std::vector<std::string>>(kind, record, field);
    return lines == nullptr ? std::vector<std::string>() : *lines;
}

Filler& Filler::set(std::string_view field, const std::string& text) {
    const std::size_t position = kind_.at(field);
    values_[position] = records::text_value(kind_.fields[position], text);
    return *this;
}

Filler& Filler::set(std::string_view field, const std::optional<calendar::Instant>& instant) {
    if (instant) values_[kind_.at(field)] = *instant;
    return *this;
}

Filler& Filler::set(std::string_view field, std::int64_t whole) {
    values_[kind_.at(field)] = whole;
    return *this;
}

Filler& Filler::set(std::string_view field, const std::vector<std::string>& lines) {
    if (!lines.empty()) values_[kind_.at(field)] = lines;
    return *this;
}

}  // namespace ciclo::identity
