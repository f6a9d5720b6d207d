// read_csv(): finds the four bytes that divide a CSV 64 bytes at a time, and looks at nothing else.
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <bit>
#include <cstring>

#include "base/text.h"
#include "formats/csv_sniff.h"
#include "formats/limits.h"
#include "formats/places.h"
#include "formats/table_body.h"

namespace ciclo::formats {

namespace {

constexpr std::size_t window = 64;

/// Bit i is set when byte i of the 64 at `from` is the delimiter, a line end or a quote.
#ifdef __SSE2__
std::uint64_t divider_mask(const char* from, char delimiter) {
    const __m128i wanted[] = {_mm_set1_epi8(delimiter), _mm_set1_epi8('\n'), _mm_set1_epi8('\r'), _mm_set1_epi8('"')};
    std::uint64_t mask = 0;
    for (std::size_t part = 0; part < 4; ++part) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + 16 * part));
        __m128i hit = _mm_cmpeq_epi8(bytes, wanted[0]);
        for (int i = 1; i < 4; ++i) hit = _mm_or_si128(hit, _mm_cmpeq_epi8(bytes, wanted[i]));
        mask |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(hit))) << (16 * part);
    }
    return mask;
}
#else
std::uint64_t divider_mask(const char* from, char delimiter) {
    std::uint64_t mask = 0;
    for (unsigned i = 0; i < window; ++i) {
        const char c = from[i];
        const bool hit = c == delimiter || c == '\n' || c == '\r' || c == '"';
        mask |= static_cast<std::uint64_t>(hit) << i;
    }
    return mask;
}
#endif

/// The dividers of a text in order, from any offset onwards.
class Dividers {
public:
    Dividers(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) { load(0); }

    /// The first divider at or after the cursor; the length of the text when there is none.
    std::size_t next() {
        while (mask_ == 0) {
            if (base_ + window >= text_.size()) return text_.size();
            load(base_ + window);
        }
        const std::size_t found = base_ + static_cast<std::size_t>(std::countr_zero(mask_));
        mask_ &= mask_ - 1;
        return found;
    }

    /// Moves the cursor forward to `offset`.
    void skip_to(std::size_t offset) {
        if (offset >= base_ + window) load(offset / window * window);
        const std::size_t in_window = offset - base_;
        mask_ = in_window >= window ? 0 : mask_ & (~std::uint64_t{0} << in_window);
    }

private:
    void load(std::size_t base) {
        base_ = base;
        if (base + window <= text_.size()) {
            mask_ = divider_mask(text_.data() + base, delimiter_);
            return;
        }
        char tail[window] = {};
        if (base < text_.size()) std::memcpy(tail, text_.data() + base, text_.size() - base);
        mask_ = divider_mask(tail, delimiter_);
    }

    std::string_view text_;
    char delimiter_;
    std::size_t base_ = 0;
    std::uint64_t mask_ = 0;
};

class CsvReader {
public:
    CsvReader(TableBuilder::Body& body, std::size_t begin)
        : body_(body), text_(body.text), dividers_(text_, body.delimiter), cell_(begin) {
        dividers_.skip_to(begin);
        line_ = row_line_ = begin > 0 ? 2 : 1;  // the text begins after a "sep=" line
        reserve();
    }

    std::optional<Error> read() {
        while (!failed_ && cell_ < text_.size()) {
            const std::size_t at = dividers_.next();
            if (at < text_.size() && text_[at] == '"') {
                if (at == cell_) quoted_cell(at);
            } else {
                end_cell(at);
            }
        }
        // a delimiter at the very end opens one more, empty cell
        if (!failed_ && row_is_open()) end_cell(text_.size());
        return failed_;
    }

private:
    bool row_is_open() const { return body_.edges.size() > body_.rows.back(); }

    /// From the density of the beginning: growing a vector of a hundred million edges copies it several times.
    void reserve() {
        const std::string_view sample = text_.substr(0, 64 * limits::kibibyte);
        if (sample.size() == text_.size()) return;
        std::size_t cells = 0;
        for (char c : sample) cells += c == body_.delimiter || c == '\n' || c == '\r' ? 1 : 0;
        body_.edges.reserve(text_.size() / sample.size() * (cells + cells / 8 + 16));
    }

    void fail(std::size_t at, ErrorKind kind, std::string what, std::string cure, std::string code) {
        failed_ = Error{kind, std::move(what), std::move(cure), place_of(text_, body_.file, at), std::move(code)};
    }

    /// The cell from cell_ to `at`, where a delimiter, a line end or the end of the text stands.
    void end_cell(std::size_t at) {
        const bool at_end = at == text_.size();
        const bool ends_row = at_end || text_[at] != body_.delimiter;
        if (ends_row && at == cell_ && !row_is_open()) return next_line(at);  // a blank line
        const bool unquoted = at > cell_ && text_[cell_] != '\0';
        if (unquoted && at - cell_ > limits::table_cell_bytes) {
            fail(cell_, ErrorKind::limit, "a cell is longer than 1 MiB",
                 "look for a line end or delimiter that is missing", "cell_over_mib");
            return;
        }
        body_.edges.push_back(static_cast<std::uint32_t>(cell_));
        if (ends_row) return end_row(at);
        if (body_.edges.size() - body_.rows.back() >= limits::table_columns) {
            fail(at, ErrorKind::limit, "a row has more than " + std::to_string(limits::table_columns) + " cells",
                 "check the delimiter, or export fewer columns", "row_too_wide");
            return;
        }
        cell_ = at + 1;
    }

