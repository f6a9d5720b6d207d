// QuickRange, the ordinary case: lines that are all plain are read a batch at a time, column by column. Short loops over
// one column keep its dictionary and what is learnt of its form at hand, and guess right what comes next.

#include "events/quick_range.h"

namespace ciclo::events {

namespace {

constexpr std::int64_t second_us = 1'000'000;

/// Something in it, neither white space nor beyond ASCII at its ends: 1, else 0.
unsigned plain(const char* text, std::size_t size) {
    constexpr unsigned first = 0x21, count = 0x80 - first;
    const auto visible = [](char c) { return static_cast<unsigned char>(static_cast<unsigned char>(c) - first) < count; };
    return static_cast<unsigned>(size > 0) & static_cast<unsigned>(visible(text[0])) &
           static_cast<unsigned>(visible(text[size == 0 ? 0 : size - 1]));
}

}  // namespace

/// True when each line has as many cells as the header, and ends as the header does.
bool QuickRange::find_lines(const char* block, std::size_t begin, const std::uint32_t* line_ends,
                            std::span<const std::uint32_t> delimiters) {
    const std::size_t inner = form_.columns - 1;
    unsigned good = 1;
    for (std::size_t i = 0; i < batch_rows; ++i) {
        line_begin_[i] = static_cast<std::uint32_t>(i == 0 ? begin : line_ends[i - 1] + std::size_t{1});
        line_end_[i] = line_ends[i];
        good &= static_cast<unsigned>(delimiters[i * inner] >= line_begin_[i]);
        good &= static_cast<unsigned>(delimiters[i * inner + inner - 1] < line_end_[i]);
    }
    const bool too_many = delimiters.size() > batch_rows * inner && delimiters[batch_rows * inner] < line_end_.back();
    if (good == 0 || too_many) return false;
    if (!form_.crlf) return true;
    for (std::uint32_t& end : line_end_) good &= static_cast<unsigned>(block[--end] == '\r');
    return good != 0;
}

void QuickRange::find_texts(const char* block, std::size_t column, const std::uint32_t* delimiters, Texts& texts) const {
    const std::size_t inner = form_.columns - 1;
    for (std::size_t i = 0; i < batch_rows; ++i) {
        const std::uint32_t* own = delimiters + i * inner;
        const std::size_t begin = column == 0 ? line_begin_[i] : own[column - 1] + std::size_t{1};
        const std::size_t end = column == inner ? line_end_[i] : own[column];
        texts[i] = {block + begin, end - begin};
    }
}

bool QuickRange::find_plain_texts(const char* block, std::size_t column, const std::uint32_t* delimiters, MayLack may_lack,
                                  Texts& texts) const {
    find_texts(block, column, delimiters, texts);
    const unsigned may = may_lack == MayLack::yes ? 1 : 0;
    unsigned good = 1;
    for (const std::string_view text : texts)
        good &= plain(text.data(), text.size()) | (may & static_cast<unsigned>(text.empty()));
    return good != 0;
}

bool QuickRange::read_batch_of_times(const Texts& texts, QuickTime& time, BatchOf<std::int64_t>& us,
                                     BatchOf<std::uint32_t>& s) {
    std::int64_t odd = 0;
    for (std::size_t i = 0; i < batch_rows; ++i) {
        if (!time.read(texts[i].data(), texts[i].size())) return false;
        const std::int64_t seconds = time.seconds();
        us[i] = seconds * second_us + time.microseconds();
        s[i] = static_cast<std::uint32_t>(seconds);
        odd |= (seconds - s[i]) | time.microseconds();  // not whole, before 1970, or beyond 32 bits
    }
    if (odd != 0) whole_seconds_ = false;
    return true;
}

bool QuickRange::read_batch_times(const char* block, const std::uint32_t* delimiters) {
    const EventColumns& found = form_.found;
    Texts texts;
    if (found.end) {
        find_texts(block, found.end->position, delimiters, texts);
        if (!read_batch_of_times(texts, end_time_, end_us_, end_s_)) return false;
    }
    if (!found.start) return true;
    find_texts(block, found.start->position, delimiters, texts);
    if (!read_batch_of_times(texts, start_time_, start_us_, start_s_)) return false;
    if (!found.end) {
        end_us_ = start_us_;
        end_s_ = start_s_;
    }
    unsigned good = 1;
    for (std::size_t i = 0; i < batch_rows; ++i) good &= static_cast<unsigned>(start_us_[i] <= end_us_[i]);
    return good != 0;
}

bool QuickRange::read_batch(const char* block, std::size_t begin, const std::uint32_t* line_ends,
                            std::span<const std::uint32_t> delimiters) {
    if (!find_lines(block, begin, line_ends, delimiters)) return false;
    const EventColumns& found = form_.found;
    Texts case_texts, activity_texts, resource_texts;
    // nothing goes into a dictionary before all lines are known to be rows
    const bool good = find_plain_texts(block, found.case_name->position, delimiters.data(), MayLack::no, case_texts) &&
                      find_plain_texts(block, found.activity->position, delimiters.data(), MayLack::no, activity_texts) &&
                      (!found.resource ||
                       find_plain_texts(block, found.resource->position, delimiters.data(), MayLack::yes, resource_texts)) &&
                      read_batch_times(block, delimiters.data());
    if (!good) {
        whole_seconds_ = true;
        return false;
    }
    cases.numbers_of(case_texts, case_number_);
    activities.numbers_of(activity_texts, activity_);
    if (found.resource) resources.numbers_of(resource_texts, resource_);
    append_batch(batch_rows);
    return true;
}

}  // namespace ciclo::events
