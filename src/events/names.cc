#include "events/names.h"

#include <algorithm>
#include <array>
#include <string>

namespace ciclo::events {

namespace {

constexpr std::size_t first_slots = 1024;

}  // namespace

NameIndex::NameIndex() : slots_(first_slots), mask_(first_slots - 1) {}

NameIndex::Key NameIndex::key_of(std::string_view text) {
    if (text.size() > inline_bytes) return padded_key(text);
    std::array<char, inline_bytes> padded{};
    std::copy(text.begin(), text.end(), padded.begin());
    return padded_key({padded.data(), text.size()});
}

bool NameIndex::has(std::string_view text) const {
    for (std::uint64_t i = key_of(text).hash & mask_; slots_[i].number != no_code; i = (i + 1) & mask_) {
        if (names_[slots_[i].number] == text) return true;
    }
    return false;
}

std::uint32_t NameIndex::add(std::string_view text, const Key& key, std::size_t slot) {
    const auto number = static_cast<std::uint32_t>(names_.size());
    slots_[slot] = {key.low, key.high, static_cast<std::uint32_t>(text.size()), number};
    names_.add(text);
    if (names_.size() * 2 > slots_.size()) grow();
    return number;
}

void NameIndex::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.number == no_code) continue;
        std::uint64_t i = mixed(slot.low, slot.high ^ slot.length) & mask_;
        while (slots_[i].number != no_code) i = (i + 1) & mask_;
        slots_[i] = slot;
    }
}

bool CountedNames::learn(std::string_view text) {
    std::size_t digits = 0;
    while (digits < text.size() && digits < most_digits && text[text.size() - 1 - digits] >= '0' &&
           text[text.size() - 1 - digits] <= '9') {
        ++digits;
    }
    if (digits == 0 || text.size() - digits > most_prefix) return false;
    length_ = text.size();
    prefix_length_ = length_ - digits;
    prefix_ = NameIndex::key_of(text.substr(0, prefix_length_)).low;
    return true;
}

void CountedNames::make_room(std::uint32_t digits) {
    numbers_.resize(std::max<std::size_t>(numbers_.size() * 2, std::size_t{digits} + 1), no_code);
}

std::string CountedNames::text_of(std::uint32_t digits) const {
    std::string text(length_, '0');
    std::memcpy(text.data(), &prefix_, prefix_length_);
    for (std::size_t i = length_; i > prefix_length_; --i, digits /= 10)
        text[i - 1] = static_cast<char>('0' + digits % 10);
    return text;
}

bool CountedNames::same_form(const CountedNames& other) const {
    return length_ == other.length_ && prefix_length_ == other.prefix_length_ && prefix_ == other.prefix_;
}

void CaseNames::begin(std::string_view text) {
    begun_ = true;
    counted_ = names_counted_.learn(text);
}

/// A name of another form has come: from here on all are hashed, with the numbers they had.
void CaseNames::leave_counting() {
    for (const std::uint32_t digits : names_counted_.seen()) names_hashed_.number_of(names_counted_.text_of(digits));
    counted_ = false;
    names_counted_ = CountedNames();
}

std::uint32_t CaseNames::hashed(std::string_view text) {
    if (counted_) leave_counting();
    return names_hashed_.number_of(text);
}

std::uint32_t CaseNames::counted_digits(std::string_view text) const {
    std::array<char, 32> padded{};
    if (!counted_ || text.size() > padded.size() / 2) return CountedNames::no_number;
    std::copy(text.begin(), text.end(), padded.begin());
    return names_counted_.digits_of(padded.data(), text.size());
}

bool CaseNames::has(std::string_view text) const {
    if (!counted_) return names_hashed_.has(text);
    const std::uint32_t digits = counted_digits(text);
    return digits != CountedNames::no_number && names_counted_.has(digits);
}

std::uint32_t CaseNames::number_of(std::string_view text) {
    if (!begun_) begin(text);
    const std::uint32_t digits = counted_digits(text);
    return digits != CountedNames::no_number ? names_counted_.number_of(digits) : hashed(text);
}

/// True: `digits` are those of all texts, and their places are on the way into the cache.
bool CaseNames::all_counted(std::span<const std::string_view> texts, std::span<std::uint32_t> digits) const {
    if (!counted_) return false;
    bool all = true;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        digits[i] = names_counted_.digits_of(texts[i].data(), texts[i].size());
        names_counted_.prefetch(digits[i]);
        all = all && digits[i] != CountedNames::no_number;
    }
    return all;
}

void CaseNames::numbers_of(std::span<const std::string_view> texts, std::span<std::uint32_t> numbers) {
    if (!begun_ && !texts.empty()) begin(texts[0]);
    if (all_counted(texts, numbers)) {
        for (std::uint32_t& number : numbers) number = names_counted_.number_of(number);
        return;
    }
    constexpr std::size_t batch = 32;
    std::array<Key, batch> keys;
    for (std::size_t from = 0; from < texts.size(); from += batch) {
        const std::size_t until = std::min(from + batch, texts.size());
        for (std::size_t i = from; i < until; ++i) keys[i - from] = padded_key(texts[i]);
        for (std::size_t i = from; i < until; ++i) numbers[i] = number_of(keys[i - from]);
    }
}

std::vector<std::uint32_t> CaseNames::join(const CaseNames& other) {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(other.size());
    if (other.counted_) {
        const bool alike = counted_ && names_counted_.same_form(other.names_counted_);
        for (const std::uint32_t digits : other.names_counted_.seen()) {
            numbers.push_back(alike ? names_counted_.number_of(digits)
                                    : number_of(other.names_counted_.text_of(digits)));
        }
        return numbers;
    }
    constexpr std::size_t batch = 16;
    if (counted_) leave_counting();
    begun_ = true;
    std::array<NameIndex::Key, batch> keys;
    const Dictionary& names = other.names_hashed_.names();
    for (std::size_t from = 0; from < names.size(); from += batch) {
        const std::size_t until = std::min(from + batch, names.size());
        for (std::size_t i = from; i < until; ++i) {
            keys[i - from] = NameIndex::key_of(names[i]);
            names_hashed_.prefetch(keys[i - from]);
        }
        for (std::size_t i = from; i < until; ++i) numbers.push_back(names_hashed_.number_of(names[i], keys[i - from]));
    }
    return numbers;
}

Dictionary CaseNames::take() && {
    if (!counted_) return std::move(names_hashed_).take();
    Dictionary names;
    const std::size_t n = names_counted_.seen().size();
    names.reserve(n, n == 0 ? 0 : n * names_counted_.text_of(0).size());
    for (const std::uint32_t digits : names_counted_.seen()) names.add(names_counted_.text_of(digits));
    return names;
}

}  // namespace ciclo::events
