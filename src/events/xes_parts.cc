#include "events/xes_parts.h"

#include <algorithm>
#include <memory>
#include <vector>

#include "events/in_parallel.h"
#include "events/text_places.h"
#include "events/xes_quick.h"
#include "events/xes_scanner.h"

namespace ciclo::events {

namespace {

using Step = XesScanner::Step;
using Wants = XesRows::Wants;
using Stays = XesRows::Stays;

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
    if (key == nullptr) return;
    constexpr XesScanner::Attribute nothing{};  // of a list
    if (value == nullptr) value = &nothing;
    if (key->plain && value->plain) return rows.attribute(key->raw, value->raw, Stays::yes);
    std::string key_text, value_text;
    XesScanner::append_meaning(key->raw, XesScanner::Written::value, key_text);
    XesScanner::append_meaning(value->raw, XesScanner::Written::value, value_text);
    rows.attribute(key_text, value_text, Stays::no);
}

/// A part of the text, from where only the outermost element is open to where the next part begins.
struct Part {
    XesScanner scanner;
    std::size_t until = 0;
    std::unique_ptr<TextPlaces> places;
    std::unique_ptr<XesRows> rows;
    bool ends_well = false;
};

/// To the end of the part; false when it does not end between two children of the outermost element, or is not for this.
bool walk(Part& part, const QuickTraces& quick, bool is_last) {
    XesScanner& scanner = part.scanner;
    XesRows& rows = *part.rows;
    for (;;) {
        if (const auto at = scanner.in_outermost()) {
            scanner.go_on_in_outermost(quick.read(*at, part.until, rows));
            if (!is_last && *scanner.in_outermost() >= part.until) return *scanner.in_outermost() == part.until;
        }
        const Step step = scanner.next();
        if (step == Step::start) {
            if (rows.start(scanner.local_name(), scanner.depth(), scanner.offset()) == Wants::attribute) {
                hand_attribute(scanner, rows);
            }
        } else if (step == Step::end) {
            rows.end(scanner.depth());
        } else if (step != Step::text) {
            return is_last && step == Step::finished;
        }
    }
}

/// Where parts begin: behind `from`, at traces that part the text about evenly.
std::vector<std::size_t> cuts(std::string_view text, std::size_t from, std::size_t parts) {
    std::vector<std::size_t> begins;
    for (std::size_t part = 1; part < parts; ++part) {
        const std::size_t about = from + (text.size() - from) / parts * part;
        const std::size_t at = text.find("<trace>", begins.empty() ? about : std::max(about, begins.back() + 1));
        if (at == std::string_view::npos) break;
        begins.push_back(at);
    }
    return begins;
}

/// Lines of rows, counted when the first is asked for: most logs have nothing to note.
class LinesOfRows {
public:
    LinesOfRows(std::string_view text, std::string file, std::vector<Buffer<XesRows::Mark>> marks)
        : text_(text), file_(std::move(file)), marks_(std::move(marks)) {}
    Place place(std::size_t row) {
        if (lines_.empty()) {
            TextPlaces places(text_, file_);
            for (const auto& part : marks_) {
                for (const XesRows::Mark mark : part.span()) lines_.push_back(places.line_of(mark));
            }
        }
        return {file_, lines_[row], 0};
    }

private:
    std::string_view text_;
    std::string file_;
    std::vector<Buffer<XesRows::Mark>> marks_;
    std::vector<int> lines_;
};

class Scan {
public:
    Scan(std::string_view text, const std::string& file, const formats::FileColumns& mapping, const XesOptions& options)
        : text_(text), file_(file), mapping_(mapping), options_(options), quick_(text, options.simd), scanner_(text) {}

    std::optional<XesJoined> run() {
        if (scanner_.next() != Step::start || scanner_.local_name() != "log") return std::nullopt;
        const std::size_t parts = std::clamp<std::size_t>(text_.size() / options_.smallest_part_bytes, 1,
                                                          threads_to_use(options_.threads));
        const std::size_t from = scanner_.in_outermost().value_or(text_.size());
        if (parts > 1 && from < text_.size()) {
            if (auto rows = in_parts(cuts(text_, from, parts))) return rows;
        }
        return in_parts({});
    }

private:
    std::optional<XesJoined> in_parts(const std::vector<std::size_t>& begins) const {
        std::vector<Part> parts;
        for (std::size_t p = 0; p <= begins.size(); ++p) {
            Part& part = parts.emplace_back(Part{scanner_, text_.size(), nullptr, nullptr});
            if (p > 0) part.scanner.go_on_in_outermost(begins[p - 1]);
            if (p < begins.size()) part.until = begins[p];
            part.places = std::make_unique<TextPlaces>(text_, file_);
            TextPlaces* const places = part.places.get();
            part.rows = std::make_unique<XesRows>(file_, mapping_, options_, text_,
                                                  [places](XesRows::Mark mark) { return places->of(mark); });
        }
        in_parallel(parts.size(),
                    [&](std::size_t p) { parts[p].ends_well = walk(parts[p], quick_, p + 1 == parts.size()); });
        return joined(parts);
    }

    std::optional<XesJoined> joined(std::vector<Part>& parts) const {
        if (!std::all_of(parts.begin(), parts.end(), [](const Part& part) { return part.ends_well; })) return std::nullopt;
        std::vector<std::unique_ptr<XesRows>> rows;
        std::vector<Buffer<XesRows::Mark>> marks;
        for (Part& part : parts) {
            marks.push_back(part.rows->take_marks());
            rows.push_back(std::move(part.rows));
        }
        std::optional<XesJoined> out = joined_rows(std::move(rows), options_.further);
        if (!out) return out;
        const auto lines = std::make_shared<LinesOfRows>(text_, file_, std::move(marks));
        out->rows.place = [lines](std::size_t row) { return lines->place(row); };
        return out;
    }

    std::string_view text_;
    const std::string& file_;
    const formats::FileColumns& mapping_;
    const XesOptions& options_;
    const QuickTraces quick_;
    XesScanner scanner_;
};

}  // namespace

std::optional<XesJoined> scanned_xes(std::string_view text, const std::string& file, const formats::FileColumns& mapping,
                                     const XesOptions& options) {
    return Scan(text, file, mapping, options).run();
}

}  // namespace ciclo::events
