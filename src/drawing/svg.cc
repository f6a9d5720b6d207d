#include "drawing/svg.h"

#include <array>
#include <cstdio>

#include "base/ensure.h"
#include "base/text.h"

namespace ciclo::drawing {

namespace {

// On a page the Source fonts are there, in a PNG or PDF of ours the Ciclo cuts, elsewhere DejaVu or what there is.
constexpr std::string_view sans_stack = "'Source Sans 3','Ciclo Sans','Ciclo Signs','DejaVu Sans',sans-serif";
constexpr std::string_view serif_stack = "'Source Serif 4','Ciclo Serif','DejaVu Serif',serif";

/// XML 1.0 allows no control characters but tab and line ends, nor U+FFFE and U+FFFF.
bool forbidden_in_xml(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20) return byte != '\t' && byte != '\n' && byte != '\r';
    return byte == 0xEF && at + 2 < text.size() && static_cast<unsigned char>(text[at + 1]) == 0xBF &&
           static_cast<unsigned char>(text[at + 2]) >= 0xBE;
}

void append_escaped(std::string& out, char c) {
    switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
    }
}

std::string_view anchor_name(Anchor anchor) {
    return anchor == Anchor::start ? "start" : anchor == Anchor::middle ? "middle" : "end";
}

void append_class(std::string& classes, std::string_view prefix, std::string_view name) {
    if (!classes.empty()) classes += ' ';
    classes += prefix;
    classes += name;
}

std::string point_text(Point p) {
    return svg_number(p.x) + " " + svg_number(p.y);
}

}  // namespace

std::string svg_number(double value) {
    ENSURE(std::isfinite(value) && std::abs(value) < 1e7, "a drawing's coordinates are finite and of drawable size");
    const long long hundredths = std::llround(value * 100);
    const long long whole = std::abs(hundredths) / 100;
    const long long rest = std::abs(hundredths) % 100;
    std::string text = hundredths < 0 ? "-" : "";
    text += std::to_string(whole);
    if (rest == 0) return text;
    text += '.';
    text += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
    return text;
}

std::string svg_escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    std::optional<std::size_t> bad = first_bad_utf8(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_bad = bad && *bad == i;
        if (!is_bad && !forbidden_in_xml(text, i)) {
            append_escaped(out, text[i]);
            continue;
        }
        out += "\xEF\xBF\xBD";
        if (is_bad) {
            bad = first_bad_utf8(text.substr(i + 1));
            if (bad) *bad += i + 1;
        } else if (static_cast<unsigned char>(text[i]) == 0xEF) {
            i += 2;
        }
    }
    return out;
}

void Svg::attribute(std::string_view name, std::string_view value) {
    body_ += ' ';
    body_ += name;
    body_ += "=\"";
    body_ += svg_escaped(value);
    body_ += '"';
}

void Svg::attribute(std::string_view name, double value) {
    attribute(name, svg_number(value));
}

void Svg::paint(const Look& look) {
    std::string classes;
    if (!look.role.empty()) append_class(classes, "cd-", look.role);
    if (look.fill) append_class(classes, "cd-f-", token_of(*look.fill));
    if (look.stroke) append_class(classes, "cd-s-", token_of(*look.stroke));
    if (!classes.empty()) attribute("class", classes);
    attribute("fill", look.fill ? colour_of(*look.fill) : "none");
    if (look.stroke) {
        attribute("stroke", colour_of(*look.stroke));
        if (look.stroke_width != 1) attribute("stroke-width", look.stroke_width);
        if (!look.dash.empty()) attribute("stroke-dasharray", look.dash);
        if (look.cap == Look::Cap::round) {
            attribute("stroke-linecap", "round");
            attribute("stroke-linejoin", "round");
        }
    }
    if (look.opacity != 1) attribute("opacity", look.opacity);
}

void Svg::circle(Point centre, double radius, const Look& look) {
    body_ += "<circle";
    attribute("cx", centre.x);
    attribute("cy", centre.y);
    attribute("r", radius);
    paint(look);
    body_ += "/>\n";
}

void Svg::rect(const Box& box, const Look& look) {
    body_ += "<rect";
    attribute("x", box.left);
    attribute("y", box.top);
    attribute("width", std::max(0.0, box.width()));
    attribute("height", std::max(0.0, box.height()));
    if (look.corner_radius > 0) attribute("rx", look.corner_radius);
    paint(look);
    body_ += "/>\n";
}

void Svg::line(Point from, Point to, const Look& look) {
    body_ += "<line";
    attribute("x1", from.x);
    attribute("y1", from.y);
    attribute("x2", to.x);
    attribute("y2", to.y);
    paint(look);
    body_ += "/>\n";
}

void Svg::path(const Path& path, const Look& look) {
    body_ += "<path";
    attribute("d", path.text());
    paint(look);
    body_ += "/>\n";
}

