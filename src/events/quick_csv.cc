#include "events/quick_csv.h"

#include <algorithm>
#include <memory>

#include "events/in_parallel.h"
#include "events/joined_ledger.h"
#include "events/quick_range.h"
#include "formats/csv_sniff.h"

namespace ciclo::events {

namespace {

constexpr std::size_t sample_bytes = 64 * 1024;
constexpr std::size_t smallest_range_bytes = 1024 * 1024;  // a smaller one costs more to join than it saves

/// The mapping asks for nothing beyond naming columns.
bool only_names_columns(const EventColumns& found, const formats::FileColumns& mapping) {
    if (!mapping.only.empty()) return false;
    for (const auto* column : {&found.case_name, &found.activity, &found.start, &found.end, &found.resource,
                               &found.lifecycle, &found.instance}) {
        if (*column && (*column)->constant()) return false;
    }
    return true;
}

/// What stands in the file before the first row: a mark of UTF-8, blank lines, "sep=;", the header line. 0: no row.
std::size_t begin_of_rows(std::string_view bytes, QuickForm& form) {
    std::size_t begin = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (form.header_line = 1;; ++form.header_line) {
        const std::size_t end = bytes.find('\n', begin);
        if (end == std::string_view::npos) return 0;
        form.crlf = end > begin && bytes[end - 1] == '\r';
        const std::string_view line = bytes.substr(begin, end - begin - (form.crlf ? 1 : 0));
        begin = end + 1;
        if (formats::stands_before_header(line, form.header_line == 1)) continue;
        form.header = std::string(line);
        return begin;
    }
}

std::vector<std::string_view> ranges_of(std::string_view rows, unsigned threads) {
    const std::size_t parts = std::clamp<std::size_t>(rows.size() / smallest_range_bytes, 1, threads);
    std::vector<std::string_view> ranges;
    std::size_t begin = 0;
    for (std::size_t part = 1; part <= parts; ++part) {
        std::size_t end = part == parts ? rows.size() : rows.find('\n', std::max(begin, rows.size() * part / parts));
        end = end == std::string_view::npos || part == parts ? rows.size() : end + 1;
        if (end > begin) ranges.push_back(rows.substr(begin, end - begin));
        begin = end;
    }
    return ranges;
}

/// A name that says nothing ("n/a", "-"): of a case or activity it makes the whole file one for the ordinary reader.
bool any_says_nothing(const Dictionary& names, const formats::FileColumns& mapping) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (formats::says_nothing(names[i], mapping)) return true;
    }
    return false;
}

std::vector<std::uint32_t> joined(NameIndex& all, const NameIndex& own, const formats::FileColumns& mapping) {
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = 0; i < own.size(); ++i) {
        const std::string_view name = own.names()[i];
        numbers.push_back(formats::says_nothing(name, mapping) ? no_code : all.number_of(name));
    }
    return numbers;
}

/// Which line a row stands on: lines without a row have been counted on the way.
class LinesOfRows {
public:
    LinesOfRows(std::string file, std::size_t header_line) : file_(std::move(file)), first_line_(header_line + 1) {}
    void add(const QuickRange& range) {
        ranges_.push_back({first_row_, first_line_, range.skipped});
        first_row_ += range.rows.size();
        first_line_ += range.lines;
    }
    std::size_t first_line() const { return first_line_; }
    Place place(std::size_t row) const {
        const auto after = std::upper_bound(ranges_.begin(), ranges_.end(), row,
                                            [](std::size_t r, const Range& range) { return r < range.first_row; });
        const Range& range = *(after - 1);
        const auto own = static_cast<std::uint32_t>(row - range.first_row);
        const auto skipped = std::upper_bound(range.skipped.begin(), range.skipped.end(), own) - range.skipped.begin();
        return {file_, static_cast<int>(range.first_line + own + static_cast<std::size_t>(skipped)), 1};
    }

private:
    struct Range {
        std::size_t first_row, first_line;
        std::vector<std::uint32_t> skipped;
    };
    std::string file_;
    std::size_t first_row_ = 0, first_line_;
    std::vector<Range> ranges_;
};

