// read_xlsx(): one sheet of a workbook as a Table.
#include <algorithm>

#include "base/number.h"
#include "base/text.h"
#include "formats/limits.h"
#include "formats/table_body.h"
#include "formats/xlsx_parts.h"
#include "formats/xml.h"

namespace ciclo::formats {

namespace {

struct Reference {
    std::size_t column = 0;  ///< 0-based
    std::size_t row = 0;     ///< 1-based; 0 = none
};

/// "B12" -> column 1, row 12.
std::optional<Reference> reference_of(std::string_view text) {
    Reference found;
    std::size_t i = 0;
    for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z' && i < 4; ++i) {
        found.column = found.column * 26 + static_cast<std::size_t>(text[i] - 'A' + 1);
    }
    const std::optional<std::int64_t> row = parse_integer(text.substr(i));
    if (found.column == 0 || !row || *row < 1) return std::nullopt;
    --found.column;
    found.row = static_cast<std::size_t>(*row);
    return found;
}

struct Look {
    const SharedTexts& texts;
    const std::vector<DateLook>& dates;
    DateSystem system;
};

/// Builds the body of a Table from the events of a sheet. Cells without a value take no room; rows without one are
/// none.
class SheetReader final : public XmlHandler {
public:
    SheetReader(TableBuilder::Body& body, const Look& look, std::size_t most_text)
        : body_(body), look_(look), most_text_(most_text) {}

    std::optional<Error> start_element(const XmlElement& element, const XmlPosition&) override {
        const std::string_view name = element.local_name();
        if (name == "row") return begin_row(element);
        if (name == "c") return begin_cell(element);
        if (name == "rPh") phonetic_ = true;
        in_value_ = name == "v" || (name == "t" && !phonetic_);
        return std::nullopt;
    }

    std::optional<Error> end_element(std::string_view name, const XmlPosition&) override {
        const std::string_view local = name.substr(name.find(':') + 1);  // npos + 1 is 0: no prefix
        in_value_ = false;
        if (local == "rPh") phonetic_ = false;
        if (local == "c") return end_cell();
        if (local == "row") end_row();
        return std::nullopt;
    }

    std::optional<Error> text(std::string_view piece, const XmlPosition&) override {
        if (in_value_) value_ += piece;
        return std::nullopt;
    }

private:
    Error error(ErrorKind kind, std::string what, std::string cure, std::string code) const {
        return {kind,
                std::move(what),
                std::move(cure),
                {body_.file, static_cast<int>(row_), static_cast<int>(column_) + 1},
                std::move(code)};
    }

    std::optional<Error> begin_row(const XmlElement& element) {
        const std::size_t last = row_;
        row_ = last + 1;
        column_ = 0;
        next_column_ = 0;
        if (const auto r = element.attribute("r")) {
            const std::optional<std::int64_t> number = parse_integer(*r);
            if (!number || *number < 1 || *number > static_cast<std::int64_t>(limits::xlsx_rows))
                return damaged("a row has no proper number");
            if (static_cast<std::size_t>(*number) <= last) return damaged("the rows are not in order");
            row_ = static_cast<std::size_t>(*number);
        }
        return row_ > limits::xlsx_rows ? std::optional(damaged("it has more rows than Excel allows")) : std::nullopt;
    }

    Error damaged(std::string_view what) const {
        return error(ErrorKind::invalid, "the sheet is damaged: " + std::string(what),
                     "save it again from the spreadsheet program", "workbook_damaged");
    }

    std::optional<Error> begin_cell(const XmlElement& element) {
        if (row_ == 0) return damaged("a cell stands outside the rows");
        column_ = next_column_;
        if (const auto r = element.attribute("r")) {
            const std::optional<Reference> found = reference_of(*r);
            if (!found || found->row != row_ || found->column >= limits::xlsx_columns)
                return damaged("a cell names another place than its own");
            if (found->column < next_column_) return damaged("the cells of a row are not in order");
            column_ = found->column;
        }
        next_column_ = column_ + 1;
        type_ = element.attribute("t").value_or("n");
        const std::int64_t style = parse_integer(element.attribute("s").value_or("")).value_or(0);
        const bool known = style >= 0 && static_cast<std::size_t>(style) < look_.dates.size();
        date_ = known ? look_.dates[static_cast<std::size_t>(style)] : DateLook::none;
        value_.clear();
        return std::nullopt;
    }

    std::optional<Error> end_cell() {
        if (value_.empty()) return std::nullopt;
        if (type_ == "s") {
            const std::optional<std::int64_t> index = parse_integer(trim(value_));
            if (!index || *index < 0 || static_cast<std::size_t>(*index) >= look_.texts.size())
                return damaged("a cell names a text that is not there");
            return keep(look_.texts.at(static_cast<std::size_t>(*index)));
        }
        if (type_ == "inlineStr" || type_ == "str") return keep(without_excel_escapes(value_));
        if (type_ == "b") return keep(trim(value_) == "1" ? "true" : "false");
        return keep(type_ == "n" ? number_text() : value_);
    }

