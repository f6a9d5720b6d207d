#include "words/message.h"

#include <unicode/messagepattern.h>
#include <unicode/plurrule.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/ensure.h"
#include "base/number.h"

namespace ciclo::words {

namespace {

using icu::MessagePattern;
using icu::UnicodeString;

UnicodeString wide(std::string_view text) {
    return UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string narrow(const UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

}  // namespace

struct Message::Parsed {
    std::string key;
    Language language;
    MessagePattern pattern;
    std::unique_ptr<icu::PluralRules> rules;

    Parsed(std::string_view name, std::string_view text, Language in, UErrorCode& status)
        : key(name),
          language(in),
          pattern(wide(text), nullptr, status),
          rules(icu::PluralRules::forLocale(icu::Locale(std::string(code_of(in)).c_str()), status)) {}

    std::string part_text(int32_t part) const { return narrow(pattern.getSubstring(pattern.getPart(part))); }
    UMessagePatternPartType type_of(int32_t part) const { return pattern.getPartType(part); }
    std::string where() const { return "message " + key + " (" + std::string(code_of(language)) + ")"; }

    const Argument& find(const std::vector<Named>& arguments, const std::string& name) const {
        const auto found =
            std::find_if(arguments.begin(), arguments.end(), [&](const Named& a) { return a.name == name; });
        if (found == arguments.end()) {
            const std::string why = where() + " was not given its argument " + name;
            ENSURE(false, why.c_str());
        }
        return found->value;
    }

    std::string print_number(std::int64_t n) const { return format_count(n, language); }

    std::string value_text(const Argument& value) const {
        const auto* number = std::get_if<std::int64_t>(&value);
        return number ? print_number(*number) : std::get<std::string>(value);
    }

    /// Prints the message that starts at part `start` (a MSG_START); `counted` is what # stands for.
    void print(int32_t start, const std::vector<Named>& arguments, const std::int64_t* counted, std::string& out) const;
    void print_argument(int32_t start, const std::vector<Named>& arguments, const std::int64_t* counted,
                        std::string& out) const;
    int32_t chosen_by_plural(int32_t first, int32_t limit, std::int64_t n) const;
    int32_t chosen_by_select(int32_t first, int32_t limit, const std::string& word) const;
};

void Message::Parsed::print(int32_t start, const std::vector<Named>& arguments, const std::int64_t* counted,
                            std::string& out) const {
    const int32_t limit = pattern.getLimitPartIndex(start);
    int32_t at = pattern.getPart(start).getLimit();
    for (int32_t i = start + 1; i <= limit; ++i) {
        const auto& part = pattern.getPart(i);
        const int32_t index = part.getIndex();
        out += narrow(pattern.getPatternString().tempSubStringBetween(at, index));
        at = part.getLimit();
        if (part.getType() == UMSGPAT_PART_TYPE_REPLACE_NUMBER) {
            ENSURE(counted != nullptr, "# stands inside a plural");
            out += print_number(*counted);
        } else if (part.getType() == UMSGPAT_PART_TYPE_ARG_START) {
            print_argument(i, arguments, counted, out);
            i = pattern.getLimitPartIndex(i);
            at = pattern.getPart(i).getLimit();
        }
    }
}

void Message::Parsed::print_argument(int32_t start, const std::vector<Named>& arguments, const std::int64_t* counted,
                                     std::string& out) const {
    const auto kind = pattern.getPart(start).getArgType();
    const int32_t limit = pattern.getLimitPartIndex(start);
    const Argument& value = find(arguments, part_text(start + 1));
    if (kind == UMSGPAT_ARG_TYPE_NONE) {
        out += value_text(value);
    } else if (kind == UMSGPAT_ARG_TYPE_PLURAL) {
        const auto* n = std::get_if<std::int64_t>(&value);
        ENSURE(n != nullptr, "a plural is chosen by a whole number");
        print(chosen_by_plural(start + 2, limit, *n), arguments, n, out);
    } else {
        print(chosen_by_select(start + 2, limit, value_text(value)), arguments, counted, out);
    }
}

int32_t Message::Parsed::chosen_by_plural(int32_t first, int32_t limit, std::int64_t n) const {
    const std::string keyword = narrow(rules->select(static_cast<double>(n)));
    int32_t by_keyword = 0, by_other = 0;
    for (int32_t i = first; i < limit; ++i) {
        const std::string selector = part_text(i);
        const bool exact = i + 1 < limit && type_of(i + 1) == UMSGPAT_PART_TYPE_ARG_INT;
        const int32_t message = exact ? i + 2 : i + 1;
        if (exact && pattern.getNumericValue(pattern.getPart(i + 1)) == static_cast<double>(n)) return message;
        if (selector == keyword) by_keyword = message;
        if (selector == "other") by_other = message;
        i = pattern.getLimitPartIndex(message);
    }
    return by_keyword != 0 ? by_keyword : by_other;
}

int32_t Message::Parsed::chosen_by_select(int32_t first, int32_t limit, const std::string& word) const {
    int32_t by_other = 0;
    for (int32_t i = first; i < limit; ++i) {
        const std::string selector = part_text(i);
        if (selector == word) return i + 1;
        if (selector == "other") by_other = i + 1;
        i = pattern.getLimitPartIndex(i + 1);
    }
    return by_other;
}

Message::Message(std::string_view key, std::string_view text, Language language) {
    UErrorCode status = U_ZERO_ERROR;
    auto parsed = std::make_unique<Parsed>(key, text, language, status);
    const std::string why = parsed->where() + " is well-formed MessageFormat";
    ENSURE(U_SUCCESS(status), why.c_str());
    for (int32_t i = 0; i < parsed->pattern.countParts(); ++i) {
        if (parsed->type_of(i) != UMSGPAT_PART_TYPE_ARG_START) continue;
        const auto kind = parsed->pattern.getPart(i).getArgType();
        ENSURE(kind == UMSGPAT_ARG_TYPE_NONE || kind == UMSGPAT_ARG_TYPE_PLURAL || kind == UMSGPAT_ARG_TYPE_SELECT,
               "messages have plain, plural and select arguments only");
    }
    parsed_ = std::move(parsed);
}

Message::~Message() = default;
Message::Message(Message&&) noexcept = default;
Message& Message::operator=(Message&&) noexcept = default;

std::string Message::print(const std::vector<Named>& arguments) const {
    std::string out;
    parsed_->print(0, arguments, nullptr, out);
    return out;
}

std::vector<std::string> Message::arguments() const {
    std::vector<std::string> names;
    for (int32_t i = 0; i < parsed_->pattern.countParts(); ++i) {
        const auto type = parsed_->type_of(i);
        if (type == UMSGPAT_PART_TYPE_ARG_NAME || type == UMSGPAT_PART_TYPE_ARG_NUMBER)
            names.push_back(parsed_->part_text(i));
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace ciclo::words
