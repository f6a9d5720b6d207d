#include "cycle/outline_columns.h"

#include <algorithm>

#include "base/text.h"

namespace ciclo::cycle {

const std::array<OutlineHeading, outline_columns>& outline_headings() {
    using Column = OutlineColumn;
    static constexpr std::array<OutlineHeading, outline_columns> headings{{
        {Column::id, "id", "id", "id", "código|code|no|n|nr"},
        {Column::stage, "etapa", "stage", "fase", "phase"},
        {Column::stage_optional, "etapa opcional", "optional stage", "optionele fase", "stage_optional"},
        {Column::moment, "momento", "moment", "moment",
         "momento de la verdad|moment of truth|moment van de waarheid|name|nombre|naam"},
        {Column::critical, "crítico", "critical", "kritiek", "critico"},
        {Column::reason, "motivo", "reason", "reden", "crit_reason|razón"},
        {Column::basis, "fuente", "basis", "bron", "crit_basis|source|decidido por|decided by|beslist door"},
        {Column::actor, "actor", "actor", "actor", "quién|who|wie"},
        {Column::lane, "carril", "lane", "baan", "franja|zone"},
        {Column::kind, "tipo", "kind", "soort", "clase|type"},
        {Column::channel, "canal", "channel", "kanaal", ""},
        {Column::control, "control", "control", "invloed", ""},
        {Column::optional, "opcional", "optional", "optioneel", ""},
        {Column::contact, "contacto (min)", "contact (min)", "contact (min)",
         "contacto|contact|minutos de contacto|contact minutes|contactminuten"},
        {Column::wait, "espera (min)", "wait (min)", "wachttijd (min)",
         "espera|wait|wachttijd|wachten|minutos de espera|wait minutes"},
        {Column::back, "trastienda (min)", "back (min)", "achter de schermen (min)", "trastienda|back|achter"},
        {Column::away, "ausente (min)", "away (min)", "afwezig (min)", "ausente|away|afwezig"},
        {Column::divergence, "divergencia", "divergence", "divergentie", "div"},
        {Column::protocol, "protocolo", "protocol", "protocol", ""},
        {Column::importance, "importancia", "importance", "belang", ""},
        {Column::expectation, "expectativa", "expectation", "verwachting", "expect|espera del cliente"},
        {Column::requirement, "requerimiento", "requirement", "vereiste",
         "requerimientos|requirements|vereisten|requisito|requisitos|req|eis|eisen"},
        {Column::standard, "estándar", "standard", "norm", "estándares|standards|normen|std"},
        {Column::comparison, "comparación", "comparison", "vergelijking", "operador|operator|op"},
        {Column::value, "valor", "value", "waarde", "v"},
        {Column::unit, "unidad de medida", "unit of measure", "meeteenheid", "unit|unidad|eenheid|medida|u"},
        {Column::compliance, "cumplimiento (%)", "compliance (%)", "naleving (%)",
         "cumplimiento|compliance|naleving|comply"},
        {Column::indicator, "indicador", "indicator", "indicator", "indicadores|indicators|indicatoren|ind"},
        {Column::indicator_type, "tipo de indicador", "indicator type", "soort indicator", "indicator_type"},
        {Column::formula, "fórmula", "formula", "formule", "f"},
        {Column::role, "roles", "roles", "rollen", "rol|role|función|functie"},
        {Column::department, "unidades", "departments", "afdelingen", "units|departamento|department|afdeling"},
        {Column::activity, "actividades", "activities", "activiteiten", "actividad|activity|activiteit"},
        {Column::spans, "acompaña a", "spans", "begeleidt", "acompaña|accompanies"},
    }};
    return headings;
}

std::string_view heading_of(OutlineColumn column, Language language) {
    for (const OutlineHeading& heading : outline_headings()) {
        if (heading.column != column) continue;
        return language == Language::es ? heading.es : language == Language::en ? heading.en : heading.nl;
    }
    return {};
}

std::optional<OutlineColumn> column_called(std::string_view heading) {
    const std::string wanted = folded(heading);
    for (const OutlineHeading& row : outline_headings()) {
        for (const std::string_view name : {row.es, row.en, row.nl}) {
            if (folded(name) == wanted) return row.column;
        }
        for (const std::string_view name : split(row.others, '|')) {
            if (!name.empty() && folded(name) == wanted) return row.column;
        }
    }
    return std::nullopt;
}

std::optional<bool> yes_or_no(std::string_view word) {
    constexpr std::array<std::string_view, 9> yes{"yes", "si", "ja", "x", "1", "true", "y", "s", "j"};
    constexpr std::array<std::string_view, 6> no{"no", "nee", "0", "false", "n", "f"};
    const std::string wanted = folded(word);
    if (std::find(yes.begin(), yes.end(), wanted) != yes.end()) return true;
    if (std::find(no.begin(), no.end(), wanted) != no.end()) return false;
    return std::nullopt;
}

std::string_view yes_or_no_word(bool yes, Language language) {
    switch (language) {
        case Language::es: return yes ? "sí" : "no";
        case Language::en: return yes ? "yes" : "no";
        case Language::nl: break;
    }
    return yes ? "ja" : "nee";
}

}  // namespace ciclo::cycle
