// Fixed words of the charts and the blueprint. Everything that is data comes in with the drawing's input.
#pragma once

#include "drawing/words.h"

namespace ciclo::drawing::word {

// Ratings and their certainty
inline constexpr Word very_good{"muy bien", "very good", "heel goed"};
inline constexpr Word very_bad{"muy mal", "very bad", "heel slecht"};
inline constexpr Word before{"antes", "before", "vóór"};
inline constexpr Word difference{"cambio", "change", "verschil"};
inline constexpr Word interval_95{"intervalo al 95 %", "95% interval", "95%-interval"};
inline constexpr Word nobody_answered{"sin respuestas", "no answers", "geen antwoorden"};

// Journey curve
inline constexpr Word peak{"pico", "peak", "piek"};
inline constexpr Word valley{"valle", "valley", "dal"};
inline constexpr Word end{"final", "end", "einde"};
inline constexpr Word answers{"respuestas", "answers", "antwoorden"};
inline constexpr Word total_wait{"Espera total", "Total wait", "Totale wachttijd"};
inline constexpr Word few_dashed{"pocas respuestas (menos de 5)", "few answers (under 5)",
                                 "weinig antwoorden (minder dan 5)"};
inline constexpr Word width_is_time{"ancho: tiempo presente, al menos el del nombre",
                                    "width: time present, at least the name's",
                                    "breedte: aanwezige tijd, ten minste die van de naam"};

// Importance–performance
inline constexpr Word performance{"Desempeño", "Performance", "Prestatie"};
inline constexpr Word importance{"Importancia", "Importance", "Belang"};
inline constexpr Word concentrate{"Concentrarse aquí", "Concentrate here", "Hier aan werken"};
inline constexpr Word keep{"Mantener", "Keep up", "Zo houden"};
inline constexpr Word low_priority{"Prioridad baja", "Low priority", "Lage prioriteit"};
inline constexpr Word overkill{"Posible exceso", "Possible overkill", "Mogelijk te veel"};
inline constexpr Word border_case{"en el límite", "border case", "grensgeval"};
inline constexpr Word border_case_key{"Discontinuo: el cuadrante no es seguro; el porcentaje dice cuánto.",
                                      "Dashed: the quadrant is not certain; the share says how likely it is.",
                                      "Gestreept: het kwadrant is niet zeker; het percentage zegt hoe waarschijnlijk."};

// Pareto
inline constexpr Word gathered{"acumulado", "cumulative", "cumulatief"};

// Run chart
inline constexpr Word centre_line{"línea central", "centre line", "middenlijn"};
inline constexpr Word limits{"límites", "limits", "grenzen"};
inline constexpr Word provisional_limits{"límites provisionales", "provisional limits", "voorlopige grenzen"};
inline constexpr Word standard_met{"cumple", "met", "gehaald"};
inline constexpr Word standard_not_met{"no cumple", "not met", "niet gehaald"};
inline constexpr Word signal{"señal", "signal", "signaal"};

// Blueprint
inline constexpr Word lane_evidence{"Evidencia física", "Physical evidence", "Fysiek bewijs"};
inline constexpr Word lane_customer{"Acciones del cliente", "Customer actions", "Handelingen van de klant"};
inline constexpr Word lane_actions{"Acciones", "Actions", "Handelingen"};
inline constexpr Word lane_onstage{"A la vista: personas y tecnología", "Onstage: people and technology",
                                   "Zichtbaar: mensen en techniek"};
inline constexpr Word lane_backstage{"Tras bastidores", "Backstage", "Achter de schermen"};
inline constexpr Word lane_support{"Procesos de apoyo", "Support processes", "Ondersteuning"};
inline constexpr Word lane_time{"Tiempo", "Time", "Tijd"};
inline constexpr Word line_interaction{"línea de interacción", "line of interaction", "interactielijn"};
inline constexpr Word line_visibility{"línea de visibilidad", "line of visibility", "zichtbaarheidslijn"};
inline constexpr Word line_internal{"línea de interacción interna", "line of internal interaction",
                                    "interne interactielijn"};
inline constexpr Word contact{"contacto", "contact", "contact"};
inline constexpr Word contacts{"contactos", "contacts", "contacten"};
inline constexpr Word hand_off{"traspaso", "hand-off", "overdracht"};
inline constexpr Word hand_offs{"traspasos", "hand-offs", "overdrachten"};
inline constexpr Word nothing_supplied{"No se indicó nada: ¿aquí no ocurre nada?",
                                       "Nothing supplied: is nothing happening here?",
                                       "Niets opgegeven: gebeurt hier niets?"};
inline constexpr Word rework_loop{"Contiene un bucle de repetición: los tiempos no se suman.",
                                  "Contains a rework loop: times not added.",
                                  "Bevat een herhaallus: de tijden zijn niet opgeteld."};
inline constexpr Word time_unknown{"Falta el tiempo de algún momento: no se suma.",
                                   "The time of some moments is missing: not added.",
                                   "Van sommige momenten ontbreekt de tijd: niet opgeteld."};
inline constexpr Word total{"en total", "in total", "in totaal"};
inline constexpr Word fail_point{"punto de fallo", "fail point", "faalpunt"};
inline constexpr Word wait_point{"punto de espera", "wait point", "wachtpunt"};
inline constexpr Word decision{"decisión", "decision", "beslissing"};
inline constexpr Word system{"lo hace un sistema", "done by a system", "door een systeem"};
inline constexpr Word crossing{"punto sobre una línea: contacto o traspaso", "dot on a line: contact or hand-off",
                               "stip op een lijn: contact of overdracht"};
inline constexpr Word page{"Página", "Page", "Blad"};
inline constexpr Word page_of{"de", "of", "van"};
inline constexpr Word page_short{"p.", "p.", "bl."};
inline constexpr Word goes_on{"la flecha sigue en la página indicada", "the arrow goes on on the page named",
                              "de pijl gaat verder op het genoemde blad"};

}  // namespace ciclo::drawing::word
