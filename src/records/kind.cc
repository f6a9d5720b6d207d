#include "records/kind.h"

#include "base/ensure.h"

namespace ciclo::records {

const Names<Belonging, 3>& names_of(Belonging*) {
    static const Names<Belonging, 3> names{{
        {Belonging::organisation, "organisation", "de la organización", "the organisation's", "van de organisatie"},
        {Belonging::unit_itself, "unit_itself", "una unidad", "a unit", "een eenheid"},
        {Belonging::unit_field, "unit_field", "de una unidad", "a unit's", "van een eenheid"},
    }};
    return names;
}

const Names<Retention, 4>& names_of(Retention*) {
    static const Names<Retention, 4> names{{
        {Retention::while_used, "while_used", "mientras se use", "while it is used", "zolang het gebruikt wordt"},
        {Retention::three_years, "three_years", "tres años", "three years", "drie jaar"},
        {Retention::ten_years, "ten_years", "diez años", "ten years", "tien jaar"},
        {Retention::with_parent, "with_parent", "con su registro principal", "with its parent", "met het hoofdrecord"},
    }};
    return names;
}

std::size_t Kind::find(std::string_view field) const {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i].name == field) return i;
    }
    return npos;
}

std::size_t Kind::at(std::string_view field) const {
    const std::size_t position = find(field);
    ENSURE(position != npos, "a field named in code is a field of the kind");
    return position;
}

std::string unit_of(const Kind& kind, const Record& record) {
    switch (kind.belonging) {
        case Belonging::organisation:
            return "";
        case Belonging::unit_itself:
            return record.id.text;
        case Belonging::unit_field:
            break;
    }
    const std::size_t position = kind.at("unit");
    ENSURE(position < record.values.size(), "a record has a value for every field of its kind");
    const auto* unit = std::get_if<std::string>(&record.values[position]);
    return unit == nullptr ? "" : *unit;
}

}  // namespace ciclo::records
