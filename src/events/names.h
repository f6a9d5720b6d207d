// NameIndex: texts to numbers, in the order of first appearance, at the speed of the parser that asks.
//
//   NameIndex index;
//   NameIndex::Key key = NameIndex::key_of(text, readable_past);   // hash now…
//   index.prefetch(key);
//   std::uint32_t number = index.number_of(text, key);             // …look up some rows later, when the slot has
//   arrived
//
// Texts of at most 16 bytes stand in the slot itself, so that a look-up touches one cache line. One thread.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "events/bytes.h"
#include "events/log.h"

namespace ciclo::events {

class NameIndex {
public:
    /// What is compared: the bytes of a short text, the hash of a long one.
    struct Key {
        std::uint64_t low = 0, high = 0, hash = 0;
    };

    NameIndex();
    /// Reads up to 16 bytes from the beginning of `text`, whatever its length: they must be readable.
    static Key padded_key(std::string_view text) {
        Key key;
        if (text.size() <= inline_bytes) {
            // no branch on the length: it changes from row to row and could not be foretold
            const std::size_t in_high = text.size() < 8 ? 0 : text.size() - 8;
            key.low = first_bytes(eight_bytes(text.data()), text.size() - in_high);
            key.high = first_bytes(eight_bytes(text.data() + 8), in_high);
        } else {
            key.low = hash_of_long(text.data(), text.size());
        }
        key.hash = mixed(key.low, key.high ^ text.size());
        return key;
    }
    /// For texts whose surroundings may not be read.
    static Key key_of(std::string_view text);
    void prefetch(const Key& key) const { __builtin_prefetch(&slots_[key.hash & mask_]); }
    std::uint32_t number_of(std::string_view text, const Key& key) {
        for (std::uint64_t i = key.hash & mask_;; i = (i + 1) & mask_) {
            const Slot& slot = slots_[i];
            if (slot.number == no_code) return add(text, key, i);
            const bool alike = slot.low == key.low && slot.high == key.high && slot.length == text.size();
            if (alike && (text.size() <= inline_bytes || names_[slot.number] == text)) return slot.number;
        }
    }
    std::uint32_t number_of(std::string_view text) { return number_of(text, key_of(text)); }
    /// True when it has a number.
    bool has(std::string_view text) const;
    /// Of each of some texts; reads as padded_key() does.
    void numbers_of(std::span<const std::string_view> texts, std::span<std::uint32_t> numbers) {
        for (std::size_t i = 0; i < texts.size(); ++i) numbers[i] = number_of(texts[i], padded_key(texts[i]));
    }

    std::size_t size() const { return names_.size(); }
    const Dictionary& names() const { return names_; }
    Dictionary take() && { return std::move(names_); }

private:
    struct Slot {
        std::uint64_t low = 0, high = 0;
        std::uint32_t length = 0, number = no_code;
    };
    static constexpr std::size_t inline_bytes = 16;

    std::uint32_t add(std::string_view text, const Key& key, std::size_t slot);
    void grow();

    std::vector<Slot> slots_;
    std::uint64_t mask_ = 0;
    Dictionary names_;
};

/// Texts that are one prefix and digits, always the same number of them ("C0000123"): the digits are the slot. Cases
/// are often so named, and then this is five times faster than a hash.
class CountedNames {
public:
    static constexpr std::uint32_t no_number = 0xFFFFFFFFU;
    static constexpr std::size_t most_digits = 8, most_prefix = 8;
    static constexpr std::uint32_t most_slots = 1U << 24U;  ///< 64 MB; longer numbers are left to the hash

