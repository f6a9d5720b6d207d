#include "trace/read_events.h"

#include "base/text.h"
#include "formats/gzip.h"
#include "formats/limits.h"
#include "formats/table.h"
#include "trace/read_event_table.h"
#include "trace/read_xes.h"

namespace ciclo::trace {

namespace {

/// XML by its first character; a UTF-16 mark alone does not tell, its second half does.
bool looks_like_xml(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xFF\xFE<") || bytes.starts_with(std::string_view("\xFE\xFF\0<", 4))) return true;
    return trim(bytes.substr(0, 256)).starts_with('<');
}

}  // namespace

Result<EventLog> read_events(std::string_view bytes, const std::string& file, const formats::ColumnMapping& mapping) {
    std::string unpacked;
    if (formats::is_gzip(bytes)) {
        Result<std::string> inflated = formats::inflate_gzip(bytes, file, formats::limits::gzip_bytes);
        if (!inflated) return inflated.errors();
        unpacked = std::move(inflated).value();
        bytes = unpacked;
    }
    if (looks_like_xml(bytes)) return read_xes(bytes, file, mapping);
    const Result<formats::Table> table = formats::read_table(bytes, file, mapping.events.csv());
    if (!table) return table.errors();
    return read_event_table(*table, mapping);
}

}  // namespace ciclo::trace
