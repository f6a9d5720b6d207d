#include "actions/demo_script.h"

#include <map>

#include "actions/demo_calendar.h"
#include "base/text.h"
#include "formats/json.h"
#include "formats/yaml.h"
#include "organisation/kinds.h"

namespace ciclo::actions {

namespace {

using formats::Value;

/// The files of the demonstration, for deeds that read one, with their days moved.
class DemoFiles final : public seams::Files {
public:
    explicit DemoFiles(int days) : days_(days) {}

    Result<std::string> read(const std::string& path, std::uint64_t most_bytes) override {
        for (const EmbeddedFile& file : embedded_demo()) {
            if (file.path != path) continue;
            ENSURE(file.bytes.size() <= most_bytes, "a file of the demonstration is small");
            return with_moved_days(file.bytes, days_);
        }
        ENSURE(false, ("the demonstration has the file " + path).c_str());
        return std::string();
    }
    Result<Done> write(const std::string& path, const std::string&) override {
        ENSURE(false, ("the demonstration writes no file, such as " + path).c_str());
        return done;
    }
    bool exists(const std::string& path) override {
        for (const EmbeddedFile& file : embedded_demo()) {
            if (file.path == path) return true;
        }
        return false;
    }

private:
    int days_;
};

using Names = std::map<std::string, std::string>;

/// The same value with the ids of records in the place of their names.
Value with_ids(Value value, const Names& names) {
    if (value.is_scalar() && value.text.starts_with('$')) {
        const auto found = names.find(value.text.substr(1));
        ENSURE(found != names.end(), ("an earlier step of the demonstration makes " + value.text).c_str());
        value.text = found->second;
        value.quoted = true;
    }
    for (Value& item : value.items) item = with_ids(std::move(item), names);
    for (Value::Entry& entry : value.entries) entry.value = with_ids(std::move(entry.value), names);
    return value;
}

const Action& deed_of(const Value& step) {
    const Value* name = step.find("deed");
    ENSURE(name != nullptr, "a step of the demonstration names its deed");
    const Action* action = find(name->text);
    ENSURE(action != nullptr, ("there is a deed " + name->text).c_str());
    return *action;
}

bool is_json(const Action& action, std::string_view input) {
    for (const Input& row : action.inputs) {
        if (row.name == input) return row.kind == InputKind::json;
    }
    ENSURE(false, ("the deed takes " + std::string(input)).c_str());
    return false;
}

Arguments arguments_of(const Value& step, const Action& action, const RecordingPen& pen) {
    Arguments arguments;
    for (const Value::Entry& entry : step.entries) {
        if (entry.key == "deed" || entry.key == "as" || entry.key == "unless") continue;
        const bool json = is_json(action, entry.key);
        arguments.values[entry.key] = {json ? formats::write_json(entry.value) : entry.value.text};
    }
    if (action.name == "record change" && !arguments.has("version")) {
        arguments.values["version"] = {std::to_string(pen.version_of(arguments.text("id")))};
    }
    return arguments;
}

/// Puts " (demo)" behind every value that another record has already; false when something else is wrong.
bool yield_to_others(Value& step, const Errors& errors) {
    for (Value::Entry& entry : step.entries) {
        if (entry.key != "values") continue;
        for (const Error& error : errors) {
            if (error.code != "not_unique") return false;
            for (Value::Entry& field : entry.value.entries) {
                if (field.key == error.place.file) field.value.text += " (demo)";
            }
        }
        return true;
    }
    return false;
}

Result<bool> is_there(seams::Pen& pen, const std::string& kind) {
    records::Query any;
    any.kind = records::find_kind(organisation::kinds(), kind);
    ENSURE(any.kind != nullptr, "a step of the demonstration names a kind there is");
    any.limit = 1;
    const auto page = pen.list(any);
    if (!page) return page.errors();
    return !page->records.empty();
}

Result<Done> play(Value step, World& world, RecordingPen& pen, Names& names) {
    if (const Value* kind = step.find("unless")) {
        const Result<bool> there = is_there(pen, kind->text);
        if (!there) return there.errors();
        if (*there) return done;
    }
    step = with_ids(std::move(step), names);
    const Action& action = deed_of(step);
    Result<Outcome> outcome = action.run(arguments_of(step, action, pen), world);
    if (!outcome && yield_to_others(step, outcome.errors())) {
        outcome = action.run(arguments_of(step, action, pen), world);
    }
    if (!outcome) {
        Errors errors = outcome.errors();
        for (Error& error : errors) error.what = "the demonstration, " + step.place.text() + ": " + error.what;
        return errors;
    }
    ENSURE(outcome->json.find("\"conflicts\":[{") == std::string::npos, "the demonstration edits what it sees");
    if (const Value* name = step.find("as")) names[name->text] = std::string(trim(outcome->text));
    return done;
}

}  // namespace

Result<Done> play_demo(World& world, RecordingPen& pen) {
    const int days = demo_shift_days(world.clock->now());
    DemoFiles files(days);
    access::Caller program = access::Caller::machine();
    program.scope.actor = world.caller->scope.actor;
    World inner{.files = files, .progress = world.progress};
    inner.language = Language::es;  // the story's own
    inner.caller = &program;
    inner.pen = &pen;
    inner.clock = world.clock;
    inner.chance = world.chance;
    inner.secrets = world.secrets;
    Names names;
    for (const EmbeddedFile& file : embedded_demo()) {
        if (!file.path.ends_with(".yaml") || file.path.find('/') != std::string_view::npos) continue;
        const Result<Value> script = formats::read_yaml(with_moved_days(file.bytes, days), std::string(file.path));
        ENSURE(script.ok(),
               ("the demonstration can be read: " + (script.ok() ? "" : script.errors()[0].text())).c_str());
        const Value* steps = script->find("steps");
        ENSURE(steps != nullptr && steps->is_list(), "the demonstration is a list of steps");
        for (const Value& step : steps->items) {
            if (Result<Done> played = play(step, inner, pen, names); !played) return played;
        }
    }
    return done;
}

}  // namespace ciclo::actions
