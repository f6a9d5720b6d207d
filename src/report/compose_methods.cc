// How it is computed: one row per method that this report really used, with its source and what breaks it.
#include <array>

#include "report/story.h"

namespace ciclo::report {

namespace {

struct MethodRow {
    std::string_view key;     ///< "method.<key>" names it, "method.<key>.how" tells how
    std::string_view source;  ///< the same in every language
    bool used = false;
};

bool uses(const Story& story, stats::Method method) {
    const auto is = [&](const std::optional<stats::Estimate>& e) {
        return e && e->has_interval() && e->method == method;
    };
    for (const auto& m : story.measures.moments) {
        if (is(m.mean) || is(m.positive) || is(m.reach)) return true;
    }
    for (const auto& s : story.measures.standards) {
        if (is(s.compliance)) return true;
    }
    return is(story.measures.cycle.index) || is(story.measures.cycle.integrity) || is(story.measures.closure);
}

std::vector<MethodRow> rows_of(const Story& story) {
    const auto& m = story.measures;
    const bool rated = story.has_answers();
    return {{"mean", "K-01", rated},
            {"student", "Student 1908", uses(story, stats::Method::student_t)},
            {"bca", "Efron 1987", uses(story, stats::Method::bca_bootstrap)},
            {"wilson", "Wilson 1927; Newcombe 1998", uses(story, stats::Method::wilson)},
            {"sign", "K-03", rated},
            {"index", "K-05", m.cycle.index.has_value()},
            {"integrity", "K-06", m.cycle.integrity.has_value()},
            {"closure", "K-06b", m.closure.has_value()},
            {"score", "K-08", story.ranking.has_value()},
            {"alarm", "K-08b", rated},
            {"candidate", "K-09b", rated},
            {"matrix", "Martilla & James 1977; K-09", story.ranking && !story.ranking->quadrants.empty()},
            {"standard", "K-14", !m.standards.empty()},
            {"pareto", "K-17", m.cases.has_value()},
            {"poisson", "Garwood 1936", m.cases && m.cases->per_thousand},
            {"nps", "Rocks 2016; K-18", m.recommend.has_value()},
            {"fragile", "K-33", m.loyalty.has_value()},
            {"drivers", "Lindeman, Merenda & Gold 1980; Grömping 2006", m.drivers.has_value()},
            {"veto", "Newcombe 1998", m.veto.has_value()},
            {"change", "K-34; Welch 1947", m.before_after.has_value()},
            {"drift", "DerSimonian & Laird 1986; Barnett 2005", m.before_after.has_value()},
            {"standard_change", "Newcombe 1998", !m.standard_changes.empty()},
            {"classification", "K-10 … K-13, K-16, K-36; Shostack 1987", true}};
}

Table methods_table(const Story& story) {
    const Speech& speech = story.speech;
    Table table{speech.text("methods.caption"), {}, {}, 1, 0, speech.text("methods.sheet"), {}};
    table.columns = {{speech.text("column.figure"), Align::start, 20},
                     {speech.text("column.how"), Align::start, 64},
                     {speech.text("column.source"), Align::start, 18}};
    for (const MethodRow& row : rows_of(story)) {
        if (!row.used) continue;
        const std::string key = "method." + std::string(row.key);
        table.rows.push_back({{cell(speech.text(key)), cell(speech.text(key + ".how")), cell(std::string(row.source))},
                              RowKind::plain,
                              {}});
    }
    return table;
}

}  // namespace

Section methods_of(const Story& story) {
    Section section{"methods", story.speech.text("methods.title"), {}, {}};
    section.blocks.push_back(methods_table(story));
    section.blocks.push_back(Paragraph{story.speech.say("methods.limits"), Tone::note});
    Bullets files;
    for (const auto& file : story.evidence.files) files.items.push_back(plain(file));
    if (!files.items.empty()) {
        section.blocks.push_back(Heading{story.speech.text("files.title"), "files"});
        section.blocks.push_back(std::move(files));
    }
    return section;
}

}  // namespace ciclo::report
