#include "events/stream_rows.h"

#include <algorithm>

#include "calendar/date_format.h"
#include "events/joined_ledger.h"
#include "events/limits.h"
#include "events/table_rows.h"
#include "formats/csv_sniff.h"
#include "formats/gzip.h"

namespace ciclo::events {

namespace {

/// Only columns that stand in the file, whole rows of it: what the quick reader takes.
bool only_names_columns(const EventColumns& found, const formats::FileColumns& mapping) {
    const auto constant = [](const std::optional<formats::FoundColumn>& column) { return column && column->constant(); };
    return mapping.only.empty() && !constant(found.case_name) && !constant(found.activity) && !constant(found.start) &&
           !constant(found.end) && !constant(found.resource) && !constant(found.lifecycle);
}

/// The same mistake, with what a person who streams can do beside.
Errors or_without_stream(Errors errors) {
    for (Error& error : errors) error.cure += ", or leave --stream out";
    return errors;
}

}  // namespace

StreamRows::StreamRows(ReadPiece read, const std::string& file, const formats::FileColumns& mapping,
                       const StreamOptions& options)
    : blocks_(std::move(read), file, options.block_bytes), mapping_(mapping) {
    form_.file = file;
    form_.mapping = &mapping;
    form_.simd = options.simd;
}

/// XML, zip (XLSX), gzip, SQLite, Parquet, a snapshot, UTF-16: all have bytes in their first block that no CSV has.
std::optional<Error> StreamRows::no_csv(std::string_view block) const {
    const bool is_xml = block.substr(block.starts_with("\xEF\xBB\xBF") ? 3 : 0).starts_with('<');
    const bool packed = formats::is_gzip(block);
    if (!is_xml && !packed && !block.starts_with('{') && block.find('\0') == std::string_view::npos) return std::nullopt;
    return Error{ErrorKind::unsupported, "only CSV is read as a stream",
                 "leave --stream out, or for a packed CSV pipe it: gzip -dc LOG.csv.gz | ciclo trace summary - --stream",
                 {form_.file, 0, 0}};
}

Result<Done> StreamRows::read_head(std::string_view& block, Lifecycle lifecycle) {
    if (block.starts_with("\xEF\xBB\xBF")) block.remove_prefix(3);
    const Result<formats::Table> table = formats::read_csv(block, form_.file, mapping_.csv());
    if (!table) return or_without_stream(table.errors());
    Errors errors;
    formats::ColumnFinder finder(*table, *form_.mapping, "events", errors);
    form_.found = find_event_columns(finder, *form_.mapping, *table, lifecycle, errors);
    if (!errors.empty()) return errors;
    finder.note_unused(ledger_);
    if (!has_lifecycle()) form_.found.instance = std::nullopt;  // it joins nothing
    take_header(block);
    form_.delimiter = table->delimiter();
    blocks_.set_delimiter(form_.delimiter);
    form_.columns = table->header().size();
    quick_ = blocks_.line_end() == '\n' && head_.find('"') == std::string::npos &&
             only_names_columns(form_.found, *form_.mapping);
    return done;
}

/// The header's record off the block, and what stands before it.
void StreamRows::take_header(std::string_view& block) {
    for (lines_ = 0;;) {
        head_ = std::string(block.substr(0, blocks_.record_bytes(block)));
        block.remove_prefix(head_.size());
        form_.crlf = head_.ends_with("\r\n");
        form_.header = head_.substr(0, head_.size() - std::min<std::size_t>(head_.size(), form_.crlf ? 2 : 1));
        const bool is_first = lines_ == 0;
        lines_ += static_cast<std::size_t>(std::count(head_.begin(), head_.end(), blocks_.line_end()));
        if (head_.empty() || !formats::stands_before_header(form_.header, is_first)) return;
    }
}

Result<std::unique_ptr<StreamRows>> StreamRows::open(ReadPiece read, const std::string& file,
                                                     const formats::ColumnMapping& mapping,
                                                     const StreamOptions& options) {
    std::unique_ptr<StreamRows> stream(new StreamRows(std::move(read), file, mapping.events, options));
    Result<std::string_view> block = stream->blocks_.next();
    if (!block) return block.errors();
    if (auto error = stream->no_csv(*block)) return *std::move(error);
    std::string_view text = *block;
    const Result<Done> head = stream->read_head(text, options.lifecycle);
    if (!head) return head.errors();
    stream->first_ = text;
    stream->form_.block_bytes = std::max<std::size_t>(stream->first_.size(), limits::record_bytes);  // a block is one look
    stream->range_ = std::make_unique<QuickRange>(stream->form_);
    return stream;
}

Result<bool> StreamRows::next() {
    lines_ += block_lines_;
    std::string_view block;
    if (first_open_) {
        // its rows behind the header, with room to read behind them
        first_.append(64, '\0');
        block = std::string_view(first_).substr(0, first_.size() - 64);
    }
    if (!first_open_ || block.empty()) {
        Result<std::string_view> read = blocks_.next();
        if (!read) return read.errors();
        block = *read;
        first_ = std::string();
    }
    first_open_ = false;
    if (block.empty()) return false;
    if (quick_ && block.find('"') == std::string_view::npos && read_quickly(block)) return true;
    const Result<Done> read = read_as_table(block);
    return read ? Result<bool>(true) : read.errors();
}

/// A case or an activity called "-" or "n/a" is none: the ordinary reader says so, row by row.
bool StreamRows::new_names_say_something() {
    const auto says_nothing = [this](std::string_view name) { return formats::says_nothing(name, mapping_); };
    bool speak = !any_case_says_nothing(range_->cases, known_cases_, mapping_);
    for (; known_activities_ < activities().size(); ++known_activities_) {
        speak = speak && !says_nothing(activities()[known_activities_]);
    }
    known_cases_ = range_->cases.size();
    for (std::size_t i = resource_speaks_.size(); i < range_->resources.size(); ++i) {
        resource_speaks_.push_back(says_nothing(range_->resources.names()[i]) ? 0 : 1);
    }
    return speak;
}

void StreamRows::take_instances() {
    instances_.clear();
    const NameIndex names = std::exchange(range_->instances, NameIndex());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string_view name = names.names()[i];
        instances_.push_back(formats::says_nothing(name, mapping_) ? 0 : NameIndex::key_of(name).hash | 1U);
    }
}