    /// Learns the form from one text; false when it does not end in digits.
    bool learn(std::string_view text);
    bool learnt() const { return length_ > 0; }
    /// The digits as a number; no_number for a text of another form or with more than most_slots. Reads 16 bytes from
    /// the beginning of `text`.
    std::uint32_t digits_of(const char* text, std::size_t length) const {
        if (length != length_ || first_bytes(eight_bytes(text), prefix_length_) != prefix_) return no_number;
        // the digits to the upper end of eight bytes, zeros below: "00000123"
        const std::size_t missing = 8 * (8 - (length - prefix_length_));
        const std::uint64_t digits = (eight_bytes(text + prefix_length_) << missing) - (0x3030303030303030U << missing);
        if (!all_up_to_nine(digits)) return no_number;
        // pairs, then fours, then all eight: three multiplications for eight digits
        const std::uint64_t pairs = digits * 10 + (digits >> 8U);
        const std::uint64_t value = ((pairs & 0x000000FF000000FFU) * 0x000F424000000064U +
                                     ((pairs >> 16U) & 0x000000FF000000FFU) * 0x0000271000000001U) >>
                                    32U;
        return value < most_slots ? static_cast<std::uint32_t>(value) : no_number;
    }
    void prefetch(std::uint32_t digits) const {
        if (digits < numbers_.size()) __builtin_prefetch(&numbers_[digits]);
    }
    std::uint32_t number_of(std::uint32_t digits) {
        if (digits >= numbers_.size()) make_room(digits);
        std::uint32_t& number = numbers_[digits];
        if (number == no_code) {
            number = static_cast<std::uint32_t>(seen_.size());
            seen_.push_back(digits);
        }
        return number;
    }
    bool has(std::uint32_t digits) const { return digits < numbers_.size() && numbers_[digits] != no_code; }
    /// The text of `digits`.
    std::string text_of(std::uint32_t digits) const;
    /// Digits by number.
    const std::vector<std::uint32_t>& seen() const { return seen_; }
    bool same_form(const CountedNames& other) const;

private:
    void make_room(std::uint32_t digits);
    std::size_t length_ = 0, prefix_length_ = 0;
    std::uint64_t prefix_ = 0;
    std::vector<std::uint32_t> numbers_, seen_;
};

/// Names of cases: counted while all of them have one form, else hashed.
class CaseNames {
public:
    /// One case of a batch, looked up in two steps.
    struct Key {
        std::string_view text;
        std::uint32_t digits = CountedNames::no_number;
        NameIndex::Key hash;
    };

    /// Reads 16 bytes from the beginning of `text`.
    Key padded_key(std::string_view text) {
        if (!begun_) begin(text);
        Key key;
        key.text = text;
        if (counted_) {
            key.digits = names_counted_.digits_of(text.data(), text.size());
            names_counted_.prefetch(key.digits);
            if (key.digits != CountedNames::no_number) return key;
        }
        key.hash = NameIndex::padded_key(text);
        if (!counted_) names_hashed_.prefetch(key.hash);
        return key;
    }
    std::uint32_t number_of(const Key& key) {
        if (counted_ && key.digits != CountedNames::no_number) return names_counted_.number_of(key.digits);
        // a key made while names were counted has digits and no hash
        const bool has_hash = !counted_ && key.digits == CountedNames::no_number;
        return has_hash ? names_hashed_.number_of(key.text, key.hash) : hashed(key.text);
    }
    /// Of each of some texts; reads as padded_key() does.
    void numbers_of(std::span<const std::string_view> texts, std::span<std::uint32_t> numbers);
    /// For texts whose surroundings may not be read.
    std::uint32_t number_of(std::string_view text);
    std::size_t size() const { return counted_ ? names_counted_.seen().size() : names_hashed_.size(); }
    /// True when `is` says so of a name from number `first` on. Counted names differ in their digits alone, so only the
    /// first of them is asked: whoever means certain digits asks has() too.
    template <class Is>
    bool any_from(std::size_t first, const Is& is) const {
        if (counted_) {
            return first == 0 && !names_counted_.seen().empty() && is(std::string_view(name(0)));
        }
        for (std::size_t i = first; i < names_hashed_.size(); ++i) {
            if (is(names_hashed_.names()[i])) return true;
        }
        return false;
    }
    /// True when this is one of the names.
    bool has(std::string_view text) const;
    std::string name(std::size_t number) const {
        return counted_ ? names_counted_.text_of(names_counted_.seen()[number])
                        : std::string(names_hashed_.names()[number]);
    }
    /// Adds the names of `other`, in its order, and says which number each of them has here.
    std::vector<std::uint32_t> join(const CaseNames& other);
    Dictionary take() &&;

private:
    void begin(std::string_view text);
    /// For texts whose surroundings may not be read.
    std::uint32_t counted_digits(std::string_view text) const;
    bool all_counted(std::span<const std::string_view> texts, std::span<std::uint32_t> digits) const;
    std::uint32_t hashed(std::string_view text);
    void leave_counting();

    bool begun_ = false, counted_ = false;
    CountedNames names_counted_;
    NameIndex names_hashed_;
};

}  // namespace ciclo::events
