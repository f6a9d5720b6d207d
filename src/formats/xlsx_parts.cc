#include "formats/xlsx_parts.h"

#include "base/number.h"
#include "base/text.h"
#include "formats/limits.h"
#include "formats/xml.h"

namespace ciclo::formats {

namespace {

struct Relation {
    std::string id, type, target;
};

struct RelationReader final : XmlHandler {
    std::vector<Relation> relations;

    std::optional<Error> start_element(const XmlElement& element, const XmlPosition&) override {
        if (element.local_name() != "Relationship" || element.attribute("TargetMode") == "External")
            return std::nullopt;
        const auto text = [&](std::string_view name) { return std::string(element.attribute(name).value_or("")); };
        relations.push_back({text("Id"), text("Type"), text("Target")});
        return std::nullopt;
    }
};

struct WorkbookReader final : XmlHandler {
    struct Tab {
        std::string name, relation;
        bool hidden = false;
    };
    std::vector<Tab> tabs;
    DateSystem dates = DateSystem::from_1900;

    std::optional<Error> start_element(const XmlElement& element, const XmlPosition&) override {
        const std::string_view name = element.local_name();
        if (name == "workbookPr") {
            const auto value = element.attribute("date1904");
            if (value == "1" || value == "true") dates = DateSystem::from_1904;
        }
        if (name != "sheet") return std::nullopt;
        Tab tab{std::string(element.attribute("name").value_or("")),
                {},
                element.attribute("state").value_or("visible") != "visible"};
        for (const XmlAttribute& one : element.attributes) {
            if (one.name.ends_with(":id")) tab.relation = one.value;
        }
        tabs.push_back(std::move(tab));
        return std::nullopt;
    }
};

/// "xl/worksheets/sheet1.xml" from the folder "xl/" and the target "worksheets/sheet1.xml", "/xl/…" or "../xl/…".
std::string resolved(std::string_view folder, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    std::string path(folder);
    for (; target.starts_with("../"); target.remove_prefix(3)) {
        if (!path.empty()) path.pop_back();
        path.erase(path.rfind('/') + 1);  // npos + 1 is 0: the root
    }
    return path + std::string(target);
}

Result<std::vector<Relation>> relations_of(const ZipArchive& archive, const std::string& part,
                                           const std::string& file) {
    const Result<std::string> xml = archive.part(part);
    if (!xml) return xml.errors();
    RelationReader reader;
    if (auto read = read_part(*xml, file + "/" + part, reader); !read) return read.errors();
    return std::move(reader.relations);
}

/// Types end alike in the transitional and the strict flavour of the format.
bool is_a(const Relation& relation, std::string_view kind) {
    return relation.type.ends_with(kind);
}

Result<std::string> main_part(const ZipArchive& archive, const std::string& file) {
    if (!archive.has("_rels/.rels")) {
        return Error{ErrorKind::unsupported,
                     "the file is a zip but no Excel workbook",
                     "save the table as .xlsx or CSV",
                     {file},
                     "workbook_not"};
    }
    const Result<std::vector<Relation>> top = relations_of(archive, "_rels/.rels", file);
    if (!top) return top.errors();
    for (const Relation& relation : *top) {
        if (is_a(relation, "/officeDocument")) return resolved("", relation.target);
    }
    return Error{ErrorKind::unsupported,
                 "the file is a zip but no Excel workbook",
                 "save the table as .xlsx or CSV",
                 {file},
                 "workbook_not"};
}

class SharedTextReader final : public XmlHandler {
public:
    SharedTexts texts;

    std::optional<Error> start_element(const XmlElement& element, const XmlPosition& at) override {
        const std::string_view name = element.local_name();
        if (name == "rPh") phonetic_ = true;
        in_text_ = name == "t" && !phonetic_;
        if (name == "si" && texts.size() >= limits::xlsx_shared_strings) {
            return Error{ErrorKind::limit, "the workbook has too many texts", "save the sheet as CSV", at.place(),
                         "workbook_too_full"};
        }
        return std::nullopt;
    }
    std::optional<Error> end_element(std::string_view name, const XmlPosition&) override {
        if (name.ends_with("rPh")) phonetic_ = false;
        in_text_ = false;
        if (name == "si" || name.ends_with(":si")) {
            texts.text += without_excel_escapes(one_);
            texts.ends.push_back(texts.text.size());
            one_.clear();
        }
        return std::nullopt;
    }
    std::optional<Error> text(std::string_view piece, const XmlPosition&) override {
        if (in_text_) one_ += piece;
        return std::nullopt;
    }

private:
    std::string one_;
    bool in_text_ = false, phonetic_ = false;
};

class StyleReader final : public XmlHandler {
public:
    std::vector<DateLook> looks;