/// One dictionary for all, in the order of first appearance, and one ledger.
Ungrouped join_ranges(std::vector<std::unique_ptr<QuickRange>> ranges, const QuickForm& form, Ledger ledger) {
    Ungrouped out;
    auto lines = std::make_shared<LinesOfRows>(form.file, form.header_line);
    CaseNames cases = std::move(ranges.front()->cases);
    NameIndex activities, resources, instances;
    FurtherJoin further(form.further, form.most_values);
    for (std::size_t r = 0; r < ranges.size(); ++r) {
        QuickRange& range = *ranges[r];
        append_shifted(range.ledger, lines->first_line() - 1, ledger);
        lines->add(range);
        RowRange joined_range;
        if (r > 0) joined_range.cases = cases.join(range.cases);
        joined_range.activities = joined(activities, range.activities, *form.mapping);
        joined_range.resources = joined(resources, range.resources, *form.mapping);
        const std::vector<std::uint32_t> own = joined(instances, range.instances, *form.mapping);
        for (std::uint32_t& instance : range.rows.instance.span()) {
            if (instance != no_code) instance = own[instance];
        }
        joined_range.rows = std::move(range.rows);
        further.add(range.further, joined_range);
        out.ranges.push_back(std::move(joined_range));
        ranges[r].reset();
    }
    out.cases = std::move(cases).take();
    out.activities = std::move(activities).take();
    out.resources = std::move(resources).take();
    out.further = std::move(further).finish();
    out.file = form.file;
    out.ledger = std::move(ledger);
    out.place = [lines](std::size_t row) { return lines->place(row); };
    return out;
}

bool names_are_plain(const QuickRange& range, const formats::FileColumns& mapping) {
    return !any_says_nothing(range.activities.names(), mapping) && !any_case_says_nothing(range.cases, 0, mapping);
}

std::optional<Ungrouped> read_ranges(std::string_view rows, const QuickForm& form, unsigned threads, Ledger ledger) {
    const std::vector<std::string_view> texts = ranges_of(rows, threads);
    if (texts.empty()) return std::nullopt;
    std::vector<std::unique_ptr<QuickRange>> ranges;
    for (std::size_t i = 0; i < texts.size(); ++i) ranges.push_back(std::make_unique<QuickRange>(form));
    std::vector<char> taken(texts.size(), 0);
    in_parallel(texts.size(), [&](std::size_t i) {
        // the last kilobytes of the file have nothing readable behind them
        taken[i] =
            ranges[i]->read(texts[i], i + 1 < texts.size()) && names_are_plain(*ranges[i], *form.mapping) ? 1 : 0;
    });
    if (std::find(taken.begin(), taken.end(), 0) != taken.end()) return std::nullopt;
    return join_ranges(std::move(ranges), form, std::move(ledger));
}

}  // namespace

Result<std::optional<Ungrouped>> quick_csv(std::string_view bytes, const std::string& file,
                                           const formats::ColumnMapping& mapping, const QuickOptions& options) {
    QuickForm form;
    form.file = file;
    const std::size_t begin = begin_of_rows(bytes, form);
    if (begin == 0 || begin == bytes.size() || form.header.find_first_of("\"\r") != std::string::npos)
        return std::optional<Ungrouped>();
    std::size_t sample = bytes.rfind('\n', std::min(bytes.size() - 1, sample_bytes));
    sample = sample == std::string_view::npos || sample < begin ? bytes.size() : sample + 1;
    const Result<formats::Table> table = formats::read_csv(bytes.substr(0, sample), file, mapping.events.csv());
    if (!table || table->header_place(0).line != static_cast<int>(form.header_line)) return std::optional<Ungrouped>();
    Errors errors;
    formats::ColumnFinder finder(*table, mapping.events, "events", errors);
    form.found = find_event_columns(finder, mapping.events, *table, options.lifecycle, errors);
    form.further = find_further_columns(finder, *table, options.further, errors);
    if (!errors.empty()) return errors;
    if (!only_names_columns(form.found, mapping.events)) return std::optional<Ungrouped>();
    Ledger ledger;
    finder.note_unused(ledger);
    form.delimiter = table->delimiter();
    form.columns = table->header().size();
    form.mapping = &mapping.events;
    form.most_values = options.further.most_values;
    form.simd = options.simd;
    form.block_bytes = options.block_bytes;
    return read_ranges(bytes.substr(begin), form, threads_to_use(options.threads), std::move(ledger));
}

}  // namespace ciclo::events
