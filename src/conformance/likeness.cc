// How alike two names are: the words of the trade, and how they are spelt.
#include <algorithm>
#include <array>
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

std::vector<std::string> telling_words(std::string_view text) {
    const std::string plain = folded(text);
    std::vector<std::string> all, telling;
    for (const std::string_view word : words_of(plain)) {
        if (all.size() == most_words) break;
        all.emplace_back(word);
        if (std::find(small_words.begin(), small_words.end(), word) == small_words.end()) telling.emplace_back(word);
    }
    return telling.empty() ? all : telling;
}

bool are_synonyms(std::string_view a, std::string_view b) {
    return std::any_of(synonyms.begin(), synonyms.end(), [&](std::string_view group) {
        const std::vector<std::string_view> words = words_of(group);
        return std::find(words.begin(), words.end(), a) != words.end() &&
               std::find(words.begin(), words.end(), b) != words.end();
    });
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

bool alike(const std::string& a, const std::string& b) {
    if (a == b || are_synonyms(a, b)) return true;
    // short words differ by one letter and mean something else; long ones of very different length need no counting
    constexpr std::size_t shortest = 4, longest = 64;
    const std::size_t length = std::max(a.size(), b.size());
    if (std::min(a.size(), b.size()) < shortest || length > longest) return false;
    return edit_distance(a, b) * 3 <= length;
}

}  // namespace

double likeness(std::string_view a, std::string_view b) {
    const std::vector<std::string> left = telling_words(a);
    std::vector<std::string> right = telling_words(b);
    const std::size_t all = left.size() + right.size();
    if (left.empty() || right.empty()) return 0;
    std::size_t pairs = 0;
    for (const std::string& word : left) {
        const auto same = std::find(right.begin(), right.end(), word);
        const auto found = same != right.end() ? same : std::find_if(right.begin(), right.end(), [&](const auto& o) {
            return alike(word, o);
        });
        if (found == right.end()) continue;
        right.erase(found);
        ++pairs;
    }
    return 2 * static_cast<double>(pairs) / static_cast<double>(all);
}

}  // namespace ciclo::conformance
