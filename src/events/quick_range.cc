#include "events/quick_range.h"

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "calendar/date_format.h"
#include "events/limits.h"

namespace ciclo::events {

namespace {

constexpr std::int64_t second_us = 1'000'000;
constexpr std::size_t readable_behind_text = 64;

struct Span {
    std::size_t begin = 0, end = 0;
};

/// Cell `column` of the line begin…end.
Span cell_of(std::size_t column, std::size_t columns, std::size_t begin, std::size_t end,
             const std::uint32_t* delimiters) {
    return {column == 0 ? begin : delimiters[column - 1] + 1U, column + 1 == columns ? end : delimiters[column]};
}

/// A cell that the quick look takes as it stands: something in it, no white space at its ends, no stroke alone.
bool plain(const char* text, std::size_t length) {
    return length > 0 && static_cast<unsigned char>(text[0]) > ' ' &&
           static_cast<unsigned char>(text[length - 1]) > ' ' && static_cast<unsigned char>(text[0]) < 0x80 &&
           static_cast<unsigned char>(text[length - 1]) < 0x80;
}

}  // namespace

bool any_case_says_nothing(const CaseNames& cases, std::size_t first, const formats::FileColumns& mapping) {
    return cases.any_from(first, [&](std::string_view name) { return formats::says_nothing(name, mapping); }) ||
           std::any_of(mapping.missing.begin(), mapping.missing.end(),
                       [&](const formats::MissingCell& missing) { return cases.has(missing.written); });
}

/// Room for as many rows as the whole text has if they go on as they began: columns that need not grow are not moved.
void QuickRange::reserve_for(std::size_t whole_bytes, std::size_t read_bytes) {
    constexpr std::size_t worth_it = 4, spare = 64;  // blocks; one row in so many more than expected
    if (whole_bytes / worth_it < read_bytes || rows.size() == 0) return;
    const double expected = static_cast<double>(rows.size()) * static_cast<double>(whole_bytes) / static_cast<double>(read_bytes);
    const std::size_t n = static_cast<std::size_t>(expected) + static_cast<std::size_t>(expected) / spare;
    rows.case_number.reserve(n);
    rows.activity.reserve(n);
    rows.end.reserve(n);
    if (form_.found.resource) rows.resource.reserve(n);
    if (form_.found.start) rows.start.reserve(n);
}

bool QuickRange::read(std::string_view text, bool readable_behind) {
    const std::size_t all_bytes = text.size();
    while (!text.empty()) {
        std::size_t size = std::min(text.size(), form_.block_bytes);
        if (size < text.size()) {
            std::size_t end = text.rfind('\n', size - 1);
            if (end == std::string_view::npos) end = text.find('\n', size);  // a line longer than a block
            size = end == std::string_view::npos ? text.size() : end + 1;
        }
        if (size > limits::record_bytes) return false;  // the ordinary reader tells where the line is
        const bool last = size == text.size();
        if (last && !readable_behind) {
            std::string copy(text);
            if (copy.back() != '\n') copy += form_.crlf ? "\r\n" : "\n";
            const std::size_t whole = copy.size();
            copy.append(readable_behind_text, '\0');
            if (!read_block(copy.data(), whole)) return false;
        } else if (!read_block(text.data(), size)) {
            return false;
        }
        text.remove_prefix(size);
        if (text.size() + size == all_bytes) reserve_for(all_bytes, size);
    }
    return true;
}

bool QuickRange::read_block(const char* text, std::size_t size) {
    find_separators(text, size, form_.delimiter, form_.simd, separators_);
    const Separators& found = separators_;
    if (found.quotes || found.zeros || found.carriage_returns != (form_.crlf ? found.n_line_ends : 0)) return false;
    if (found.beyond_ascii && !is_utf8({text, size})) return false;
    const std::size_t inner = form_.columns - 1;
    const bool batches = reads_batches();
    std::size_t begin = 0, delimiter = 0;
    for (std::size_t line = 0; line < found.n_line_ends; ++line) {
        if (batches && batch_ == 0 && line + batch_rows <= found.n_line_ends &&
            delimiter + batch_rows * inner <= found.n_delimiters &&
            read_batch(text, begin, found.line_ends.data() + line,
                       {found.delimiters.data() + delimiter, found.n_delimiters - delimiter})) {
            lines += batch_rows;
            delimiter += batch_rows * inner;
            line += batch_rows - 1;
            begin = found.line_ends[line] + std::size_t{1};
            continue;
        }
        const std::size_t line_end = found.line_ends[line];
        std::size_t end = line_end;
        if (form_.crlf && (end == begin || text[--end] != '\r')) return false;
        const std::uint32_t* delimiters = found.delimiters.data() + delimiter;
        const bool enough = delimiter + inner <= found.n_delimiters && (inner == 0 || delimiters[inner - 1] < line_end);
        const bool too_many = delimiter + inner < found.n_delimiters && delimiters[inner] < line_end;
        ++lines;
        if (!enough || too_many || !read_line(text, begin, end, delimiters)) {
            if (!read_odd_line({text + begin, end - begin})) return false;
            while (delimiter < found.n_delimiters && found.delimiters[delimiter] < line_end) ++delimiter;
        } else {
            delimiter += inner;
        }
        begin = line_end + 1;
    }
    flush();
    return true;
}

bool QuickRange::reads_batches() const {
    return form_.columns > 1 && !form_.found.lifecycle && !form_.found.instance && form_.further.empty();
}

bool QuickRange::read_times(const char* block, std::size_t begin, std::size_t end, const std::uint32_t* delimiters) {
    const EventColumns& found = form_.found;
    const auto take = [&](const formats::FoundColumn& column, QuickTime& time, std::int64_t& us, std::uint32_t& s) {
        const Span cell = cell_of(column.position, form_.columns, begin, end, delimiters);
        if (!time.read(block + cell.begin, cell.end - cell.begin)) return false;
        us = time.seconds() * second_us + time.microseconds();
        s = static_cast<std::uint32_t>(time.seconds());
        if (time.microseconds() != 0 || time.seconds() < 0 ||
            time.seconds() > std::numeric_limits<std::uint32_t>::max()) {
            whole_seconds_ = false;
        }
        return true;
    };
    if (found.end && !take(*found.end, end_time_, end_us_[batch_], end_s_[batch_])) return false;
    if (!found.start) return true;
    if (!take(*found.start, start_time_, start_us_[batch_], start_s_[batch_])) return false;
    if (!found.end) {
        end_us_[batch_] = start_us_[batch_];
        end_s_[batch_] = start_s_[batch_];
    }
    return start_us_[batch_] <= end_us_[batch_];
}

bool QuickRange::read_line(const char* block, std::size_t begin, std::size_t end, const std::uint32_t* delimiters) {
    const EventColumns& found = form_.found;
    const auto cell = [&](const formats::FoundColumn& column) {
        const Span span = cell_of(column.position, form_.columns, begin, end, delimiters);
        return std::string_view(block + span.begin, span.end - span.begin);
    };
    const std::string_view case_name = cell(*found.case_name), activity = cell(*found.activity);
    if (!plain(case_name.data(), case_name.size()) || !plain(activity.data(), activity.size())) return false;
    if (!read_times(block, begin, end, delimiters)) return false;
    if (found.lifecycle) {
        const std::string_view lifecycle = cell(*found.lifecycle);
        if (!plain(lifecycle.data(), lifecycle.size())) return false;
        const auto kind = kind_of(lifecycle);
        if (!kind) return false;
        kind_[batch_] = found.start && found.end ? RowKind::whole : found.start ? RowKind::point : *kind;
    }
    resource_[batch_] = instance_[batch_] = no_code;
    if (found.resource) {
        const std::string_view resource = cell(*found.resource);
        if (!resource.empty() && !plain(resource.data(), resource.size())) return false;  // "" is a name that says nothing
        resource_[batch_] = resources.number_of(resource, NameIndex::padded_key(resource));
    }
    if (found.instance) {
        const std::string_view instance = cell(*found.instance);
        if (!instance.empty() && !plain(instance.data(), instance.size())) return false;
        instance_[batch_] = instances.number_of(instance, NameIndex::padded_key(instance));
    }
    activity_[batch_] = activities.number_of(activity, NameIndex::padded_key(activity));
    if (!form_.further.empty()) read_further(block, begin, end, delimiters);
    case_[batch_] = cases.padded_key(case_name);
    if (++batch_ == batch_rows) flush();
    return true;
}

void QuickRange::read_further(const char* block, std::size_t begin, std::size_t end, const std::uint32_t* delimiters) {
    const FurtherColumns& columns = form_.further;
    for (std::size_t column = 0; column < columns.names.size(); ++column) {
        const Span span = cell_of(columns.positions[column], form_.columns, begin, end, delimiters);
        std::string_view text(block + span.begin, span.end - span.begin);
        if (!plain(text.data(), text.size())) text = trim(text);
        // what is read behind a cell is still in the block, or in what follows it
        further_codes_[column][batch_] =
            text.empty() ? no_code : further.number_of(column, text, NameIndex::padded_key(text));
    }
    if (!columns.keeps_zone) return;
    const QuickTime& time = form_.found.end ? end_time_ : start_time_;
    further_codes_.back()[batch_] = further.zone_number(time.zone_minutes());
}

std::optional<RowKind> QuickRange::kind_of(std::string_view lifecycle) {
    const std::uint32_t number = lifecycles_.number_of(lifecycle, NameIndex::padded_key(lifecycle));
    while (kinds_.size() <= number) {
        const auto kind = formats::says_nothing(lifecycle, *form_.mapping)
                              ? std::optional<RowKind>()
                              : kind_of_row(lifecycle, *form_.found.lifecycle, form_.found.start.has_value());
        kinds_.push_back(kind);
    }
    return kinds_[number];
}

void QuickRange::flush() {
    const std::size_t n = std::exchange(batch_, 0);
    if (n == 0) return;
    for (std::size_t i = 0; i < n; ++i) case_number_[i] = cases.number_of(case_[i]);
    append_batch(n);
}

void QuickRange::append_batch(std::size_t n) {
    const std::size_t size = rows.size();
    if (size + n > rows.case_number.capacity()) rows.case_number.reserve((size + n) * 3 / 2 + 4096);
    rows.case_number.grow(size + n);
    std::copy_n(case_number_.begin(), n, rows.case_number.data() + size);
    rows.activity.append({activity_.data(), n}, activities.size());
    if (form_.found.resource) rows.resource.append({resource_.data(), n}, resources.size());
    const auto times = [&](GrowingTimes& column, const auto& seconds, const auto& microseconds) {
        whole_seconds_ ? column.append_seconds({seconds.data(), n}) : column.append({microseconds.data(), n});
    };
    times(rows.end, end_s_, end_us_);
    if (form_.found.start) times(rows.start, start_s_, start_us_);
    if (form_.found.lifecycle || !rows.kind.empty()) {
        for (std::size_t i = 0; i < n; ++i) rows.kind.append(form_.found.lifecycle ? kind_[i] : rows.usual_kind);
    }
    if (form_.found.instance) {
        for (std::size_t i = 0; i < n; ++i) rows.instance.append(instance_[i]);
    }
    for (std::size_t column = 0; column < further_codes_.size(); ++column)
        rows.further[column].append({further_codes_[column].data(), n}, further.entries(column));
    whole_seconds_ = true;
}

/// True when a time of the row reads differently with day and month the other way round: then all rows must be heard.
bool QuickRange::testifies(const formats::Table& table) const {
    using calendar::DayOrder;
    calendar::DayOrderWitness witness;
    for (const auto* column : {&form_.found.start, &form_.found.end}) {
        if (!*column) continue;
        const std::string_view text = (*column)->text(table, 0);
        witness.see(text, 0);
        // "50-01-02" is a day in one order only, and no witness
        const auto year_first = calendar::parse_instant(text, DayOrder::year_month_day);
        if (year_first != calendar::parse_instant(text, DayOrder::day_month_year) ||
            year_first != calendar::parse_instant(text, DayOrder::month_day_year)) {
            return true;
        }
    }
    return witness.open_row() || witness.day_first_row() || witness.month_first_row();
}

/// Rows that are out of the ordinary are read as a table of one row.
bool QuickRange::read_odd_line(std::string_view line) {
    flush();
    const auto skip = [&] {
        skipped.push_back(static_cast<std::uint32_t>(rows.size()));
        return true;
    };
    if (line.empty()) return skip();
    const std::string text = form_.header + "\n" + std::string(line) + "\n";
    formats::CsvOptions options;
    options.delimiter = form_.delimiter;
    const Result<formats::Table> table = formats::read_csv(text, form_.file, options);
    if (!table) return false;
    if (table->rows() == 0) return skip();
    if (testifies(*table)) return false;
    Ledger own;
    Errors errors;
    std::optional<RowText> row;
    if (!formats::rows_to_read(*table, *form_.mapping, errors, own).empty()) {
        row = TableRows(*table, form_.found, *form_.mapping, own).read(0);
    }
    for (LedgerEntry entry : own.entries()) {
        entry.place.line = static_cast<int>(lines);
        ledger.add(std::move(entry));
    }
    if (!row) return skip();
    add_odd(*row, *table);
    return true;
}

void QuickRange::add_odd(const RowText& row, const formats::Table& table) {
    case_number_[0] = cases.number_of(row.case_name);
    activity_[0] = activities.number_of(row.activity);
    resource_[0] = row.resource.empty() ? no_code : resources.number_of(row.resource);
    rows.case_number.append(case_number_[0]);
    rows.activity.append({activity_.data(), 1}, activities.size());
    if (form_.found.resource) rows.resource.append({resource_.data(), 1}, resources.size());
    rows.end.append({&row.end_us, 1});
    if (form_.found.start) rows.start.append({&row.start_us, 1});
    for (std::size_t column = 0; column < form_.further.size(); ++column) {
        const bool is_zone = column == form_.further.names.size();
        const std::uint32_t code =
            is_zone ? further.zone_number(row.zone_minutes)
                    : further.number_of(column, trim(table.cell(0, form_.further.positions[column])));
        rows.further[column].append({&code, 1}, further.entries(column));
    }
    if (form_.found.instance) rows.instance.append(row.instance.empty() ? no_code : instances.number_of(row.instance));
    if (!form_.found.lifecycle && rows.kind.empty() && row.kind == rows.usual_kind) return;
    while (rows.kind.size() + 1 < rows.size()) rows.kind.append(rows.usual_kind);
    rows.kind.append(row.kind);
}

}  // namespace ciclo::events