    std::optional<Error> start_element(const XmlElement& element, const XmlPosition&) override {
        const std::string_view name = element.local_name();
        const int id = static_cast<int>(parse_integer(element.attribute("numFmtId").value_or("")).value_or(0));
        if (name == "cellXfs") in_cells_ = true;
        if (name == "numFmt") made_.emplace_back(id, look_of_format(element.attribute("formatCode").value_or("")));
        if (name == "xf" && in_cells_) looks.push_back(look_of(id));
        return std::nullopt;
    }
    std::optional<Error> end_element(std::string_view name, const XmlPosition&) override {
        if (name == "cellXfs" || name.ends_with(":cellXfs")) in_cells_ = false;
        return std::nullopt;
    }

private:
    DateLook look_of(int id) const {
        for (const auto& [made, look] : made_) {
            if (made == id) return look;
        }
        return look_of_builtin_format(id);
    }

    std::vector<std::pair<int, DateLook>> made_;
    bool in_cells_ = false;
};

std::optional<char32_t> escaped_unit(std::string_view text) {
    if (text.size() < 7 || !text.starts_with("_x") || text[6] != '_') return std::nullopt;
    char32_t unit = 0;
    for (char c : text.substr(2, 4)) {
        const std::size_t digit = std::string_view("0123456789abcdef").find(lower_ascii(std::string_view(&c, 1)));
        if (digit == std::string_view::npos) return std::nullopt;
        unit = unit * 16 + static_cast<char32_t>(digit);
    }
    return unit;
}

}  // namespace

Result<WorkbookParts> read_workbook_parts(const ZipArchive& archive, const std::string& file) {
    const Result<std::string> main = main_part(archive, file);
    if (!main) return main.errors();
    const std::string folder = main->substr(0, main->rfind('/') + 1);
    const Result<std::vector<Relation>> relations =
        relations_of(archive, folder + "_rels/" + main->substr(folder.size()) + ".rels", file);
    if (!relations) return relations.errors();
    const Result<std::string> xml = archive.part(*main);
    if (!xml) return xml.errors();
    WorkbookReader workbook;
    if (auto read = read_part(*xml, file + "/" + *main, workbook); !read) return read.errors();

    WorkbookParts parts;
    parts.dates = workbook.dates;
    for (const Relation& relation : *relations) {
        if (is_a(relation, "/sharedStrings")) parts.shared_texts_part = resolved(folder, relation.target);
        if (is_a(relation, "/styles")) parts.styles_part = resolved(folder, relation.target);
    }
    for (const WorkbookReader::Tab& tab : workbook.tabs) {
        for (const Relation& relation : *relations) {
            if (relation.id == tab.relation && is_a(relation, "/worksheet")) {
                parts.sheets.push_back({tab.name, resolved(folder, relation.target), tab.hidden});
            }
        }
    }
    if (parts.sheets.empty()) {
        return Error{ErrorKind::invalid,
                     "the file has no worksheet",
                     "save the table as .xlsx or CSV",
                     {file},
                     "workbook_no_sheet"};
    }
    return parts;
}

Result<SharedTexts> read_shared_texts(std::string_view xml, const std::string& file) {
    SharedTextReader reader;
    if (auto read = read_part(xml, file, reader); !read) return read.errors();
    return std::move(reader.texts);
}

Result<std::vector<DateLook>> read_date_looks(std::string_view xml, const std::string& file) {
    StyleReader reader;
    if (auto read = read_part(xml, file, reader); !read) return read.errors();
    return std::move(reader.looks);
}

Result<Done> read_part(std::string_view xml, const std::string& file, XmlHandler& handler) {
    const Result<Done> read = read_xml(xml, file, handler);
    if (read) return done;
    Errors errors = read.errors();
    for (Error& error : errors) {
        if (error.code.starts_with("xml_")) error.code = "workbook_damaged";
    }
    return errors;
}

std::string without_excel_escapes(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = text.find("_x", at);
        out += text.substr(at, next - at);
        if (next == std::string_view::npos) break;
        const std::optional<char32_t> unit = escaped_unit(text.substr(next));
        if (!unit) {
            out += '_';
            at = next + 1;
            continue;
        }
        append_utf8(out, *unit == 0 || (*unit >= 0xD800 && *unit <= 0xDFFF) ? U'\uFFFD' : *unit);
        at = next + 7;
    }
    return out;
}

}  // namespace ciclo::formats
