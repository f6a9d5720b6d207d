#include "identity/password_policy.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "identity/limits.h"

namespace ciclo::identity {

namespace {

/// Signs that must remain when everything well known is taken out. Eight of any sort are beyond guessing behind the
/// rates.
constexpr std::size_t unknown_least = 8;
constexpr std::size_t run_least = 4;

Error refusal(ErrorKind kind, std::string what, std::string cure, std::string code) {
    return Error{kind, std::move(what), std::move(cure), {"password", 0, 0}, std::move(code)};
}

/// What lists of passwords hold in many spellings: a, 4 and @ are one sign.
char plain_sign(char sign) {
    switch (sign) {
        case '4':
        case '@':
            return 'a';
        case '0':
            return 'o';
        case '1':
        case '!':
        case '|':
            return 'i';
        case '3':
            return 'e';
        case '5':
        case '$':
            return 's';
        case '7':
            return 't';
        case '8':
            return 'b';
        default:
            return sign;
    }
}

std::string plain_spelling(std::string_view text) {
    std::string out;
    for (const char sign : text) out += plain_sign(sign);
    return out;
}

/// Parts of other scripts' letters count as letters.
bool is_letter(char sign) {
    return (sign >= 'a' && sign <= 'z') || static_cast<unsigned char>(sign) >= 0x80;
}

/// Two, one up or down, or equal: "1234", "dcba", "aaaa".
int step(char left, char right) {
    return right - left;
}

bool neighbours_on_a_keyboard(char left, char right) {
    static constexpr std::array<std::string_view, 13> rows{"1234567890",
                                                           "qwertyuiop",
                                                           "asdfghjkl",
                                                           "zxcvbnm",
                                                           "azertyuiop",
                                                           "qsdfghjklm",
                                                           "1qaz",
                                                           "2wsx3edc",
                                                           "4rfv5tgb",
                                                           "6yhn7ujm",
                                                           "1q2w3e4r5t6y7u8i9o0p",
                                                           "q1w2e3r4t5y6u7i8o9p0",
                                                           "qawsedrftgyhujikolp"};
    return std::any_of(rows.begin(), rows.end(), [&](std::string_view row) {
        const std::size_t at = row.find(left);
        if (at == std::string_view::npos) return false;
        return (at + 1 < row.size() && row[at + 1] == right) || (at > 0 && row[at - 1] == right);
    });
}

/// Bytes in which something is typed rather than thought of: runs up or down, one sign again and again, keyboard walks.
/// Of each such run the first sign counts as thought of.
std::string without_runs(std::string_view text) {
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t straight = begin + 1, walk = begin + 1;
        if (straight < text.size()) {
            const int by = step(text[begin], text[begin + 1]);
            while (by >= -1 && by <= 1 && straight < text.size() && step(text[straight - 1], text[straight]) == by)
                ++straight;
        }
        while (walk < text.size() && neighbours_on_a_keyboard(text[walk - 1], text[walk])) ++walk;
        const std::size_t end = std::max(straight, walk);
        if (end - begin < run_least) {
            out += text[begin++];
            continue;
        }
        out += text[begin];
        begin = end;
    }
    return out;
}

/// "abcabcabc" is "abc": a repetition adds nothing.
std::string without_repetition(const std::string& text) {
    for (std::size_t period = 1; period * 2 <= text.size(); ++period) {
        bool repeats = true;
        for (std::size_t i = period; i < text.size() && repeats; ++i) repeats = text[i] == text[i - period];
        if (repeats) return text.substr(0, period);
    }
    return text;
}

std::size_t unknown_signs(std::string_view text) {
    return without_repetition(without_runs(text)).size();
}

bool is_common(std::string_view word) {
    const auto& words = common_words();
    return std::binary_search(words.begin(), words.end(), word);
}

/// One common word, or two in a row, however often repeated.
bool made_of_common_words(std::string_view text) {
    std::string stem = folded(text);
    std::erase(stem, ' ');
    stem = without_repetition(stem);
    if (is_common(stem)) return true;
    for (std::size_t cut = 2; cut + 2 <= stem.size(); ++cut) {
        if (is_common(stem.substr(0, cut)) && is_common(stem.substr(cut))) return true;
    }
    return false;
}

/// From the first letter to the last is the word; what stands around it may save it.
bool is_common_with_trimmings(const std::string& text) {
    const auto first = std::find_if(text.begin(), text.end(), is_letter);
    const auto last = std::find_if(text.rbegin(), text.rend(), is_letter).base();
    if (first >= last) return false;
    const std::string word(first, last);
    const std::string around = std::string(text.begin(), first) + std::string(last, text.end());
    if (unknown_signs(around) >= unknown_least) return false;
    return made_of_common_words(word) || made_of_common_words(plain_spelling(word));
}

bool is_well_known(std::string_view password) {
    std::string lower = lower_ascii(password);
    std::erase(lower, ' ');
    if (unknown_signs(lower) < unknown_least) return true;
    const std::string once = without_repetition(lower);
    return unknown_signs(once) < unknown_least || is_common_with_trimmings(once) ||
           is_common_with_trimmings(plain_spelling(once));
}

/// Words of three signs or less would take bites out of everything.
bool is_about(std::string_view password, const std::vector<std::string>& known_words) {
    std::string rest = folded(password);
    std::erase(rest, ' ');
    const std::size_t before = rest.size();
    for (const std::string& known : known_words) {
        const std::string text = folded(known);
        for (const std::string_view word : words_of(text)) {
            if (word.size() < 4) continue;
            for (std::size_t at = rest.find(word); at != std::string::npos; at = rest.find(word))
                rest.erase(at, word.size());
        }
    }
    return rest.size() < before && rest.size() < unknown_least;
}

bool has_control_characters(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char sign) { return static_cast<unsigned char>(sign) < 0x20 || sign == 0x7F; });
}

}  // namespace

Errors check_password(std::string_view password, const PasswordRules& rules) {
    const std::size_t least =
        rules.strength == Strength::strict ? limits::password_least_strict : limits::password_least;
    if (password.size() > limits::password_most * 4 || length_in_code_points(password) > limits::password_most) {
        return {refusal(ErrorKind::limit,
                        "the password is longer than " + std::to_string(limits::password_most) + " signs",
                        "choose a shorter one", "password_long")};
    }
    if (!is_utf8(password) || has_control_characters(password)) {
        return {refusal(ErrorKind::invalid, "the password holds bytes that are no signs", "type it again",
                        "password_text")};
    }
    if (length_in_code_points(password) < least) {
        return {refusal(ErrorKind::invalid, "the password is shorter than " + std::to_string(least) + " signs",
                        "use a longer one: four words that do not belong together are easy to keep", "password_short")};
    }
    if (is_well_known(password)) {
        return {refusal(ErrorKind::invalid, "the password is one of those that are tried first",
                        "use words that do not belong together", "password_common")};
    }
    if (is_about(password, rules.known_words)) {
        return {refusal(ErrorKind::invalid, "the password says little more than your name or the organisation's",
                        "use words that have nothing to do with you", "password_about_you")};
    }
    return {};
}

}  // namespace ciclo::identity
