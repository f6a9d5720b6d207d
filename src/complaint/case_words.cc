#include "complaint/case_words.h"

#include <array>
#include <string>

#include "base/text.h"

namespace ciclo::complaint {

namespace {

template <class Enum>
std::optional<Enum> by_names(const std::string& wanted) {
    for (const auto& row : names_of(static_cast<Enum*>(nullptr))) {
        for (const std::string_view name : {row.code, row.es, row.en, row.nl}) {
            if (folded(name) == wanted) return row.value;
        }
    }
    return std::nullopt;
}

template <class Enum>
struct Word {
    std::string_view folded;
    Enum value;
};

template <class Enum, std::size_t N>
std::optional<Enum> by_words(const std::string& wanted, const std::array<Word<Enum>, N>& words) {
    for (const auto& row : words) {
        if (row.folded == wanted) return row.value;
    }
    return std::nullopt;
}

constexpr std::array<Word<CaseType>, 14> type_words{{
    {"complaints", CaseType::complaint},
    {"quejas", CaseType::complaint},
    {"klachten", CaseType::complaint},
    {"reclamacion", CaseType::claim},
    {"claims", CaseType::claim},
    {"vordering", CaseType::claim},
    {"suggestions", CaseType::suggestion},
    {"idea", CaseType::suggestion},
    {"praise", CaseType::compliment},
    {"elogio", CaseType::compliment},
    {"agradecimiento", CaseType::compliment},
    {"complimenten", CaseType::compliment},
    {"question", CaseType::query},
    {"pregunta", CaseType::query},
}};

constexpr std::array<Word<SatisfactionElement>, 7> element_words{{
    {"producto", SatisfactionElement::product},
    {"calidad", SatisfactionElement::product},
    {"quality", SatisfactionElement::product},
    {"precio", SatisfactionElement::price},
    {"prijs", SatisfactionElement::price},
    {"servicio", SatisfactionElement::service},
    {"dienst", SatisfactionElement::service},
}};

}  // namespace

std::optional<CaseType> case_type_of(std::string_view text) {
    const std::string wanted = folded(text);
    if (const auto found = by_names<CaseType>(wanted)) return found;
    return by_words(wanted, type_words);
}

std::optional<CauseType> cause_type_of(std::string_view text) {
    return by_names<CauseType>(folded(text));
}

std::optional<SatisfactionElement> element_of(std::string_view text) {
    const std::string wanted = folded(text);
    if (const auto found = by_names<SatisfactionElement>(wanted)) return found;
    return by_words(wanted, element_words);
}

}  // namespace ciclo::complaint
