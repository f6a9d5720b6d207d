#include "events/read_log.h"

#include <memory>

#include "base/text.h"
#include "events/quick_csv.h"
#include "events/read_table.h"
#include "events/read_xes.h"
#include "formats/gzip.h"
#include "formats/limits.h"
#include "formats/table.h"

namespace ciclo::events {

namespace {

/// XML by its first character; a UTF-16 mark alone does not tell, its second half does.
bool looks_like_xml(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xFF\xFE<") || bytes.starts_with(std::string_view("\xFE\xFF\0<", 4))) return true;
    return trim(bytes.substr(0, 256)).starts_with('<');
}

/// A column that was asked for by name is not left out.
Result<Log> grouped(Ungrouped rows, const ReadOptions& options) {
    Result<Log> log = group(std::move(rows), options.threads);
    if (!log || options.further.which != Further::Which::named) return log;
    for (const LedgerEntry& entry : log->ledger.entries()) {
        if (entry.code != "too_many_values") continue;
        return Error{ErrorKind::limit,
                     "the column " + quoted(entry.subject) + " has more than " +
                         std::to_string(options.further.most_values) + " different values",
                     "choose another column", entry.place};
    }
    return log;
}

XesOptions xes_options(const ReadOptions& options) {
    return {.threads = options.threads,
            .simd = options.simd,
            .lifecycle = options.lifecycle,
            .reader = options.reader == Reader::quickest ? XesReader::quickest : XesReader::expat,
            .further = options.further};
}

Result<Log> read_any(std::string_view bytes, const std::string& file, const formats::ColumnMapping& mapping,
                     const ReadOptions& options) {
    formats::Unpacked unpacked;
    if (formats::is_gzip(bytes)) {
        Result<formats::Unpacked> inflated = formats::unpack_gzip(bytes, file, formats::limits::gzip_bytes);
        if (!inflated) return inflated.errors();
        unpacked = std::move(inflated).value();
        bytes = unpacked.bytes;
    }
    if (looks_like_xml(bytes)) {
        Result<Ungrouped> rows = read_xes(bytes, file, mapping, xes_options(options));
        return rows ? grouped(std::move(rows).value(), options) : rows.errors();
    }
    if (options.reader == Reader::quickest) {
        Result<std::optional<Ungrouped>> rows = quick_csv(
            bytes, file, mapping,
            {.threads = options.threads, .simd = options.simd, .lifecycle = options.lifecycle, .further = options.further});
        if (!rows) return rows.errors();
        if (*rows) return grouped(*std::move(*rows), options);
    }
    const Result<formats::Table> table = formats::read_table(bytes, file, mapping.events.csv());
    if (!table) return table.errors();
    Result<Ungrouped> rows = read_event_table(*table, mapping, options.lifecycle, options.further);
    return rows ? grouped(std::move(rows).value(), options) : rows.errors();
}

}  // namespace

Result<Log> read_log(std::string_view bytes, const std::string& file, const formats::ColumnMapping& mapping,
                     const ReadOptions& options) {
    const auto kept_pages = std::make_shared<const KeptPages>();
    Result<Log> log = read_any(bytes, file, mapping, options);
    if (log) log->kept_pages = kept_pages;
    return log;
}

}  // namespace ciclo::events
