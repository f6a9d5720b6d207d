// Fixed words of drawings in the three languages. Everything that is data comes in with the drawing's input.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/language.h"

namespace ciclo::drawing {

struct Word {
    std::string_view es, en, nl;
    constexpr std::string_view in(Language language) const {
        return language == Language::es ? es : language == Language::en ? en : nl;
    }
};

/// `pattern` with {0}, {1}… replaced by the values.
std::string filled(std::string_view pattern, std::initializer_list<std::string_view> values);
/// Minutes as people say them: "35 min", from 3 hours "4,5 h", from 2 days "3 d".
std::string duration_text(double minutes, Language language);

/// Grouped by drawing; add yours at the end.
namespace word {
inline constexpr Word no_data{"n/d", "n/d", "n.b."};
inline constexpr Word critical{"crítico", "critical", "kritiek"};
inline constexpr Word candidate{"candidato a crítico", "candidate critical", "mogelijk kritiek"};
inline constexpr Word optional{"opcional", "optional", "optioneel"};
inline constexpr Word wait{"espera", "wait", "wachttijd"};
inline constexpr Word minutes{"min", "min", "min"};
inline constexpr Word few_answers{"pocas respuestas", "few answers", "weinig antwoorden"};
inline constexpr Word start{"inicio", "start", "begin"};

// circle; the spaces in "10 of 18 (55.6%)" do not break
inline constexpr Word moment_count{"{0} momentos", "{0} moments", "{0} momenten"};
inline constexpr Word one_moment{"1 momento", "1 moment", "1 moment"};
inline constexpr Word no_data_yet{"sin datos todavía", "no data yet", "nog geen gegevens"};
inline constexpr Word index_of_100{"índice de 100", "index out of 100", "index van 100"};
inline constexpr Word integrity{"integridad {0}", "integrity {0}", "integriteit {0}"};
inline constexpr Word critical_count{"{0} críticos", "{0} critical", "{0} kritiek"};
inline constexpr Word one_critical{"1 crítico", "1 critical", "1 kritiek"};
inline constexpr Word few_answers_n{"pocas respuestas (n {0})", "few answers (n {0})", "weinig antwoorden (n {0})"};
inline constexpr Word wait_of{"espera {0}", "wait {0}", "wachttijd {0}"};
inline constexpr Word returning{"vuelven {0} de {1}", "{0} of {1} return", "{0} van {1} komen terug"};
inline constexpr Word returning_share{"vuelve el {0}", "{0} return", "{0} komt terug"};
inline constexpr Word mean_of{"media {0}", "mean {0}", "gemiddelde {0}"};
inline constexpr Word answer_count{"{0} respuestas", "{0} answers", "{0} antwoorden"};
inline constexpr Word stage_of{"Etapa {0}: {1}", "Stage {0}: {1}", "Fase {0}: {1}"};
inline constexpr Word stages{"Etapas", "Stages", "Fasen"};
inline constexpr Word transversals{"Momentos transversales", "Transversal moments", "Doorlopende momenten"};
inline constexpr Word how_lived{"Cómo se vivió", "How it was lived", "Hoe het beleefd werd"};
inline constexpr Word marks{"Marcas", "Marks", "Tekens"};
inline constexpr Word positive_from{"positivo, {0} o más", "positive, {0} or more", "positief, {0} of meer"};
inline constexpr Word mixed_between{"mixto, de {0} a menos de {1}", "mixed, {0} to under {1}", "gemengd, {0} tot {1}"};
inline constexpr Word negative_under{"negativo, menos de {0}", "negative, under {0}", "negatief, onder {0}"};
inline constexpr Word no_or_few_data{"sin datos, o menos de {0} respuestas", "no data, or under {0} answers",
                                     "geen gegevens, of minder dan {0} antwoorden"};
inline constexpr Word critical_key{"crítico: doble anillo", "critical: double ring", "kritiek: dubbele ring"};
inline constexpr Word candidate_key{"candidato a crítico", "candidate critical", "mogelijk kritiek"};
inline constexpr Word optional_key{"opcional: línea discontinua", "optional: dashed line", "optioneel: streepjeslijn"};
inline constexpr Word wait_key{"espera antes del momento; trazo más grueso, más espera",
                               "wait before the moment; the thicker, the longer",
                               "wachttijd voor het moment; hoe dikker, hoe langer"};
inline constexpr Word lived_by{"lo vivió el {0}", "lived by {0}", "door {0} beleefd"};
inline constexpr Word moves_key{"paso: más ancho, más frecuente", "move: the wider, the more frequent",
                                "stap: breder is vaker"};
inline constexpr Word unplanned_key{"paso que el mapa no prevé", "move that the map does not have",
                                    "stap die niet op de kaart staat"};
inline constexpr Word lived_key{"trazo grueso del borde: parte de las personas que lo vivió",
                                "thick part of the rim: share of the people who lived it",
                                "dik deel van de rand: deel van de mensen dat het beleefde"};
inline constexpr Word closed_by_count{"círculo cerrado: {0} de {1} ({2}) quedaron satisfechos y volverían",
                                      "closed circle: {0} of {1} ({2}) were satisfied and would return",
                                      "gesloten cirkel: {0} van {1} ({2}) waren tevreden en zouden terugkomen"};
inline constexpr Word open_by_count{
    "círculo abierto: {0} de {1} ({2}) quedaron satisfechos y volverían; se cierra desde "
    "la mitad",
    "open circle: {0} of {1} ({2}) were satisfied and would return; it closes from one "
    "half",
    "open cirkel: {0} van {1} ({2}) waren tevreden en zouden terugkomen; hij sluit vanaf "
    "de helft"};
inline constexpr Word closed_by_share{"círculo cerrado: el {0} quedó satisfecho y volvería",
                                      "closed circle: {0} were satisfied and would return",
                                      "gesloten cirkel: {0} was tevreden en zou terugkomen"};
inline constexpr Word open_by_share{"círculo abierto: el {0} quedó satisfecho y volvería; se cierra desde la mitad",
                                    "open circle: {0} were satisfied and would return; it closes from one half",
                                    "open cirkel: {0} was tevreden en zou terugkomen; hij sluit vanaf de helft"};
inline constexpr Word open_unknown{"vuelta discontinua: aún no se sabe cuántos volverían",
                                   "dashed way back: not yet known how many would return",
                                   "gestreepte terugweg: nog niet bekend hoeveel terugkomen"};

// triangle and loop ring
inline constexpr Word strategy{"Estrategia", "Strategy", "Strategie"};
inline constexpr Word systems{"Sistemas", "Systems", "Systemen"};
inline constexpr Word people{"Personas", "People", "Mensen"};
inline constexpr Word customer{"Cliente", "Customer", "Klant"};
inline constexpr Word sum_of_links{"{0} de 30 ({1})", "{0} out of 30 ({1})", "{0} van 30 ({1})"};
inline constexpr Word links_rated{"{0} de 6 enlaces valorados", "{0} of 6 links rated",
                                  "{0} van 6 verbindingen beoordeeld"};
inline constexpr Word weakest{"Más débil ({0}): {1}", "Weakest ({0}): {1}", "Zwakste ({0}): {1}"};
inline constexpr Word link_key{"Número y grosor: valoración de 1 a 5. Discontinuo y !: 2 o menos.",
                               "Number and thickness: rating from 1 to 5. Dashed and !: 2 or less.",
                               "Cijfer en dikte: beoordeling van 1 tot 5. Gestreept en !: 2 of minder."};
inline constexpr Word loop{"vuelta", "loop", "ronde"};
inline constexpr Word loop_steps[5] = {{"Momentos", "Moments", "Momenten"},
                                       {"Requisitos", "Requirements", "Eisen"},
                                       {"Estrategia y planes", "Strategy and plans", "Strategie en plannen"},
                                       {"Prioridades", "Priorities", "Prioriteiten"},
                                       {"Encuesta", "Survey", "Enquête"}};
inline constexpr Word done_step{"hecho", "done", "klaar"};
inline constexpr Word untouched_step{"sin empezar", "not started", "niet begonnen"};
}  // namespace word

}  // namespace ciclo::drawing
