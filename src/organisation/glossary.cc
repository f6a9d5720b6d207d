#include "organisation/glossary.h"

#include "base/text.h"
#include "formats/table.h"
#include "organisation/kinds.h"

namespace ciclo::organisation {

namespace {

/// Our own file: what is wrong with it is our broken promise, found by the first test that lists the terms.
std::vector<ShippedTerm> read_terms() {
    ENSURE(embedded_glossary().size() == 1, "the glossary is one file");
    const Result<formats::Table> table = formats::read_csv(embedded_glossary().front().bytes, "terms.csv");
    ENSURE(table.ok(), "the embedded glossary can be read");
    std::vector<ShippedTerm> out;
    for (std::size_t row = 0; row < table->rows(); ++row) {
        const auto cell = [&](const std::string& name) {
            const std::optional<std::size_t> column = table->column(name);
            ENSURE(column.has_value(), "the glossary has a column for every language");
            return std::string(trim(table->cell(row, *column)));
        };
        ShippedTerm term;
        for (const Language language : languages) {
            term.term[language] = cell("term_" + std::string(code_of(language)));
            term.definition[language] = cell("definition_" + std::string(code_of(language)));
        }
        out.push_back(std::move(term));
    }
    return out;
}

}  // namespace

const std::vector<ShippedTerm>& shipped_terms() {
    static const std::vector<ShippedTerm> terms = read_terms();
    return terms;
}

std::vector<records::FieldValue> term_values(const ShippedTerm& term) {
    const records::Kind& kind = term_kind();
    std::vector<records::FieldValue> values(kind.fields.size());
    values[kind.at("term")] = term.term;
    values[kind.at("definition")] = term.definition;
    values[kind.at("source")] = std::string("Ciclo");
    return values;
}

}  // namespace ciclo::organisation
