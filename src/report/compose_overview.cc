// The first screen beside the ranking: the circle, the figures of the whole cycle, the curve, and what else is worth
// knowing.
#include <algorithm>

#include "report/story.h"

namespace ciclo::report {

namespace {

/// "entre 55,0 y 74,4 · n 20 · remuestreo por percentiles"
/// A share that is shown with its counts ("16 de 20") has told its n.
enum class Counted { no, yes };

Text certainty_of(const Story& story, const stats::Estimate& value, const std::string& between,
                  Counted counted = Counted::no) {
    std::string text = between;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " · ") + part; };
    if (counted == Counted::no) add(story.speech.text("word.n", {{"n", story.speech.count(value.n)}}));
    if (stats::firmness_of(value.n) == stats::Firmness::orientative) add(story.speech.text("word.orientative"));
    if (value.has_interval()) add(std::string(printed(value.method, story.language())));
    return plain(text);
}

KeyFigure share_figure(const Story& story, const std::string& key, const stats::Estimate& share) {
    const std::string counts = story.speech.counts(share);
    const std::string between = story.speech.between_percent(share);
    return {story.speech.text("figure." + key),
            story.speech.percent(share.value),
            {},
            certainty_of(story, share, between.empty() ? counts : counts + " · " + between, Counted::yes)};
}

KeyFigures figures_of(const Story& story) {
    const auto& measures = story.measures;
    KeyFigures figures;
    if (const auto& index = measures.cycle.index) {
        figures.figures.push_back({story.speech.text("figure.index"), story.speech.trimmed(index->value, 1),
                                   story.speech.text("figure.of_100"),
                                   certainty_of(story, *index, story.speech.between(*index, 1))});
    }
    if (measures.cycle.integrity)
        figures.figures.push_back(share_figure(story, "integrity", *measures.cycle.integrity));
    if (measures.satisfied) figures.figures.push_back(share_figure(story, "satisfied", *measures.satisfied));
    if (measures.closure) figures.figures.push_back(share_figure(story, "closure", *measures.closure));
    if (measures.recommend && measures.recommend->nps) {
        const auto& nps = *measures.recommend->nps;
        figures.figures.push_back({story.speech.text("figure.nps"),
                                   story.speech.trimmed(nps.value, 1),
                                   {},
                                   certainty_of(story, nps, story.speech.between(nps, 0))});
    }
    if (measures.coverage) figures.figures.push_back(share_figure(story, "coverage", *measures.coverage));
    return figures;
}

void add_fragile(const Story& story, Bullets& bullets) {
    if (!story.measures.loyalty || !story.measures.loyalty->fragile) return;
    const auto& fragile = *story.measures.loyalty->fragile;
    bullets.items.push_back(story.speech.say("also.fragile", {{"counts", story.speech.counts(fragile)},
                                                              {"share", story.speech.percent(fragile.value)},
                                                              {"between", story.speech.between_percent(fragile)}}));
}

void add_broken(const Story& story, Bullets& bullets) {
    const auto& reading = story.measures.cycle;
    if (reading.broken_count == 0) return;
    constexpr std::size_t named = 8;
    std::vector<std::string> names(
        reading.broken.begin(),
        reading.broken.begin() + static_cast<std::ptrdiff_t>(std::min(named, reading.broken.size())));
    const std::int64_t rest = reading.broken_count - static_cast<std::int64_t>(names.size());
    if (rest > 0) names.push_back(story.speech.text("also.more", {{"count", rest}}));
    bullets.items.push_back(
        story.speech.say("also.broken", {{"count", reading.broken_count}, {"names", story.speech.list(names)}}));
}

void add_unmet(const Story& story, Bullets& bullets) {
    const auto standards = story.standards_today();
    const auto missed = std::count_if(standards.begin(), standards.end(), [](const auto* s) { return !s->reached; });
    if (standards.empty()) return;
    bullets.items.push_back(story.speech.say(
        "also.standards", {{"missed", std::int64_t{missed}}, {"total", static_cast<std::int64_t>(standards.size())}}));
}

