// Units: departments, branches and posts, a tree by `parent`. Every right in the house is a right over a unit and all
// below it.
#include "organisation/circles.h"
#include "organisation/kinds.h"
#include "organisation/limits.h"
#include "organisation/names.h"
#include "organisation/values.h"

namespace ciclo::organisation {

namespace {

using records::FieldType;
using records::Listed;
using records::Need;
using records::Sensitivity;

/// Walks up from the unit: it must end at a unit without parent, not at itself, and not too far away.
Errors check_tree(const records::Record& record, const records::Lookup& lookup) {
    const records::Record* above = &record;
    for (std::size_t floors = 1; floors <= limits::unit_depth; ++floors) {
        const auto* parent = value_of<std::string>(unit_kind(), *above, "parent");
        if (parent == nullptr) return {};
        if (!record.id.empty() && *parent == record.id.text) {
            return {refused_field("parent", "ring", "the unit would stand below itself",
                                  "choose a unit that is not below this one")};
        }
        above = lookup.find("unit", *parent);
        if (above == nullptr) return {};  // an unknown reference is refused as such
    }
    return {refused_field("parent", "too_deep",
                          "the tree of units would have more than " + std::to_string(limits::unit_depth) + " floors",
                          "choose a unit nearer to the top")};
}

}  // namespace

const records::Kind& unit_kind() {
    static const records::Kind kind{
        .name = "unit",
        .one = {"Unidad", "Unit", "Eenheid"},
        .many = {"Unidades", "Units", "Eenheden"},
        .help = {"Departamentos, sedes y puestos donde se atiende, en forma de árbol.",
                 "Departments, branches and posts where people are served, as a tree.",
                 "Afdelingen, vestigingen en loketten waar mensen worden geholpen, als boom."},
        .fields = {{.name = "name",
                    .label = {"Nombre", "Name", "Naam"},
                    .help = {"Como lo dice la gente: «Triaje», «Sede Norte».",
                             "As people say it: \"Triage\", \"North branch\".",
                             "Zoals men het zegt: \"Triage\", \"Vestiging Noord\"."},
                    .need = Need::required,
                    .sensitivity = Sensitivity::open,
                    .longest = limits::name},
                   {.name = "sort",
                    .type = FieldType::choice,
                    .label = {"Tipo", "Kind", "Soort"},
                    .help = {"Departamento, sede o puesto de atención.", "Department, branch or service post.",
                             "Afdeling, vestiging of loket."},
                    .sensitivity = Sensitivity::open,
                    .choices = choices_of<UnitSort>()},
                   {.name = "parent",
                    .type = FieldType::reference,
                    .label = {"Depende de", "Part of", "Onderdeel van"},
                    .help = {"La unidad de la que forma parte; vacía, depende de la organización.",
                             "The unit it is part of; empty means the organisation itself.",
                             "De eenheid waar het bij hoort; leeg betekent de organisatie zelf."},
                    .sensitivity = Sensitivity::open,
                    .refers_to = "unit"},
                   {.name = "opening_hours",
                    .type = FieldType::text_list,
                    .label = {"Horario", "Opening hours", "Openingstijden"},
                    .help = {"Una línea por horario: «lun–vie 08:00–17:00».", "One line each: \"Mon–Fri 08:00–17:00\".",
                             "Eén regel per tijd: \"ma–vr 08:00–17:00\"."},
                    .sensitivity = Sensitivity::open,
                    .listed = Listed::no,
                    .longest = 14}},
        .title_field = "name",
        .belonging = records::Belonging::unit_itself,
        .readers = access::every_role,
        .writers = arrangers,
        .rules = {{"ring", check_tree}}};
    return kind;
}

}  // namespace ciclo::organisation
