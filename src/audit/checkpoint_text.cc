#include "audit/checkpoint_text.h"

#include "audit/limits.h"
#include "base/number.h"
#include "base/text.h"

namespace ciclo::audit {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

template <class Bytes>
std::string hex(const Bytes& bytes) {
    std::string text;
    text.reserve(2 * bytes.size());
    for (const unsigned char byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

template <class Bytes>
bool read_hex(std::string_view text, Bytes& bytes) {
    if (text.size() != 2 * bytes.size()) return false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const std::size_t high = digits.find(text[2 * i]), low = digits.find(text[2 * i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return false;
        bytes[i] = static_cast<unsigned char>(high << 4 | low);
    }
    return true;
}

}  // namespace

std::string hex_text(const Hash& hash) { return hex(hash); }

std::string checkpoint_line(const Checkpoint& checkpoint) {
    return std::to_string(checkpoint.sequence) + " " + std::to_string(checkpoint.count) + " " +
           calendar::iso_text(checkpoint.when) + " " + hex(checkpoint.hash) + " " + hex(checkpoint.signature);
}

Result<Checkpoint> read_checkpoint_line(std::string_view line) {
    const Error refused{ErrorKind::invalid, "this is no line of a checkpoint file",
                        "use the file as it was written, or its second copy", {}, "bad_checkpoint"};
    if (line.size() > longest_checkpoint_line) return refused;
    const std::vector<std::string_view> words = split(line, ' ');
    if (words.size() != 5) return refused;
    const std::optional<std::int64_t> sequence = parse_integer(words[0]), count = parse_integer(words[1]);
    const auto when = calendar::parse_instant(words[2], calendar::DayOrder::year_month_day);
    if (!sequence || !count || !when) return refused;
    Checkpoint checkpoint{*sequence, *count, *when, {}, {}};
    if (!read_hex(words[3], checkpoint.hash) || !read_hex(words[4], checkpoint.signature)) return refused;
    return checkpoint;
}

Result<std::vector<Checkpoint>> read_checkpoints(std::string_view text, const std::string& file) {
    std::vector<Checkpoint> checkpoints;
    Errors errors;
    int number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        if (end == std::string_view::npos) break;
        ++number;
        Result<Checkpoint> checkpoint = read_checkpoint_line(text.substr(begin, end - begin));
        if (checkpoint) {
            checkpoints.push_back(*checkpoint);
        } else if (end + 1 == text.size()) {
            break;  // the power went while it was written
        } else if (errors.size() < most_faults) {
            errors.push_back(checkpoint.errors().front());
            errors.back().place = {file, number, 0};
        }
        begin = end + 1;
    }
    if (!errors.empty()) return errors;
    return checkpoints;
}

}  // namespace ciclo::audit
