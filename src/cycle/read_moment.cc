// One moment of truth: its keys, its requirements, standards and indicators.
#include "cycle/limits.h"

#include <algorithm>

#include "base/text.h"
#include "cycle/reading.h"

namespace ciclo::cycle {

namespace {

using formats::Fields;
using formats::Value;

std::string numbered(const std::string& prefix, std::size_t position) { return prefix + std::to_string(position); }

Requirement read_requirement(const Value& value, const std::string& thing, Reading& reading) {
    Requirement out;
    out.place = value.place;
    if (value.is_scalar()) {
        out.text = formats::local_text(value, thing, reading.errors, limits::text);
        return out;
    }
    Fields fields(value, thing, reading.errors);
    out.text = fields.own_text(limits::text);
    out.level = fields.choice<RequirementLevel>("level");
    out.source = fields.text("source", limits::word).value_or("");
    out.check = fields.text("check", limits::text).value_or("");
    fields.refuse_others();
    return out;
}

Indicator read_indicator(const Value& value, const std::string& moment, std::size_t position, Reading& reading) {
    const std::string made = numbered(moment + ".i", position);
    Fields fields(value, "indicator " + made, reading.errors);
    Indicator out;
    out.place = value.place;
    out.id = IndicatorId(fields.name_code("id").value_or(made));
    fields.call("indicator " + out.id.text);
    out.text = fields.own_text(limits::text);
    if (fields.required("type") != nullptr) {
        out.type = fields.choice<IndicatorType>("type").value_or(IndicatorType::percentage);
    }
    out.formula = fields.text("f", limits::text).value_or("");
    out.concept_ = fields.local_text("concept", limits::text);
    out.numerator = fields.text("numerator", limits::word).value_or("");
    out.denominator = fields.text("denominator", limits::word).value_or("");
    out.multiplier = fields.number("multiplier", {.low = 1e-9, .high = 1e9});
    out.base = fields.number("base", {.low = -1e12, .high = 1e12});
    out.source = fields.text("source", limits::word).value_or("");
    out.frequency = fields.text("frequency", limits::word).value_or("");
    out.owner = fields.text("owner", limits::word).value_or("");
    out.limits = fields.text("limits", limits::text).value_or("");
    fields.refuse_others();
    return out;
}

Standard read_standard(const Value& value, const std::string& moment, std::size_t position, Reading& reading) {
    const std::string made = numbered(moment + ".s", position);
    Fields fields(value, "standard " + made, reading.errors);
    Standard out;
    out.place = value.place;
    out.id = StandardId(fields.name_code("id").value_or(made));
    fields.call("standard " + out.id.text);
    out.text = fields.own_text(limits::text);
    if (fields.required("op") != nullptr)
        out.comparison = fields.choice<Comparison>("op").value_or(Comparison::at_most);
    out.value = fields.required_number("v", {.low = -1e12, .high = 1e12}).value_or(0);
    out.unit = fields.required_text("u", limits::word).value_or("");
    out.compliance_percent = fields.number("comply", {.low = 0, .high = 100}).value_or(100);
    out.basis = fields.text("basis", limits::text).value_or("");
    out.confirmed = fields.boolean("confirmed").value_or(false);
    if (const auto indicator = fields.name_code("ind")) out.indicator = IndicatorId(*indicator);
    out.series = fields.texts("series", limits::per_moment, limits::word);
    fields.refuse_others();
    return out;
}

InformationItem read_information(const Value& value, const std::string& thing, Reading& reading) {
    InformationItem out;
    if (value.is_scalar()) {
        out.text = formats::local_text(value, thing, reading.errors, limits::text);
        return out;
    }
    Fields fields(value, thing, reading.errors);
    out.text = fields.own_text(limits::text);
    out.asked = fields.boolean("asked").value_or(true);
    fields.refuse_others();
    return out;
}

void read_promises(Fields& fields, Moment& moment, Reading& reading) {
    std::size_t position = 0;
    for (const Value* item : fields.items("req", limits::per_moment)) {
        moment.requirements.push_back(
            read_requirement(*item, numbered("requirement " + moment.id.text + ".r", ++position), reading));
    }
    position = 0;
    for (const Value* item : fields.items("std", limits::per_moment)) {
        moment.standards.push_back(read_standard(*item, moment.id.text, ++position, reading));
    }
    position = 0;
    for (const Value* item : fields.items("ind", limits::per_moment)) {
        moment.indicators.push_back(read_indicator(*item, moment.id.text, ++position, reading));
    }
    position = 0;
    for (const Value* item : fields.items("information", limits::per_moment)) {
        moment.information.push_back(
            read_information(*item, numbered("information " + moment.id.text + ".", ++position), reading));
    }
}

/// R4-08: what is promised must be measured by something, and by something of this moment.
void tie_standards(Moment& moment, bool indicators_written, Reading& reading) {
    for (Standard& standard : moment.standards) {
        const std::string thing = "standard " + standard.id.text;
        if (moment.indicators.empty()) {
            if (indicators_written) continue;  // the list is there and was refused: one error is enough
            reading.errors.push_back({ErrorKind::invalid, thing + " has no indicator that measures it",
                                      "add an indicator (ind) to moment " + moment.id.text, standard.place});
            continue;
        }
        if (!standard.indicator) standard.indicator = moment.indicators.front().id;
        const auto known = [&](const Indicator& indicator) { return indicator.id == *standard.indicator; };
        if (std::any_of(moment.indicators.begin(), moment.indicators.end(), known)) continue;
        reading.errors.push_back({ErrorKind::not_found,
                                  thing + " is measured by " + standard.indicator->text +
                                      ", which is not an indicator of moment " + moment.id.text,
                                  "add it under ind, or correct the name", standard.place});
    }
}

void read_channels(Fields& fields, Moment& moment) {
    std::vector<std::string> codes;
    for (const auto& row : names_of(static_cast<Channel*>(nullptr))) codes.emplace_back(row.code);
    const Value* listed = fields.value().find("channels");
    moment.channel_words = fields.texts("channels", limits::per_moment, limits::word);
    for (const std::string& word : moment.channel_words) {
        if (const auto channel = from_code<Channel>(word)) {
            moment.channels.push_back(*channel);
        } else if (const auto near = nearest(word, codes)) {
            fields.refuse(listed->place, "has the channel " + quoted(word), "did you mean " + *near + "?");
        }
    }
    if (!moment.channels.empty()) moment.channel = moment.channels.front();
    const std::optional<Channel> given = fields.choice<Channel>("channel");
    if (given) moment.channel = *given;
    moment.channel_given = given || !moment.channels.empty();
}

void read_criticality(Fields& fields, Moment& moment) {
    const std::optional<bool> critical = fields.boolean("critical");
    moment.criticality = {critical.value_or(false), fields.text("crit_reason", limits::text).value_or(""),
                          fields.text("crit_basis", limits::text).value_or(""), fields.day("crit_date").value_or(""),
                          fields.has("critical")};
}

void read_minutes(Fields& fields, Moment& moment, Reading& reading) {
    const Value* value = fields.find("time");
    if (value == nullptr) return;
    Fields spent(*value, "time of " + fields.thing(), reading.errors);
    const formats::Range range{.low = 0, .high = limits::minutes};
    moment.minutes.contact = spent.number("contact", range).value_or(0);
    moment.minutes.wait = spent.number("wait", range).value_or(0);
    moment.minutes.back = spent.number("back", range).value_or(0);
    moment.minutes.away = spent.number("away", range).value_or(0);
    moment.minutes_given = true;
    spent.refuse_others();
}

void read_nature(Fields& fields, Moment& moment) {
    moment.actor = fields.choice<Actor>("actor").value_or(Actor::customer);
    const Lane usual = moment.actor == Actor::customer ? Lane::customer : Lane::onstage;
    moment.lane = fields.choice<Lane>("lane").value_or(usual);
    moment.kind = fields.choice<MomentKind>("kind").value_or(MomentKind::action);
    moment.control = fields.choice<Control>("control").value_or(Control::ours);
    moment.optional = fields.boolean("optional").value_or(false);
    moment.value_adding = fields.boolean("value_adding").value_or(false);
    moment.safety_or_money = fields.boolean("safety_or_money").value_or(false);
    moment.control_point = fields.boolean("control_point").value_or(false);
    const std::optional<int> divergence = fields.whole_number("div", 0, 3);
    moment.divergence = divergence.value_or(0);
    moment.divergence_given = divergence.has_value();
    moment.protocol = fields.choice<ProtocolKind>("protocol");
    moment.importance = fields.number("importance", {.low = 1, .high = 5});
}

void read_people_and_words(Fields& fields, Moment& moment, Reading& reading) {
    moment.expectation = fields.local_text("expect", limits::text);
    moment.customer_helps = fields.local_text("customer_helps", limits::text);
    moment.we_help = fields.local_text("we_help", limits::text);
    moment.decision_limit = fields.text("decision_limit", limits::text).value_or("");
    moment.roles = fields.texts("roles", limits::per_moment, limits::word);
    moment.units = fields.texts("units", limits::per_moment, limits::word);
    moment.activities = fields.texts("activities", limits::per_moment, limits::word);
    for (const Value* item : fields.items("steps", limits::per_moment)) {
        moment.steps.push_back(formats::local_text(*item, "a step of " + fields.thing(), reading.errors, limits::name));
    }
}

}  // namespace

std::vector<MomentId> read_moment_ids(Fields& fields, std::string_view key, Reference::To to, Reading& reading) {
    std::vector<MomentId> out;
    for (const Value* item : fields.items(key, limits::moments + limits::transversal)) {
        const auto id = formats::plain_text(*item, fields.thing(), reading.errors, limits::word);
        if (!id) continue;
        if (std::find(out.begin(), out.end(), MomentId(*id)) != out.end()) {
            reading.errors.push_back({ErrorKind::invalid,
                                      fields.thing() + " names " + *id + " twice in " + std::string(key),
                                      "take one out", item->place});
            continue;
        }
        reading.references.push_back({to, *id, fields.thing(), item->place});
        out.emplace_back(*id);
    }
    return out;
}

Moment read_moment(const Value& value, Transversal transversal, std::size_t position, Reading& reading) {
    const std::string kind = transversal == Transversal::yes ? "transversal moment " : "moment ";
    Fields fields(value, numbered(kind + "number ", position), reading.errors);
    Moment moment;
    moment.place = value.place;
    moment.id = MomentId(fields.required_name_code("id").value_or(""));
    if (!moment.id.empty()) fields.call(kind + moment.id.text);
    if (!fields.is_map()) return moment;
    if (transversal == Transversal::no) {
        if (const auto stage = fields.required_name_code("stage")) {
            moment.stage = StageId(*stage);
            reading.references.push_back({Reference::To::stage, *stage, fields.thing(), value.find("stage")->place});
        }
    }
    read_nature(fields, moment);
    read_channels(fields, moment);
    read_criticality(fields, moment);
    moment.name = fields.required_local_text("name", limits::name);
    read_people_and_words(fields, moment, reading);
    read_promises(fields, moment, reading);
    tie_standards(moment, fields.has("ind"), reading);
    read_minutes(fields, moment, reading);
    if (transversal == Transversal::yes) {
        if (fields.required("spans") != nullptr) {
            moment.spans = read_moment_ids(fields, "spans", Reference::To::moment, reading);
        }
        if (fields.has("spans") && value.find("spans")->is_list() && value.find("spans")->items.empty()) {
            fields.refuse(value.find("spans")->place, "accompanies no moment", "name the moments in spans");
        }
    }
    fields.refuse_others();
    return moment;
}

}  // namespace ciclo::cycle
