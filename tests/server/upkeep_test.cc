// The audit, backups and the doctor over HTTP; presence at a cycle.
#include <gtest/gtest.h>

#include <filesystem>
#include <mutex>

#include "house_for_tests.h"
#include "storage/data_folders.h"
#include "storage/machine_chance.h"

namespace ciclo::server {
namespace {

using access::Role;

struct WatchedHouse : TestHouse {
    WatchedHouse() {
        admin_person = add_person("Ana");
        grant(admin_person, Role::administrator, "");
        admin = sign_in(admin_person);
    }
    /// Of a page of the audit: what was done, newest first.
    std::vector<std::string> deeds(const edge::Response& page) {
        std::vector<std::string> found;
        const auto body = formats::read_json(page.body, "audit");
        if (!body || body->find("entries") == nullptr) return {page.body};
        for (const formats::Value& entry : body->find("entries")->items) found.push_back(entry.find("deed")->text);
        return found;
    }
    std::string admin_person, admin;
};

TEST(Audit, is_filtered_and_paged) {
    WatchedHouse house;
    ASSERT_EQ(house.post("/api/records/unit", R"({"values":{"name":"Triaje"}})", house.admin).status, 200);
    ASSERT_EQ(house.post("/api/records/unit", R"({"values":{"name":"Alta"}})", house.admin).status, 200);
    const edge::Response own = house.get("/api/audit?actor=" + house.admin_person, house.admin);
    ASSERT_EQ(own.status, 200) << own.body;
    EXPECT_EQ(house.deeds(own), (std::vector<std::string>{"record add", "record add"}));
    EXPECT_NE(own.body.find("\"name\":\"Ana\""), std::string::npos);
    EXPECT_EQ(house.deeds(house.get("/api/audit?deed=record%20add&object=unit/", house.admin)).size(), 2U);
    EXPECT_EQ(house.deeds(house.get("/api/audit?text=RECORD%20ADD", house.admin)).size(), 2U);
    EXPECT_EQ(house.deeds(house.get("/api/audit?deed=record%20erase", house.admin)).size(), 0U);
    EXPECT_EQ(house.deeds(house.get("/api/audit?deed=record%20add&until=2025-10-19", house.admin)).size(), 0U);
    EXPECT_EQ(house.deeds(house.get("/api/audit?deed=record%20add&from=2025-10-20&until=2025-10-20", house.admin)).size(), 2U);
    EXPECT_EQ(house.get("/api/audit?from=20-10", house.admin).status, 400);
    const edge::Response first = house.get("/api/audit?limit=2", house.admin);
    const auto body = formats::read_json(first.body, "audit");
    const std::string next = body->find("next")->text;
    const edge::Response second = house.get("/api/audit?limit=2&after=" + next, house.admin);
    EXPECT_EQ(house.deeds(second).size(), 2U);
    EXPECT_EQ(second.body.find("\"sequence\":" + next + ","), std::string::npos) << "pages do not overlap";
}

TEST(Audit, leaves_the_house_only_for_whoever_gave_the_password_again) {
    WatchedHouse house;
    const edge::Response csv = house.get("/api/audit/export?format=csv", house.admin);
    ASSERT_EQ(csv.status, 200) << csv.body;
    EXPECT_EQ(csv.body.substr(0, csv.body.find('\n')), "sequence,when,actor,name,deed,object,details");
    EXPECT_EQ(header_of(csv, "content-security-policy"), "sandbox; default-src 'none'");
    house.clock.advance_milliseconds(11 * 60'000);
    EXPECT_EQ(code_of_answer(house.get("/api/audit/export", house.admin)), "confirm_first");
    EXPECT_EQ(house.get("/api/audit", house.admin).status, 200);
}

TEST(Audit, is_seen_by_who_watches_over_everything) {
    WatchedHouse house;
    const std::string unit = house.add(organisation::unit_kind(), R"({"name":"A"})");
    const auto asked_as = [&](Role role, const std::string& where, const std::string& target) {
        const std::string person = house.add_person("Somebody");
        house.grant(person, role, where);
        return house.get(target, house.sign_in(person)).status;
    };
    EXPECT_EQ(asked_as(Role::data_protection_officer, "", "/api/audit"), 200);
    EXPECT_EQ(asked_as(Role::data_protection_officer, "", "/api/doctor"), 200);
    EXPECT_EQ(asked_as(Role::data_protection_officer, "", "/api/backups"), 403);
    EXPECT_EQ(asked_as(Role::quality_manager, "", "/api/audit"), 403);
    EXPECT_EQ(asked_as(Role::administrator, unit, "/api/audit"), 403) << "over one unit only";
    EXPECT_EQ(asked_as(Role::administrator, unit, "/api/doctor"), 403);
}

/// A data folder on the disk, with the doors before it.
struct FolderHouse {
    FolderHouse() {
        std::filesystem::remove_all(folder);
        options.kinds = actions::all_kinds();
        options.clock = &clock;
        options.chance = &chance;
        folders.emplace(options);
        store = std::move(*folders->open(folder));
        Premises premises{.store = *store, .kinds = options.kinds, .clock = clock, .chance = chance, .secrets = *folders->secrets(folder),
                          .origins = {"http://127.0.0.1:8470"}};
        premises.folders = &*folders;
        premises.folder = folder;
        doors = std::move(*Doors::open(std::move(premises)));
    }
    ~FolderHouse() {
        doors.reset();
        store.reset();
        std::filesystem::remove_all(folder);
    }

    const std::string folder = (std::filesystem::temp_directory_path() / ("ciclo-upkeep-" + std::to_string(::getpid()))).string();
    seams::MemoryClock clock{noon};
    seams::SeededChance chance{7};
    storage::FolderOptions options;
    std::optional<storage::DiskDataFolders> folders;
    std::unique_ptr<seams::Store> store;
    std::unique_ptr<Doors> doors;
};

edge::Response ask_machine_door(Doors& doors, const std::string& deed, const std::string& body) {
    edge::Request request;
    request.method = edge::Method::post;
    request.target = request.path = "/api/deeds/" + deed;
    request.body = body;
    request.headers = {{"content-type", "application/json"}};
    request.request_id = deed;
    request.listener = edge::Listener::machine;
    std::mutex lock;
    std::condition_variable news;
    std::optional<edge::Response> response;
    doors.handle(std::move(request), [&](edge::Response answer) {
        const std::lock_guard held(lock);
        response = std::move(answer);
        news.notify_all();
    });
    std::unique_lock held(lock);
    news.wait(held, [&] { return response.has_value(); });
    if (response->shared_body) response->body = *response->shared_body;
    return *response;
}

TEST(Backups, are_made_verified_and_listed_beside_a_running_server) {
    FolderHouse house;
    const edge::Response none = ask_machine_door(*house.doors, "backups-list", "{}");
    ASSERT_EQ(none.status, 200) << none.body;
    const edge::Response made = ask_machine_door(*house.doors, "backups-make", "{}");
    ASSERT_EQ(made.status, 200) << made.body;
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(house.folder + "/backups")) files.push_back(entry.path().string());
    ASSERT_EQ(files.size(), 1U);
    NoProgress progress;
    EXPECT_TRUE(house.folders->verify_backup(files.front(), progress).ok());
    const auto listed = house.folders->backups(house.folder);
    ASSERT_EQ(listed->size(), 1U);
    EXPECT_EQ(calendar::iso_text(listed->front().made), "2025-10-20T12:00:00Z");
    const edge::Response healthy = ask_machine_door(*house.doors, "folder-health", "{}");
    EXPECT_EQ(healthy.status, 200) << healthy.body;
    EXPECT_NE(healthy.body.find("\"in_order\":true"), std::string::npos) << healthy.body;
}

TEST(Audit, of_the_real_store_answers_as_its_twin) {
    FolderHouse house;
    for (int i = 0; i < 5; ++i) {
        const auto written = house.store->write({.key = "k" + std::to_string(i), .scope = access::Scope::of_system(), .deed = "deed 100%",
                                                 .fingerprint = "", .request_id = ""},
                                                [&](seams::Pen& pen) -> Result<std::string> {
                                                    const auto line = pen.audit("noted", "thing/" + std::to_string(i), R"({"word":"Árbol_x"})");
                                                    return line ? Result<std::string>(std::string()) : Result<std::string>(line.errors());
                                                });
        ASSERT_TRUE(written.ok());
        house.clock.advance_milliseconds(1'000);
    }
    const auto asked = [](const std::function<void(seams::AuditQuestion&)>& fill) {
        seams::AuditQuestion question;
        fill(question);
        return question;
    };
    const auto count = [&](const std::function<void(seams::AuditQuestion&)>& fill) { return house.store->audit_log(asked(fill))->size(); };
    EXPECT_EQ(count([](auto& q) { q.event = "noted"; }), 5U);
    EXPECT_EQ(count([](auto& q) { q.event = "deed 100%"; }), 5U);
    EXPECT_EQ(count([](auto& q) { q.event = "deed 100"; }), 0U);
    EXPECT_EQ(count([](auto& q) { q.object = "thing/3"; }), 1U);
    EXPECT_EQ(count([](auto& q) { q.object = "thing_3"; }), 0U) << "what LIKE takes for a sign is meant as it stands";
    EXPECT_EQ(count([](auto& q) { q.text = "L_X"; }), 5U);
    EXPECT_EQ(count([](auto& q) {
                  q.event = "noted";
                  q.from = calendar::Instant{noon.microseconds_utc + 1'000'000};
                  q.until = calendar::Instant{noon.microseconds_utc + 3'000'000};
              }), 2U);
    const auto newest = house.store->audit_log(asked([](auto& q) {
        q.event = "noted";
        q.limit = 2;
    }));
    ASSERT_EQ(newest->size(), 2U);
    EXPECT_EQ(newest->front().object, "thing/4");
    EXPECT_EQ(newest->front().detail_json, R"({"word":"Árbol_x"})");
    EXPECT_EQ(count([&](auto& q) {
                  q.event = "noted";
                  q.before = newest->back().sequence;
              }), 3U);
}

/// What one stream of events hears.
struct Ear {
    std::mutex lock;
    std::vector<std::pair<std::string, std::string>> heard;

    std::size_t count(const std::string& event) {
        const std::lock_guard held(lock);
        return static_cast<std::size_t>(std::count_if(heard.begin(), heard.end(), [&](const auto& one) { return one.first == event; }));
    }
    std::string last(const std::string& event) {
        const std::lock_guard held(lock);
        for (auto one = heard.rbegin(); one != heard.rend(); ++one) {
            if (one->first == event) return one->second;
        }
        return "";
    }
};

edge::Unsubscribe listen(TestHouse& house, const std::string& session, const std::shared_ptr<Ear>& ear) {
    const edge::Response stream = house.get("/api/events", session);
    return stream.subscribe([ear](std::string_view event, std::string_view data) {
        const std::lock_guard held(ear->lock);
        ear->heard.emplace_back(event, data);
    });
}

void wait_for(const std::function<bool()>& so) {
    for (int i = 0; i < 500 && !so(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

TEST(Presence, tells_who_is_at_a_cycle_and_forgets_them_after_half_a_minute) {
    TestHouse house;
    const std::string unit = house.add(organisation::unit_kind(), R"({"name":"A"})"), other = house.add(organisation::unit_kind(), R"({"name":"B"})");
    const auto member = [&](const std::string& name, const std::string& where) {
        const std::string person = house.add_person(name);
        house.grant(person, Role::quality_manager, where);
        return house.sign_in(person);
    };
    const std::string ana = member("Ana", unit), luis = member("Luis", unit), stranger = member("Eva", other);
    const edge::Response started = house.post("/api/cycles", R"({"from":"blank","unit":")" + unit + "\"}", ana);
    ASSERT_EQ(started.status, 200) << started.body;
    const auto body = formats::read_json(started.body, "cycle");
    const std::string cycle = body->find("cycle")->find("id")->text, target = "/api/cycles/" + cycle + "/presence";
    const auto ear = std::make_shared<Ear>(), deaf = std::make_shared<Ear>();
    const edge::Unsubscribe end = listen(house, luis, ear), end_too = listen(house, stranger, deaf);
    EXPECT_EQ(house.post(target, "{}", stranger).status, 404);
    const edge::Response alone = house.post(target, R"({"cell":"moment/M1/name"})", ana);
    ASSERT_EQ(alone.status, 200) << alone.body;
    EXPECT_NE(alone.body.find(R"("name":"Ana","cell":"moment/M1/name","since":"2025-10-20T12:00:00Z")"), std::string::npos) << alone.body;
    wait_for([&] { return ear->count("presence") == 1; });
    EXPECT_NE(ear->last("presence").find("\"cycle\":\"" + cycle + "\""), std::string::npos);
    house.clock.advance_milliseconds(20'000);
    const edge::Response both = house.post(target, "{}", luis);
    EXPECT_NE(both.body.find("Ana"), std::string::npos);
    EXPECT_NE(both.body.find("Luis"), std::string::npos);
    house.clock.advance_milliseconds(10'000);
    const edge::Response left = house.post(target, "{}", luis);
    EXPECT_EQ(left.body.find("Ana"), std::string::npos) << "half a minute without a word";
    house.post(target, "{}", luis);
    EXPECT_EQ(house.post(target, R"({"leave":true})", luis).body, R"({"people":[]})");
    wait_for([&] { return ear->last("presence").find("[]") != std::string::npos; });
    EXPECT_NE(ear->last("presence").find("\"people\":[]"), std::string::npos);
    EXPECT_EQ(deaf->count("presence"), 0U) << "a cycle of another unit";
    end();
    end_too();
}

}  // namespace
}  // namespace ciclo::server
