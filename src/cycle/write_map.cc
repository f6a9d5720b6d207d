#include "cycle/write_map.h"

#include "cycle/limits.h"
#include "formats/json.h"
#include "formats/yaml.h"

namespace ciclo::cycle {

namespace {

using formats::Value;
using Entries = std::vector<std::pair<std::string, Value>>;

Value text_value(const LocalText& text) {
    const auto& [es, en, nl] = text.by_language;
    if (es == en && en == nl) return formats::string(es);
    Entries out;
    for (const Language language : languages) {
        if (!text[language].empty()) out.emplace_back(code_of(language), formats::string(text[language]));
    }
    return formats::object(std::move(out));
}

/// Adds keys in the order of the calls, and only those that say something.
class Writing {
public:
    void text(const char* key, const std::string& value) {
        if (!value.empty()) put(key, formats::string(value));
    }
    void local(const char* key, const LocalText& value) {
        if (!value.empty()) put(key, text_value(value));
    }
    /// es, en, nl as keys of this very map.
    void own(const LocalText& value) {
        for (const Language language : languages) {
            if (!value[language].empty()) put(code_of(language), formats::string(value[language]));
        }
    }
    void flag(const char* key, bool value) {
        if (value) put(key, formats::boolean(true));
    }
    void number(const char* key, std::optional<double> value) {
        if (value) put(key, formats::number(*value));
    }
    void positive(const char* key, double value) {
        if (value != 0) put(key, formats::number(value));
    }
    template <class Enum>
    void code(const char* key, Enum value) {
        put(key, formats::string(code_of(value)));
    }
    template <class Enum>
    void code(const char* key, std::optional<Enum> value) {
        if (value) code(key, *value);
    }
    template <class Enum>
    void code_unless(const char* key, Enum value, Enum usual) {
        if (value != usual) code(key, value);
    }
    void texts(const char* key, const std::vector<std::string>& values) {
        list(key, values, [](const std::string& value) { return formats::string(value); });
    }
    void locals(const char* key, const std::vector<LocalText>& values) { list(key, values, text_value); }
    void ids(const char* key, const std::vector<MomentId>& values) {
        list(key, values, [](const MomentId& id) { return formats::string(id.text); });
    }
    template <class Thing, class Make>
    void list(const char* key, const std::vector<Thing>& things, const Make& make) {
        if (things.empty()) return;
        std::vector<Value> items;
        for (const Thing& thing : things) items.push_back(make(thing));
        put(key, formats::list(std::move(items)));
    }
    void put(std::string_view key, Value value) { entries_.emplace_back(std::string(key), std::move(value)); }
    Value made() && { return formats::object(std::move(entries_)); }
    bool empty() const { return entries_.empty(); }

private:
    Entries entries_;
};

Value of_requirement(const Requirement& requirement) {
    Writing out;
    out.own(requirement.text);
    out.code("level", requirement.level);
    out.text("source", requirement.source);
    out.text("check", requirement.check);
    return std::move(out).made();
}

Value of_indicator(const Indicator& indicator, const std::string& made_id) {
    Writing out;
    if (indicator.id.text != made_id) out.text("id", indicator.id.text);
    out.own(indicator.text);
    out.code("type", indicator.type);
    out.text("f", indicator.formula);
    out.local("concept", indicator.concept_);
    out.text("numerator", indicator.numerator);
    out.text("denominator", indicator.denominator);
    out.number("multiplier", indicator.multiplier);
    out.number("base", indicator.base);
    out.text("source", indicator.source);
    out.text("frequency", indicator.frequency);
    out.text("owner", indicator.owner);
    out.text("limits", indicator.limits);
    return std::move(out).made();
}

Value of_standard(const Standard& standard, const std::string& made_id, const Moment& moment) {
    Writing out;
    if (standard.id.text != made_id) out.text("id", standard.id.text);
    out.own(standard.text);
    out.code("op", standard.comparison);
    out.number("v", standard.value);
    out.text("u", standard.unit);
    out.number("comply", standard.compliance_percent);
    out.text("basis", standard.basis);
    out.flag("confirmed", standard.confirmed);
    const bool first = !moment.indicators.empty() && standard.indicator == moment.indicators.front().id;
    if (standard.indicator && !first) out.text("ind", standard.indicator->text);
    out.texts("series", standard.series);
    return std::move(out).made();
}

Value of_information(const InformationItem& item) {
    Writing out;
    out.own(item.text);
    if (!item.asked) out.put("asked", formats::boolean(false));
    return std::move(out).made();
}

Value of_minutes(const Minutes& minutes) {
    Writing out;
    out.put("contact", formats::number(minutes.contact));
    out.put("wait", formats::number(minutes.wait));
    out.put("back", formats::number(minutes.back));
    out.positive("away", minutes.away);
    return std::move(out).made();
}

void put_nature(Writing& out, const Moment& moment) {
    out.code("actor", moment.actor);
    out.code("lane", moment.lane);
    out.code_unless("kind", moment.kind, MomentKind::action);
    const bool first_of_several = !moment.channels.empty() && moment.channel == moment.channels.front();
    if (moment.channel_given && !first_of_several) out.code("channel", moment.channel);
    out.texts("channels", moment.channel_words);
    out.code_unless("control", moment.control, Control::ours);
    if (moment.criticality.decided) out.put("critical", formats::boolean(moment.criticality.critical));
    out.text("crit_basis", moment.criticality.source);
    out.text("crit_reason", moment.criticality.reason);
    out.text("crit_date", moment.criticality.date);
    out.flag("optional", moment.optional);
}

void put_promises(Writing& out, const Moment& moment) {
    out.list("req", moment.requirements, of_requirement);
    std::size_t position = 0;
    const auto next = [&](const char* letter) { return moment.id.text + letter + std::to_string(++position); };
    out.list("std", moment.standards,
             [&](const Standard& standard) { return of_standard(standard, next(".s"), moment); });
    position = 0;
    out.list("ind", moment.indicators, [&](const Indicator& indicator) { return of_indicator(indicator, next(".i")); });
    out.list("information", moment.information, of_information);
}

Value of_moment(const Moment& moment) {
    Writing out;
    out.text("id", moment.id.text);
    out.text("stage", moment.stage.text);
    out.ids("spans", moment.spans);
    put_nature(out, moment);
    out.local("name", moment.name);
    out.local("expect", moment.expectation);
    out.local("customer_helps", moment.customer_helps);
    out.local("we_help", moment.we_help);
    put_promises(out, moment);
    out.locals("steps", moment.steps);
    out.texts("roles", moment.roles);
    out.texts("units", moment.units);
    out.texts("activities", moment.activities);
    if (moment.minutes_given) out.put("time", of_minutes(moment.minutes));
    if (moment.divergence_given) out.put("div", formats::integer(moment.divergence));
    out.code("protocol", moment.protocol);
    out.number("importance", moment.importance);
    out.flag("value_adding", moment.value_adding);
    out.flag("safety_or_money", moment.safety_or_money);
    out.flag("control_point", moment.control_point);
    out.text("decision_limit", moment.decision_limit);
    return std::move(out).made();
}

Value of_stage(const Stage& stage) {
    Writing out;
    out.text("id", stage.id.text);
    out.local("name", stage.name);
    out.flag("optional", stage.optional);
    return std::move(out).made();
}

Value of_branch(const Branch& branch) {
    Writing out;
    out.text("from", branch.from.text);
    out.local("when", branch.when);
    out.text("adds", branch.adds.text);
    out.number("observed_share", branch.observed_share);
    return std::move(out).made();
}

Value of_provider(const Provider& provider) {
    Writing out;
    out.own(provider.name);
    out.ids("covers", provider.covers);
    return std::move(out).made();
}

Value of_action(const BlueprintAction& action) {
    Writing out;
    out.text("id", action.id);
    out.text("moment", action.moment.text);
    out.code("lane", action.lane);
    out.code_unless("by", action.by, BlueprintActor::person);
    out.local("text", action.text);
    out.text("role", action.role);
    out.positive("minutes", action.minutes);
    out.flag("fail_point", action.fail_point);
    out.flag("wait_point", action.wait_point);
    out.flag("decision", action.decision);
    return std::move(out).made();
}

Value of_arrow(const Arrow& arrow) {
    Writing out;
    out.text("from", arrow.from);
    out.text("to", arrow.to);
    out.local("label", arrow.label);
    return std::move(out).made();
}

Value of_pattern(const ServicePattern& pattern) {
    Writing out;
    out.text("id", pattern.id);
    out.local("name", pattern.name);
    out.local("seed_example", pattern.seed_example);
    out.texts("skeleton", pattern.skeleton);
    out.texts("outcomes", pattern.outcomes);
    out.text("intent", pattern.intent);
    return std::move(out).made();
}

Value of_group(const IndustryGroup& group) {
    Writing out;
    out.text("id", group.id);
    out.local("name", group.name);
    return std::move(out).made();
}

void put_service_facts(Writing& out, const Service& service) {
    out.text("id", service.id);
    out.put("version", formats::integer(service.version));
    out.code("status", service.status);
    out.text("date", service.date);
    out.text("author", service.author);
    out.text("owner", service.owner);
    out.text("origin", service.origin);
    if (service.review_days) out.put("review_days", formats::integer(*service.review_days));
    out.text("sector", service.sector);
    out.code("itil_stage", service.itil_stage);
    out.text("channel", service.channel);
    out.text("pattern", service.pattern);
    out.code("outcome", service.outcome);
    out.code("location", service.location);
    out.code("sites", service.sites);
    out.list("process_dependence", service.process_dependence,
             [](ProcessDependence reason) { return formats::string(code_of(reason)); });
}

Value of_service(const Service& service) {
    Writing out;
    put_service_facts(out, service);
    out.local("name", service.name);
    out.local("customer_word", service.customer_word);
    out.texts("sources", service.sources);
    out.local("concept", service.concept_);
    out.local("need", service.need);
    out.local("policy_intent", service.policy_intent);
    out.locals("two_expectations", service.two_expectations);
    out.local("begins", service.begins);
    out.local("ends", service.ends);
    out.texts("contact_reasons", service.contact_reasons);
    out.list("providers", service.providers, of_provider);
    out.text("note", service.note);
    out.text("candidate_critical_note", service.critical_note);
    return std::move(out).made();
}

}  // namespace

Value to_value(const Map& map) {
    Writing out;
    out.put("cycle", of_service(map.service));
    out.list("stages", map.stages, of_stage);
    out.list("moments", map.moments, of_moment);
    out.list("transversal", map.transversal, of_moment);
    out.list("branches", map.branches, of_branch);
    Writing blueprint;
    blueprint.list("actions", map.actions, of_action);
    blueprint.list("arrows", map.arrows, of_arrow);
    if (!blueprint.empty()) out.put("blueprint", std::move(blueprint).made());
    out.list("patterns", map.patterns, of_pattern);
    out.list("industry_groups", map.industry_groups, of_group);
    return std::move(out).made();
}

std::string write_map_yaml(const Map& map) { return formats::write_yaml(to_value(map)); }

std::string write_map_json(const Map& map) { return formats::write_json(to_value(map)); }

}  // namespace ciclo::cycle
