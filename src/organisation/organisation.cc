// The organisation itself: one record, from which every screen takes its words and every threshold its number.
#include "organisation/circles.h"
#include "organisation/kinds.h"
#include "organisation/limits.h"
#include "organisation/values.h"

namespace ciclo::organisation {

namespace {

using records::Field;
using records::FieldType;
using records::Listed;
using records::Need;
using records::Sensitivity;

Errors check_languages(const records::Record& record, const records::Lookup&) {
    const auto* codes = value_of<std::vector<std::string>>(organisation_kind(), record, "languages");
    if (codes == nullptr) return {};
    Errors errors;
    for (const std::string& code : *codes) {
        if (!language_of(code)) {
            errors.push_back(refused_field("languages", "unknown_language",
                                           "there is no language \"" + code + "\" here", "name es, en or nl"));
        }
    }
    return errors;
}

Errors check_scale(const records::Record& record, const records::Lookup&) {
    const auto* lowest = value_of<std::int64_t>(organisation_kind(), record, "scale_lowest");
    const auto* highest = value_of<std::int64_t>(organisation_kind(), record, "scale_highest");
    if (lowest == nullptr || highest == nullptr || *lowest < *highest) return {};
    return {refused_field("scale_highest", "scale_upside_down", "the scale ends before it begins",
                          "give a highest rating above the lowest")};
}

Errors check_thresholds(const records::Record& record, const records::Lookup&) {
    const auto* negative = value_of<double>(organisation_kind(), record, "negative_to");
    const auto* positive = value_of<double>(organisation_kind(), record, "positive_from");
    if (negative == nullptr || positive == nullptr || *negative < *positive) return {};
    return {refused_field("positive_from", "thresholds_cross", "a rating would count as negative and positive at once",
                          "let positive ratings begin above the negative ones")};
}

std::vector<Field> words() {
    return {
        {.name = "name",
         .label = {"Nombre", "Name", "Naam"},
         .help = {"Cómo se llama la organización en pantallas e informes.",
                  "What the organisation is called on screens and reports.",
                  "Hoe de organisatie heet op schermen en in rapporten."},
         .need = Need::required,
         .sensitivity = Sensitivity::open,
         .longest = limits::name},
        {.name = "sector",
         .label = {"Sector", "Sector", "Sector"},
         .help = {"Salud, banca, hotelería, gobierno…", "Health, banking, hotels, government…",
                  "Zorg, bankwezen, hotels, overheid…"},
         .sensitivity = Sensitivity::open,
         .longest = limits::name},
        {.name = "mission",
         .type = FieldType::long_text,
         .label = {"Misión", "Mission", "Missie"},
         .help = {"Para qué existe la organización, en sus propias palabras.",
                  "What the organisation exists for, in its own words.",
                  "Waarvoor de organisatie bestaat, in eigen woorden."},
         .sensitivity = Sensitivity::open,
         .listed = Listed::no,
         .longest = limits::paragraph},
        {.name = "customer_word",
         .type = FieldType::local_text,
         .label = {"La palabra para cliente", "The word for customer", "Het woord voor klant"},
         .help = {"Paciente, huésped, ciudadano…: la palabra que usan todas las pantallas; vacía, se dice cliente.",
                  "Patient, guest, citizen…: the word every screen uses; empty means customer.",
                  "Patiënt, gast, burger…: het woord dat elk scherm gebruikt; leeg betekent klant."},
         .sensitivity = Sensitivity::open,
         .longest = 60},
        {.name = "languages",
         .type = FieldType::text_list,
         .label = {"Idiomas", "Languages", "Talen"},
         .help = {"Idiomas en que se atiende, el primero por defecto: es, en, nl.",
                  "Languages of service, the first by default: es, en, nl.",
                  "Talen van de dienstverlening, de eerste standaard: es, en, nl."},
         .sensitivity = Sensitivity::open,
         .longest = languages.size()},
        {.name = "small",
         .type = FieldType::yes_no,
         .label = {"Modo sencillo", "Small mode", "Eenvoudige modus"},
         .help = {"Sí: una persona y un ciclo; las pantallas no preguntan por unidades ni aprobaciones. Se puede quitar "
                  "cuando se quiera, sin volver a escribir nada.",
                  "Yes: one person and one cycle; screens ask for no units and no approvals. It can be taken away at any "
                  "time, without typing anything again.",
                  "Ja: één persoon en één cyclus; schermen vragen niet naar eenheden of goedkeuringen. Het kan altijd "
                  "worden uitgezet, zonder iets opnieuw te typen."},
         .sensitivity = Sensitivity::open,
         .listed = Listed::no},
    };
}

std::vector<Field> numbers() {
    return {
        {.name = "scale_lowest",
         .type = FieldType::whole,
         .label = {"Nota más baja", "Lowest rating", "Laagste cijfer"},
         .help = {"La peor nota de las encuestas; vacía, 1.", "The worst rating of the surveys; empty means 1.",
                  "Het slechtste cijfer van de enquêtes; leeg betekent 1."},
         .listed = Listed::no,
         .lowest = 0,
         .highest = limits::scale_end},
        {.name = "scale_highest",
         .type = FieldType::whole,
         .label = {"Nota más alta", "Highest rating", "Hoogste cijfer"},
         .help = {"La mejor nota de las encuestas; vacía, 5.", "The best rating of the surveys; empty means 5.",
                  "Het beste cijfer van de enquêtes; leeg betekent 5."},
         .listed = Listed::no,
         .lowest = 0,
         .highest = limits::scale_end},
        {.name = "positive_from",
         .type = FieldType::number,
         .label = {"Positiva desde", "Positive from", "Positief vanaf"},
         .help = {"Desde qué nota una respuesta es positiva; vacía, 4.",
                  "From which rating an answer is positive; empty means 4.",
                  "Vanaf welk cijfer een antwoord positief is; leeg betekent 4."},
         .listed = Listed::no,
         .lowest = 0,
         .highest = limits::scale_end},
        {.name = "negative_to",
         .type = FieldType::number,
         .label = {"Negativa hasta", "Negative up to", "Negatief tot en met"},
         .help = {"Hasta qué nota una respuesta es negativa; vacía, 2.",
                  "Up to which rating an answer is negative; empty means 2.",
                  "Tot en met welk cijfer een antwoord negatief is; leeg betekent 2."},
         .listed = Listed::no,
         .lowest = 0,
         .highest = limits::scale_end},
        {.name = "collapse_share",
         .type = FieldType::share,
         .label = {"Alarma de derrumbe", "Collapse alarm", "Instortingsalarm"},
         .help = {"Qué parte de respuestas negativas enciende la alarma de un momento; vacía, 25 %.",
                  "Which share of negative answers raises a moment's alarm; empty means 25%.",
                  "Welk deel negatieve antwoorden het alarm van een moment doet afgaan; leeg betekent 25 %."},
         .listed = Listed::no,
         .lowest = 0,
         .highest = 1},
        {.name = "few_answers",
         .type = FieldType::whole,
         .label = {"Mínimo de respuestas", "Fewest answers", "Minimum aantal antwoorden"},
         .help = {"Con menos respuestas que estas no se muestra el resultado de un grupo; nunca menos de 5.",
                  "With fewer answers than this a group's result is not shown; never fewer than 5.",
                  "Met minder antwoorden dan dit wordt het resultaat van een groep niet getoond; nooit minder dan 5."},
         .listed = Listed::no,
         .lowest = 5,
         .highest = 1000},
    };
}

/// What the three central themes are held against (R0-30), and when the day turns.
std::vector<Field> aims() {
    return {
        {.name = "coverage_target",
         .type = FieldType::share,
         .label = {"Meta de cobertura", "Coverage target", "Doel dekking"},
         .help = {"Qué parte de la población se quiere atender.", "Which share of the population is to be served.",
                  "Welk deel van de bevolking bediend moet worden."},
         .listed = Listed::no,
         .lowest = 0,
         .highest = 1},
        {.name = "satisfaction_target",
         .type = FieldType::number,
         .label = {"Meta de satisfacción", "Satisfaction target", "Doel tevredenheid"},
         .help = {"Qué índice, de 0 a 100, se quiere alcanzar.", "Which index, 0 to 100, is to be reached.",
                  "Welke index, 0 tot 100, gehaald moet worden."},
         .listed = Listed::no,
         .lowest = 0,
         .highest = 100},
        {.name = "efficiency_target",
         .type = FieldType::share,
         .label = {"Meta de eficiencia", "Efficiency target", "Doel doelmatigheid"},
         .help = {"Qué parte del tiempo presente debe aportar valor.",
                  "Which share of the time present is to add value.",
                  "Welk deel van de aanwezige tijd waarde moet toevoegen."},
         .listed = Listed::no,
         .lowest = 0,
         .highest = 1},
        {.name = "utc_offset_hours",
         .type = FieldType::number,
         .label = {"Hora local frente a UTC", "Local time against UTC", "Plaatselijke tijd tegenover UTC"},
         .help = {"Para saber qué día es aquí: Lima −5, Madrid 1; vacía, UTC.",
                  "To know which day it is here: Lima −5, Madrid 1; empty means UTC.",
                  "Om te weten welke dag het hier is: Lima −5, Amsterdam 1; leeg betekent UTC."},
         .listed = Listed::no,
         .unit = "h",
         .lowest = -12,
         .highest = 14},
    };
}

}  // namespace

const records::Kind& organisation_kind() {
    static const records::Kind kind{.name = "organisation",
                                    .one = {"Organización", "Organisation", "Organisatie"},
                                    .many = {"Organización", "Organisation", "Organisatie"},
                                    .help = {"Quiénes somos, cómo llamamos a quienes servimos y qué límites usamos.",
                                             "Who we are, what we call those we serve and which thresholds we use.",
                                             "Wie we zijn, hoe we onze klanten noemen en welke drempels we gebruiken."},
                                    .fields = joined(joined(words(), numbers()), aims()),
                                    .title_field = "name",
                                    .readers = access::every_role,
                                    .writers = arrangers,
                                    .rules = {{"unknown_language", check_languages},
                                              {"scale_upside_down", check_scale},
                                              {"thresholds_cross", check_thresholds}},
                                    .single = true};
    return kind;
}

}  // namespace ciclo::organisation