bool StreamRows::read_quickly(std::string_view block) {
    range_->lines = 0;
    const bool plain = range_->read(block, true);
    quick_ = new_names_say_something();  // once such a name is known it is not new any more
    if (!plain || !quick_) {
        // rows of this block may be half read: a fresh range with the names
        auto fresh = std::make_unique<QuickRange>(form_);
        fresh->cases = std::move(range_->cases);
        fresh->activities = std::move(range_->activities);
        fresh->resources = std::move(range_->resources);
        range_ = std::move(fresh);
        return false;
    }
    const RowKind usual = range_->rows.usual_kind;
    rows_ = std::exchange(range_->rows, Rows());
    range_->rows.usual_kind = usual;
    if (form_.found.instance) take_instances();
    skipped_ = std::exchange(range_->skipped, {});
    lines_of_rows_.clear();
    block_lines_ = range_->lines;
    append_shifted(std::exchange(range_->ledger, Ledger()), lines_, ledger_);
    return true;
}

/// The whole file would be asked which of day and month stands first; a stream asks the first block that needs it.
Result<Done> StreamRows::decide_dates(const formats::Table& table, const std::vector<std::size_t>& rows) {
    if (!mapping_.date_order.empty()) return done;
    calendar::DayOrderWitness witness;
    for (const auto* column : {&form_.found.end, &form_.found.start}) {
        if (!*column) continue;
        for (const std::size_t row : rows) witness.see((*column)->text(table, row), row);
    }
    using calendar::DayOrderVerdict;
    if (witness.verdict() == DayOrderVerdict::decided) {
        if (witness.day_first_row()) mapping_.date_order = "dmy";
        if (witness.month_first_row()) mapping_.date_order = "mdy";
        return done;
    }
    const formats::FoundColumn& column = form_.found.end ? *form_.found.end : *form_.found.start;
    const std::size_t row = witness.verdict() == DayOrderVerdict::ambiguous
                                ? *witness.open_row()
                                : std::max(*witness.day_first_row(), *witness.month_first_row());
    return or_without_stream({calendar::undecided_dates(witness, column.header, std::string(column.text(table, row)),
                                                        column.place(table, row))});
}

void StreamRows::add_rows(const formats::Table& table, const std::vector<std::size_t>& rows, Ledger& own) {
    TableRows reader(table, form_.found, mapping_, own);
    (void)reader.decide_dates(rows);  // decided already
    const std::size_t head_lines = static_cast<std::size_t>(std::count(head_.begin(), head_.end(), blocks_.line_end()));
    for (const std::size_t table_row : rows) {
        const std::optional<RowText> text = reader.read(table_row);
        if (!text) continue;
        Row row;
        row.case_number = range_->cases.number_of(text->case_name);
        row.activity = range_->activities.number_of(text->activity);
        row.resource = text->resource.empty() ? no_code : range_->resources.number_of(text->resource);
        row.instance = text->instance.empty() ? no_code : range_->instances.number_of(text->instance);
        row.start_us = text->start_us;
        row.end_us = text->end_us;
        row.kind = text->kind;
        rows_.add(row, activities().size(), range_->resources.size());
        lines_of_rows_.push_back(lines_ - head_lines + static_cast<std::size_t>(table.place(table_row, 0).line));
    }
}

Result<Done> StreamRows::read_as_table(std::string_view block) {
    const Result<formats::Table> table =
        formats::read_csv(head_ + std::string(block), form_.file, {.delimiter = form_.delimiter});
    if (!table) return or_without_stream(table.errors());
    Errors errors;
    Ledger own;
    const std::vector<std::size_t> rows = formats::rows_to_read(*table, mapping_, errors, own);
    if (!errors.empty()) return errors;
    const Result<Done> dates = decide_dates(*table, rows);
    if (!dates) return dates.errors();
    rows_ = Rows();
    skipped_.clear();
    lines_of_rows_.clear();
    add_rows(*table, rows, own);
    take_instances();
    (void)new_names_say_something();  // of rows that were read all do; they are known now
    block_lines_ = static_cast<std::size_t>(std::count(block.begin(), block.end(), blocks_.line_end()));
    const std::size_t head_lines = static_cast<std::size_t>(std::count(head_.begin(), head_.end(), blocks_.line_end()));
    append_shifted(own, lines_ - head_lines, ledger_);
    return done;
}

std::size_t StreamRows::line_of_odd_block(std::size_t row) const {
    if (!lines_of_rows_.empty()) return lines_of_rows_[row];
    const auto before = std::upper_bound(skipped_.begin(), skipped_.end(), static_cast<std::uint32_t>(row)) - skipped_.begin();
    return lines_ + row + static_cast<std::size_t>(before) + 1;
}

std::uint32_t StreamRows::resource(const Row& row) const {
    const bool speaks = row.resource != no_code && resource_speaks_[row.resource] != 0;
    return speaks ? row.resource : no_code;
}

}  // namespace ciclo::events
