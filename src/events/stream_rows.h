// StreamRows: the rows of a CSV of events, block after block, for measures that keep a state per case and no event.
//
//   Result<std::unique_ptr<StreamRows>> stream = StreamRows::open(read_piece, "standard input", columns, {});
//   for (Result<bool> more = (*stream)->next(); more && *more; more = (*stream)->next()) … (*stream)->rows() …
//
// The same rows, names and ledger as read_log() gives, in as much memory as one block and the names take. Plain blocks
// go through the quick reader; those with quotes, other line ends or other dates through the ordinary one.
//
// What a whole file tells and a stream cannot: the order of day and month is decided by the first block that needs it
// (undecided there: refused). Refused too: what is no CSV. Rows that say "start" and "complete" are given as they stand;
// whoever asks pairs them. One thread; `mapping` must live as long.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/ledger.h"
#include "base/result.h"
#include "events/event_words.h"
#include "events/quick_range.h"
#include "events/stream_source.h"
#include "formats/columns.h"

namespace ciclo::events {

struct StreamOptions {
    Lifecycle lifecycle = Lifecycle::paired;
    Simd simd = Simd::best;
    std::size_t block_bytes = 256 * 1024;  ///< stays in the second cache with its separators
};

class StreamRows {
public:
    static Result<std::unique_ptr<StreamRows>> open(ReadPiece read, const std::string& file,
                                                    const formats::ColumnMapping& mapping,
                                                    const StreamOptions& options);

    /// Reads a block into rows(); false at the end.
    Result<bool> next();
    /// Of this block; numbers count over all blocks.
    const Rows& rows() const { return rows_; }
    Place place(std::size_t row) const { return {form_.file, static_cast<int>(line(row)), 1}; }
    /// Of the file, ascending: no two rows have the same.
    std::size_t line(std::size_t row) const {
        return lines_of_rows_.empty() && skipped_.empty() ? lines_ + row + 1 : line_of_odd_block(row);
    }
    const CaseNames& cases() const { return range_->cases; }
    const Dictionary& activities() const { return range_->activities.names(); }
    /// The resource of a row that names one which says something; else no_code.
    std::uint32_t resource(const Row& row) const;
    /// True when rows may say "start" or "complete".
    bool has_lifecycle() const { return form_.found.lifecycle.has_value(); }
    /// Of the name of the row's instance 64 bits, which are another name's once in 10^19; 0: it names none. Names of
    /// instances are not kept: most logs have one for each event.
    std::uint64_t instance(const Row& row) const { return row.instance == no_code ? 0 : instances_[row.instance]; }
    const std::string& file() const { return form_.file; }
    Ledger& ledger() { return ledger_; }

private:
    StreamRows(ReadPiece read, const std::string& file, const formats::FileColumns& mapping, const StreamOptions& options);
    std::optional<Error> no_csv(std::string_view block) const;
    Result<Done> read_head(std::string_view& block, Lifecycle lifecycle);
    void take_header(std::string_view& block);
    bool read_quickly(std::string_view block);
    bool new_names_say_something();
    void take_instances();
    std::size_t line_of_odd_block(std::size_t row) const;
    Result<Done> read_as_table(std::string_view block);
    Result<Done> decide_dates(const formats::Table& table, const std::vector<std::size_t>& rows);
    void add_rows(const formats::Table& table, const std::vector<std::size_t>& rows, Ledger& own);
    void take_ledger(const Ledger& own, std::size_t lines);

    RecordBlocks blocks_;
    formats::FileColumns mapping_;  ///< with the order of dates once it is decided
    QuickForm form_;
    std::unique_ptr<QuickRange> range_;
    Rows rows_;
    Ledger ledger_;
    std::string head_;       ///< the header's record, with its line end
    std::string first_;      ///< what of the first block is behind the header
    bool first_open_ = true, quick_ = true;
    std::size_t lines_ = 1;  ///< of the blocks before this one, the header's among them
    std::size_t block_lines_ = 0;
    std::size_t known_cases_ = 0, known_activities_ = 0;
    std::vector<std::uint32_t> skipped_;      ///< of a quick block, as QuickRange says it
    std::vector<std::size_t> lines_of_rows_;  ///< of a block read as a table
    std::vector<char> resource_speaks_;
    std::vector<std::uint64_t> instances_;  ///< by the numbers of this block
};

}  // namespace ciclo::events
