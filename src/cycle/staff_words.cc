// Words for those who serve, in es, en and nl: a moment whose name begins with one is told from the wrong side (R0-01).
#include <algorithm>
#include <array>

#include "base/text.h"
#include "cycle/lints.h"

namespace ciclo::cycle {

namespace {

// Folded (no capitals, no accents), each list sorted by hand in families rather than letters: completeness shows
// better.
constexpr std::array<std::string_view, 20> articles{"el",      "la",  "los",  "las", "un",       "una", "nuestro",
                                                    "nuestra", "the", "a",    "an",  "our",      "de",  "het",
                                                    "een",     "ons", "onze", "su",  "nuestros", "al"};

constexpr std::array<std::string_view, 79> staff_es{
    "empleado",       "empleada",       "empleados",  "trabajador", "trabajadora",   "personal",      "equipo",
    "funcionario",    "funcionaria",    "cajero",     "cajera",     "recepcionista", "conserje",      "portero",
    "botones",        "camarero",       "camarera",   "mesero",     "mesera",        "mozo",          "cocinero",
    "cocinera",       "chef",           "medico",     "medica",     "doctor",        "doctora",       "enfermero",
    "enfermera",      "paramedico",     "paramedica", "auxiliar",   "tecnico",       "tecnica",       "operador",
    "operadora",      "agente",         "asesor",     "asesora",    "ejecutivo",     "ejecutiva",     "vendedor",
    "vendedora",      "dependiente",    "conductor",  "conductora", "chofer",        "repartidor",    "repartidora",
    "mensajero",      "inspector",      "inspectora", "guardia",    "vigilante",     "supervisor",    "supervisora",
    "gerente",        "jefe",           "jefa",       "encargado",  "encargada",     "administrador", "administradora",
    "administrativo", "administrativa", "secretario", "secretaria", "abogado",       "abogada",       "notario",
    "profesor",       "profesora",      "limpiador",  "limpiadora", "banco",         "hospital",      "hotel",
    "restaurante",    "empresa"};

constexpr std::array<std::string_view, 48> staff_en{
    "employee",   "employees", "worker",       "staff",      "team",      "clerk",         "officer",    "official",
    "teller",     "cashier",   "receptionist", "concierge",  "porter",    "bellhop",       "waiter",     "waitress",
    "server",     "cook",      "chef",         "doctor",     "physician", "nurse",         "paramedic",  "assistant",
    "technician", "operator",  "agent",        "adviser",    "advisor",   "salesperson",   "seller",     "driver",
    "courier",    "inspector", "guard",        "supervisor", "manager",   "administrator", "secretary",  "lawyer",
    "notary",     "teacher",   "cleaner",      "bank",       "hospital",  "hotel",         "restaurant", "company"};

constexpr std::array<std::string_view, 50> staff_nl{
    "medewerker", "medewerkster", "medewerkers", "personeel",       "team",         "bediende",
    "ambtenaar",  "kassier",      "kassiere",    "kassamedewerker", "receptionist", "receptioniste",
    "conciërge",  "portier",      "ober",        "serveerster",     "kelner",       "kok",
    "chef",       "arts",         "dokter",      "verpleegkundige", "verpleger",    "ambulancemedewerker",
    "assistent",  "assistente",   "technicus",   "monteur",         "telefonist",   "telefoniste",
    "agent",      "adviseur",     "verkoper",    "verkoopster",     "chauffeur",    "bezorger",
    "koerier",    "inspecteur",   "bewaker",     "leidinggevende",  "manager",      "beheerder",
    "secretaris", "advocaat",     "notaris",     "docent",          "schoonmaker",  "bank",
    "ziekenhuis", "bedrijf"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view each) { return folded(each) == word; });
}

}  // namespace

bool begins_with_staff_role(std::string_view name) {
    const std::string text = folded(name);
    const std::vector<std::string_view> words = words_of(text);
    const std::size_t first = !words.empty() && holds(articles, words.front()) ? 1 : 0;
    if (first >= words.size()) return false;
    const std::string_view word = words[first];
    return holds(staff_es, word) || holds(staff_en, word) || holds(staff_nl, word);
}

}  // namespace ciclo::cycle
