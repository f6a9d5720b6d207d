// share make, list, withdraw: by those who shape the cycle.
#include "actions/share_deeds.h"

#include "actions/cycle_answers.h"
#include "actions/cycle_versions.h"
#include "actions/identity_parts.h"
#include "actions/share_records.h"
#include "base/number.h"
#include "calendar/duration.h"
#include "organisation/kinds.h"
#include "records/json_text.h"

namespace ciclo::actions {

namespace {

constexpr std::int64_t most_days = 366;      ///< who needs it longer makes a new one, and thinks about it again
constexpr std::int64_t usual_days = 30;
constexpr std::size_t shares_each = 50;      ///< links of one cycle that still open something

const std::vector<std::string_view> sorts{"circle", "blueprint", "curve", "map"};

Error refusal(std::string_view field, std::string what, std::string cure, std::string code) {
    return {ErrorKind::invalid, std::move(what), std::move(cure), {std::string(field), 0, 0}, std::move(code)};
}

Result<std::int64_t> days_of(const Arguments& arguments) {
    if (!arguments.has("days")) return usual_days;
    const auto days = parse_integer(arguments.text("days"));
    if (days && *days >= 1 && *days <= most_days) return *days;
    return refusal("days", "a link lasts between a day and a year", "give 1 to 366 days", "out_of_range");
}

/// The curve is nothing but results: unless it is named, it goes along only with them.
std::vector<std::string> what_of(const Arguments& arguments) {
    std::vector<std::string> what;
    for (const std::string_view sort : sorts) {
        const auto& asked = arguments.all("what");
        const bool usual = asked.empty() && (sort != "curve" || arguments.has("results"));
        const bool wanted = usual || std::find(asked.begin(), asked.end(), sort) != asked.end();
        if (wanted) what.emplace_back(sort);
    }
    return what;
}

/// What was named; else what is published; else the draft.
Result<CycleVersion> version_for(const records::Record& cycle_record, const Arguments& arguments, World& inside) {
    if (const auto asked = arguments.maybe("version")) return version_given(cycle_record, *asked, inside);
    Result<CycleVersion> published = version_given(cycle_record, "published", inside);
    return published ? std::move(published) : version_given(cycle_record, "draft", inside);
}

Result<Done> has_place(seams::Pen& pen, const std::string& cycle) {
    const auto all = find_all(pen, organisation::share_kind(), "cycle", cycle);
    if (!all) return all.errors();
    const auto open = std::count_if(all->begin(), all->end(), [&](const records::Record& record) { return read_share(record).holds(pen.now()); });
    if (static_cast<std::size_t>(open) < shares_each) return done;
    return Error{ErrorKind::refused, "the cycle has 50 links already", "withdraw one that is no longer needed", {}, "too_many_shares"};
}

Result<Share> insert_share(seams::Pen& pen, const Arguments& arguments, World& inside, Share share) {
    const Result<records::Record> cycle_record = cycle_given(arguments, inside, Want::writing);
    if (!cycle_record) return cycle_record.errors();
    const Result<CycleVersion> version = version_for(*cycle_record, arguments, inside);
    if (!version) return version.errors();
    if (const auto place = has_place(pen, cycle_record->id.text); !place) return place.errors();
    share.cycle = cycle_record->id.text;
    share.number = version->number;
    const auto made = pen.insert(organisation::share_kind(), values_of(share));
    if (!made) return made.errors();
    return read_share(*made);
}

Result<Outcome> run_make(const Arguments& arguments, World& world) {
    const Result<std::int64_t> days = days_of(arguments);
    if (!days) return days.errors();
    const identity::Secret secret = identity::random_secret(drawn<32>(world));
    const calendar::Instant now = world.clock->now();
    Share share{.what = what_of(arguments), .results = arguments.has("results"), .secret = secret.digest};
    share.expires = {(now.microseconds_utc / calendar::microseconds_per_second + *days * 86'400) * calendar::microseconds_per_second};
    // the answer that is kept for repeated keys holds no secret: this write has a key of its own and answers nothing
    const auto written = write_once(world, world.caller->scope, "share make", [&](seams::Pen& pen) -> Result<std::string> {
        World inside = world;
        inside.pen = &pen;
        Result<Share> made = insert_share(pen, arguments, inside, share);
        if (!made) return made.errors();
        share = *std::move(made);
        return std::string();
    });
    if (!written) return written.errors();
    const std::string path = "/share/" + secret.text;
    std::string json = "{\"share\":" + share_json(share, now) + ",\"path\":";
    records::append_json_text(json, std::string_view(path));
    records::append_json_text(json += ",\"url\":", std::string_view(world.origin + path));
    records::append_json_text(json += ",\"expires\":", std::string_view(calendar::iso_text(share.expires)));
    return Outcome{.text = world.origin + path + "\n", .json = json + "}"};
}

Result<Outcome> run_list(const Arguments& arguments, World& world) {
    const Result<records::Record> cycle_record = cycle_given(arguments, world, Want::reading);
    if (!cycle_record) return cycle_record.errors();
    if (!world.caller->scope.may(organisation::cycle_kind().writers, records::unit_of(organisation::cycle_kind(), *cycle_record))) return not_yours();
    const auto all = find_all(*world.snapshot, organisation::share_kind(), "cycle", cycle_record->id.text);
    if (!all) return all.errors();
    std::string json, text;
    for (auto record = all->rbegin(); record != all->rend(); ++record) {
        const Share share = read_share(*record);
        json += (json.empty() ? "" : ",") + share_json(share, world.clock->now());
        text += share.id.text + "  " + std::to_string(share.number) + "  " + calendar::iso_text(share.expires) + "\n";
    }
    return Outcome{.text = text, .json = "{\"shares\":[" + json + "]}"};
}

Result<Outcome> run_withdraw(const Arguments& arguments, World& world) {
    const auto record = world.pen->get(organisation::share_kind(), records::RecordId(arguments.text("share")));
    if (!record) return record.errors();
    if (!record->has_value()) return no_such_record();
    Share share = read_share(**record);
    Arguments of_cycle;
    of_cycle.values["id"] = {share.cycle};
    const Result<records::Record> cycle_record = cycle_given(of_cycle, world, Want::writing);
    // a withdrawn link of an archived cycle harms nobody
    if (!cycle_record && cycle_record.errors().front().code != "archived") return cycle_record.errors();
    if (!share.revoked) {
        share.revoked = world.pen->now();
        const auto updated = world.pen->update(organisation::share_kind(), share.id, share.version, values_of(share));
        if (!updated) return updated.errors();
    }
    Outcome outcome{.text = said(world, "El enlace ya no muestra nada.", "The link shows nothing any more.", "De link toont niets meer.")};
    outcome.json = "{\"share\":" + share_json(share, world.pen->now()) + "}";
    return outcome;
}

Input what_input() {
    return {.name = "what",
            .kind = InputKind::choice,
            .help = {"qué se ve (si falta, todo): circle, blueprint, curve, map = la tabla de momentos",
                     "what is shown (default: all): circle, blueprint, curve, map = the table of moments",
                     "wat te zien is (anders alles): circle, blueprint, curve, map = de tabel van momenten"},
            .repeated = true,
            .choices = sorts};
}

}  // namespace

std::vector<Action> share_making_actions() {
    const Permission shapers = Permission::of(organisation::cycle_kind().writers);
    return {{.name = "share make",
             .help = {"dar un enlace con que cualquiera ve una versión, sin entrar",
                      "give a link with which anybody sees one version, without signing in",
                      "een link geven waarmee iedereen één versie ziet, zonder aanmelden"},
             .who = shapers,
             .effect = Effect::proves,
             .example = "ciclo share make 01JABCDEFGHJKMNPQRSTVWXYZ0 --days 14",
             .inputs = {cycle_id_input(),
                        version_input("version"),
                        {.name = "days",
                         .kind = InputKind::whole_number,
                         .help = {"cuántos días vale (si falta, 30)", "for how many days (default: 30)",
                                  "hoeveel dagen geldig (anders 30)"}},
                        what_input(),
                        {.name = "results",
                         .kind = InputKind::flag,
                         .help = {"con lo medido: signos en el círculo, la curva", "with what was measured: signs on the circle, the curve",
                                  "met wat gemeten is: tekens op de cirkel, de curve"}}},
             .run = run_make,
             .route = {HttpMethod::post, "/api/cycles/{id}/shares"}},
            {.name = "share list",
             .help = {"los enlaces dados de un ciclo", "the links given of a cycle", "de gegeven links van een cyclus"},
             .who = shapers,
             .effect = Effect::reads,
             .example = "ciclo share list 01JABCDEFGHJKMNPQRSTVWXYZ0",
             .inputs = {cycle_id_input()},
             .run = run_list,
             .route = {HttpMethod::get, "/api/cycles/{id}/shares"}},
            {.name = "share withdraw",
             .help = {"retirar un enlace dado", "withdraw a link that was given", "een gegeven link intrekken"},
             .who = shapers,
             .effect = Effect::writes,
             .example = "ciclo share withdraw 01JABCDEFGHJKMNPQRSTVWXYZ0",
             .inputs = {{.name = "share",
                         .kind = InputKind::text,
                         .help = {"identificador del enlace", "id of the link", "kenmerk van de link"},
                         .positional = true,
                         .required = true}},
             .run = run_withdraw,
             .route = {HttpMethod::remove, "/api/shares/{share}"}}};
}

std::vector<Action> share_actions() {
    std::vector<Action> all = share_making_actions();
    for (Action& action : share_showing_actions()) all.push_back(std::move(action));
    return all;
}

}  // namespace ciclo::actions
