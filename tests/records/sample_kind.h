// A kind with a field of every type, and one of every sensitivity; for tests and fuzzers.
#pragma once

#include "records/kind.h"
#include "records/kinds.h"

namespace sample {

using namespace ciclo;
using namespace ciclo::records;

inline const Kind& ward_kind() {
    static const Kind kind{.name = "ward",
                           .one = {"Sala", "Ward", "Zaal"},
                           .many = {"Salas", "Wards", "Zalen"},
                           .help = {"Una sala.", "A ward.", "Een zaal."},
                           .fields = {{.name = "name", .label = {"Nombre", "Name", "Naam"}, .need = Need::required}},
                           .title_field = "name",
                           .belonging = Belonging::unit_itself,
                           .readers = access::every_role,
                           .writers = access::Role::administrator};
    return kind;
}

inline std::vector<Field> visit_fields() {
    return {
        {.name = "title", .label = {"Título", "Title", "Titel"}, .need = Need::required, .longest = 2000},
        {.name = "story", .type = FieldType::long_text, .label = {"Relato", "Story", "Verhaal"}, .longest = 20000},
        {.name = "motto", .type = FieldType::local_text, .label = {"Lema", "Motto", "Leus"}, .longest = 5000},
        {.name = "beds", .type = FieldType::whole, .label = {"Camas", "Beds", "Bedden"}},
        {.name = "wait",
         .type = FieldType::number,
         .label = {"Espera", "Wait", "Wachttijd"},
         .unit = "min",
         .lowest = 0},
        {.name = "occupied", .type = FieldType::share, .label = {"Ocupación", "Occupied", "Bezetting"}},
        {.name = "open", .type = FieldType::yes_no, .label = {"Abierta", "Open", "Open"}},
        {.name = "since", .type = FieldType::day, .label = {"Desde", "Since", "Sinds"}},
        {.name = "seen", .type = FieldType::instant, .label = {"Vista", "Seen", "Gezien"}},
        {.name = "colour",
         .type = FieldType::choice,
         .label = {"Color", "Colour", "Kleur"},
         .choices = {{"red", {"rojo", "red", "rood"}},
                     {"green", {"verde", "green", "groen"}},
                     {"dark_blue", {"azul oscuro", "dark blue", "donkerblauw"}}}},
        {.name = "unit", .type = FieldType::reference, .label = {"Unidad", "Unit", "Eenheid"}, .refers_to = "ward"},
        {.name = "lines", .type = FieldType::text_list, .label = {"Líneas", "Lines", "Regels"}},
        {.name = "map", .type = FieldType::document, .label = {"Mapa", "Map", "Kaart"}, .listed = Listed::no},
        {.name = "patient",
         .label = {"Paciente", "Patient", "Patiënt"},
         .sensitivity = Sensitivity::personal,
         .longest = 2000,
         .unique = true},
        {.name = "complaint",
         .type = FieldType::long_text,
         .label = {"Dolencia", "Complaint", "Klacht"},
         .sensitivity = Sensitivity::health,
         .longest = 20000},
        {.name = "born",
         .type = FieldType::day,
         .label = {"Nacimiento", "Born", "Geboren"},
         .sensitivity = Sensitivity::personal},
        {.name = "state", .label = {"Estado", "State", "Status"}, .filled_by = FilledBy::deeds},
    };
}

/// Read by quality managers, written by facilitators too.
inline const Kind& visit_kind() {
    static const Kind kind{.name = "visit",
                           .one = {"Visita", "Visit", "Bezoek"},
                           .many = {"Visitas", "Visits", "Bezoeken"},
                           .help = {"Una visita.", "A visit.", "Een bezoek."},
                           .fields = visit_fields(),
                           .title_field = "title",
                           .belonging = Belonging::unit_field,
                           .retention = Retention::three_years,
                           .readers = access::Role::quality_manager,
                           .writers = access::Role::quality_manager | access::Role::facilitator,
                           .erasable = true};
    return kind;
}

inline const std::vector<const Kind*>& kinds() {
    static const std::vector<const Kind*> all{&ward_kind(), &visit_kind()};
    return all;
}

}  // namespace sample
