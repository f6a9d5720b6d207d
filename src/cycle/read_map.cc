#include "cycle/read_map.h"

#include "base/text.h"
#include "cycle/limits.h"
#include "cycle/reading.h"
#include "formats/json.h"
#include "formats/yaml.h"

namespace ciclo::cycle {

namespace {

using formats::Fields;
using formats::Value;

Branch read_branch(const Value& value, std::size_t position, Reading& reading) {
    Fields fields(value, "branch " + std::to_string(position), reading.errors);
    Branch out;
    out.place = value.place;
    for (const char* key : {"from", "adds"}) {
        const auto id = fields.required_name_code(key);
        if (!id) continue;
        reading.references.push_back({Reference::To::moment, *id, fields.thing(), value.find(key)->place});
        (key[0] == 'f' ? out.from : out.adds) = MomentId(*id);
    }
    out.when = fields.required_local_text("when", limits::text);
    out.observed_share = fields.number("observed_share", {.low = 0, .high = 1});
    fields.refuse_others();
    return out;
}

/// Branches may stand at the top of the file or, as in the hotel template, in its head.
void read_branches(Fields& fields, Map& map, Reading& reading) {
    for (const Value* item : fields.items("branches", limits::per_moment)) {
        map.branches.push_back(read_branch(*item, map.branches.size() + 1, reading));
    }
}

Provider read_provider(const Value& value, std::size_t position, Reading& reading) {
    Fields fields(value, "provider " + std::to_string(position), reading.errors);
    Provider out;
    out.place = value.place;
    out.name = fields.own_text(limits::name);
    out.covers = read_moment_ids(fields, "covers", Reference::To::any_moment, reading);
    fields.refuse_others();
    return out;
}

void read_service_texts(Fields& fields, Service& service) {
    service.name = fields.required_local_text("name", limits::name);
    service.sector = fields.text("sector", limits::word).value_or("");
    service.pattern = fields.text("pattern", limits::word).value_or("");
    service.concept_ = fields.local_text("concept", limits::text);
    service.need = fields.local_text("need", limits::text);
    service.policy_intent = fields.local_text("policy_intent", limits::text);
    service.begins = fields.local_text("begins", limits::text);
    service.ends = fields.local_text("ends", limits::text);
    service.customer_word = fields.local_text("customer_word", limits::name);
    service.sources = fields.texts("sources", limits::service_texts, limits::text);
    service.contact_reasons = fields.texts("contact_reasons", limits::service_texts, limits::word);
    service.note = fields.text("note", limits::text).value_or("");
    service.critical_note = fields.text("candidate_critical_note", limits::text).value_or("");
    service.author = fields.text("author", limits::word).value_or("");
    service.owner = fields.text("owner", limits::word).value_or("");
}

void read_service_facts(Fields& fields, Service& service) {
    service.version = fields.whole_number("version", 1, limits::version).value_or(1);
    service.status = fields.choice<Status>("status");
    service.date = fields.day("date").value_or("");
    service.origin = fields.name_code("origin").value_or("");
    service.review_days = fields.whole_number("review_days", 1, 3660);
    service.itil_stage = fields.choice<ItilStage>("itil_stage");
    service.outcome = fields.choice<Outcome>("outcome");
    service.location = fields.choice<Location>("location");
    service.sites = fields.choice<Sites>("sites");
    service.process_dependence = fields.choices<ProcessDependence>("process_dependence", 2);
    if (const auto channel = fields.choice<Channel>("channel")) service.channel = std::string(code_of(*channel));
}

void read_service(const Value& value, const std::string& key, Map& map, Reading& reading) {
    Fields fields(value, key, reading.errors);
    Service& service = map.service;
    service.place = value.place;
    if (!fields.is_map()) return;
    service.id = fields.required_name_code("id").value_or("");
    read_service_texts(fields, service);
    read_service_facts(fields, service);
    for (const Value* item : fields.items("two_expectations", limits::service_texts)) {
        service.two_expectations.push_back(
            formats::local_text(*item, "an entry of two_expectations", reading.errors, limits::text));
    }
    for (const Value* item : fields.items("providers", limits::service_texts)) {
        service.providers.push_back(read_provider(*item, service.providers.size() + 1, reading));
    }
    read_branches(fields, map, reading);
    fields.refuse_others();
}

Stage read_stage(const Value& value, std::size_t position, Reading& reading) {
    Fields fields(value, "stage number " + std::to_string(position), reading.errors);
    Stage out;
    out.place = value.place;
    if (const auto id = fields.required_name_code("id")) {
        out.id = StageId(*id);
        fields.call("stage " + *id);
    }
    out.name = fields.is_map() ? fields.required_local_text("name", limits::name) : LocalText();
    out.optional = fields.boolean("optional").value_or(false);
    fields.refuse_others();
    return out;
}

BlueprintAction read_action(const Value& value, std::size_t position, Reading& reading) {
    Fields fields(value, "blueprint action number " + std::to_string(position), reading.errors);
    BlueprintAction out;
    out.place = value.place;
    if (!fields.is_map()) return out;
    out.id = fields.required_name_code("id").value_or("");
    if (!out.id.empty()) fields.call("blueprint action " + out.id);
    if (const auto moment = fields.required_name_code("moment")) {
        out.moment = MomentId(*moment);
        reading.references.push_back({Reference::To::moment, *moment, fields.thing(), value.find("moment")->place});
    }
    if (fields.required("lane") != nullptr) out.lane = fields.choice<Lane>("lane").value_or(Lane::onstage);
    out.by = fields.choice<BlueprintActor>("by").value_or(BlueprintActor::person);
    out.text = fields.required_local_text("text", limits::name);
    out.role = fields.text("role", limits::word).value_or("");
    out.minutes = fields.number("minutes", {.low = 0, .high = limits::minutes}).value_or(0);
    out.fail_point = fields.boolean("fail_point").value_or(false);
    out.wait_point = fields.boolean("wait_point").value_or(false);
    out.decision = fields.boolean("decision").value_or(false);
    fields.refuse_others();
    return out;
}

Arrow read_arrow(const Value& value, std::size_t position, Reading& reading) {
    Fields fields(value, "arrow " + std::to_string(position), reading.errors);
    Arrow out;
    out.place = value.place;
    for (const char* key : {"from", "to"}) {
        const auto id = fields.required_name_code(key);
        if (!id) continue;
        reading.references.push_back({Reference::To::box, *id, fields.thing(), value.find(key)->place});
        (key[0] == 'f' ? out.from : out.to) = *id;
    }
    out.label = fields.local_text("label", limits::name);
    fields.refuse_others();
    return out;
}

void read_blueprint(const Value& value, Map& map, Reading& reading) {
    Fields fields(value, "blueprint", reading.errors);
    for (const Value* item : fields.items("actions", limits::actions)) {
        map.actions.push_back(read_action(*item, map.actions.size() + 1, reading));
    }
    for (const Value* item : fields.items("arrows", limits::arrows)) {
        map.arrows.push_back(read_arrow(*item, map.arrows.size() + 1, reading));
    }
    fields.refuse_others();
}

ServicePattern read_pattern(const Value& value, std::size_t position, Reading& reading) {
    Fields fields(value, "pattern " + std::to_string(position), reading.errors);
    ServicePattern out;
    out.place = value.place;
    if (!fields.is_map()) return out;
    out.id = fields.required_name_code("id").value_or("");
    out.name = fields.required_local_text("name", limits::name);
    out.seed_example = fields.local_text("seed_example", limits::text);
    out.skeleton = fields.texts("skeleton", limits::per_moment, limits::name);
    out.outcomes = fields.texts("outcomes", limits::per_moment, limits::word);
    out.intent = fields.text("intent", limits::text).value_or("");
    fields.refuse_others();
    return out;
}

IndustryGroup read_group(const Value& value, std::size_t position, Reading& reading) {
    Fields fields(value, "industry group " + std::to_string(position), reading.errors);
    IndustryGroup out;
    out.place = value.place;
    if (!fields.is_map()) return out;
    out.id = fields.required_name_code("id").value_or("");
    out.name = fields.required_local_text("name", limits::name);
    fields.refuse_others();
    return out;
}

void read_moments(Fields& file, Map& map, Reading& reading) {
    for (const char* key : {"stages", "moments"}) {
        const Value* list = file.required(key);
        if (list != nullptr && list->is_list() && list->items.empty()) {
            file.refuse(list->place, "has no " + std::string(key), "write at least one");
        }
    }
    for (const Value* item : file.items("stages", limits::stages)) {
        map.stages.push_back(read_stage(*item, map.stages.size() + 1, reading));
    }
    for (const Value* item : file.items("moments", limits::moments)) {
        map.moments.push_back(read_moment(*item, Transversal::no, map.moments.size() + 1, reading));
    }
    for (const Value* item : file.items("transversal", limits::transversal)) {
        map.transversal.push_back(read_moment(*item, Transversal::yes, map.transversal.size() + 1, reading));
    }
}

/// The head is called `cycle` in a map and `template` in a template; they hold the same keys.
void read_head(Fields& file, Map& map, Reading& reading) {
    const Value* as_cycle = file.find("cycle");
    const Value* as_template = file.find("template");
    if (as_cycle != nullptr && as_template != nullptr) {
        file.refuse(as_template->place, "has both cycle and template", "keep one of the two");
        return;
    }
    if (as_cycle != nullptr) read_service(*as_cycle, "cycle", map, reading);
    if (as_template != nullptr) read_service(*as_template, "template", map, reading);
    if (!file.has("cycle") && !file.has("template")) {
        file.refuse(file.place(), "has no head", "add cycle: with id and name of the service");
    }
}

void use_channel_of_service(Map& map) {
    const auto channel = from_code<Channel>(map.service.channel);
    if (!channel) return;
    for (auto* moments : {&map.moments, &map.transversal}) {
        for (Moment& moment : *moments) {
            if (!moment.channel_given) moment.channel = *channel;
        }
    }
}

}  // namespace

Result<Map> map_of(const Value& document) {
    Reading reading;
    Fields file(document, "the map", reading.errors);
    if (!file.is_map()) return reading.errors;
    Map map;
    read_head(file, map, reading);
    read_moments(file, map, reading);
    read_branches(file, map, reading);
    if (const Value* blueprint = file.find("blueprint")) read_blueprint(*blueprint, map, reading);
    for (const Value* item : file.items("patterns", limits::service_texts)) {
        map.patterns.push_back(read_pattern(*item, map.patterns.size() + 1, reading));
    }
    for (const Value* item : file.items("industry_groups", limits::service_texts)) {
        map.industry_groups.push_back(read_group(*item, map.industry_groups.size() + 1, reading));
    }
    file.refuse_others();
    check_whole(map, reading);
    if (!reading.errors.empty()) return formats::sorted_by_place(std::move(reading.errors), limits::errors);
    use_channel_of_service(map);
    return map;
}

Result<Map> read_map(std::string_view text, const std::string& file) {
    const std::string_view seen = starts_with(text, "\xEF\xBB\xBF") ? text.substr(3) : text;
    const std::size_t first = seen.find_first_not_of(" \t\r\n");
    const bool json = first != std::string_view::npos && seen[first] == '{';
    Result<Value> document = json ? formats::read_json(text, file) : formats::read_yaml(text, file);
    if (!document) return document.errors();
    return map_of(*document);
}

}  // namespace ciclo::cycle
