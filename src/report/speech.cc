#include "report/speech.h"

#include <cmath>
#include <tuple>

#include "base/number.h"
#include "base/text.h"
#include "report/limits.h"

namespace ciclo::report {

namespace {

constexpr std::string_view strong_begins = "\u27E6", strong_ends = "\u27E7";

/// Marks of emphasis in somebody's text become brackets, so that only messages can emphasise.
std::string without_marks(std::string text) {
    for (const auto& [mark, bracket] : {std::pair{strong_begins, "["}, std::pair{strong_ends, "]"}}) {
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
            text.replace(at, mark.size(), bracket);
        }
    }
    return text;
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
    for (const std::string_view ending : endings) {
        if (word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending) return true;
    }
    return false;
}

std::string plural_es(const std::string& word) {
    if (ends_with_any(word, {"a", "e", "i", "o", "u", "é", "á", "ó"})) return word + "s";
    if (ends_with_any(word, {"z"})) return word.substr(0, word.size() - 1) + "ces";
    if (ends_with_any(word, {"ón"})) return word.substr(0, word.size() - 3) + "ones";
    return ends_with_any(word, {"s", "x"}) ? word : word + "es";
}

std::string plural_en(const std::string& word) {
    if (ends_with_any(word, {"ay", "ey", "oy", "uy"})) return word + "s";
    if (ends_with_any(word, {"y"})) return word.substr(0, word.size() - 1) + "ies";
    return word + (ends_with_any(word, {"s", "x", "ch", "sh"}) ? "es" : "s");
}

std::string plural_nl(const std::string& word) {
    return word + (ends_with_any(word, {"er", "el", "en", "aar", "e", "eur", "um"}) ? "s" : "en");
}

/// Regular plurals only; "singular|plural" says any other.
std::pair<std::string, std::string> numbers_of(const std::string& word, Language language) {
    const std::size_t bar = word.find('|');
    if (bar != std::string::npos)
        return {std::string(trim(word.substr(0, bar))), std::string(trim(word.substr(bar + 1)))};
    if (language == Language::es) return {word, plural_es(word)};
    return {word, language == Language::en ? plural_en(word) : plural_nl(word)};
}

Text with_emphasis(std::string_view text) {
    Text out;
    Emphasis emphasis = Emphasis::plain;
    while (!text.empty()) {
        const std::string_view mark = emphasis == Emphasis::plain ? strong_begins : strong_ends;
        const std::size_t end = text.find(mark);
        if (end != 0) out.push_back({std::string(text.substr(0, end)), emphasis});
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + mark.size());
        emphasis = emphasis == Emphasis::plain ? Emphasis::strong : Emphasis::plain;
    }
    return out;
}

}  // namespace

std::int64_t successes(const stats::Estimate& share) {
    return std::llround(share.value * static_cast<double>(share.n));
}

Speech::Speech(Language language, const LocalText& customer_word) : language_(language) {
    const std::string word = customer_word.empty() ? words::say(language, "customer") : customer_word.in(language);
    std::tie(customer_, customers_) = numbers_of(without_marks(word), language);
}

std::string Speech::finished(std::string_view key, std::vector<words::Named> arguments) const {
    for (auto& argument : arguments) {
        if (auto* text = std::get_if<std::string>(&argument.value)) *text = without_marks(std::move(*text));
    }
    arguments.push_back({"customer", customer_});
    arguments.push_back({"customers", customers_});
    return words::say(language_, key, arguments);
}

Text Speech::say(std::string_view key, std::vector<words::Named> arguments) const {
    return with_emphasis(finished(key, std::move(arguments)));
}

std::string Speech::text(std::string_view key, std::vector<words::Named> arguments) const {
    return flat(say(key, std::move(arguments)));
}

std::string Speech::mean(double value) const {
    return format_number(value, 2, language_);
}
std::string Speech::trimmed(double value, int decimals) const {
    return format_trimmed(value, decimals, language_);
}
std::string Speech::count(std::int64_t n) const {
    return format_count(n, language_);
}

std::string Speech::percent(double share) const {
    // "35 %", not "35,0 %": the shortest text of one decimal
    const std::string shown = format_trimmed(100 * share, 1, language_);
    return format_percent(share, shown.find_first_of(",.") == std::string::npos ? 0 : 1, language_);
}

std::string Speech::whole_percent(double share, std::int64_t n) const {
    return n < limits::own_percent_n ? format_percent(share, 0, language_) : percent(share);
}

std::string Speech::counts(const stats::Estimate& share) const {
    return text("counts", {{"part", count(successes(share))}, {"whole", count(share.n)}});
}

std::string Speech::percent_of(const stats::Estimate& share) const {
    return percent(share.value) + " (" + counts(share) + ")";
}

std::string Speech::between_percent(const stats::Estimate& share) const {
    if (!share.has_interval()) return {};
    const int decimals = share.n < limits::own_percent_n ? 0 : 1;
    return text("between.percent", {{"low", format_number(100 * *share.low, decimals, language_)},
                                    {"high", format_percent(*share.high, decimals, language_)}});
}

std::string Speech::between(const stats::Estimate& value, int decimals) const {
    if (!value.has_interval()) return {};
    return text("between", {{"low", format_number(*value.low, decimals, language_)},
                            {"high", format_number(*value.high, decimals, language_)}});
}

std::string Speech::list(const std::vector<std::string>& items) const {
    if (items.empty()) return {};
    if (items.size() == 1) return items.front();
    const std::string first = join({items.begin(), items.end() - 1}, ", ");
    // Spanish: "a e iglesia", but "a y hierro"
    const std::string last = folded(first_code_points(items.back(), 2));
    const bool before_i =
        !last.empty() && (last[0] == 'i' || last == "hi") && !starts_with(folded(items.back()), "hie");
    return text(before_i ? "list.last_before_i" : "list.last", {{"first", first}, {"last", items.back()}});
}

std::string Speech::capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

}  // namespace ciclo::report
