// Cycles: what lasts while versions come and go. The map itself stands in its versions.
#include "organisation/circles.h"
#include "organisation/kinds.h"
#include "organisation/limits.h"
#include "organisation/names.h"
#include "organisation/values.h"

namespace ciclo::organisation {

namespace {

using records::Field;
using records::FieldType;
using records::FilledBy;
using records::Listed;
using records::Need;
using records::Sensitivity;

std::vector<Field> of_people() {
    return {{.name = "name",
             .type = FieldType::local_text,
             .label = {"Nombre", "Name", "Naam"},
             .help = {"Cómo se llama el ciclo en las listas.", "What the cycle is called in lists.",
                      "Hoe de cyclus in lijsten heet."},
             .need = Need::required,
             .sensitivity = Sensitivity::open,
             .longest = limits::name},
            {.name = "service",
             .type = FieldType::reference,
             .label = {"Servicio", "Service", "Dienst"},
             .help = {"El servicio cuyo recorrido dibuja.", "The service whose journey it draws.",
                      "De dienst waarvan het de reis tekent."},
             .refers_to = "service"},
            {.name = "review_months",
             .type = FieldType::whole,
             .label = {"Revisión cada", "Review every", "Herziening elke"},
             .help = {"Cada cuántos meses se vuelve a analizar.", "After how many months it is analysed again.",
                      "Na hoeveel maanden de cyclus weer wordt bekeken."},
             .unit = "months",
             .lowest = 1,
             .highest = limits::review_months},
            {.name = "review_days",
             .type = FieldType::whole,
             .label = {"Revisión cada (días)", "Review every (days)", "Herziening elke (dagen)"},
             .help = {"Cada cuántos días se vuelve a analizar; vale antes que los meses.",
                      "After how many days it is analysed again; counts before the months.",
                      "Na hoeveel dagen de cyclus weer wordt bekeken; gaat voor de maanden."},
             .listed = Listed::no,
             .unit = "d",
             .lowest = 1,
             .highest = limits::rhythm_days},
            {.name = "served",
             .type = FieldType::whole,
             .label = {"Atendidos en el periodo", "Served in the period", "Geholpen in de periode"},
             .help = {"A cuántas personas se atendió en el último periodo.",
                      "How many people were served in the last period.",
                      "Hoeveel mensen er in de laatste periode zijn geholpen."},
             .listed = Listed::no,
             .lowest = 0,
             .highest = limits::people},
            {.name = "population",
             .type = FieldType::whole,
             .label = {"Población por atender", "Population to serve", "Te bedienen bevolking"},
             .help = {"Cuántas personas lo necesitaban en ese periodo; con los atendidos da la cobertura.",
                      "How many people needed it in that period; with those served it gives the coverage.",
                      "Hoeveel mensen het in die periode nodig hadden; met de geholpen mensen geeft dat de dekking."},
             .listed = Listed::no,
             .lowest = 1,
             .highest = limits::people},
            {.name = "unit",
             .type = FieldType::reference,
             .label = {"Unidad", "Unit", "Eenheid"},
             .help = {"La unidad que lo cuida; vacía, toda la organización.",
                      "The unit that looks after it; empty means the whole organisation.",
                      "De eenheid die ervoor zorgt; leeg betekent de hele organisatie."},
             .refers_to = "unit"}};
}

std::vector<Field> of_deeds() {
    return {
        {.name = "begins",
         .type = FieldType::local_text,
         .label = {"Empieza", "Begins", "Begint"},
         .help = {"Dónde empieza para el cliente; lo dice el mapa.",
                  "Where it begins for the customer; the map says so.",
                  "Waar het voor de klant begint; de kaart zegt het."},
         .sensitivity = Sensitivity::open,
         .listed = Listed::no,
         .longest = limits::paragraph,
         .filled_by = FilledBy::deeds},
        {.name = "ends",
         .type = FieldType::local_text,
         .label = {"Termina", "Ends", "Eindigt"},
         .help = {"Dónde termina para el cliente; lo dice el mapa.", "Where it ends for the customer; the map says so.",
                  "Waar het voor de klant eindigt; de kaart zegt het."},
         .sensitivity = Sensitivity::open,
         .listed = Listed::no,
         .longest = limits::paragraph,
         .filled_by = FilledBy::deeds},
        {.name = "state",
         .type = FieldType::choice,
         .label = {"Estado", "State", "Stand"},
         .help = {"Borrador hasta que se publica una versión.", "A draft until a version is published.",
                  "Concept tot er een versie is gepubliceerd."},
         .need = Need::required,
         .choices = choices_of<CycleState>(),
         .filled_by = FilledBy::deeds},
        {.name = "published_version",
         .type = FieldType::whole,
         .label = {"Versión publicada", "Published version", "Gepubliceerde versie"},
         .help = {"Número de la versión vigente; vacío, ninguna.", "Number of the version in force; empty means none.",
                  "Nummer van de geldende versie; leeg betekent geen."},
         .lowest = 1,
         .highest = limits::version,
         .filled_by = FilledBy::deeds},
        {.name = "last_review",
         .type = FieldType::day,
         .label = {"Última revisión", "Last review", "Laatste herziening"},
         .help = {"El último día en que se volvió a analizar.", "The last day it was analysed again.",
                  "De laatste dag waarop de cyclus opnieuw is bekeken."},
         .filled_by = FilledBy::deeds}};
}

}  // namespace

const records::Kind& cycle_kind() {
    static const records::Kind kind{
        .name = "cycle",
        .one = {"Ciclo", "Cycle", "Cyclus"},
        .many = {"Ciclos", "Cycles", "Cycli"},
        .help = {"El recorrido de quien pide un servicio; su mapa está en las versiones.",
                 "The journey of those who ask for a service; its map stands in the versions.",
                 "De reis van wie om een dienst vraagt; de kaart staat in de versies."},
        .fields = joined(of_people(), of_deeds()),
        .title_field = "name",
        .belonging = records::Belonging::unit_field,
        .readers = staff,
        .writers = shapers};
    return kind;
}

}  // namespace ciclo::organisation
