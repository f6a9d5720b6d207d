// RecordBlocks: a text that may never end, in blocks of whole records, so that a log larger than memory can be read.
//
//   RecordBlocks blocks(read_piece, "standard input", {});
//   Result<std::string_view> block = blocks.next();          // whole lines; empty at the end
//
// A record ends at a line end outside quotes. The line end is what the first block has: LF, or CR where there is no LF.
// The last record gets one if it has none. Refuses what reading refuses, and a record over limits::record_bytes (a quote
// that is never closed). One thread.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "events/buffer.h"

namespace ciclo::events {

/// Puts the next bytes into the span and says how many; 0 at the end.
using ReadPiece = std::function<Result<std::size_t>(std::span<char>)>;

class RecordBlocks {
public:
    RecordBlocks(ReadPiece read, std::string file, std::size_t block_bytes);

    /// Stays until the next call; 64 bytes behind it are readable.
    Result<std::string_view> next();
    char line_end() const { return line_end_; }
    /// The delimiter, once it is known; before, each that a CSV may have ends a cell.
    void set_delimiter(char delimiter) { delimiters_ = std::string(1, delimiter); }
    /// Length of the first record of `text` with its line end; 0 when it does not end.
    std::size_t record_bytes(std::string_view text) const;

private:
    /// More text behind what is there; false at the end.
    Result<bool> fill(std::size_t wanted);
    enum class Which { first, last };
    std::size_t end_of_record(std::string_view text, Which which) const;
    std::size_t end_of_records(std::string_view text) const;
    Error too_long() const;

    ReadPiece read_;
    std::string file_;
    std::size_t block_bytes_;
    Buffer<char> text_;
    std::size_t begin_ = 0, end_ = 0;  ///< what was read and not handed out
    bool ended_ = false;
    char line_end_ = '\0';
    std::string delimiters_ = ",;\t|";
};

}  // namespace ciclo::events
