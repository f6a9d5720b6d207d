// token make, list, revoke: programs that act for a person, with less than that person may.
#include "actions/identity_deeds.h"
#include "actions/identity_parts.h"
#include "base/text.h"
#include "calendar/duration.h"
#include "formats/json.h"
#include "identity/address.h"
#include "identity/api_token.h"
#include "identity/kinds.h"
#include "identity/limits.h"

#include <charconv>

namespace ciclo::actions {

namespace {

using formats::Value;
using identity::ApiToken;

constexpr std::int64_t usual_days = 90;

Error refusal(std::string_view field, std::string what, std::string cure, std::string code) {
    return {ErrorKind::refused, std::move(what), std::move(cure), {std::string(field), 0, 0}, std::move(code)};
}

std::optional<std::int64_t> days_of(const Arguments& arguments) {
    const std::optional<std::string> text = arguments.maybe("days");
    if (!text) return usual_days;
    std::int64_t days = 0;
    const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), days);
    if (fault != std::errc() || end != text->data() + text->size() || days < 1 || days > identity::limits::token_days)
        return std::nullopt;
    return days;
}

/// Each role must be the maker's own over the token's unit.
Errors wider_than(const access::Scope& maker, const ApiToken& token) {
    Errors errors;
    for (const std::string& code : token.roles) {
        const std::optional<access::Role> role = from_code<access::Role>(code);
        if (role && maker.may(*role, token.unit)) continue;
        errors.push_back(refusal("roles", "you do not have the role " + quoted(code) + " over that unit",
                                 "give the token roles that you have yourself", "wider_than_yours"));
    }
    return errors;
}

Errors faults_of(const access::Scope& maker, const ApiToken& token) {
    Errors errors = wider_than(maker, token);
    if (token.roles.empty())
        errors.push_back(refusal("roles", "the token would be allowed nothing", "name a role", "required"));
    if (token.addresses.size() > identity::limits::token_addresses) {
        errors.push_back(refusal("addresses", "there are more than 20 addresses", "name ranges", "too_long"));
    }
    for (const std::string& range : token.addresses) {
        if (!identity::is_address_range(range)) {
            errors.push_back(refusal("addresses", quoted(range) + " is no address and no range",
                                     "write 192.0.2.7 or 192.0.2.0/24", "not_an_address"));
        }
    }
    return errors;
}

Result<std::string> insert_token(seams::Pen& pen, ApiToken token, std::int64_t days) {
    const auto others = find_all(pen, identity::api_token_kind(), "person", token.person);
    if (!others) return others.errors();
    if (others->size() >= identity::limits::tokens_each) {
        return Error{
            ErrorKind::limit, "you have 20 tokens already", "revoke one that is no longer used", {}, "too_many_tokens"};
    }
    token.expires = {pen.now().microseconds_utc + days * calendar::microseconds_per_day};
    const auto made = pen.insert(identity::api_token_kind(), identity::values_of(token));
    if (!made) return made.errors();
    return made->id.text + " " + calendar::iso_text(token.expires);
}

Result<Outcome> run_make(const Arguments& arguments, World& world) {
    const Result<std::string> person = person_asking(world);
    if (!person) return person.errors();
    if (const auto fresh = asked_freshly(world); !fresh) return fresh.errors();
    const std::optional<std::int64_t> days = days_of(arguments);
    if (!days) return refusal("days", "a token lasts between a day and a year", "give 1 to 366 days", "out_of_range");
    const identity::NewToken made = identity::new_token(drawn<6>(world), drawn<32>(world));
    const ApiToken token{.person = *person,
                         .label = std::string(trim(arguments.text("label"))),
                         .token_id = made.id,
                         .secret = made.digest,
                         .roles = arguments.all("roles"),
                         .unit = arguments.text("unit"),
                         .addresses = arguments.all("addresses")};
    const Errors faults = faults_of(world.caller->scope, token);
    if (!faults.empty()) return faults;
    const auto written = write_once(world, world.caller->scope, "token make",
                                    [&](seams::Pen& pen) { return insert_token(pen, token, *days); });
    if (!written) return written.errors();
    const std::vector<std::string_view> parts = words_of(*written);
    Outcome outcome;
    outcome.text = made.text + "\n" +
                   said(world, "Se muestra solo esta vez. Caduca: " + std::string(parts[1]),
                        "Shown this once only. Expires: " + std::string(parts[1]),
                        "Wordt alleen nu getoond. Verloopt: " + std::string(parts[1]));
    outcome.json = formats::write_json(formats::object({{"id", formats::string(parts[0])},
                                                        {"token", formats::string(made.text)},
                                                        {"expires", formats::string(parts[1])}}));
    return outcome;
}

Value texts(const std::vector<std::string>& lines) {
    std::vector<Value> items;
    for (const std::string& line : lines) items.push_back(formats::string(line));
    return formats::list(std::move(items));
}

