// Listening posts: where the organisation listens to those it serves, how often, and who does it (R0-15). When the next
// reading is due is computed from the rhythm (organisation/due.h), never typed.
#include "organisation/circles.h"
#include "organisation/kinds.h"
#include "organisation/limits.h"
#include "organisation/names.h"
#include "organisation/values.h"

namespace ciclo::organisation {

namespace {

using records::Field;
using records::FieldType;
using records::Listed;
using records::Need;
using records::Sensitivity;

/// A rhythm without its number has no next day.
Errors check_rhythm(const records::Record& record, const records::Lookup&) {
    const records::Kind& kind = listening_post_kind();
    const auto* rhythm = value_of<std::string>(kind, record, "rhythm");
    if (rhythm == nullptr) return {};
    if (*rhythm == code_of(Rhythm::weekly) && value_of<std::string>(kind, record, "weekday") == nullptr) {
        return {refused_field("weekday", "weekday_missing", "every week has no day", "choose the day of the week")};
    }
    if (*rhythm == code_of(Rhythm::every_days) && value_of<std::int64_t>(kind, record, "every_days") == nullptr) {
        return {
            refused_field("every_days", "days_missing", "every so many days has no number", "give the number of days")};
    }
    if (*rhythm == code_of(Rhythm::monthly) && value_of<std::int64_t>(kind, record, "month_day") == nullptr) {
        return {refused_field("month_day", "month_day_missing", "every month has no day", "give the day of the month")};
    }
    return {};
}

std::vector<Field> what() {
    return {{.name = "name",
             .label = {"Nombre", "Name", "Naam"},
             .help = {"Cómo se llama: «Buzón de la sala de espera».", "What it is called: \"Waiting room box\".",
                      "Hoe hij heet: \"Bus in de wachtkamer\"."},
             .need = Need::required,
             .longest = limits::name},
            {.name = "sort",
             .type = FieldType::choice,
             .label = {"Tipo", "Kind", "Soort"},
             .help = {"Encuesta, buzón, quejas, grupo focal, visita de incógnito u otro.",
                      "Survey, box, complaints, focus group, mystery visit or other.",
                      "Enquête, bus, klachten, focusgroep, mysterybezoek of anders."},
             .need = Need::required,
             .choices = choices_of<ListeningSort>()},
            {.name = "cycle",
             .type = FieldType::reference,
             .label = {"Ciclo", "Cycle", "Cyclus"},
             .help = {"El ciclo que escucha; vacío, todos.", "The cycle it listens to; empty means all.",
                      "De cyclus waarnaar hij luistert; leeg betekent alle."},
             .refers_to = "cycle"}};
}

std::vector<Field> rhythm() {
    return {{.name = "rhythm",
             .type = FieldType::choice,
             .label = {"Frecuencia", "Frequency", "Frequentie"},
             .help = {"Cada semana, cada tantos días o cada mes.", "Every week, every so many days or every month.",
                      "Elke week, om de zoveel dagen of elke maand."},
             .need = Need::required,
             .choices = choices_of<Rhythm>()},
            {.name = "weekday",
             .type = FieldType::choice,
             .label = {"Día de la semana", "Day of the week", "Dag van de week"},
             .help = {"Para cada semana: qué día.", "For every week: which day.", "Voor elke week: welke dag."},
             .listed = Listed::no,
             .choices = choices_of<Weekday>()},
            {.name = "every_days",
             .type = FieldType::whole,
             .label = {"Cada", "Every", "Om de"},
             .help = {"Para cada tantos días: cuántos.", "For every so many days: how many.",
                      "Voor om de zoveel dagen: hoeveel."},
             .listed = Listed::no,
             .unit = "d",
             .lowest = 1,
             .highest = limits::rhythm_days},
            {.name = "month_day",
             .type = FieldType::whole,
             .label = {"Día del mes", "Day of the month", "Dag van de maand"},
             .help = {"Para cada mes: qué día; el 31 es el último de los meses cortos.",
                      "For every month: which day; 31 is the last of shorter months.",
                      "Voor elke maand: welke dag; 31 is de laatste van kortere maanden."},
             .listed = Listed::no,
             .lowest = 1,
             .highest = 31}};
}

std::vector<Field> doing() {
    return {{.name = "owner",
             .type = FieldType::reference,
             .label = {"Responsable", "Owner", "Eigenaar"},
             .help = {"Quién escucha y lo cuenta.", "Who listens and tells.", "Wie luistert en het vertelt."},
             .refers_to = "person"},
            {.name = "last_done",
             .type = FieldType::day,
             .label = {"Última vez", "Last done", "Laatst gedaan"},
             .help = {"El último día en que se escuchó o se leyó.", "The last day it was listened to or read.",
                      "De laatste dag waarop er geluisterd of gelezen is."}},
            {.name = "note",
             .type = FieldType::long_text,
             .label = {"Nota", "Note", "Notitie"},
             .help = {"Cómo se hace y qué se hace con lo oído.", "How it is done and what becomes of what is heard.",
                      "Hoe het gaat en wat er met het gehoorde gebeurt."},
             .listed = Listed::no,
             .longest = limits::paragraph},
            {.name = "unit",
             .type = FieldType::reference,
             .label = {"Unidad", "Unit", "Eenheid"},
             .help = {"La unidad que escucha; vacía, toda la organización.",
                      "The unit that listens; empty means the whole organisation.",
                      "De eenheid die luistert; leeg betekent de hele organisatie."},
             .refers_to = "unit"}};
}

}  // namespace

const records::Kind& listening_post_kind() {
    static const records::Kind kind{.name = "listening_post",
                                    .one = {"Puesto de escucha", "Listening post", "Luisterpost"},
                                    .many = {"Puestos de escucha", "Listening posts", "Luisterposten"},
                                    .help = {"Dónde se escucha a quienes servimos, cada cuánto y quién lo hace.",
                                             "Where those we serve are listened to, how often and by whom.",
                                             "Waar naar onze klanten geluisterd wordt, hoe vaak en door wie."},
                                    .fields = joined(joined(what(), rhythm()), doing()),
                                    .title_field = "name",
                                    .belonging = records::Belonging::unit_field,
                                    .readers = staff,
                                    .writers = shapers,
                                    .rules = {{"rhythm_incomplete", check_rhythm}}};
    return kind;
}

}  // namespace ciclo::organisation
