#include "records/field.h"

namespace ciclo::records {

const Names<FieldType, 13>& names_of(FieldType*) {
    static const Names<FieldType, 13> names{{
        {FieldType::text, "text", "texto", "text", "tekst"},
        {FieldType::long_text, "long_text", "texto largo", "long text", "lange tekst"},
        {FieldType::local_text, "local_text", "texto por idioma", "text by language", "tekst per taal"},
        {FieldType::whole, "whole", "número entero", "whole number", "geheel getal"},
        {FieldType::number, "number", "número", "number", "getal"},
        {FieldType::share, "share", "porcentaje", "percentage", "percentage"},
        {FieldType::yes_no, "yes_no", "sí o no", "yes or no", "ja of nee"},
        {FieldType::day, "day", "fecha", "date", "datum"},
        {FieldType::instant, "instant", "fecha y hora", "date and time", "datum en tijd"},
        {FieldType::choice, "choice", "opción", "choice", "keuze"},
        {FieldType::reference, "reference", "referencia", "reference", "verwijzing"},
        {FieldType::text_list, "text_list", "lista", "list", "lijst"},
        {FieldType::document, "document", "documento", "document", "document"},
    }};
    return names;
}

const Names<Sensitivity, 4>& names_of(Sensitivity*) {
    static const Names<Sensitivity, 4> names{{
        {Sensitivity::open, "open", "público", "open", "openbaar"},
        {Sensitivity::internal, "internal", "interno", "internal", "intern"},
        {Sensitivity::personal, "personal", "personal", "personal", "persoonlijk"},
        {Sensitivity::health, "health", "de salud", "health", "gezondheid"},
    }};
    return names;
}

}  // namespace ciclo::records
