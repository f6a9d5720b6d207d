// The deeds on the data folder, with a real folder and without a door.
#include "actions/folder_deeds.h"

#include <gtest/gtest.h>

#include "formats/json.h"
#include "seams/memory_files.h"
#include "storage/folder_trial.h"

namespace ciclo::actions {

namespace {

class FolderDeeds : public trial::FolderTrial {
protected:
    Result<Outcome> run(const Action& action, std::map<std::string, std::vector<std::string>, std::less<>> given,
                        const std::string& folder, seams::Store* store = nullptr, Language language = Language::en) {
        storage::DiskDataFolders disk = folders();
        World world{files, progress, language};
        world.folders = &disk;
        world.folder = folder;
        world.store = store;
        return action.run(Arguments{std::move(given)}, world);
    }
    static std::string first_code(const Result<Outcome>& outcome) {
        return outcome ? "" : outcome.errors().front().code;
    }
    static formats::Value parsed(const Outcome& outcome) {
        const auto value = formats::read_json(outcome.json, "json");
        EXPECT_TRUE(value.ok()) << outcome.json;
        return value ? *value : formats::Value{};
    }
    seams::MemoryFiles files;
};

TEST_F(FolderDeeds, a_backup_is_made_looked_at_and_restored) {
    const std::string folder = place.at("data"), backup = place.at("monday.ciclo");
    insert(*opened(folder), trial::note_kind(), {{"title", std::string("one")}});
    const auto made = run(backup_action(), {{"output", {backup}}}, folder);
    ASSERT_TRUE(made.ok()) << made.errors().front().text();
    EXPECT_NE(made->text.find("read back and verified"), std::string::npos);
    EXPECT_EQ(parsed(*made).find("path")->text, backup);
    EXPECT_EQ(parsed(*made).find("holds_key")->text, "false");

    const auto looked = run(restore_action(), {{"backup", {backup}}, {"dry-run", {"yes"}}}, place.at("target"));
    ASSERT_TRUE(looked.ok());
    EXPECT_NE(looked->text.find("Nothing was changed"), std::string::npos);
    EXPECT_FALSE(fs::exists(place.at("target")));

    EXPECT_EQ(first_code(run(restore_action(), {{"backup", {backup}}}, place.at("target"))), "key_needed");
    const auto restored =
        run(restore_action(), {{"backup", {backup}}, {"key", {folder + "/keys/master"}}}, place.at("target"));
    ASSERT_TRUE(restored.ok()) << restored.errors().front().text();
    EXPECT_NE(restored->text.find("--erased-since"), std::string::npos) << "what may have come back is said";
    EXPECT_EQ(count(*opened(place.at("target")), trial::note_kind()), 1);
    EXPECT_EQ(first_code(run(restore_action(), {{"backup", {backup}}, {"erased-since", {folder}}}, place.at("target"))),
              "folder_not_empty");
}

TEST_F(FolderDeeds, a_passphrase_comes_from_a_file_and_never_from_the_arguments) {
    const std::string folder = place.at("data"), backup = place.at("sealed.ciclo");
    opened(folder);
    files.files = {{"phrase", "correct horse battery\n"}, {"blank", "\n"}};
    EXPECT_EQ(first_code(run(backup_action(), {{"passphrase-file", {"blank"}}}, folder)), "passphrase_short");
    ASSERT_TRUE(run(backup_action(), {{"output", {backup}}, {"passphrase-file", {"phrase"}}}, folder).ok());
    EXPECT_TRUE(
        run(restore_action(), {{"backup", {backup}}, {"passphrase-file", {"phrase"}}}, place.at("target")).ok());
    for (const Action& action : {backup_action(), restore_action()}) {
        for (const Input& input : action.inputs) EXPECT_NE(input.kind, InputKind::secret) << input.name;
    }
}

TEST_F(FolderDeeds, with_a_running_server_its_store_does_it) {
    const std::string folder = place.at("data");
    const auto store = opened(folder);
    EXPECT_EQ(first_code(run(backup_action(), {}, folder)), "folder_in_use");
    EXPECT_TRUE(run(backup_action(), {}, folder, store.get()).ok());
    EXPECT_EQ(storage::files_ending(folder + "/backups", ".ciclo").size(), 1U);
    EXPECT_EQ(first_code(run(backup_action(), {{"output", {"monday.ciclo"}}}, folder, store.get())), "path_relative");
    EXPECT_EQ(first_code(run(backup_action(), {{"passphrase-file", {"phrase"}}}, folder, store.get())),
              "passphrase_while_running");
    EXPECT_TRUE(run(tidy_action(), {}, folder, store.get()).ok());
    EXPECT_TRUE(run(doctor_action(), {}, folder, store.get()).ok());
    EXPECT_TRUE(run(audit_verify_action(), {}, folder, store.get()).ok());
}

TEST_F(FolderDeeds, the_doctor_and_the_audit_say_what_they_found_in_three_languages) {
    const std::string folder = place.at("data");
    insert(*opened(folder), trial::note_kind(), {{"title", std::string("one")}});
    const auto well = run(doctor_action(), {}, folder, nullptr, Language::nl);
    ASSERT_TRUE(well.ok());
    EXPECT_TRUE(well->in_order);
    EXPECT_NE(well->text.find("Alles is in orde."), std::string::npos);
    EXPECT_EQ(parsed(*well).find("records")->text, "1");
    trial::put_bytes(folder + "/restoring", "");
    const auto ill = run(doctor_action(), {}, folder, nullptr, Language::es);
    ASSERT_TRUE(ill.ok());
    EXPECT_FALSE(ill->in_order);
    EXPECT_EQ(ill->text.find("mal: "), 0U);
    fs::remove(folder + "/restoring");

    const auto holds = run(audit_verify_action(), {}, folder);
    ASSERT_TRUE(holds.ok());
    EXPECT_TRUE(holds->in_order);
    trial::put_bytes(place.at("other"),
                     "9 9 2025-10-20T16:00:00Z " + std::string(64, '0') + " " + std::string(128, '0') + "\n");
    const auto fails = run(audit_verify_action(), {{"checkpoints", {place.at("other")}}}, folder);
    ASSERT_TRUE(fails.ok()) << fails.errors().front().text();
    EXPECT_FALSE(fails->in_order);
    EXPECT_FALSE(parsed(*fails).find("faults")->items.empty());
}

TEST_F(FolderDeeds, without_a_folder_they_say_so) {
    for (const Action& action : {backup_action(), doctor_action(), audit_verify_action(), tidy_action()}) {
        World world{files, progress, Language::en};
        EXPECT_EQ(first_code(action.run(Arguments{}, world)), "folder_unnamed") << action.name;
    }
}

TEST_F(FolderDeeds, rows_say_who_may_and_where) {
    for (const Action& action :
         {backup_action(), restore_action(), doctor_action(), audit_verify_action(), tidy_action()}) {
        EXPECT_EQ(action.who.kind(), Permission::Kind::machine) << action.name;
        EXPECT_EQ(action.effect, Effect::keeps) << action.name;
        EXPECT_EQ(action.doors, Doors::command_line) << action.name;
        EXPECT_NE(find(action.name), nullptr) << action.name;
    }
}

}  // namespace

}  // namespace ciclo::actions
