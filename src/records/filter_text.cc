#include "records/filter_text.h"

#include <algorithm>

#include "base/text.h"
#include "records/limits.h"

namespace ciclo::records {

namespace {

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

class FilterReader {
public:
    explicit FilterReader(std::string_view text) : text_(text) {}

    Result<std::vector<WrittenFilter>> read() {
        std::vector<WrittenFilter> filters;
        skip_white();
        if (at_end()) return filters;
        for (;;) {
            if (filters.size() == limits::filters) {
                return fail("too_many_filters", "more than 20 filters", "use fewer", ErrorKind::limit);
            }
            WrittenFilter filter;
            if (std::optional<Error> error = one(filter)) return *error;
            filters.push_back(std::move(filter));
            skip_white();
            if (at_end()) return filters;
            if (here() != ';') return fail("bad_filter", "something follows the value", "put \";\" between filters");
            ++offset_;
            skip_white();
        }
    }

private:
    bool at_end() const { return offset_ >= text_.size(); }
    char here() const { return at_end() ? '\0' : text_[offset_]; }
    void skip_white() {
        while (!at_end() && (here() == ' ' || here() == '\t')) ++offset_;
    }
    Place place(std::size_t offset) const {
        return {"filter", 1, static_cast<int>(length_in_code_points(text_.substr(0, offset))) + 1};
    }
    Error fail(std::string_view code, std::string what, std::string cure, ErrorKind kind = ErrorKind::invalid) const {
        return {kind, std::move(what), std::move(cure), place(offset_), std::string(code)};
    }

    std::optional<Error> one(WrittenFilter& out) {
        const bool negated = here() == '!';
        if (negated) ++offset_;
        skip_white();
        const std::size_t begin = offset_;
        while (!at_end() && is_name_character(here())) ++offset_;
        if (offset_ == begin) return fail("bad_filter", "the name of a field is missing", "write field=value");
        out.field = text_.substr(begin, offset_ - begin);
        out.place = place(begin);
        skip_white();
        if (here() == '?') {
            ++offset_;
            out.sign = negated ? "!?" : "?";
            out.compare = negated ? Compare::is_missing : Compare::is_present;
            return std::nullopt;
        }
        if (negated) return fail("bad_filter", "! stands before a comparison", "write field!=value or !field?");
        return comparison(out);
    }

    std::optional<Error> comparison(WrittenFilter& out) {
        const std::string_view rest = text_.substr(offset_);
        const auto sign = std::find_if(filter_signs.begin(), filter_signs.end(),
                                       [&](const FilterSign& one) { return rest.starts_with(one.sign); });
        if (sign == filter_signs.end()) {
            return fail("bad_filter", "a comparison is missing after " + quoted(out.field),
                        "use = != < <= > >= ~ or ?");
        }
        out.sign = sign->sign;
        out.compare = sign->compare;
        offset_ += sign->sign.size();
        skip_white();
        const std::size_t begin = offset_;
        if (std::optional<Error> error = here() == '"' ? quoted_value(out.value) : plain_value(out.value)) return error;
        if (const std::optional<std::string> why = unfit_filter_value(out.value)) {
            offset_ = begin;
            return fail("wrong_value", "the value of " + quoted(out.field) + " " + *why, "correct it");
        }
        if (out.value.empty()) {
            offset_ = begin;
            return fail("bad_filter", "the value of " + quoted(out.field) + " is missing",
                        "write !" + out.field + "? to find what has none");
        }
        return std::nullopt;
    }

    std::optional<Error> plain_value(std::string& out) {
        const std::size_t end = std::min(text_.find(';', offset_), text_.size());
        const std::string_view value = trim(text_.substr(offset_, end - offset_));
        if (const std::size_t quote = value.find('"'); quote != std::string_view::npos) {
            offset_ += quote;
            return fail("bad_filter", "a quote stands inside a value",
                        "put the whole value in quotes, this one doubled");
        }
        out = value;
        offset_ = end;
        return std::nullopt;
    }

    std::optional<Error> quoted_value(std::string& out) {
        for (++offset_; !at_end(); ++offset_) {
            if (here() == '"') {
                if (!text_.substr(offset_ + 1).starts_with('"')) return ++offset_, std::nullopt;
                ++offset_;
            }
            out += here();
        }
        return fail("bad_filter", "a quote is not closed", "close it with \"");
    }

    std::string_view text_;
    std::size_t offset_ = 0;
};

}  // namespace

Result<std::vector<WrittenFilter>> read_filter_text(std::string_view text) {
    if (text.size() > limits::expression_bytes) {
        return Error{ErrorKind::limit, "the filter is longer than 4 KiB", "shorten it", {"filter", 0, 0}, "too_long"};
    }
    return FilterReader(text).read();
}

std::optional<std::string> unfit_filter_value(std::string_view text) {
    if (text.size() > 4 * limits::value_code_points || length_in_code_points(text) > limits::value_code_points) {
        return "is longer than 400 characters";
    }
    if (!is_utf8(text)) return "is no UTF-8 text";
    const bool control = std::any_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
    });
    if (control) return "holds a control character";
    return std::nullopt;
}

}  // namespace ciclo::records