    /// Excel writes 17 digits; the shortest text of the same number is what people typed.
    std::string number_text() const {
        const std::string_view written = trim(value_);
        const std::optional<double> number = parse_number(written);
        if (!number) return std::string(written);
        if (date_ != DateLook::none) return iso_text(*number, date_, look_.system);
        return parse_integer(written) ? std::string(written) : exact_text(*number);
    }

    std::optional<Error> keep(std::string_view text) {
        if (text.empty()) return std::nullopt;
        if (column_ >= limits::table_columns) {
            return error(ErrorKind::limit, "a row has values past column " + std::to_string(limits::table_columns),
                         "delete the columns that are not needed", "row_too_wide");
        }
        if (text.size() > limits::table_cell_bytes)
            return error(ErrorKind::limit, "a cell is longer than 1 MiB", "shorten it", "cell_over_mib");
        if (body_.text.size() + text.size() + limits::table_columns > most_text_) {
            return error(ErrorKind::limit, "the cells hold far more text than the file has bytes",
                         "save the sheet as CSV", "workbook_too_full");
        }
        if (body_.edges.size() + limits::table_columns > limits::xlsx_cells) {
            return error(ErrorKind::limit, "the sheet has more than 100 million cells", "save it as CSV",
                         "workbook_too_full");
        }
        for (std::size_t filled = body_.edges.size() - body_.rows.back(); filled < column_; ++filled) add({});
        add(text);
        return std::nullopt;
    }

    void add(std::string_view text) {
        body_.edges.push_back(static_cast<std::uint32_t>(body_.text.size()));
        (body_.text += text) += '\n';
    }

    void end_row() {
        if (body_.edges.size() == body_.rows.back()) return;
        body_.edges.push_back(static_cast<std::uint32_t>(body_.text.size()));
        body_.rows.push_back(static_cast<std::uint32_t>(body_.edges.size()));
        body_.sheet_rows.push_back(static_cast<std::uint32_t>(row_));
    }

    TableBuilder::Body& body_;
    Look look_;
    std::size_t most_text_;
    std::size_t row_ = 0, column_ = 0, next_column_ = 0;
    std::string type_, value_;
    DateLook date_ = DateLook::none;
    bool in_value_ = false, phonetic_ = false;
};

Result<SheetPart> wanted_sheet(const WorkbookParts& parts, std::string_view name, const std::string& file) {
    if (name.empty()) {
        const auto visible = std::find_if(parts.sheets.begin(), parts.sheets.end(),
                                          [](const SheetPart& sheet) { return !sheet.hidden; });
        return visible == parts.sheets.end() ? parts.sheets.front() : *visible;
    }
    std::vector<std::string> names;
    for (const SheetPart& sheet : parts.sheets) {
        if (sheet.name == name) return sheet;
        names.push_back(sheet.name);
    }
    for (const SheetPart& sheet : parts.sheets) {
        if (folded(sheet.name) == folded(name)) return sheet;
    }
    const std::optional<std::string> near = nearest(name, names);
    return Error{ErrorKind::not_found,
                 "the workbook has no sheet " + quoted(name),
                 near ? "did you mean " + quoted(*near) + "?" : "choose one of: " + join(names, ", "),
                 {file}};
}

}  // namespace

Result<Table> read_xlsx(std::string_view bytes, const std::string& file, std::string_view sheet) {
    const Result<ZipArchive> archive = ZipArchive::open(bytes, file);
    if (!archive) return archive.errors();
    const Result<WorkbookParts> parts = read_workbook_parts(*archive, file);
    if (!parts) return parts.errors();
    const Result<SheetPart> wanted = wanted_sheet(*parts, sheet, file);
    if (!wanted) return wanted.errors();

    SharedTexts texts;
    if (!parts->shared_texts_part.empty()) {
        const Result<std::string> xml = archive->part(parts->shared_texts_part);
        if (!xml) return xml.errors();
        Result<SharedTexts> read = read_shared_texts(*xml, file + "/" + parts->shared_texts_part);
        if (!read) return read.errors();
        texts = std::move(*read);
    }
    std::vector<DateLook> dates;
    if (!parts->styles_part.empty()) {
        const Result<std::string> xml = archive->part(parts->styles_part);
        if (!xml) return xml.errors();
        Result<std::vector<DateLook>> read = read_date_looks(*xml, file + "/" + parts->styles_part);
        if (!read) return read.errors();
        dates = std::move(*read);
    }
    const Result<std::string> xml = archive->part(wanted->part);
    if (!xml) return xml.errors();
    auto body = std::make_unique<TableBuilder::Body>();
    body->file = file;
    const std::size_t most_text =
        std::min(limits::xlsx_part_bytes, std::max(limits::xlsx_text_free_bytes, bytes.size() * limits::xlsx_ratio));
    SheetReader reader(*body, {texts, dates, parts->dates}, most_text);
    if (auto read = read_part(*xml, file + "/" + wanted->part, reader); !read) return read.errors();
    if (body->row_count() == 0) {
        return Error{ErrorKind::invalid,
                     "the sheet " + quoted(wanted->name) + " is empty",
                     "write a first row with the names of the columns",
                     {file},
                     "table_empty"};
    }
    return TableBuilder::table_of(std::move(body));
}

}  // namespace ciclo::formats