void add_what_if(const Story& story, Bullets& bullets) {
    for (const auto& what_if : story.measures.what_if) {
        const auto& reading = what_if.reading;
        if (!reading.index || !reading.integrity) continue;
        bullets.items.push_back(
            story.speech.say("also.what_if", {{"number", story.number_of(what_if.moment)},
                                              {"index", story.speech.trimmed(reading.index->value, 1)},
                                              {"integrity", story.speech.percent(reading.integrity->value)},
                                              {"counts", story.speech.counts(*reading.integrity)}}));
    }
}

void add_loss(const Story& story, Bullets& bullets) {
    if (!story.ranking || story.loss) return;
    bullets.items.push_back(story.speech.say("also.no_loss"));
}

void add_also(const Story& story, std::vector<Block>& blocks) {
    Bullets bullets;
    add_fragile(story, bullets);
    add_what_if(story, bullets);
    add_broken(story, bullets);
    add_unmet(story, bullets);
    add_loss(story, bullets);
    if (bullets.items.empty()) return;
    blocks.push_back(Heading{story.speech.text("also.title"), "also"});
    blocks.push_back(std::move(bullets));
}

/// What the circle shows, in one sentence.
std::string circle_sentence(const Story& story) {
    const auto moments = static_cast<std::int64_t>(story.map().moments.size());
    if (!story.has_answers() || !story.measures.weakest)
        return story.speech.text("circle.sentence_map", {{"moments", moments}});
    const auto* weakest = story.measures.find(*story.measures.weakest);
    const auto& all = story.measures.moments;
    const auto best = std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return (a.mean ? a.mean->value : -1) < (b.mean ? b.mean->value : -1);
    });
    return story.speech.text("circle.sentence", {{"moments", moments},
                                                 {"lowest", story.numbered_name_of(weakest->moment)},
                                                 {"low", story.speech.mean(weakest->mean->value)},
                                                 {"highest", story.numbered_name_of(best->moment)},
                                                 {"high", story.speech.mean(best->mean->value)}});
}

/// "A Solicitud y traslado (opcional) · B Ingreso": the letters of the ring, in the order the stages are lived.
Text stages_key(const Story& story) {
    Text key;
    char letter = 'A';
    const cycle::StageId* last = nullptr;
    for (const auto& moment : story.map().moments) {
        if (last != nullptr && *last == moment.stage) continue;
        last = &moment.stage;
        const cycle::Stage* stage = story.map().find(moment.stage);
        if (stage == nullptr || letter > 'Z') continue;
        std::string name = story.local(stage->name);
        if (stage->optional) name += " (" + story.speech.text("word.optional") + ")";
        key = key + plain(key.empty() ? "" : " · ") + strong(std::string(1, letter++)) + plain(" " + name);
    }
    return key;
}

}  // namespace

std::vector<Block> overview_of(const Story& story) {
    std::vector<Block> blocks;
    PictureOptions options = story.picture("circle");
    options.summary = circle_sentence(story);
    const indicators::Measures* measures = story.has_answers() ? &story.measures : nullptr;
    drawing::Drawing circle = circle_of(story.map(), measures, options);
    options.id_prefix = "ring";
    options.names = PictureOptions::Names::hidden;
    blocks.push_back(Figure{std::move(circle),
                            circle_of(story.map(), measures, options),
                            stages_key(story),
                            options.summary,
                            {},
                            Extent::normal});
    KeyFigures figures = story.too_few() ? KeyFigures{} : figures_of(story);
    if (!figures.figures.empty()) blocks.push_back(std::move(figures));
    add_also(story, blocks);
    return blocks;
}

Section curve_section_of(const Story& story) {
    Section section{"curve", story.speech.text("curve.title"), {}, {}};
    if (!story.has_answers()) return section;
    const std::string sentence = circle_sentence(story);
    PictureOptions options = story.picture("curve");
    options.summary = sentence;
    section.blocks.push_back(Figure{curve_of(story.map(), story.measures, options),
                                    {},
                                    {},
                                    sentence,
                                    story.speech.say("curve.caption"),
                                    Extent::wide});
    return section;
}

}  // namespace ciclo::report
