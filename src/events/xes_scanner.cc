#include "events/xes_scanner.h"

#include "base/text.h"
#include "events/xml_characters.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ciclo::events {

XesScanner::XesScanner(std::string_view bytes) : bytes_(bytes) {}

std::string_view XesScanner::local_name() const {
    const std::size_t colon = name_.find(':');
    return colon == std::string_view::npos ? name_ : name_.substr(colon + 1);
}

XesScanner::Step XesScanner::next() {
    if (!begun_ && !begin()) return not_good();
    if (empty_element_) {
        empty_element_ = false;
        return end_of(position_);
    }
    if (closing_) {  // the element whose end was told last is left
        closing_ = false;
        --depth_;
    }
    return depth_ == 0 ? outside() : content();
}

std::optional<std::size_t> XesScanner::in_outermost() const {
    if (empty_element_ || depth_ - (closing_ ? 1 : 0) != 1) return std::nullopt;
    return position_;
}

void XesScanner::go_on_in_outermost(std::size_t offset) {
    closing_ = false;
    depth_ = 1;
    position_ = offset;
}

/// White space, comments and instructions before and behind the outermost element.
XesScanner::Step XesScanner::outside() {
    for (;;) {
        position_ = skip_spaces(position_);
        if (position_ >= bytes_.size()) return root_seen_ ? Step::finished : Step::refused;
        if (bytes_[position_] != '<') return Step::refused;
        const char kind = at(position_ + 1);
        if (kind == '?' || kind == '!') {
            if (!skip_aside()) return not_good();
        } else {
            return root_seen_ ? Step::refused : start_tag();
        }
    }
}

/// Inside the outermost element: the next text, start or end.
XesScanner::Step XesScanner::content() {
    for (;;) {
        if (at(position_) != '<') return text();
        const char kind = at(position_ + 1);
        if (kind == '/') return end_tag();
        if (is_at(position_, "<![CDATA[")) return cdata();
        if (kind != '!' && kind != '?') return start_tag();
        if (!skip_aside()) return not_good();
    }
}

XesScanner::Step XesScanner::text() {
    offset_ = position_;
    std::size_t i = skip_spaces(position_);
    for (;;) {
        i = plain_until(i, '<', '&', ']');
        const char c = at(i);
        if (c == '<') break;
        std::size_t size = 0;
        if (c == '&') {
            size = reference_at(bytes_.substr(i)).size;
        } else if (c != ']' || !is_at(i, "]]>")) {
            size = good_character(i);
        }
        if (size == 0) return Step::refused;
        i += size;
    }
    raw_ = bytes_.substr(position_, i - position_);
    written_ = Written::content;
    position_ = i;
    return Step::text;
}

/// The first byte that is one of the three, a control character, beyond ASCII, or the end.
std::size_t XesScanner::plain_until(std::size_t from, char a, char b, char c) const {
    std::size_t i = from;
#if defined(__SSE2__)
    constexpr std::size_t step = 16;
    const __m128i first = _mm_set1_epi8(a), second = _mm_set1_epi8(b), third = _mm_set1_epi8(c);
    const __m128i space = _mm_set1_epi8(' ');
    for (; i + step <= bytes_.size(); i += step) {
        const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes_.data() + i));
        // as signed bytes those beyond ASCII are below the space too
        const __m128i odd = _mm_cmplt_epi8(text, space);
        const __m128i found = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(text, first), _mm_cmpeq_epi8(text, second)),
                                           _mm_or_si128(_mm_cmpeq_epi8(text, third), odd));
        const auto bits = static_cast<unsigned>(_mm_movemask_epi8(found));
        if (bits != 0) return i + static_cast<std::size_t>(__builtin_ctz(bits));
    }
#endif
    for (; i < bytes_.size(); ++i) {
        const char byte = bytes_[i];
        if (byte == a || byte == b || byte == c || static_cast<unsigned char>(byte) < ' ' || is_beyond_ascii(byte)) break;
    }
    return i;
}

/// Bytes of the character at `from`, 0 when XML may not hold it there.
std::size_t XesScanner::good_character(std::size_t from) const {
    const char c = at(from);
    if (is_beyond_ascii(c)) return size_of_character(bytes_.substr(from));
    return static_cast<unsigned char>(c) >= ' ' || is_space(c) ? 1 : 0;
}

