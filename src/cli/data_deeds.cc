#include "cli/data_deeds.h"

#include <algorithm>
#include <array>

namespace ciclo::cli {

namespace {

using actions::Effect;
using actions::Outcome;

Error no_folders() {
    return {ErrorKind::unsupported, "this program was built without data folders", "use the whole program", {}, "no_folders"};
}

bool is_in_use(const Errors& errors) {
    return std::any_of(errors.begin(), errors.end(), [](const Error& error) { return error.code == "folder_in_use"; });
}

/// New for every command: a command that is given twice is meant twice.
std::string new_key(seams::Chance& chance) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<unsigned char, 16> bytes{};
    chance.fill(bytes);
    std::string key = "cli-";
    for (const unsigned char byte : bytes) (key += digits[byte >> 4]) += digits[byte & 15];
    return key;
}

Result<Outcome> read_here(const DataDeed& deed, actions::World& world, seams::Store& store) {
    const Result<std::unique_ptr<seams::Snapshot>> snapshot = store.read(access::Scope::of_system());
    if (!snapshot) return snapshot.errors();
    world.snapshot = snapshot->get();
    return deed.action.run(deed.arguments, world);
}

Result<Outcome> write_here(const DataDeed& deed, actions::World& world, seams::Store& store) {
    Outcome outcome;
    const seams::WriteRequest request{.key = new_key(*world.chance),
                                      .scope = access::Scope::of_system(),
                                      .deed = std::string(deed.action.name),
                                      .fingerprint = "command line",
                                      .request_id = ""};
    const Result<seams::Answer> answer = store.write(request, [&](seams::Pen& pen) -> Result<std::string> {
        world.pen = &pen;
        Result<Outcome> done_so = deed.action.run(deed.arguments, world);
        world.pen = nullptr;
        if (!done_so) return done_so.errors();
        outcome = *done_so;
        return outcome.json;
    });
    if (!answer) return answer.errors();
    return outcome;
}

Result<Outcome> do_in_store(const DataDeed& deed, actions::World& world, seams::Store& store) {
    if (deed.action.effect == Effect::reads) return read_here(deed, world, store);
    if (deed.action.effect == Effect::derives) {
        world.store = &store;
        return read_here(deed, world, store);
    }
    if (deed.action.effect == Effect::proves) {
        world.store = &store;
        return deed.action.run(deed.arguments, world);
    }
    return write_here(deed, world, store);
}

Result<Outcome> do_here(const DataDeed& deed, const std::string& folder, actions::World& world, seams::DataFolders& folders) {
    if (deed.action.effect == Effect::keeps) return deed.action.run(deed.arguments, world);
    const Result<std::unique_ptr<seams::Store>> store = folders.open(folder);
    if (!store) return store.errors();
    const Result<seams::Secrets> secrets = folders.secrets(folder);
    if (!secrets) return secrets.errors();
    world.secrets = &*secrets;
    Result<Outcome> outcome = do_in_store(deed, world, **store);
    world.secrets = nullptr;
    return outcome;
}

}  // namespace

bool works_on_data(const actions::Action& action) { return action.effect != Effect::computes; }

Result<Outcome> do_on_data(const DataDeed& deed, actions::World& world, Terminal& terminal) {
    const DataAtHand& data = terminal.data;
    if (data.folders == nullptr || data.chance == nullptr) return no_folders();
    const std::string folder = deed.folder.empty() ? data.usual_folder : deed.folder;
    const access::Caller caller = access::Caller::machine();
    world.caller = &caller;
    world.clock = &terminal.clock;
    world.chance = data.chance;
    world.folders = data.folders;
    world.folder = folder;
    Result<Outcome> outcome = do_here(deed, folder, world, *data.folders);
    world.caller = nullptr;
    if (outcome || !is_in_use(outcome.errors()) || !data.ask_server) return outcome;
    return data.ask_server({folder, deed.action, deed.arguments, world.language, new_key(*data.chance)});
}

}  // namespace ciclo::cli
