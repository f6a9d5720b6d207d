// The parts of a workbook that say where the cells are and how they look (ECMA-376): relations, sheets, shared texts,
// styles.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/xlsx_dates.h"
#include "formats/xml.h"
#include "formats/zip.h"

namespace ciclo::formats {

struct SheetPart {
    std::string name;  ///< as people see it
    std::string part;  ///< its path in the zip
    bool hidden = false;
};

struct WorkbookParts {
    std::vector<SheetPart> sheets;               ///< worksheets in the order of their tabs; chart sheets left out
    std::string shared_texts_part, styles_part;  ///< "" = the workbook has none
    DateSystem dates = DateSystem::from_1900;
};

Result<WorkbookParts> read_workbook_parts(const ZipArchive& archive, const std::string& file);

/// The texts that cells name by number: one buffer, one index.
struct SharedTexts {
    std::string text;
    std::vector<std::size_t> ends;

    std::size_t size() const { return ends.size(); }
    std::string_view at(std::size_t i) const {
        const std::size_t begin = i == 0 ? 0 : ends[i - 1];
        return std::string_view(text).substr(begin, ends[i] - begin);
    }
};
Result<SharedTexts> read_shared_texts(std::string_view xml, const std::string& file);

/// For each cell style, whether it shows numbers as dates.
Result<std::vector<DateLook>> read_date_looks(std::string_view xml, const std::string& file);

/// As read_xml; what is no proper XML is a damaged workbook to who sees the screen, who never saw its parts.
Result<Done> read_part(std::string_view xml, const std::string& file, XmlHandler& handler);

/// Excel writes characters that XML cannot hold as _x000D_; NUL and half characters become U+FFFD.
std::string without_excel_escapes(std::string_view text);

}  // namespace ciclo::formats
