#include "events/stream_source.h"

#include <algorithm>
#include <cstring>

#include "events/limits.h"

namespace ciclo::events {

namespace {

constexpr std::size_t readable_behind = 64;

}  // namespace

RecordBlocks::RecordBlocks(ReadPiece read, std::string file, std::size_t block_bytes)
    : read_(std::move(read)), file_(std::move(file)), block_bytes_(block_bytes) {}

Result<bool> RecordBlocks::fill(std::size_t wanted) {
    text_.grow(std::max(text_.size(), wanted + readable_behind));
    while (!ended_ && end_ < wanted) {
        const Result<std::size_t> got = read_({text_.data() + end_, wanted - end_});
        if (!got) return got.errors();
        ended_ = *got == 0;
        end_ += *got;
    }
    return !ended_;
}

/// Behind the first or the last line end that stands outside quotes; 0: there is none. A quote opens a cell where the cell
/// begins and nowhere else, as the reader of tables has it: 5" is five inches.
std::size_t RecordBlocks::end_of_record(std::string_view text, Which which) const {
    bool quoted = false, cell_begins = true;
    std::size_t end = 0;
    for (std::size_t i = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"') continue;
            const bool doubled = i + 1 < text.size() && text[i + 1] == '"';
            quoted = doubled;
            i += doubled ? 1 : 0;
        } else if (c == '"' && cell_begins) {
            quoted = true;
        } else if (c == line_end_) {
            end = i + 1;
            if (which == Which::first) return end;
        }
        cell_begins = c == '\n' || c == '\r' || delimiters_.find(c) != std::string::npos;
    }
    return end;
}

std::size_t RecordBlocks::end_of_records(std::string_view text) const {
    if (text.find('"') != std::string_view::npos) return end_of_record(text, Which::last);
    const std::size_t last = text.rfind(line_end_);
    return last == std::string_view::npos ? 0 : last + 1;
}

std::size_t RecordBlocks::record_bytes(std::string_view text) const {
    return end_of_record(text, Which::first);
}

Error RecordBlocks::too_long() const {
    return {ErrorKind::limit,
            "a record is longer than " + std::to_string(limits::record_bytes) + " bytes, or a quote is not closed",
            "leave --stream out to be told where",
            {file_, 0, 0}};
}

Result<std::string_view> RecordBlocks::next() {
    if (begin_ > 0) std::memmove(text_.data(), text_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    for (std::size_t wanted = block_bytes_;; wanted *= 2) {
        if (wanted > limits::record_bytes) return too_long();
        const Result<bool> more = fill(wanted);
        if (!more) return more.errors();
        const std::string_view text(text_.data(), end_);
        if (line_end_ == '\0') {
            line_end_ = text.find('\n') == std::string_view::npos && text.find('\r') != std::string_view::npos ? '\r' : '\n';
        }
        if (!*more && end_ > 0 && text.back() != line_end_) {
            text_.grow(std::max(text_.size(), end_ + 1 + readable_behind));
            text_[end_++] = line_end_;
        }
        begin_ = *more ? end_of_records(text) : end_;
        if (begin_ > 0 || !*more) return std::string_view(text_.data(), begin_);
    }
}

}  // namespace ciclo::events
