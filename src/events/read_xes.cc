#include "events/read_xes.h"

#include <memory>
#include <optional>

#include "events/text_places.h"
#include "events/xes_rows.h"
#include "events/xes_scanner.h"
#include "formats/xml.h"

namespace ciclo::events {

namespace {

using Wants = XesRows::Wants;
using Stays = XesRows::Stays;

/// Lines of rows, counted when the first is asked for: most logs have nothing to note.
struct LinesOfRows {
    std::string_view text;
    std::string file;
    std::vector<XesRows::Mark> marks;
    std::vector<int> lines;

    Place place(std::size_t row) {
        if (lines.empty()) {
            TextPlaces places(text, file);
            for (const XesRows::Mark mark : marks) lines.push_back(places.line_of(mark));
        }
        return {file, lines[row], 0};
    }
};

/// Key and value of the element the scanner stands at.
void hand_attribute(const XesScanner& scanner, XesRows& rows) {
    const auto all = scanner.attributes();
    if (all.size() == 2 && all[0].plain && all[1].plain && all[0].name == "key" && all[1].name == "value") {
        return rows.attribute(all[0].raw, all[1].raw, Stays::yes);  // nearly every one
    }
    const XesScanner::Attribute *key = nullptr, *value = nullptr;
    for (const XesScanner::Attribute& one : all) {
        if (one.name == "key") key = &one;
        if (one.name == "value") value = &one;
    }
    if (key == nullptr || value == nullptr) return;
    if (key->plain && value->plain) return rows.attribute(key->raw, value->raw, Stays::yes);
    std::string key_text, value_text;
    XesScanner::append_meaning(key->raw, XesScanner::Written::value, key_text);
    XesScanner::append_meaning(value->raw, XesScanner::Written::value, value_text);
    rows.attribute(key_text, value_text, Stays::no);
}

/// Nothing: not for the scanner, or something is wrong.
std::optional<Ungrouped> scanned(std::string_view text, const std::string& file, const formats::FileColumns& mapping,
                                 Lifecycle lifecycle) {
    TextPlaces places(text, file);
    XesRows rows(file, mapping, lifecycle, [&places](XesRows::Mark mark) { return places.of(mark); });
    XesScanner scanner(text);
    for (;;) {
        const XesScanner::Step step = scanner.next();
        if (step == XesScanner::Step::start) {
            const Wants wants = rows.start(scanner.local_name(), scanner.depth(), scanner.offset());
            if (wants == Wants::not_a_log) return std::nullopt;
            if (wants == Wants::attribute) hand_attribute(scanner, rows);
        } else if (step == XesScanner::Step::end) {
            rows.end(scanner.depth());
        } else if (step != XesScanner::Step::text) {
            if (step != XesScanner::Step::finished) return std::nullopt;
            const auto lines = std::make_shared<LinesOfRows>(LinesOfRows{text, file, rows.marks_of_rows(), {}});
            Ungrouped out = std::move(rows).finish();
            out.place = [lines](std::size_t row) { return lines->place(row); };
            return out;
        }
    }
}

/// Line and column in one number.
constexpr unsigned column_bits = 32;
XesRows::Mark mark_of(const Place& place) {
    return (static_cast<XesRows::Mark>(place.line) << column_bits) | static_cast<std::uint32_t>(place.column);
}
Place place_of_mark(const std::string& file, XesRows::Mark mark) {
    return {file, static_cast<int>(mark >> column_bits), static_cast<int>(static_cast<std::uint32_t>(mark))};
}

class Listening final : public formats::XmlHandler {
public:
    Listening(const std::string& file, const formats::FileColumns& mapping, Lifecycle lifecycle)
        : file_(file), rows_(file, mapping, lifecycle, [file](XesRows::Mark mark) { return place_of_mark(file, mark); }) {}

    std::optional<Error> start_element(const formats::XmlElement& element, const formats::XmlPosition& at) override {
        const std::string_view name = element.local_name();
        const bool has_mark = name == "event" || name == "trace";
        const Wants wants = rows_.start(name, at.depth(), has_mark ? mark_of(at.place()) : 0);
        if (wants == Wants::not_a_log) {
            return Error{ErrorKind::invalid,
                         "the file is XML and no event log: it begins with <" + std::string(name) + ">",
                         "give a XES file, whose outer element is <log>", at.place()};
        }
        if (wants == Wants::nothing) return std::nullopt;
        const auto key = element.attribute("key"), value = element.attribute("value");
        if (key && value) rows_.attribute(*key, *value, Stays::no);
        return std::nullopt;
    }
    std::optional<Error> end_element(std::string_view, const formats::XmlPosition& at) override {
        rows_.end(at.depth());
        return std::nullopt;
    }
    Ungrouped finish() && {
        Ungrouped out;
        std::vector<XesRows::Mark> marks = rows_.marks_of_rows();
        out = std::move(rows_).finish();
        out.place = [file = file_, marks = std::move(marks)](std::size_t row) {
            return Place{file, place_of_mark(file, marks[row]).line, 0};
        };
        return out;
    }

private:
    const std::string file_;
    XesRows rows_;
};

}  // namespace

Result<Ungrouped> read_xes(std::string_view text, const std::string& file, const formats::ColumnMapping& mapping,
                           Lifecycle lifecycle, XesReader reader) {
    if (reader == XesReader::quickest) {
        if (std::optional<Ungrouped> rows = scanned(text, file, mapping.events, lifecycle)) return *std::move(rows);
    }
    Listening listening(file, mapping.events, lifecycle);
    const Result<Done> read = formats::read_xml(text, file, listening);
    if (!read) return read.errors();
    return std::move(listening).finish();
}

}  // namespace ciclo::events
