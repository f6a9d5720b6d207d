// The three languages of the product, and texts that exist in one or more of them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace ciclo {

enum class Language { es, en, nl };
inline constexpr std::array<Language, 3> languages{Language::es, Language::en, Language::nl};

/// "es", "en" or "nl".
std::string_view code_of(Language language);
std::optional<Language> language_of(std::string_view code);

/// One text in up to three languages. in() falls back: the wanted language, then en, then es, then nl.
struct LocalText {
    std::array<std::string, 3> by_language;

    LocalText() = default;
    LocalText(std::string es, std::string en, std::string nl);

    std::string& operator[](Language language) { return by_language[static_cast<std::size_t>(language)]; }
    const std::string& operator[](Language language) const { return by_language[static_cast<std::size_t>(language)]; }
    const std::string& in(Language language) const;
    bool empty() const;
    bool operator==(const LocalText&) const = default;
};

}  // namespace ciclo