    void end_row(std::size_t at) {
        const std::size_t row = body_.rows.size() - 1;
        if (row % TableBuilder::Body::rows_per_mark == 0) body_.marked_lines.push_back(row_line_);
        if (row >= limits::table_rows) {
            fail(cell_, ErrorKind::limit, "the table has more than 100 million rows", "split the file",
                 "table_too_long");
            return;
        }
        body_.edges.push_back(static_cast<std::uint32_t>(at + 1));
        body_.rows.push_back(static_cast<std::uint32_t>(body_.edges.size()));
        next_line(at);
    }

    /// Past the line end at `at`; CRLF is one line end.
    void next_line(std::size_t at) {
        const bool crlf = at + 1 < text_.size() && text_[at] == '\r' && text_[at + 1] == '\n';
        if (crlf) dividers_.skip_to(at + 2);
        cell_ = at + (crlf ? 2 : 1);
        row_line_ = ++line_;
    }

    /// The cell whose opening quote stands at `open`: up to its closing quote, which a delimiter or line end follows.
    void quoted_cell(std::size_t open) {
        std::size_t at = open + 1;
        bool doubled = false;
        for (;;) {
            const void* found = at < text_.size() ? std::memchr(text_.data() + at, '"', text_.size() - at) : nullptr;
            if (found == nullptr) return unclosed(open);
            at = static_cast<std::size_t>(static_cast<const char*>(found) - text_.data());
            if (at - open - 1 > limits::table_cell_bytes) return unclosed(open);
            if (at + 1 >= text_.size() || text_[at + 1] != '"') break;
            doubled = true;
            at += 2;
        }
        const std::size_t after = at + 1;
        const bool closed_well =
            after >= text_.size() || text_[after] == body_.delimiter || text_[after] == '\n' || text_[after] == '\r';
        if (!closed_well) {
            fail(after, ErrorKind::invalid, "text follows the closing quote of a cell",
                 "double the quotes that are part of the text (\"\"), and put the delimiter right after the closing "
                 "one",
                 "csv_text_after_quote");
            return;
        }
        keep_quoted(open, at, doubled);
        dividers_.skip_to(after);
    }

    void unclosed(std::size_t open) {
        const bool to_the_end = text_.size() - open <= limits::table_cell_bytes;
        fail(open, to_the_end ? ErrorKind::invalid : ErrorKind::limit,
             to_the_end ? "the quote that opens here is not closed before the end of the file"
                        : "the quote that opens here is not closed within 1 MiB",
             "close it, or double it (\"\") if it is part of the text", "csv_quote_open");
    }

    void keep_quoted(std::size_t open, std::size_t close, bool doubled) {
        const std::string_view inside = text_.substr(open + 1, close - open - 1);
        count_lines(inside);
        if (doubled) {
            const std::size_t begin = body_.unescaped_text.size();
            for (std::size_t i = 0; i < inside.size(); ++i) {
                body_.unescaped_text += inside[i];
                if (inside[i] == '"') ++i;
            }
            body_.unescaped.push_back({static_cast<std::uint32_t>(open), begin, body_.unescaped_text.size() - begin});
        } else {
            body_.text[close] = '\0';
        }
        body_.text[open] = '\0';
    }

    void count_lines(std::string_view inside) {
        for (std::size_t i = 0; i < inside.size(); ++i) {
            const bool crlf = inside[i] == '\r' && i + 1 < inside.size() && inside[i + 1] == '\n';
            if ((inside[i] == '\n' || inside[i] == '\r') && !crlf) ++line_;
        }
    }

    TableBuilder::Body& body_;
    std::string_view text_;
    Dividers dividers_;
    std::size_t cell_;                       ///< first byte of the cell being read
    std::uint32_t line_ = 1, row_line_ = 1;  ///< of the cursor, of the first cell of the row
    std::optional<Error> failed_;
};

}  // namespace

Result<Table> read_csv(std::string_view bytes, const std::string& file, const CsvOptions& options) {
    if (bytes.size() > limits::csv_bytes) {
        return Error{ErrorKind::limit, "the file is larger than 4 GiB", "split it", {file}, "file_over_gib"};
    }
    const char wanted = options.delimiter.value_or(',');
    if (wanted == '"' || wanted == '\n' || wanted == '\r' || wanted == '\0') {
        return Error{ErrorKind::invalid,
                     "a quote or line end cannot be the delimiter",
                     "choose , ; | or a tab",
                     {file},
                     "csv_delimiter_wrong"};
    }
    Result<std::string> text = text_of_csv(bytes, file);
    if (!text) return text.errors();
    auto body = std::make_unique<TableBuilder::Body>();
    body->file = file;
    body->text = std::move(*text);
    const std::optional<char> hint = delimiter_hint(body->text);
    body->delimiter = options.delimiter ? *options.delimiter : hint ? *hint : sniffed_delimiter(body->text);
    const std::size_t first_line = hint ? body->text.find_first_of("\r\n") : std::string::npos;
    std::size_t begin = hint ? body->text.size() : 0;
    if (first_line != std::string::npos) begin = first_line + (body->text.compare(first_line, 2, "\r\n") == 0 ? 2 : 1);
    if (auto failed = CsvReader(*body, begin).read()) return *failed;
    if (body->row_count() == 0) {
        return Error{ErrorKind::invalid,
                     "the file has no rows",
                     "write a first row with the names of the columns",
                     {file},
                     "table_empty"};
    }
    return TableBuilder::table_of(std::move(body));
}

}  // namespace ciclo::formats
