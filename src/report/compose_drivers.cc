// What goes with satisfaction, and which single failures go with dissatisfaction. Association, never cause: the
// sentences say so beside every figure.
#include "report/story.h"

namespace ciclo::report {

namespace {

using indicators::DriverWording;

Cell optional_number(const std::optional<double>& value, int decimals) {
    return number_cell(value, decimals);
}

Table drivers_table(const Story& story, const indicators::Drivers& drivers) {
    const Speech& speech = story.speech;
    Table table{speech.text("drivers.caption"), {}, {}, 1, 0, speech.text("drivers.sheet"), speech.say("drivers.note")};
    table.columns = {{speech.text("column.moment"), Align::start, 30},
                     {speech.text("column.driver_share"), Align::end, 13},
                     {speech.text("column.probability_first"), Align::end, 13},
                     {speech.text("column.correlation"), Align::end, 12},
                     {speech.text("column.beta"), Align::end, 11},
                     {speech.text("column.warning"), Align::start, 18}};
    for (const auto& row : drivers.rows) {
        Cell share =
            row.share_interval ? percent_cell(row.share_interval) : Cell{NumberCell{row.share, 1, Look::percent, {}}};
        Cell warning = row.suppressor ? cell(speech.text("drivers.suppressor")) : cell(std::string{});
        table.rows.push_back(
            {{story.moment_cell(row.moment), std::move(share), NumberCell{row.probability_first, 0, Look::percent, {}},
              NumberCell{row.correlation, 2, Look::plain, {}}, optional_number(row.beta, 2), std::move(warning)},
             RowKind::plain,
             {}});
    }
    return table;
}

Text drivers_sentence(const Story& story, const indicators::Drivers& drivers) {
    const bool sure = drivers.wording == DriverWording::full;
    std::vector<std::string> names;
    for (const auto& row : drivers.rows) {
        if (names.size() < (sure ? 1 : 3) && !row.suppressor) names.push_back(story.numbered_name_of(row.moment));
    }
    if (names.empty()) return {};
    return story.speech.say(sure ? "drivers.first" : "drivers.probably",
                            {{"list", story.speech.list(names)},
                             {"share", story.speech.percent(drivers.rows.front().share)},
                             {"r_squared", story.speech.percent(drivers.r_squared)},
                             {"n", drivers.n}});
}

void add_left_out(const Story& story, const indicators::Drivers& drivers, std::vector<Block>& blocks) {
    Bullets bullets;
    for (const auto& left : drivers.left_out) {
        bullets.items.push_back(
            plain(story.numbered_name_of(left.moment) + ": " + std::string(printed(left.because, story.language()))));
    }
    if (bullets.items.empty()) return;
    blocks.push_back(Paragraph{story.speech.say("drivers.left_out"), Tone::note});
    blocks.push_back(std::move(bullets));
}

void add_drivers(const Story& story, std::vector<Block>& blocks) {
    if (!story.measures.drivers) {
        const std::string code(code_of(story.measures.drivers_absent));
        blocks.push_back(Missing{story.speech.say("drivers.absent." + code), story.speech.say("drivers.step." + code)});
        return;
    }
    const auto& drivers = *story.measures.drivers;
    blocks.push_back(Paragraph{drivers_sentence(story, drivers), Tone::normal});
    blocks.push_back(drivers_table(story, drivers));
    add_left_out(story, drivers, blocks);
}

Table veto_table(const Story& story, const indicators::Veto& veto) {
    const Speech& speech = story.speech;
    Table table{speech.text("veto.caption"), {}, {}, 1, 0, speech.text("veto.sheet"), speech.say("veto.note")};
    table.columns = {
        {speech.text("column.moment"), Align::start, 30},          {speech.text("column.n_only"), Align::end, 9},
        {speech.text("column.dissatisfied_only"), Align::end, 14}, {speech.text("column.excess"), Align::end, 14},
        {speech.text("column.relative_risk"), Align::end, 10},     {speech.text("column.verdict"), Align::start, 18}};
    for (const auto& row : veto.rows) {
        table.rows.push_back({{story.moment_cell(row.moment), cell(row.n_only), percent_cell(row.dissatisfied_if_only),
                               percent_cell(row.excess), optional_number(row.relative_risk, 2),
                               cell(std::string(printed(row.label, story.language())))},
                              RowKind::plain,
                              {}});
    }
    return table;
}

void add_veto(const Story& story, std::vector<Block>& blocks) {
    if (!story.measures.veto) return;
    const auto& veto = *story.measures.veto;
    const Speech& speech = story.speech;
    std::vector<std::string> names;
    for (const auto& row : veto.rows) {
        if (row.label == indicators::VetoLabel::veto) names.push_back(story.numbered_name_of(row.moment));
    }
    blocks.push_back(Heading{speech.text("veto.title"), "veto"});
    blocks.push_back(
        Paragraph{names.empty() ? speech.say("veto.none") : speech.say("veto.some", {{"list", speech.list(names)}}),
                  Tone::normal});
    if (veto.baseline) {
        blocks.push_back(Paragraph{speech.say("veto.baseline", {{"share", speech.percent(veto.baseline->value)},
                                                                {"n", veto.baseline->n},
                                                                {"between", speech.between_percent(*veto.baseline)}}),
                                   Tone::note});
    }
    if (veto.no_failed_moment) {
        blocks.push_back(Paragraph{speech.say("veto.observed", {{"share", speech.percent(veto.no_failed_moment->value)},
                                                                {"n", veto.no_failed_moment->n},
                                                                {"bound", speech.percent(veto.product_bound)}}),
                                   Tone::note});
    }
    blocks.push_back(veto_table(story, veto));
}

}  // namespace

Section loss_of(const Story& story) {
    Section section{"loss", story.speech.text("loss.title"), {}, {}};
    if (!story.loss) return section;
    const Speech& speech = story.speech;
    const std::string served = speech.count(static_cast<std::int64_t>(story.loss->served));
    section.aside = speech.text(story.loss->served_known ? "loss.of_served" : "loss.per_served", {{"served", served}});
    Table table{speech.text("loss.caption"),
                {},
                {},
                1,
                0,
                speech.text("loss.sheet"),
                speech.say("loss.note", {{"n", story.loss->n}})};
    table.columns = {{speech.text("column.moment"), Align::start, 30},
                     {speech.text("column.failed"), Align::end, 14},
                     {speech.text("column.consequence"), Align::end, 12},
                     {speech.text("column.loss"), Align::end, 12},
                     {speech.text("column.loss_range"), Align::end, 14},
                     {speech.text("column.probability_first"), Align::end, 12},
                     {speech.text("column.probability_top"), Align::end, 12}};
    for (const auto& row : story.loss->rows) {
        const auto& outcome = row.outcome;
        const std::string range = speech.trimmed(outcome.low, 0) + "–" + speech.trimmed(outcome.high, 0);
        table.rows.push_back(
            {{story.moment_cell(row.moment),
              cell(speech.text("counts", {{"part", speech.count(row.failed)}, {"whole", speech.count(row.rated)}})),
              NumberCell{row.ingredients.consequence, 1, Look::points, {}},
              NumberCell{outcome.expected, 0, Look::plain, {}}, cell(range),
              NumberCell{outcome.probability_first, 0, Look::percent, {}},
              NumberCell{outcome.probability_top, 0, Look::percent, {}}},
             RowKind::plain,
             {}});
    }
    section.blocks.push_back(std::move(table));
    return section;
}

Section drivers_of(const Story& story) {
    Section section{"drivers", story.speech.text("drivers.title"), {}, {}};
    if (!story.has_answers()) return section;
    add_drivers(story, section.blocks);
    add_veto(story, section.blocks);
    return section;
}

}  // namespace ciclo::report
