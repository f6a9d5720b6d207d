// Shares: links by which people outside see one version of a cycle for a time, without signing in. Stored is the digest of the
// link's secret; the secret itself is in the link only.
#include "organisation/circles.h"
#include "organisation/kinds.h"
#include "organisation/limits.h"
#include "organisation/values.h"

namespace ciclo::organisation {

namespace {

using records::Field;
using records::FieldType;
using records::Need;

/// These fields are shown on no form: their label says it all.
Field field(std::string_view name, FieldType type, Need need, LocalText label, std::size_t longest = 400) {
    return {.name = name, .type = type, .label = label, .help = label, .need = need, .longest = longest};
}

std::vector<Field> what_and_until_when() {
    Field cycle = field("cycle", FieldType::reference, Need::required, {"Ciclo", "Cycle", "Cyclus"});
    cycle.refers_to = "cycle";
    Field secret = field("secret", FieldType::text, Need::required,
                         {"Resumen del secreto", "Digest of the secret", "Samenvatting van het geheim"}, 64);
    secret.unique = true;
    return {cycle,
            field("number", FieldType::whole, Need::required, {"Versión", "Version", "Versie"}),
            field("what", FieldType::text_list, Need::required, {"Qué se ve", "What is shown", "Wat te zien is"}, 4),
            field("results", FieldType::yes_no, Need::required, {"Con resultados", "With results", "Met resultaten"}),
            secret,
            field("expires", FieldType::instant, Need::required, {"Válido hasta", "Valid until", "Geldig tot"}),
            field("revoked", FieldType::instant, Need::optional, {"Retirado", "Withdrawn", "Ingetrokken"})};
}

}  // namespace

const records::Kind& share_kind() {
    static const records::Kind kind{.name = "share",
                                    .one = {"Enlace para compartir", "Share link", "Deellink"},
                                    .many = {"Enlaces para compartir", "Share links", "Deellinks"},
                                    .help = {"Quién puede ver un ciclo sin entrar, y hasta cuándo.",
                                             "Who may see a cycle without signing in, and until when.",
                                             "Wie een cyclus mag zien zonder aanmelden, en tot wanneer."},
                                    .fields = what_and_until_when(),
                                    .title_field = "expires",
                                    .retention = records::Retention::with_parent,
                                    .readers = arrangers,
                                    .writers = arrangers,
                                    .internal = true};
    return kind;
}

}  // namespace ciclo::organisation
