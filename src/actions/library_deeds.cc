#include "actions/library_deeds.h"

#include <algorithm>

#include "actions/text_table.h"
#include "base/number.h"
#include "cycle/classification.h"
#include "cycle/templates.h"
#include "organisation/names.h"
#include "records/json_text.h"

namespace ciclo::actions {

namespace {

using cycle::Classification;
using cycle::Map;

/// One JSON object, written member by member.
class Members {
public:
    Members& text(std::string_view name, std::string_view value) {
        begin(name);
        records::append_json_text(out_, value);
        return *this;
    }
    Members& number(std::string_view name, double value) {
        begin(name);
        records::append_json_number(out_, value);
        return *this;
    }
    Members& share(std::string_view name, const std::optional<double>& value) {
        begin(name);
        if (value) {
            records::append_json_number(out_, *value);
        } else {
            out_ += "null";
        }
        return *this;
    }
    Members& raw(std::string_view name, std::string_view json) {
        begin(name);
        out_ += json;
        return *this;
    }
    std::string done() const { return out_ + "}"; }

private:
    void begin(std::string_view name) {
        if (out_.size() > 1) out_ += ',';
        records::append_json_text(out_, name);
        out_ += ':';
    }
    std::string out_ = "{";
};

template <class Things, class Print>
std::string list_of(const Things& things, const Print& print) {
    std::string out = "[";
    for (const auto& thing : things) {
        if (out.size() > 1) out += ',';
        out += print(thing);
    }
    return out + "]";
}

std::string quoted_text(const std::string& text) {
    std::string out;
    records::append_json_text(out, std::string_view(text));
    return out;
}

/// The group by which a library is searched (R1-34); a template's sector says which.
organisation::Industry industry_of(const std::string& sector) {
    if (sector == "banking") return organisation::Industry::banking;
    if (sector == "hospitality" || sector == "tourism") {
        return organisation::Industry::entertainment;
    }
    if (sector == "customer service" || sector == "government") return organisation::Industry::utilities;
    return organisation::Industry::other;
}

std::string with_band(const cycle::Measured& measured) {
    Members members;
    members.share("share", measured.share);
    if (measured.band) {
        members.text("band", code_of(*measured.band));
    } else {
        members.raw("band", "null");
    }
    return members.done();
}

std::string minutes_json(const cycle::Minutes& minutes) {
    return Members()
        .number("contact", minutes.contact)
        .number("wait", minutes.wait)
        .number("present", minutes.present())
        .number("away", minutes.away)
        .done();
}

std::string classified(const Classification& c) {
    return Members()
        .number("stages", c.stages)
        .number("moments", c.moments)
        .number("transversal", c.transversal)
        .number("basic_moments", c.basic_moments)
        .raw("critical", list_of(c.critical, [](const cycle::MomentId& id) { return quoted_text(id.text); }))
        .number("requirements", c.requirements)
        .number("standards", c.standards)
        .number("indicators", c.indicators)
        .raw("minutes", minutes_json(c.minutes))
        .raw("contact", with_band(c.contact))
        .raw("contact_basic", with_band(c.contact_basic))
        .raw("participation", with_band(c.participation))
        .raw("divergence", with_band(c.divergence))
        .raw("wait_share", with_band(c.wait_share))
        .raw("efficiency", with_band(c.efficiency))
        .raw("complexity", Members().number("steps", c.steps).text("band", code_of(c.complexity)).done())
        .done();
}

struct Shown {
    Map map;
    Classification classification;
};

/// Read once: the templates travel inside the program and never change.
const std::vector<Shown>& shown_templates() {
    static const std::vector<Shown> shown = [] {
        std::vector<Shown> out;
        for (const cycle::Template& row : cycle::templates()) {
            Result<Map> map = cycle::read_template(row.id);
            ENSURE(map.ok(), "the embedded templates can be read");
            Classification classification = cycle::classify(*map);
            out.push_back({*std::move(map), std::move(classification)});
        }
        return out;
    }();
    return shown;
}

std::string template_json(const Shown& shown, Language language) {
    const cycle::Service& service = shown.map.service;
    Members members;
    members.text("id", service.id)
        .text("name", service.name.in(language))
        .text("concept", service.concept_.in(language))
        .text("need", service.need.in(language))
        .text("sector", service.sector)
        .text("industry_group", code_of(industry_of(service.sector)))
        .raw("sources", list_of(service.sources, quoted_text))
        .raw("stage_names", list_of(shown.map.stages,
                                    [&](const cycle::Stage& stage) { return quoted_text(stage.name.in(language)); }));
    const std::string figures = classified(shown.classification);
    const std::string head = members.done();
    return head.substr(0, head.size() - 1) + "," + figures.substr(1);
}

std::string pattern_json(const cycle::ServicePattern& pattern, Language language) {
    return Members()
        .text("id", pattern.id)
        .text("name", pattern.name.in(language))
        .text("example", pattern.seed_example.in(language))
        .raw("skeleton", list_of(pattern.skeleton, quoted_text))
        .raw("outcomes", list_of(pattern.outcomes, quoted_text))
        .text("intent", pattern.intent)
        .done();
}

std::vector<cycle::IndustryGroup> groups() {
    std::vector<cycle::IndustryGroup> out;
    for (const Shown& shown : shown_templates()) {
        out.insert(out.end(), shown.map.industry_groups.begin(), shown.map.industry_groups.end());
    }
    return out;
}

std::string group_json(const std::string& id, const std::string& name) {
    const auto in_group = [&](const Shown& shown) { return code_of(industry_of(shown.map.service.sector)) == id; };
    std::vector<std::string> templates;
    for (const Shown& shown : shown_templates()) {
        if (in_group(shown)) templates.push_back(shown.map.service.id);
    }
    return Members().text("id", id).text("name", name).raw("templates", list_of(templates, quoted_text)).done();
}

std::string groups_json(Language language) {
    std::string out = list_of(
        groups(), [&](const cycle::IndustryGroup& group) { return group_json(group.id, group.name.in(language)); });
    out.back() = ',';  // and those of no group of the seed
    const organisation::Industry other = organisation::Industry::other;
    return out + group_json(std::string(code_of(other)), std::string(printed(other, language))) + "]";
}

const LocalText template_title{"Plantilla", "Template", "Sjabloon"};
const LocalText moments_title{"Momentos", "Moments", "Momenten"};
const LocalText contact_title{"Contacto", "Contact", "Contact"};
const LocalText wait_title{"Espera", "Wait", "Wachttijd"};

std::string share_text(const std::optional<double>& share, Language language) {
    return share ? format_percent(*share, 1, language) : "–";
}

Result<Outcome> run_show(const Arguments& arguments, World& world) {
    const Language language = world.language;
    const auto industry = arguments.maybe("industry");
    std::vector<const Shown*> chosen;
    for (const Shown& shown : shown_templates()) {
        const std::string_view group = code_of(industry_of(shown.map.service.sector));
        if (!industry || *industry == group) chosen.push_back(&shown);
    }
    std::vector<std::vector<std::string>> rows;
    for (const Shown* shown : chosen) {
        rows.push_back({shown->map.service.name.in(language), std::to_string(shown->classification.moments),
                        share_text(shown->classification.contact.share, language),
                        share_text(shown->classification.wait_share.share, language)});
    }
    return Outcome{
        .text = text_table({{template_title.in(language)},
                            {moments_title.in(language), Align::right},
                            {contact_title.in(language), Align::right},
                            {wait_title.in(language), Align::right}},
                           rows),
        .json =
            Members()
                .raw("templates", list_of(chosen, [&](const Shown* shown) { return template_json(*shown, language); }))
                .raw("patterns", list_of(cycle::service_patterns(),
                                         [&](const cycle::ServicePattern& one) { return pattern_json(one, language); }))
                .raw("industry_groups", groups_json(language))
                .done()};
}

}  // namespace

Action library_action() {
    return {.name = "library show",
            .help = {"las plantillas, los patrones y los grupos de industria para empezar un ciclo",
                     "the templates, patterns and industry groups to begin a cycle from",
                     "de sjablonen, patronen en bedrijfstakken om een cyclus mee te beginnen"},
            .who = Permission::signed_in(),
            .effect = Effect::computes,
            .example = "ciclo library show --industry banking",
            .inputs = {{.name = "industry",
                        .kind = InputKind::choice,
                        .help = {"solo las de este grupo de industria", "only those of this industry group",
                                 "alleen die van deze bedrijfstak"},
                        .choices = {"ecommerce", "utilities", "entertainment", "banking", "other"}}},
            .run = run_show,
            .route = {HttpMethod::get, "/api/library"}};
}

}  // namespace ciclo::actions
