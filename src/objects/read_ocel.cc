#include "objects/read_ocel.h"

#include "formats/gzip.h"
#include "formats/limits.h"
#include "objects/read_ocel_json.h"
#include "objects/read_ocel_sqlite.h"
#include "objects/read_ocel_xml.h"
#include "objects/sqlite_file.h"

namespace ciclo::objects {

namespace {

char first_character(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? '\0' : text[at];
}

/// UTF-16 begins with a mark, and its XML reader finds the rest.
bool may_be_xml(std::string_view text) {
    return first_character(text) == '<' || text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
}

}  // namespace

std::optional<OcelForm> ocel_form(std::string_view bytes, const std::string& file) {
    if (SqliteFile::is_one(bytes)) return OcelForm::sqlite;
    if (formats::is_gzip(bytes)) {
        const Result<std::string> text = formats::inflate_gzip(bytes, file, formats::limits::gzip_bytes);
        return text && !formats::is_gzip(*text) ? ocel_form(*text, file) : std::nullopt;
    }
    if (first_character(bytes) == '{') return OcelForm::json;
    if (may_be_xml(bytes) && is_ocel_xml(bytes, file)) return OcelForm::xml;
    return std::nullopt;
}

Result<ObjectLog> read_ocel(std::string_view bytes, const std::string& file) {
    if (SqliteFile::is_one(bytes)) return read_ocel_sqlite(bytes, file);
    if (formats::is_gzip(bytes)) {
        const Result<std::string> text = formats::inflate_gzip(bytes, file, formats::limits::gzip_bytes);
        if (!text) return text.errors();
        if (!formats::is_gzip(*text)) return read_ocel(*text, file);
    }
    if (first_character(bytes) == '{') return read_ocel_json(bytes, file);
    if (may_be_xml(bytes)) return read_ocel_xml(bytes, file);
    return Error{ErrorKind::invalid,
                 "the file is no object-centric log: it is neither JSON, XML nor SQLite",
                 "give OCEL 2.0 (.json, .xml, .sqlite) or 1.0 (.jsonocel, .xmlocel)",
                 {file, 1, 1},
                 "not_an_object_log"};
}

}  // namespace ciclo::objects
