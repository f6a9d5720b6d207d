// share show, style: what a link opens. Whoever has the link may see it, and nothing else: the version is read with the
// program's own eyes, and the page holds no id, no person and nothing that was not chosen when the link was made.
#include <list>
#include <mutex>

#include "actions/cycle_versions.h"
#include "actions/identity_parts.h"
#include "actions/results_computing.h"
#include "actions/share_deeds.h"
#include "actions/share_page.h"
#include "actions/share_records.h"
#include "calendar/duration.h"
#include "organisation/kinds.h"
#include "organisation/values.h"
#include "report/pictures.h"

namespace ciclo::actions {

namespace {

constexpr std::int64_t fewest_respondents = 5;  ///< who they are could be guessed

Outcome shown(std::string html, int status = 200) {
    Outcome outcome;
    outcome.text = html;
    outcome.page = Page{"text/html; charset=utf-8", std::move(html), status};
    return outcome;
}

Outcome gone(const World& world) { return shown(share_gone_page(world.language), 404); }

/// Pages made since the last write to the store: a link that went to a whole staff is drawn once.
class MadePages {
public:
    struct Row {
        std::string key, html;
        std::uint64_t generation = 0;
        calendar::Instant expires;
    };
    std::optional<std::string> find(const std::string& key, std::uint64_t generation, calendar::Instant now) {
        const std::lock_guard held(lock_);
        for (const Row& row : rows_) {
            if (row.key == key && row.generation == generation && now < row.expires) return row.html;
        }
        return std::nullopt;
    }
    void keep(Row row) {
        constexpr std::size_t places = 12;  // a page has some 200 KiB
        const std::lock_guard held(lock_);
        rows_.remove_if([&](const Row& other) { return other.key == row.key; });
        rows_.push_front(std::move(row));
        if (rows_.size() > places) rows_.pop_back();
    }

private:
    std::mutex lock_;
    std::list<Row> rows_;
};

MadePages& made_pages() {
    static MadePages pages;
    return pages;
}

/// With the store's identity: several stores live in one process only in tests.
std::string key_of(const std::string& digest, const World& world) {
    return digest + " " + std::string(code_of(world.language)) + " " + std::to_string(reinterpret_cast<std::uintptr_t>(world.store));
}

SharedDrawing whole(drawing::Drawing drawing, SharedDrawing::Screen screen = SharedDrawing::Screen::all) {
    return {.svg = std::move(drawing.svg), .screen = screen};
}

SharedDrawing scrolling(drawing::Drawing drawing, const LocalText& title, Language language) {
    return {.svg = std::move(drawing.svg), .size = SharedDrawing::Size::scrolls, .title = title.in(language)};
}

const LocalText blueprint_title{"Plano del servicio", "Service blueprint", "Serviceblauwdruk"};
const LocalText no_curve{"Todavía hay menos de cinco respuestas: la curva se verá aquí cuando las haya.",
                         "There are fewer than five answers yet: the curve will be here when there are.",
                         "Er zijn nog minder dan vijf antwoorden: de curve staat hier zodra ze er zijn."};
const LocalText curve_title{"Curva del ciclo", "Curve of the cycle", "Curve van de cyclus"};

std::vector<SharedDrawing> drawings_of(const Share& share, const cycle::Map& map, const Analysis* found, Language language) {
    std::vector<SharedDrawing> drawings;
    const indicators::Measures* measures = found == nullptr ? nullptr : &found->measures;
    report::PictureOptions options;
    options.language = language;
    if (map.moments.empty()) return drawings;
    if (share.shows("circle")) {
        options.id_prefix = "c";
        const indicators::Measures* on_circle = share.results ? measures : nullptr;
        drawings.push_back(whole(report::circle_of(map, on_circle, options), SharedDrawing::Screen::wide));
        options.id_prefix = "n";
        options.names = report::PictureOptions::Names::hidden;
        drawings.push_back(whole(report::circle_of(map, on_circle, options), SharedDrawing::Screen::narrow));
    }
    if (share.shows("curve") && measures != nullptr) {
        options.id_prefix = "k";
        drawings.push_back(scrolling(report::curve_of(map, *measures, options), curve_title, language));
    }
    if (share.shows("blueprint")) {
        options.id_prefix = "b";
        options.sheets = report::PictureOptions::Sheets::one;
        for (drawing::Drawing& sheet : report::blueprint_of(map, options)) {
            drawings.push_back(scrolling(std::move(sheet), blueprint_title, language));
        }
    }
    return drawings;
}

/// Organisation's name and word for customer.
Result<Done> add_house(SharePage& page, seams::Snapshot& snapshot) {
    const records::Kind& kind = organisation::organisation_kind();
    records::Query any;
    any.kind = &kind;
    any.limit = 1;
    const auto found = snapshot.list(any);
    if (!found) return found.errors();
    if (found->records.empty()) return done;
    const records::Record& record = found->records.front();
    if (const auto* name = organisation::value_of<std::string>(kind, record, "name")) page.organisation = *name;
    if (const auto* word = organisation::value_of<LocalText>(kind, record, "customer_word")) page.customer_word = *word;
    return done;
}

/// Nothing when there are too few answers to show.
Result<ResultsPtr> results_for(const Share& share, const Arguments& of_cycle, World& inside) {
    if (!share.results && !share.shows("curve")) return ResultsPtr();
    const Result<ResultsQuestion> question = question_asked(of_cycle, inside);
    if (!question) return question.errors();
    Result<ResultsPtr> results = results_of(*question, inside);
    if (!results) return results.errors();
    const Analysis& found = (*results)->analysis;
    const bool enough = found.evidence.wave && found.measures.respondents >= fewest_respondents;
    return enough && !(*results)->withheld ? std::move(results) : Result<ResultsPtr>(ResultsPtr());
}

/// Nothing: there is no such cycle or version any more.
Result<std::string> page_of(const Share& share, World& inside) {
    Arguments of_cycle;
    of_cycle.values["id"] = {share.cycle};
    of_cycle.values["version"] = {std::to_string(share.number)};
    const Result<records::Record> cycle_record = cycle_given(of_cycle, inside, Want::reading);
    if (!cycle_record) return cycle_record.errors();
    if (cycle_record->archived) return no_such_record();
    const Result<CycleVersion> version = version_given(*cycle_record, std::to_string(share.number), inside);
    if (!version) return version.errors();
    const Result<ResultsPtr> results = results_for(share, of_cycle, inside);
    if (!results) return results.errors();
    SharePage page{.version = share.number, .expires = calendar::day_of(share.expires), .language = inside.language};
    if (const auto added = add_house(page, *inside.snapshot); !added) return added.errors();
    cycle::Map map = *version->map;
    if (map.service.customer_word.empty()) map.service.customer_word = page.customer_word;
    page.map = &map;
    page.drawings = drawings_of(share, map, *results == nullptr ? nullptr : &(*results)->analysis, inside.language);
    if (share.shows("curve") && *results == nullptr) page.note = no_curve.in(inside.language);
    page.moments = share.shows("map") ? SharePage::Moments::listed : SharePage::Moments::left_out;
    return share_page(page);
}

Result<Outcome> run_show(const Arguments& arguments, World& world) {
    const auto digest = identity::digest_of_secret(arguments.text("secret"));
    if (!digest) return gone(world);
    const std::uint64_t generation = world.store->generation();
    if (auto html = made_pages().find(key_of(*digest, world), generation, world.clock->now())) return shown(*std::move(html));
    const auto everything = whole_snapshot(world);
    if (!everything) return everything.errors();
    const auto record = find_one(**everything, organisation::share_kind(), "secret", *digest);
    if (!record) return record.errors();
    if (!record->has_value()) return gone(world);
    const Share share = read_share(**record);
    if (!share.holds(world.clock->now())) return gone(world);
    const access::Caller program = access::Caller::machine();
    World inside = world;
    inside.caller = &program;
    inside.snapshot = everything->get();
    Result<std::string> html = page_of(share, inside);
    if (!html) {
        if (html.errors().front().kind == ErrorKind::not_found) return gone(world);
        return html.errors();
    }
    made_pages().keep({key_of(*digest, world), *html, generation, share.expires});
    return shown(*std::move(html));
}

Result<Outcome> run_style(const Arguments&, World&) {
    static const std::string style = share_style();
    Outcome outcome;
    outcome.page = Page{"text/css; charset=utf-8", style};
    return outcome;
}

}  // namespace

std::vector<Action> share_showing_actions() {
    return {{.name = "share show",
             .help = {"la página de un enlace compartido", "the page of a shared link", "de pagina van een gedeelde link"},
             .who = Permission::anybody(),
             .effect = Effect::derives,
             .example = "ciclo share show --secret 4f…",
             .inputs = {{.name = "secret",
                         .kind = InputKind::secret,
                         .help = {"lo que sigue a /share/ en el enlace", "what follows /share/ in the link",
                                  "wat na /share/ in de link staat"},
                         .required = true}},
             .run = run_show,
             .route = {HttpMethod::get, "/share/{secret}"},
             .doors = Doors::http},
            {.name = "share style",
             .help = {"el estilo de las páginas compartidas", "the style of shared pages", "de stijl van gedeelde pagina's"},
             .who = Permission::anybody(),
             .effect = Effect::reads,
             .example = "ciclo share style",
             .run = run_style,
             .route = {HttpMethod::get, "/share/style.css"},
             .doors = Doors::http}};
}

}  // namespace ciclo::actions