std::size_t XesScanner::skip_spaces(std::size_t from) const {
    while (is_space(at(from))) ++from;
    return from;
}

/// One past the name that begins at `from`; `from` when none begins there.
std::size_t XesScanner::name_end(std::size_t from) {
    std::size_t i = from;
    if (begins_name(at(i))) {
        do ++i;
        while (goes_on_in_name(at(i)));
    }
    if (is_beyond_ascii(at(i))) {
        foreign_ = true;
        return from;
    }
    return i;
}

XesScanner::Step XesScanner::start_tag() {
    offset_ = position_;
    const std::size_t end = name_end(position_ + 1);
    if (end == position_ + 1) return not_good();
    name_ = bytes_.substr(position_ + 1, end - position_ - 1);
    position_ = end;
    n_attributes_ = 0;
    if (!read_attributes()) return not_good();
    if (static_cast<std::size_t>(depth_) == most_depth) return Step::refused;
    open_[static_cast<std::size_t>(depth_++)] = name_;
    root_seen_ = true;
    return Step::start;
}

/// From behind the element's name to behind its ">".
bool XesScanner::read_attributes() {
    for (;;) {
        const std::size_t after = skip_spaces(position_);
        const char c = at(after);
        if (c == '>' || c == '/') {
            empty_element_ = c == '/';
            position_ = after + (empty_element_ ? 2 : 1);
            return !empty_element_ || at(after + 1) == '>';
        }
        if (after == position_) return false;  // nothing parts it from what stands before
        const std::size_t end = name_end(after);
        if (end == after) return false;
        Attribute attribute;
        attribute.name = bytes_.substr(after, end - after);
        position_ = end;
        if (!read_value(attribute) || is_repeated(attribute.name)) return false;
        if (n_attributes_ == most_attributes) {
            foreign_ = true;
            return false;
        }
        attributes_[n_attributes_++] = attribute;
    }
}

bool XesScanner::read_value(Attribute& attribute) {
    std::size_t i = skip_spaces(position_);
    if (at(i) != '=') return false;
    i = skip_spaces(i + 1);
    const char quote = at(i);
    if (quote != '"' && quote != '\'') return false;
    const std::size_t begin = ++i;
    for (;;) {
        i = plain_until(i, quote, '&', '<');
        const char c = at(i);
        if (c == quote) break;
        if (c == '<') return false;
        std::size_t size = 0;
        if (c == '&') {
            size = reference_at(bytes_.substr(i)).size;
        } else {
            size = good_character(i);
        }
        if (size == 0) return false;
        if (!is_beyond_ascii(c)) attribute.plain = false;
        i += size;
    }
    attribute.raw = bytes_.substr(begin, i - begin);
    position_ = i + 1;
    foreign_ = attribute.raw.size() > formats::limits::xml_attribute_bytes;
    return !foreign_;
}

bool XesScanner::is_repeated(std::string_view attribute_name) const {
    for (std::size_t i = 0; i < n_attributes_; ++i) {
        if (attributes_[i].name == attribute_name) return true;
    }
    return false;
}

XesScanner::Step XesScanner::end_tag() {
    offset_ = position_;
    const std::string_view open = open_[static_cast<std::size_t>(depth_ - 1)];
    const std::size_t begin = position_ + 2;
    if (!is_at(begin, open)) return Step::refused;
    const std::size_t after = skip_spaces(begin + open.size());
    if (at(after) != '>') return Step::refused;
    return end_of(after + 1);
}

XesScanner::Step XesScanner::end_of(std::size_t after) {
    position_ = after;
    name_ = open_[static_cast<std::size_t>(depth_ - 1)];
    closing_ = true;
    return Step::end;
}

void XesScanner::append_meaning(std::string_view raw, Written written, std::string& out) {
    for (std::size_t i = 0; i < raw.size();) {
        const char c = raw[i];
        if (c == '&' && written != Written::cdata) {
            const Reference reference = reference_at(raw.substr(i));
            append_utf8(out, reference.meaning);
            i += reference.size;
            continue;
        }
        if (c == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n') ++i;
        const bool line_end = c == '\r' || c == '\n', blank = line_end || c == '\t';
        out += written == Written::value ? (blank ? ' ' : c) : (line_end ? '\n' : c);
        ++i;
    }
}

}  // namespace ciclo::events
