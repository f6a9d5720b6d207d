// QuickRange: one range of a plain CSV, read row by row into columns; see quick_csv.h.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/further_values.h"
#include "events/names.h"
#include "events/quick_time.h"
#include "events/rows.h"
#include "events/separators.h"
#include "events/table_rows.h"
#include "formats/columns.h"

namespace ciclo::events {

/// What all ranges of one file share.
struct QuickForm {
    std::string file, header;  ///< the header line, without its end
    std::size_t header_line = 1;
    char delimiter = ',';
    bool crlf = false;
    std::size_t columns = 0;  ///< cells of a whole row
    EventColumns found;
    FurtherColumns further;
    std::size_t most_values = 0;
    const formats::FileColumns* mapping = nullptr;
    Simd simd = Simd::best;
    std::size_t block_bytes = 0;
};

/// True when a name from number `first` on says nothing ("n/a", "-", what the mapping calls missing): the ordinary reader
/// leaves its rows out one by one.
bool any_case_says_nothing(const CaseNames& cases, std::size_t first, const formats::FileColumns& mapping);

class QuickRange {
public:
    explicit QuickRange(const QuickForm& form)
        : further(form.further, *form.mapping, form.most_values), form_(form), further_codes_(form.further.size()) {
        rows.further.resize(form.further.size());
        rows.usual_kind = form.found.start && form.found.end ? RowKind::whole : RowKind::point;
    }
    /// `text`: whole lines; 64 readable bytes behind it unless it ends the file (`padded` false: the end is copied).
    /// False: something in it is not for this reader.
    bool read(std::string_view text, bool readable_behind);

    Rows rows;
    CaseNames cases;
    NameIndex activities, resources, instances;
    FurtherValues further;
    Ledger ledger;  ///< lines counted from 1 at the range's first
    std::size_t lines = 0;
    std::vector<std::uint32_t> skipped;  ///< for each line without a row: the number of rows before it

private:
    static constexpr std::size_t batch_rows = 32;

    void reserve_for(std::size_t whole_bytes, std::size_t read_bytes);
    bool read_block(const char* text, std::size_t size);
    template <class T>
    using BatchOf = std::array<T, batch_rows>;
    using Texts = BatchOf<std::string_view>;
    /// True when a batch of lines can be read at once: nothing is asked of a row but its case, activity, resource, times.
    bool reads_batches() const;
    /// False: nothing is read, one of the lines needs a closer look. `delimiters`: from the first line's on.
    bool read_batch(const char* block, std::size_t begin, const std::uint32_t* line_ends,
                    std::span<const std::uint32_t> delimiters);
    bool find_lines(const char* block, std::size_t begin, const std::uint32_t* line_ends,
                    std::span<const std::uint32_t> delimiters);
    void find_texts(const char* block, std::size_t column, const std::uint32_t* delimiters, Texts& texts) const;
    /// Whether an empty cell will do: of a resource, whose name "" says nothing.
    enum class MayLack { no, yes };
    bool find_plain_texts(const char* block, std::size_t column, const std::uint32_t* delimiters, MayLack may_lack,
                          Texts& texts) const;
    bool read_batch_of_times(const Texts& texts, QuickTime& time, BatchOf<std::int64_t>& us, BatchOf<std::uint32_t>& s);
    bool read_batch_times(const char* block, const std::uint32_t* delimiters);
    /// False: the line is odd.
    bool read_line(const char* block, std::size_t begin, std::size_t end, const std::uint32_t* delimiters);
    bool read_odd_line(std::string_view line);
    void read_further(const char* block, std::size_t begin, std::size_t end, const std::uint32_t* delimiters);
    void add_odd(const RowText& row, const formats::Table& table);
    bool read_times(const char* block, std::size_t begin, std::size_t end, const std::uint32_t* delimiters);
    std::optional<RowKind> kind_of(std::string_view lifecycle);
    void flush();
    void append_batch(std::size_t n);
    bool testifies(const formats::Table& table) const;

    const QuickForm& form_;
    Separators separators_;
    QuickTime start_time_, end_time_;
    NameIndex lifecycles_;
    std::vector<std::optional<RowKind>> kinds_;

    std::size_t batch_ = 0;
    BatchOf<CaseNames::Key> case_;
    BatchOf<std::uint32_t> case_number_{}, activity_{}, resource_{}, instance_{};
    BatchOf<std::int64_t> start_us_{}, end_us_{};
    BatchOf<std::uint32_t> start_s_{}, end_s_{};
    BatchOf<RowKind> kind_{};
    std::vector<BatchOf<std::uint32_t>> further_codes_;
    bool whole_seconds_ = true;
    BatchOf<std::uint32_t> line_begin_{}, line_end_{};
};

}  // namespace ciclo::events
