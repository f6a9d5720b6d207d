#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include <xlsxwriter.h>

#include "base/text.h"
#include "formats/limits.h"
#include "formats/xlsx.h"
#include "formats/xml.h"

namespace ciclo::formats {

namespace {

constexpr time_t made_at = 946'684'800;  // 2000-01-01T00:00:00Z: a workbook says nothing about when it was made
constexpr std::size_t name_units = 31;   // Excel counts UTF-16 units

/// A nameless file in memory, because the library writes to a path.
class ScratchFile {
public:
    ScratchFile() : handle_(memfd_create("workbook", MFD_CLOEXEC)) {}
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    ~ScratchFile() {
        if (handle_ >= 0) close(handle_);
    }

    bool ok() const { return handle_ >= 0; }
    std::string path() const { return "/proc/self/fd/" + std::to_string(handle_); }

    std::optional<std::string> contents() const {
        const off_t size = lseek(handle_, 0, SEEK_END);
        if (size <= 0) return std::nullopt;
        std::string bytes(static_cast<std::size_t>(size), '\0');
        for (std::size_t at = 0; at < bytes.size();) {
            const ssize_t got = pread(handle_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
            if (got <= 0) return std::nullopt;
            at += static_cast<std::size_t>(got);
        }
        return bytes;
    }

private:
    int handle_;
};

/// What a cell can hold: UTF-8 without the characters XML has not (control characters are escaped by the library).
std::string cell_text(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        const bool control = c.value > 0 && c.value < 0x20;
        if (c.good && (control || allowed_in_xml(c.value))) {
            out += text.substr(at, c.size);
        } else {
            out += "\uFFFD";
        }
        at += c.size;
    }
    return out;
}

std::string sheet_label(const Sheet& sheet) {
    return "the sheet " + quoted(sheet.name);
}

std::optional<Error> too_large(const Workbook& workbook) {
    const auto limit = [](std::string what, std::string cure) {
        return Error{ErrorKind::limit, std::move(what), std::move(cure), {}};
    };
    if (workbook.sheets.empty()) return Error{ErrorKind::invalid, "a workbook needs a sheet", "add one", {}};
    if (workbook.sheets.size() > limits::xlsx_sheets)
        return limit("the workbook has more than " + std::to_string(limits::xlsx_sheets) + " sheets", "split it");
    for (const Sheet& sheet : workbook.sheets) {
        if (sheet.rows.size() + 1 > limits::xlsx_rows)
            return limit(sheet_label(sheet) + " has more rows than Excel holds", "write CSV, or split the sheet");
        std::size_t widest = sheet.columns.size();
        for (const auto& row : sheet.rows) widest = std::max(widest, row.size());
        if (widest > limits::xlsx_columns)
            return limit(sheet_label(sheet) + " has more columns than Excel holds", "write CSV, or split the sheet");
        for (const auto& row : sheet.rows) {
            for (const Cell& cell : row) {
                const auto* text = std::get_if<std::string>(&cell);
                if (text != nullptr && text->size() > limits::xlsx_cell_characters &&
                    length_in_code_points(*text) > limits::xlsx_cell_characters) {
                    return limit("a text in " + sheet_label(sheet) + " is longer than Excel's 32,767 characters",
                                 "shorten it, or write CSV");
                }
            }
        }
    }
    return std::nullopt;
}

std::string number_format(const NumberCell& cell) {
    const int decimals = std::clamp(cell.decimals, 0, 10);
    const std::string places = decimals == 0 ? "0" : "0." + std::string(static_cast<std::size_t>(decimals), '0');
    if (cell.look == NumberLook::integer) return "#,##0";
    return cell.look == NumberLook::percent ? places + "%" : places;
}

class WorkbookWriter {
public:
    explicit WorkbookWriter(const std::string& path) {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        book_ = workbook_new_opt(path.c_str(), &options);
        ENSURE(book_ != nullptr, "there is memory for a workbook");
        header_ = workbook_add_format(book_);
        format_set_bold(header_);
        format_set_bottom(header_, LXW_BORDER_THIN);
    }

    void describe(const Workbook& workbook) {
        std::string title = first_text(workbook.title), author = first_text(workbook.author);
        lxw_doc_properties properties{};
        properties.title = title.data();
        properties.author = author.data();
        properties.created = made_at;
        workbook_set_properties(book_, &properties);
    }

    void write(const Sheet& sheet, const std::string& name) {
        lxw_worksheet* to = workbook_add_worksheet(book_, name.c_str());
        ENSURE(to != nullptr, "a cleaned sheet name is accepted");
        const auto columns = static_cast<lxw_col_t>(sheet.columns.size());
        for (lxw_col_t i = 0; i < columns; ++i) {
            worksheet_set_column(to, i, i, std::clamp(sheet.columns[i].width, 1.0, 255.0), nullptr);
        }
        if (columns > 0 && sheet.header == HeaderRow::frozen) worksheet_freeze_panes(to, 1, 0);
        if (columns > 0 && sheet.filter == AutoFilter::on_header) {
            worksheet_autofilter(to, 0, 0, static_cast<lxw_row_t>(sheet.rows.size()),
                                 static_cast<lxw_col_t>(columns - 1));
        }
        for (lxw_col_t i = 0; i < columns; ++i) {
            worksheet_write_string(to, 0, i, cell_text(sheet.columns[i].title).c_str(), header_);
        }
        lxw_row_t row = columns > 0 ? 1 : 0;
        for (const auto& cells : sheet.rows) write_row(to, row++, cells);
    }

