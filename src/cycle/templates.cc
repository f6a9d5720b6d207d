#include "cycle/templates.h"

#include <algorithm>

#include "base/text.h"
#include "cycle/read_map.h"

namespace ciclo::cycle {

namespace {

std::string stem_of(std::string_view path) { return std::string(path.substr(0, path.rfind('.'))); }

/// Our own files: what is wrong with them is our broken promise, found by the first test that lists them.
Map read_embedded(const EmbeddedFile& file) {
    Result<Map> map = read_map(file.bytes, "template " + stem_of(file.path));
    ENSURE(map.ok(), ("the embedded templates can be read: " + map.errors().front().text()).c_str());
    return *std::move(map);
}

constexpr std::string_view with_patterns = "government-permit";

const std::vector<Template>& shelf() {
    static const std::vector<Template> filled = [] {
        std::vector<Template> out;
        for (const EmbeddedFile& file : embedded_templates()) {
            const Map map = read_embedded(file);
            out.push_back({map.service.id, stem_of(file.path), map.service.sector, map.service.name});
        }
        return out;
    }();
    return filled;
}

const EmbeddedFile& embedded_with_patterns() {
    const auto all = embedded_templates();
    const auto found = std::ranges::find_if(all, [](const EmbeddedFile& file) { return stem_of(file.path) == with_patterns; });
    ENSURE(found != all.end(), "the template with the service patterns is embedded");
    return *found;
}

Moment draft_moment(const StageId& stage, std::size_t number, LocalText name) {
    Moment out;
    out.id = MomentId("M" + std::to_string(number));
    out.stage = stage;
    out.name = std::move(name);
    out.criticality.decided = false;
    return out;
}

}  // namespace

std::span<const Template> templates() { return shelf(); }

Result<std::string_view> template_text(std::string_view id) {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < templates().size(); ++i) {
        const Template& entry = templates()[i];
        if (entry.id == id || entry.stem == id) return embedded_templates()[i].bytes;
        known.push_back(entry.id);
        if (entry.stem != entry.id) known.push_back(entry.stem);
    }
    const auto near = nearest(id, known);
    return Error{ErrorKind::not_found,
                 "there is no template " + quoted(id),
                 near ? "did you mean " + *near + "?" : "the templates are " + join(known, ", "),
                 {}};
}

Result<Map> read_template(std::string_view id) {
    const Result<std::string_view> text = template_text(id);
    if (!text) return text.errors();
    return read_map(*text, "template " + std::string(id));
}

Result<Map> draft_from_template(std::string_view id) {
    Result<Map> map = read_template(id);
    if (!map) return map;
    map->service.status = Status::draft;
    map->service.origin = map->service.id;
    map->service.version = 1;
    return map;
}

const std::vector<ServicePattern>& service_patterns() {
    // the kinds of records ask for them whenever the program starts: one template is read then, not nine
    static const std::vector<ServicePattern> patterns = read_embedded(embedded_with_patterns()).patterns;
    return patterns;
}

Result<Map> draft_from_pattern(std::string_view id) {
    std::vector<std::string> known;
    for (const ServicePattern& pattern : service_patterns()) {
        known.push_back(pattern.id);
        if (pattern.id != id) continue;
        Map out;
        out.service.id = pattern.id;
        out.service.pattern = pattern.id;
        out.service.name = pattern.name;
        out.service.policy_intent[Language::en] = pattern.intent;
        out.stages.push_back({StageId("S1"), pattern.name, false, {}});
        for (const std::string& step : pattern.skeleton) {
            LocalText name;
            name[Language::en] = step;
            out.moments.push_back(draft_moment(StageId("S1"), out.moments.size() + 1, std::move(name)));
        }
        return out;
    }
    const auto near = nearest(id, known);
    return Error{ErrorKind::not_found,
                 "there is no service pattern " + quoted(id),
                 near ? "did you mean " + *near + "?" : "the patterns are " + join(known, ", "),
                 {}};
}

Map blank_map(const std::string& id, const LocalText& name) {
    Map out;
    out.service.id = id;
    out.service.name = name;
    const StageId stage("S1");
    out.stages.push_back({stage, LocalText("Etapa 1", "Stage 1", "Fase 1"), false, {}});
    const std::array<LocalText, 3> names{LocalText("Llega y pide", "Arrives and asks", "Komt aan en vraagt"),
                                         LocalText("Recibe el servicio", "Receives the service", "Krijgt de dienst"),
                                         LocalText("Se despide", "Says goodbye", "Neemt afscheid")};
    for (const LocalText& moment : names) out.moments.push_back(draft_moment(stage, out.moments.size() + 1, moment));
    return out;
}

}  // namespace ciclo::cycle
