#include "identity/kinds.h"

#include <array>

#include "identity/limits.h"
#include "identity/link.h"
#include "identity/session.h"

namespace ciclo::identity {

namespace {

using records::Field;
using records::FieldType;
using records::Need;

enum class Unique { no, yes };

/// These fields are shown on no form: their label says it all.
Field field(std::string_view name, FieldType type, Need need, LocalText label, std::size_t longest = 400,
            Unique unique = Unique::no) {
    return {.name = name,
            .type = type,
            .label = label,
            .help = label,
            .need = need,
            .longest = longest,
            .unique = unique == Unique::yes};
}

Field person_field(Need need, Unique unique = Unique::no) {
    Field person = field("person", FieldType::reference, need, {"Persona", "Person", "Persoon"}, 400, unique);
    person.refers_to = "person";
    return person;
}

template <class Enum>
Field choice_field(std::string_view name, Need need, LocalText label) {
    Field out = field(name, FieldType::choice, need, std::move(label));
    for (const auto& row : names_of(static_cast<Enum*>(nullptr))) {
        out.choices.push_back({row.code, LocalText(std::string(row.es), std::string(row.en), std::string(row.nl))});
    }
    return out;
}

records::Kind internal_kind(std::string_view name, LocalText one, LocalText many, std::vector<Field> fields,
                            std::string_view title) {
    return {.name = name,
            .one = one,
            .many = many,
            .help = many,
            .fields = std::move(fields),
            .title_field = title,
            .retention = records::Retention::with_parent,
            .readers = access::Role::data_protection_officer,
            .writers = access::Role::administrator,
            .internal = true};
}

}  // namespace

const records::Kind& credential_kind() {
    static const records::Kind kind = internal_kind(
        "credential", {"Credencial", "Credential", "Aanmeldgegeven"},
        {"Credenciales", "Credentials", "Aanmeldgegevens"},
        {person_field(Need::required, Unique::yes),
         field("name_key", FieldType::text, Need::required,
               {"Resumen del nombre de acceso", "Digest of the sign-in name", "Samenvatting van de aanmeldnaam"}, 64,
               Unique::yes),
         field("password", FieldType::text, Need::optional,
               {"Contraseña cifrada", "Hashed password", "Versleuteld wachtwoord"}, 200),
         field("password_set", FieldType::instant, Need::optional,
               {"Contraseña desde", "Password since", "Wachtwoord sinds"}),
         field("factor_secret", FieldType::text, Need::optional,
               {"Secreto sellado del segundo factor", "Sealed second-factor secret",
                "Verzegeld geheim van de tweede factor"}),
         field(
             "factor_next", FieldType::text, Need::optional,
             {"Segundo factor empezado, sellado", "Second factor begun, sealed", "Begonnen tweede factor, verzegeld"}),
         field("factor_since", FieldType::instant, Need::optional,
               {"Segundo factor desde", "Second factor since", "Tweede factor sinds"}),
         field("factor_step", FieldType::whole, Need::optional,
               {"Último código usado", "Last code used", "Laatst gebruikte code"}),
         field("recovery_codes", FieldType::text_list, Need::optional,
               {"Resúmenes de los códigos de recuperación", "Digests of recovery codes",
                "Samenvattingen van herstelcodes"},
               limits::recovery_codes)},
        "person");
    return kind;
}

const records::Kind& session_kind() {
    static const records::Kind kind = internal_kind(
        "session", {"Sesión", "Session", "Sessie"}, {"Sesiones", "Sessions", "Sessies"},
        {person_field(Need::required),
         field("secret", FieldType::text, Need::required,
               {"Resumen del secreto", "Digest of the secret", "Samenvatting van het geheim"}, 64, Unique::yes),
         choice_field<Standing>("standing", Need::required, {"Alcance", "Standing", "Bereik"}),
         field("rights", FieldType::text, Need::required,
               {"Resumen de los permisos al entrar", "Digest of the grants at sign-in",
                "Samenvatting van de rechten bij aanmelding"},
               64),
         field("started", FieldType::instant, Need::required, {"Inicio", "Started", "Begonnen"}),
         field("last_used", FieldType::instant, Need::required, {"Último uso", "Last used", "Laatst gebruikt"}),
         field("confirmed", FieldType::instant, Need::optional,
               {"Contraseña confirmada", "Password confirmed", "Wachtwoord bevestigd"}),
         field("device", FieldType::text, Need::optional, {"Aparato", "Device", "Apparaat"}, 80),
         field("ended", FieldType::instant, Need::optional, {"Fin", "Ended", "Beëindigd"}),
         choice_field<Ending>("ending", Need::optional, {"Por qué terminó", "Why it ended", "Waarom beëindigd"})},
        "started");
    return kind;
}

const records::Kind& api_token_kind() {
    static const records::Kind kind = [] {
        Field unit = field("unit", FieldType::reference, Need::optional, {"Unidad", "Unit", "Eenheid"});
        unit.refers_to = "unit";
        return internal_kind(
            "api_token", {"Testigo de programa", "API token", "Programmatoken"},
            {"Testigos de programa", "API tokens", "Programmatokens"},
            {person_field(Need::required),
             field("label", FieldType::text, Need::required, {"Para qué", "What for", "Waarvoor"}, 80),
             field("token_id", FieldType::text, Need::required, {"Comienzo", "Beginning", "Begin"}, 8, Unique::yes),
             field("secret", FieldType::text, Need::required,
                   {"Resumen del secreto", "Digest of the secret", "Samenvatting van het geheim"}, 64),
             field("roles", FieldType::text_list, Need::required, {"Papeles", "Access roles", "Toegangsrollen"},
                   access::role_count),
             unit, field("expires", FieldType::instant, Need::required, {"Caduca", "Expires", "Verloopt"}),
             field("last_used", FieldType::instant, Need::optional, {"Último uso", "Last used", "Laatst gebruikt"}),
             field("addresses", FieldType::text_list, Need::optional, {"Direcciones", "Addresses", "Adressen"},
                   limits::token_addresses)},
            "label");
    }();
    return kind;
}

const records::Kind& one_time_link_kind() {
    static const records::Kind kind = internal_kind(
        "one_time_link", {"Enlace de un uso", "One-time link", "Eenmalige link"},
        {"Enlaces de un uso", "One-time links", "Eenmalige links"},
        {choice_field<LinkPurpose>("purpose", Need::required, {"Para qué", "Purpose", "Doel"}),
         field("secret", FieldType::text, Need::required,
               {"Resumen del secreto", "Digest of the secret", "Samenvatting van het geheim"}, 64, Unique::yes),
         person_field(Need::optional),
         field("expires", FieldType::instant, Need::required, {"Caduca", "Expires", "Verloopt"}),
         field("used", FieldType::instant, Need::optional, {"Usado", "Used", "Gebruikt"})},
        "purpose");
    return kind;
}

const records::Kind& login_counter_kind() {
    static const records::Kind kind = internal_kind(
        "login_counter", {"Contador de accesos", "Login counter", "Aanmeldteller"},
        {"Contadores de accesos", "Login counters", "Aanmeldtellers"},
        {field("shard", FieldType::text, Need::required, {"Parte", "Shard", "Deel"}, 2, Unique::yes),
         field("lines", FieldType::text_list, Need::optional, {"Líneas", "Lines", "Regels"}, limits::counter_lines)},
        "shard");
    return kind;
}

records::KindList kinds() {
    static const std::array<const records::Kind*, 5> all{&credential_kind(), &session_kind(), &api_token_kind(),
                                                         &one_time_link_kind(), &login_counter_kind()};
    return all;
}

}  // namespace ciclo::identity