Value told(const ApiToken& token) {
    return formats::object(
        {{"id", formats::string(token.id.text)},
         {"label", formats::string(token.label)},
         {"begins", formats::string("cx_" + token.token_id)},
         {"roles", texts(token.roles)},
         {"unit", token.unit.empty() ? formats::null() : formats::string(token.unit)},
         {"expires", formats::string(calendar::iso_text(token.expires))},
         {"last_used", token.last_used ? formats::string(calendar::iso_text(*token.last_used)) : formats::null()},
         {"addresses", texts(token.addresses)}});
}

Result<Outcome> run_list(const Arguments&, World& world) {
    const Result<std::string> person = person_asking(world);
    if (!person) return person.errors();
    const auto stored = find_all(*world.snapshot, identity::api_token_kind(), "person", *person);
    if (!stored) return stored.errors();
    Outcome outcome;
    std::vector<Value> tokens;
    for (const records::Record& record : *stored) {
        const ApiToken token = identity::read_api_token(record);
        tokens.push_back(told(token));
        outcome.text += token.id.text + "  cx_" + token.token_id + "  " + calendar::iso_text(token.expires) + "  " +
                        token.label + "\n";
    }
    outcome.json = formats::write_json(formats::object({{"tokens", formats::list(std::move(tokens))}}));
    return outcome;
}

/// One's own; an administrator over everything may revoke anybody's.
Result<Outcome> run_revoke(const Arguments& arguments, World& world) {
    const Result<std::string> person = person_asking(world);
    if (!person) return person.errors();
    const auto record = world.pen->get(identity::api_token_kind(), records::RecordId(arguments.text("token")));
    if (!record) return record.errors();
    if (!record->has_value() || (*record)->archived) return nothing_such();
    const ApiToken token = identity::read_api_token(**record);
    if (token.person != *person && !world.caller->scope.may(access::Role::administrator, "")) return nothing_such();
    const auto archived = world.pen->archive(identity::api_token_kind(), token.id, token.version);
    if (!archived) return archived.errors();
    return Outcome{said(world, "Testigo revocado.", "Token revoked.", "Token ingetrokken.")};
}

std::vector<Input> make_inputs() {
    std::vector<std::string_view> roles;
    for (const auto& row : names_of(static_cast<access::Role*>(nullptr))) roles.push_back(row.code);
    return {{.name = "label",
             .kind = InputKind::text,
             .help = {"para qué sirve", "what it is for", "waarvoor het dient"},
             .required = true},
            {.name = "roles",
             .kind = InputKind::choice,
             .help = {"un papel que usted tiene; repetible", "a role you have; repeatable",
                      "een rol die u hebt; herhaalbaar"},
             .required = true,
             .repeated = true,
             .choices = std::move(roles)},
            {.name = "unit",
             .kind = InputKind::text,
             .help = {"unidad a la que se limita", "unit it is limited to", "eenheid waartoe het beperkt is"}},
            {.name = "days",
             .kind = InputKind::whole_number,
             .help = {"días que vale, 366 como mucho (90)", "days it lasts, 366 at most (90)",
                      "dagen dat het geldt, hoogstens 366 (90)"}},
            {.name = "addresses",
             .kind = InputKind::text,
             .help = {"dirección o red desde la que vale; repetible", "address or network it works from; repeatable",
                      "adres of netwerk waarvandaan het werkt; herhaalbaar"},
             .repeated = true}};
}

}  // namespace

std::vector<Action> token_actions() {
    return {
        {.name = "token make",
         .help = {"crear un testigo para un programa", "make a token for a program",
                  "een token voor een programma maken"},
         .who = Permission::signed_in(),
         .effect = Effect::proves,
         .example = "ciclo token make --label \"Sistema de colas\" --roles member --days 180",
         .inputs = make_inputs(),
         .run = run_make,
         .route = {HttpMethod::post, "/api/tokens"},
         .doors = Doors::http},
        {.name = "token list",
         .help = {"mis testigos y su último uso", "my tokens and their last use", "mijn tokens en hun laatste gebruik"},
         .who = Permission::signed_in(),
         .effect = Effect::reads,
         .example = "ciclo token list",
         .run = run_list,
         .route = {HttpMethod::get, "/api/tokens"},
         .doors = Doors::http},
        {.name = "token revoke",
         .help = {"revocar un testigo", "revoke a token", "een token intrekken"},
         .who = Permission::signed_in(),
         .effect = Effect::writes,
         .example = "ciclo token revoke 01JB2Z",
         .inputs = {{.name = "token",
                     .kind = InputKind::text,
                     .help = {"identificador del testigo", "id of the token", "kenmerk van het token"},
                     .positional = true,
                     .required = true}},
         .run = run_revoke,
         .route = {HttpMethod::remove, "/api/tokens/{token}"},
         .doors = Doors::http}};
}

}  // namespace ciclo::actions
