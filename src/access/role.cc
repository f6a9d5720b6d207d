#include "access/role.h"

namespace ciclo::access {

const Names<Role, role_count>& names_of(Role*) {
    static const Names<Role, role_count> names{{
        {Role::administrator, "administrator", "administración", "administrator", "beheerder"},
        {Role::quality_manager, "quality_manager", "gestión de calidad", "quality manager", "kwaliteitsmanager"},
        {Role::data_protection_officer, "data_protection_officer", "protección de datos", "data protection officer",
         "functionaris gegevensbescherming"},
        {Role::facilitator, "facilitator", "facilitación", "facilitator", "facilitator"},
        {Role::member, "member", "integrante", "member", "medewerker"},
        {Role::trainer, "trainer", "formación", "trainer", "trainer"},
        {Role::learner, "learner", "aprendiz", "learner", "cursist"},
        {Role::observer, "observer", "observación", "observer", "waarnemer"},
        {Role::provider, "provider", "proveedor", "provider", "externe dienstverlener"},
    }};
    return names;
}

}  // namespace ciclo::access
