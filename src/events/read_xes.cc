#include "events/read_xes.h"

#include <memory>
#include <optional>

#include "events/xes_parts.h"
#include "events/xes_rows.h"
#include "formats/xml.h"

namespace ciclo::events {

namespace {

using Wants = XesRows::Wants;
using Stays = XesRows::Stays;

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
    Listening(const std::string& file, const formats::FileColumns& mapping, const XesOptions& options)
        : file_(file),
          further_(options.further),
          rows_(std::make_unique<XesRows>(file, mapping, options, std::string_view(),
                                          [file](XesRows::Mark mark) { return place_of_mark(file, mark); })) {}

    std::optional<Error> start_element(const formats::XmlElement& element, const formats::XmlPosition& at) override {
        const std::string_view name = element.local_name();
        const bool has_mark = name == "event" || name == "trace";
        const Wants wants = rows_->start(name, at.depth(), has_mark ? mark_of(at.place()) : 0);
        if (wants == Wants::not_a_log) {
            return Error{ErrorKind::invalid,
                         "the file is XML and no event log: it begins with <" + std::string(name) + ">",
                         "give a XES file, whose outer element is <log>", at.place(), "not_an_event_log"};
        }
        if (wants == Wants::nothing) return std::nullopt;
        const auto key = element.attribute("key"), value = element.attribute("value");
        if (key) rows_->attribute(*key, value.value_or(""), Stays::no);
        return std::nullopt;
    }
    std::optional<Error> end_element(std::string_view, const formats::XmlPosition& at) override {
        rows_->end(at.depth());
        return std::nullopt;
    }
    XesJoined finish() && {
        std::vector<int> lines;
        const Buffer<XesRows::Mark> marks = rows_->take_marks();
        for (const XesRows::Mark mark : marks.span()) lines.push_back(place_of_mark(file_, mark).line);
        std::vector<std::unique_ptr<XesRows>> parts;
        parts.push_back(std::move(rows_));
        XesJoined out = *joined_rows(std::move(parts), further_);  // nothing stands before the first part
        out.rows.place = [file = file_, lines = std::move(lines)](std::size_t row) { return Place{file, lines[row], 0}; };
        return out;
    }

private:
    const std::string file_;
    const Further& further_;
    std::unique_ptr<XesRows> rows_;
};

Result<Ungrouped> answer(XesJoined joined) {
    if (joined.error) return *std::move(joined.error);
    return std::move(joined.rows);
}

}  // namespace

Result<Ungrouped> read_xes(std::string_view text, const std::string& file, const formats::ColumnMapping& mapping,
                           const XesOptions& options) {
    if (options.reader == XesReader::quickest) {
        if (std::optional<XesJoined> joined = scanned_xes(text, file, mapping.events, options)) return answer(*std::move(joined));
    }
    Listening listening(file, mapping.events, options);
    const Result<Done> read = formats::read_xml(text, file, listening);
    if (!read) return read.errors();
    return answer(std::move(listening).finish());
}

}  // namespace ciclo::events
