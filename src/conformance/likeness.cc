// How alike two names are: the words of the trade, and how they are spelt.
#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "base/text.h"
#include "conformance/matching.h"

namespace ciclo::conformance {

namespace {

constexpr std::size_t most_words = 24;  // of one name; more is a sentence, and the first words tell

/// Words that mean nearly the same in a service, in es, en and nl; folded.
constexpr std::array<std::string_view, 27> synonyms{
    "arrive arrives arrival llegada llega llegar aankomst aankomen komt enter enters entrada ingreso",
    "reception recepcion receptie desk front ventanilla mostrador balie",
    "register registration registers registro registra registrar inscripcion inschrijving registratie aanmelding",
    "triage clasificacion clasificar",
    "wait waits waiting espera esperar wacht wachten wachttijd wachtkamer queue cola fila rij",
    "ticket turno number numero nummer volgnummer",
    "doctor physician medico medica arts dokter",
    "nurse enfermera enfermero verpleegkundige",
    "consultation consult consulta visit visita consulto",
    "treatment treat tratamiento tratar behandeling behandelen care atencion zorg",
    "xray ray radiography radiografia rontgen",
    "blood sangre bloed",
    "discharge alta ontslag leave leaves salida sale vertrek exit checkout",
    "pay pays payment pago paga pagar betaling betaalt betalen cash caja kassa",
    "bill invoice factura cuenta rekening factuur",
    "request requests solicitud solicita pide peticion aanvraag vraagt application",
    "appointment cita afspraak booking reserva reservation reservering boeking",
    "call calls llamada llama telefono phone bellen telefoon oproep",
    "check checks revisa revision control controle verifica verificacion verify validate comprueba",
    "decide decision decides decide besluit beslissing resolucion resolution",
    "send sends envio envia enviar verzenden stuurt mail",
    "receive receives receipt recibe recibo recepciona ontvangst ontvangt",
    "deliver delivery entrega entregar levering levert bezorging",
    "complaint queja reclamo klacht",
    "survey encuesta enquete",
    "result results resultado resultados uitslag resultaat",
    "transfer traslado transport vervoer overplaatsing"};

constexpr std::array<std::string_view, 33> small_words{
    "a", "an", "the", "of", "to",  "at",  "in",  "on", "and", "for", "with", "de", "del", "la",  "el",   "los", "las",
    "y", "en", "al",  "un", "una", "por", "con", "su", "van", "het", "een",  "op", "te",  "bij", "voor", "met"};

/// Word → the groups of synonyms it belongs to, a bit each.
using Groups = std::map<std::string_view, std::uint32_t>;

const Groups& groups() {
    static_assert(synonyms.size() <= 32);
    static const Groups all = [] {
        Groups of;
        for (std::size_t g = 0; g < synonyms.size(); ++g) {
            for (const std::string_view word : words_of(synonyms[g])) of[word] |= std::uint32_t{1} << g;
        }
        return of;
    }();
    return all;
}

NameWords::Word looked_up(std::string_view word) {
    const auto found = groups().find(word);
    return {std::string(word), found == groups().end() ? 0 : found->second};
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row[b.size()];
}

bool alike(const NameWords::Word& a, const NameWords::Word& b) {
    if ((a.groups & b.groups) != 0 || a.text == b.text) return true;
    // short words differ by one letter and mean something else; long ones of very different length need no counting
    constexpr std::size_t shortest = 4, longest = 64;
    const std::size_t length = std::max(a.text.size(), b.text.size()), least = std::min(a.text.size(), b.text.size());
    if (least < shortest || length > longest || (length - least) * 3 > length) return false;
    return edit_distance(a.text, b.text) * 3 <= length;
}

}  // namespace

NameWords::NameWords(std::string_view name) {
    const std::string plain = folded(name);
    std::vector<Word> telling;
    for (const std::string_view word : words_of(plain)) {
        if (all_.size() == most_words) break;
        all_.push_back(looked_up(word));
        if (std::find(small_words.begin(), small_words.end(), word) == small_words.end()) telling.push_back(all_.back());
    }
    if (!telling.empty()) all_ = std::move(telling);
}

double NameWords::likeness(const NameWords& other) const {
    if (all_.empty() || other.all_.empty()) return 0;
    std::vector<const Word*> left_over;
    for (const Word& word : other.all_) left_over.push_back(&word);
    std::size_t pairs = 0;
    for (const Word& word : all_) {
        auto found = std::find_if(left_over.begin(), left_over.end(), [&](const Word* o) { return o->text == word.text; });
        if (found == left_over.end()) {
            found = std::find_if(left_over.begin(), left_over.end(), [&](const Word* o) { return alike(word, *o); });
        }
        if (found == left_over.end()) continue;
        left_over.erase(found);
        ++pairs;
    }
    return 2 * static_cast<double>(pairs) / static_cast<double>(all_.size() + other.all_.size());
}

double likeness(std::string_view a, std::string_view b) {
    return NameWords(a).likeness(NameWords(b));
}

}  // namespace ciclo::conformance
