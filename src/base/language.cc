#include "base/language.h"

namespace ciclo {

namespace {
constexpr std::array<std::string_view, 3> codes{"es", "en", "nl"};
}

std::string_view code_of(Language language) { return codes[static_cast<std::size_t>(language)]; }

std::optional<Language> language_of(std::string_view code) {
    for (Language language : languages) {
        if (code_of(language) == code) return language;
    }
    return std::nullopt;
}

LocalText::LocalText(std::string es, std::string en, std::string nl)
    : by_language{std::move(es), std::move(en), std::move(nl)} {}

const std::string& LocalText::in(Language language) const {
    if (!(*this)[language].empty()) return (*this)[language];
    for (Language other : {Language::en, Language::es, Language::nl}) {
        if (!(*this)[other].empty()) return (*this)[other];
    }
    return (*this)[language];
}

bool LocalText::empty() const {
    for (const std::string& text : by_language) {
        if (!text.empty()) return false;
    }
    return true;
}

}  // namespace ciclo