void Svg::font(const TextLook& look) {
    ENSURE(look.size >= size::micro, "text in a drawing is never smaller than the smallest size");
    std::string classes = "cd-t";
    if (!look.role.empty()) append_class(classes, "cd-", look.role);
    append_class(classes, "cd-f-", token_of(look.tone));
    attribute("class", classes);
    attribute("fill", colour_of(look.tone));
    attribute("font-size", look.size);
    if (look.face == Face::bold) attribute("font-weight", "650");
    if (look.face == Face::serif) {
        attribute("font-weight", "600");
        attribute("font-family", serif_stack);
    }
    if (look.anchor != Anchor::start) attribute("text-anchor", anchor_name(look.anchor));
}

void Svg::text(Point at, std::string_view text, const TextLook& look) {
    if (text.empty()) return;
    body_ += "<text";
    attribute("x", at.x);
    attribute("y", at.y);
    if (look.turn_degrees != 0) {
        attribute("transform", "rotate(" + svg_number(look.turn_degrees) + " " + point_text(at) + ")");
    }
    font(look);
    body_ += ">" + svg_escaped(text) + "</text>\n";
}

void Svg::text(Point at, const std::vector<TextSpan>& spans, const TextLook& look) {
    if (spans.empty()) return;
    body_ += "<text";
    attribute("x", at.x);
    attribute("y", at.y);
    attribute("xml:space", "preserve");
    font(look);
    body_ += ">";
    for (const TextSpan& span : spans) {
        if (span.face == look.face && span.tone == look.tone) {
            body_ += svg_escaped(span.text);
            continue;
        }
        body_ += "<tspan";
        if (span.tone != look.tone) {
            attribute("class", "cd-f-" + std::string(token_of(span.tone)));
            attribute("fill", colour_of(span.tone));
        }
        if (span.face != look.face) attribute("font-weight", span.face == Face::regular ? "400" : "650");
        body_ += ">" + svg_escaped(span.text) + "</tspan>";
    }
    body_ += "</text>\n";
}

void Svg::lines(Point first, double line_height, const std::vector<std::string>& lines, const TextLook& look) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text({first.x, first.y + line_height * static_cast<double>(i)}, lines[i], look);
    }
}

void Svg::open_group(const GroupLook& look) {
    body_ += "<g";
    if (!look.id.empty()) attribute("id", id_prefix_ + "-" + look.id);
    if (!look.role.empty()) attribute("class", "cd-" + std::string(look.role));
    if (!look.label.empty()) attribute("aria-label", look.label);
    if (look.moved_to) {
        attribute("transform", "translate(" + point_text(*look.moved_to) + ")");
    }
    body_ += ">\n";
    open_.push_back("g");
}

void Svg::open_link(const std::string& address, const std::string& label, std::string_view role) {
    if (address.empty()) {
        open_group({.role = role});
        return;
    }
    has_links_ = true;
    body_ += "<a";
    attribute("href", address);
    if (!role.empty()) attribute("class", "cd-" + std::string(role));
    if (!label.empty()) attribute("aria-label", label);
    body_ += ">\n";
    open_.push_back("a");
}

void Svg::close() {
    ENSURE(!open_.empty(), "only an open group is closed");
    body_ += "</";
    body_ += open_.back();
    body_ += ">\n";
    open_.pop_back();
}

void Svg::title(std::string_view text) {
    body_ += "<title>" + svg_escaped(text) + "</title>\n";
}

Drawing Svg::finish(const Frame& frame) && {
    ENSURE(open_.empty(), "every group of a drawing is closed");
    const std::string prefix = svg_escaped(id_prefix_);
    const double width = std::ceil(frame.view.width()), height = std::ceil(frame.view.height());
    std::string content = std::move(body_);
    body_ = "<svg xmlns=\"http://www.w3.org/2000/svg\"";
    attribute("class", frame.role.empty() ? std::string("cd") : "cd cd-" + std::string(frame.role));
    attribute("role", has_links_ ? "group" : "img");
    attribute("lang", code_of(frame.language));
    attribute("aria-labelledby", id_prefix_ + "-title");
    if (!frame.summary.empty()) attribute("aria-describedby", id_prefix_ + "-desc");
    attribute("viewBox", point_text({frame.view.left, frame.view.top}) + " " + point_text({width, height}));
    attribute("width", width);
    attribute("height", height);
    attribute("font-family", sans_stack);
    body_ += ">\n<title id=\"" + prefix + "-title\">" + svg_escaped(frame.title) + "</title>\n";
    if (!frame.summary.empty()) body_ += "<desc id=\"" + prefix + "-desc\">" + svg_escaped(frame.summary) + "</desc>\n";
    if (frame.background == Frame::Background::surface) {
        rect({frame.view.left, frame.view.top, frame.view.left + width, frame.view.top + height},
             {.fill = Tone::surface, .role = "background"});
    }
    body_ += content;
    body_ += "</svg>\n";
    return {std::move(body_), width, height};
}

}  // namespace ciclo::drawing
