// Zips and workbooks made by hand, so that the reader is not only tried on what one library writes.
#pragma once

#include <libdeflate.h>

#include <map>
#include <string>

namespace ciclo::formats {

inline std::string little(std::size_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
    return out;
}

inline std::string deflated(std::string_view text) {
    libdeflate_compressor* compressor = libdeflate_alloc_compressor(9);
    std::string out(libdeflate_deflate_compress_bound(compressor, text.size()), '\0');
    out.resize(libdeflate_deflate_compress(compressor, text.data(), text.size(), out.data(), out.size()));
    libdeflate_free_compressor(compressor);
    return out;
}

/// Packs the parts; `flags` and `method` as in the zip's headers (8 = deflated, 0 = stored, others lie).
inline std::string zip_of(const std::map<std::string, std::string>& parts, std::size_t method = 8,
                          std::size_t flags = 0) {
    std::string out, directory;
    for (const auto& [name, text] : parts) {
        const std::string packed = method == 0 ? text : deflated(text);
        const std::string common = little(20, 2) + little(flags, 2) + little(method, 2) + little(0, 4) +
                                   little(libdeflate_crc32(0, text.data(), text.size()), 4) + little(packed.size(), 4) +
                                   little(text.size(), 4) + little(name.size(), 2);
        directory += little(0x02014B50, 4) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) +
                     little(0, 2) + little(0, 4) + little(out.size(), 4) + name;
        out += little(0x04034B50, 4) + common + little(0, 2) + name + packed;
    }
    const std::size_t offset = out.size();
    return out + directory + little(0x06054B50, 4) + little(0, 4) + little(parts.size(), 2) + little(parts.size(), 2) +
           little(directory.size(), 4) + little(offset, 4) + little(0, 2);
}

/// A workbook of one sheet with the given rows, shared texts and styles, in XML.
inline std::map<std::string, std::string> workbook_parts(const std::string& rows, const std::string& shared = "",
                                                         const std::string& styles = "",
                                                         const std::string& properties = "") {
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    return {
        {"_rels/.rels", "<Relationships><Relationship Id='r1' Type='" + office +
                            "/officeDocument' Target='xl/workbook.xml'/></Relationships>"},
        {"xl/workbook.xml", "<workbook xmlns:r='" + office + "'>" + properties +
                                "<sheets><sheet name='Hidden' sheetId='2' state='hidden' r:id='r9'/><sheet "
                                "name='Datos' sheetId='1' r:id='r1'/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships><Relationship Id='r1' Type='" + office +
             "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r9' Type='" + office +
             "/worksheet' Target='/xl/worksheets/hidden.xml'/><Relationship Id='r2' Type='" + office +
             "/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='r3' Type='" + office +
             "/styles' Target='../xl/styles.xml'/></Relationships>"},
        {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
        {"xl/worksheets/hidden.xml", "<worksheet><sheetData><row><c><v>42</v></c></row></sheetData></worksheet>"},
        {"xl/sharedStrings.xml", "<sst>" + shared + "</sst>"},
        {"xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>"},
    };
}

}  // namespace ciclo::formats
