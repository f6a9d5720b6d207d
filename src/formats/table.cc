#include "formats/table.h"

#include <algorithm>

#include "base/text.h"
#include "formats/gzip.h"
#include "formats/limits.h"
#include "formats/places.h"
#include "formats/table_body.h"

namespace ciclo::formats {

namespace {

constexpr std::string_view zip_magic = "PK\x03\x04", empty_zip_magic = "PK\x05\x06";
constexpr std::string_view old_office_magic = "\xD0\xCF\x11\xE0";

}  // namespace

Table::Table() = default;
Table::Table(Table&&) noexcept = default;
Table& Table::operator=(Table&&) noexcept = default;
Table::~Table() = default;

std::size_t Table::rows() const {
    return body_ == nullptr ? 0 : body_->row_count() - 1;
}

const std::vector<std::string>& Table::header() const {
    static const std::vector<std::string> none;
    return body_ == nullptr ? none : body_->header;
}

std::size_t Table::cells(std::size_t row) const {
    ENSURE(row < rows(), "a row of the table is asked for");
    return body_->cell_count(row + 1);
}

std::string_view Table::cell(std::size_t row, std::size_t column) const {
    ENSURE(row < rows(), "a row of the table is asked for");
    return body_->cell(row + 1, column);
}

Place Table::place(std::size_t row, std::size_t column) const {
    ENSURE(row < rows(), "a row of the table is asked for");
    return body_->place(row + 1, column);
}

Place Table::header_place(std::size_t column) const {
    return body_ == nullptr ? Place{} : body_->place(0, column);
}

const std::string& Table::file() const {
    static const std::string none;
    return body_ == nullptr ? none : body_->file;
}

char Table::delimiter() const {
    return body_ == nullptr ? ',' : body_->delimiter;
}

std::optional<std::size_t> Table::column(std::string_view name) const {
    const std::vector<std::string>& names = header();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) return i;
    }
    const std::string wanted = folded(name);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!wanted.empty() && folded(names[i]) == wanted) return i;
    }
    return std::nullopt;
}

Result<Table> read_table(std::string_view bytes, const std::string& file, const CsvOptions& options) {
    std::string inflated;
    if (is_gzip(bytes)) {
        Result<std::string> text = inflate_gzip(bytes, file, limits::csv_bytes);
        if (!text) return text.errors();
        inflated = std::move(*text);
        bytes = inflated;
        if (is_gzip(bytes)) {
            return Error{ErrorKind::refused,
                         "the archive holds another archive",
                         "unpack it once",
                         {file},
                         "archive_in_archive"};
        }
    }
    if (bytes.starts_with(zip_magic) || bytes.starts_with(empty_zip_magic)) return read_xlsx(bytes, file);
    if (bytes.starts_with(old_office_magic)) {
        return Error{ErrorKind::unsupported,
                     "the file is an old Excel workbook (.xls) or one with a password",
                     "save it as .xlsx without a password, or as CSV",
                     {file},
                     "workbook_old"};
    }
    return read_csv(bytes, file, options);
}

}  // namespace ciclo::formats
