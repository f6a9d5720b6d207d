#include "report/pdf_access.h"

#include <charconv>
#include <cstdio>
#include <optional>
#include <string_view>

#include "base/text.h"

namespace ciclo::report {

namespace {

/// One object of the file as it stands: "19 0 obj\n<< … >>\nendobj".
struct PdfObject {
    std::size_t number = 0;
    std::string_view body;  ///< between "obj" and "endobj"
};

std::optional<std::size_t> number_at(std::string_view text, std::size_t at) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r')) ++at;
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
    if (error != std::errc()) return std::nullopt;
    return value;
}

std::optional<std::size_t> number_after(std::string_view text, std::string_view key) {
    const std::size_t at = text.rfind(key);
    if (at == std::string_view::npos) return std::nullopt;
    return number_at(text, at + key.size());
}

/// The objects of a cross-reference table of one section, which is what cairo writes.
std::vector<PdfObject> objects_of(std::string_view pdf, std::size_t table) {
    constexpr std::size_t row = 20;  // "0000000015 00000 n \n"
    std::vector<PdfObject> objects;
    const std::size_t head = pdf.find("\n", table) + 1, rows = pdf.find("\n", head) + 1;
    const std::size_t count = number_at(pdf, head + 2).value_or(0);
    for (std::size_t i = 1; i < count && rows + (i + 1) * row <= pdf.size(); ++i) {
        const std::size_t at = number_at(pdf, rows + i * row).value_or(pdf.size());
        if (at >= table) continue;
        const std::size_t begin = pdf.find("obj", at), end = pdf.find("endobj", at);
        if (begin == std::string_view::npos || end == std::string_view::npos || end < begin + 3) continue;
        objects.push_back({i, pdf.substr(begin + 3, end - begin - 3)});
    }
    return objects;
}

/// A text string as UTF-16BE in hexadecimal, which every reader takes: <FEFF0041>.
std::string pdf_text(std::string_view text) {
    std::string out = "<FEFF";
    const auto unit = [&out](unsigned value) {
        char digits[9];
        std::snprintf(digits, sizeof digits, "%04X", value);
        out += digits;
    };
    while (!text.empty()) {
        const std::string_view one = first_code_points(text, 1);
        text.remove_prefix(one.size());
        const auto lead = static_cast<unsigned char>(one[0]);
        unsigned code = one.size() == 1 ? lead : lead & (0xFFU >> (one.size() + 1));
        for (std::size_t i = 1; i < one.size(); ++i) code = code << 6 | (static_cast<unsigned char>(one[i]) & 0x3FU);
        if (code < 0x10000)
            unit(code);
        else
            unit(0xD800 + ((code - 0x10000) >> 10)), unit(0xDC00 + ((code - 0x10000) & 0x3FF));
    }
    return out + ">";
}

/// The dictionary `body` with more entries at its end.
std::string with_entries(std::string_view body, const std::string& entries) {
    const std::size_t end = body.rfind(">>");
    return std::string(body.substr(0, end)) + "   " + entries + "\n>>\n";
}

bool has(std::string_view body, std::string_view text) {
    return body.find(text) != std::string_view::npos;
}

/// New versions of objects, and where each begins.
struct Update {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> places;  ///< object number, offset in the whole file

    void add(std::size_t before, std::size_t number, const std::string& body) {
        places.emplace_back(number, before + text.size());
        text += std::to_string(number) + " 0 obj" + body + "endobj\n";
    }
};

std::string closing(const Update& update, std::size_t table_at, std::size_t previous, std::size_t size,
                    std::size_t root, std::size_t facts) {
    std::string out = "xref\n";
    for (const auto& [number, offset] : update.places) {
        char row[48];
        std::snprintf(row, sizeof row, "%010zu 00000 n \n", offset);
        out += std::to_string(number) + " 1\n" + row;
    }
    out += "trailer\n<< /Size " + std::to_string(size) + "\n   /Root " + std::to_string(root) + " 0 R\n";
    if (facts > 0) out += "   /Info " + std::to_string(facts) + " 0 R\n";
    return out + "   /Prev " + std::to_string(previous) + "\n>>\nstartxref\n" + std::to_string(table_at) + "\n%%EOF\n";
}

Error refused(std::string what) {
    return {ErrorKind::unsupported, std::move(what), "use cairo 1.16 or tell the makers of the program", {}};
}

}  // namespace

Result<std::string> make_accessible(std::string pdf, const PdfAccess& access) {
    const auto table = number_after(pdf, "startxref");
    const auto root = number_after(pdf, "/Root"), size = number_after(pdf, "/Size");
    if (!table || !root || !size || *table >= pdf.size() || pdf.compare(*table, 4, "xref") != 0) {
        return refused("the PDF has no plain cross-reference table");
    }
    const std::string language = "/Lang (" + std::string(code_of(access.language)) + ")";
    Update update;
    std::size_t figures = 0;
    bool catalog = false;
    for (const PdfObject& object : objects_of(pdf, *table)) {
        if (object.number == *root) {
            catalog = true;
            update.add(pdf.size(), object.number,
                       with_entries(object.body, language + "\n   /ViewerPreferences << /DisplayDocTitle true >>"));
        } else if (has(object.body, "/Type /StructElem") && has(object.body, "/S /Figure")) {
            if (figures < access.alternatives.size()) {
                update.add(pdf.size(), object.number,
                           with_entries(object.body, "/Alt " + pdf_text(access.alternatives[figures])));
            }
            ++figures;
        }
    }
    if (!catalog) return refused("the PDF has no catalog");
    if (figures != access.alternatives.size()) return refused("the PDF has another number of figures than of texts");
    const std::size_t facts = number_after(pdf, "/Info").value_or(0), table_at = pdf.size() + update.text.size();
    return pdf + update.text + closing(update, table_at, *table, *size, *root, facts);
}

}  // namespace ciclo::report