    /// Finishes the file; to be called once, last.
    lxw_error finish() { return workbook_close(book_); }

private:
    /// Document properties hold 255 characters.
    static std::string first_text(const std::string& text) { return cell_text(first_code_points(text, 255)); }

    void write_row(lxw_worksheet* to, lxw_row_t row, const std::vector<Cell>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            if (const auto* text = std::get_if<std::string>(&cells[i])) {
                worksheet_write_string(to, row, column, cell_text(*text).c_str(), nullptr);
            } else if (const auto* number = std::get_if<NumberCell>(&cells[i]);
                       number != nullptr && std::isfinite(number->value)) {
                worksheet_write_number(to, row, column, number->value, format_of(*number));
            }
        }
    }

    lxw_format* format_of(const NumberCell& cell) {
        if (cell.look == NumberLook::general) return nullptr;
        const std::string code = number_format(cell);
        const auto found = formats_.find(code);
        if (found != formats_.end()) return found->second;
        lxw_format* made = workbook_add_format(book_);
        format_set_num_format(made, code.c_str());
        formats_.emplace(code, made);
        return made;
    }

    lxw_workbook* book_ = nullptr;
    lxw_format* header_ = nullptr;
    std::map<std::string, lxw_format*> formats_;  // the workbook owns them
};

std::string first_units(const std::string& text, std::size_t most) {
    std::size_t units = 0, at = 0;
    while (at < text.size()) {
        const CodePoint c = code_point_at(text, at);
        units += c.value > 0xFFFF ? 2 : 1;
        if (units > most) break;
        at += c.size;
    }
    return text.substr(0, at);
}

std::string allowed_sheet_name(std::string_view name) {
    std::string kept;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint c = code_point_at(name, at);
        const bool forbidden =
            c.value < 0x80 && std::string_view("[]:*?/\\").find(static_cast<char>(c.value)) != std::string_view::npos;
        if (!c.good || forbidden || c.value < 0x20 || !allowed_in_xml(c.value)) {
            kept += ' ';
        } else {
            kept += name.substr(at, c.size);
        }
        at += c.size;
    }
    std::string text(first_units(std::string(trim(kept)), name_units));
    const auto strip = [&] {
        while (!text.empty() && (text.back() == '\'' || text.back() == ' ')) text.pop_back();
        while (!text.empty() && (text.front() == '\'' || text.front() == ' ')) text.erase(0, 1);
    };
    strip();
    return lower_ascii(text) == "history" ? text + "_" : text;  // Excel keeps that name for itself
}

}  // namespace

Cell empty_cell() {
    return std::monostate{};
}
Cell text_cell(std::string_view text) {
    return std::string(text);
}
Cell number_cell(double value) {
    return NumberCell{value, NumberLook::general, 0};
}
Cell integer_cell(std::int64_t value) {
    return NumberCell{static_cast<double>(value), NumberLook::integer, 0};
}
Cell decimals_cell(double value, int decimals) {
    return NumberCell{value, NumberLook::decimals, decimals};
}
Cell percent_cell(double share, int decimals) {
    return NumberCell{share, NumberLook::percent, decimals};
}

std::vector<std::string> cleaned_sheet_names(const std::vector<Sheet>& sheets) {
    std::vector<std::string> names;
    std::set<std::string> taken;
    for (const Sheet& sheet : sheets) {
        std::string base = allowed_sheet_name(sheet.name);
        if (base.empty()) base = "Sheet" + std::to_string(names.size() + 1);
        std::string name = base;
        for (int n = 2; !taken.insert(folded(name)).second; ++n) {
            const std::string suffix = " (" + std::to_string(n) + ")";
            name = first_units(base, name_units - suffix.size()) + suffix;
        }
        names.push_back(std::move(name));
    }
    return names;
}

Result<std::string> write_xlsx(const Workbook& workbook) {
    if (auto refused = too_large(workbook)) return *refused;
    const ScratchFile file;
    if (!file.ok()) return Error{ErrorKind::io, "no scratch memory for the workbook", "free memory", {}};
    WorkbookWriter writer(file.path());
    writer.describe(workbook);
    const std::vector<std::string> names = cleaned_sheet_names(workbook.sheets);
    for (std::size_t i = 0; i < names.size(); ++i) writer.write(workbook.sheets[i], names[i]);
    const lxw_error failed = writer.finish();
    const std::optional<std::string> bytes = failed == LXW_NO_ERROR ? file.contents() : std::nullopt;
    if (!bytes) {
        return Error{ErrorKind::io,
                     "the workbook could not be written" +
                         (failed == LXW_NO_ERROR ? std::string() : std::string(" (") + lxw_strerror(failed) + ")"),
                     "check that the folder for temporary files has room",
                     {}};
    }
    return *bytes;
}

}  // namespace ciclo::formats
