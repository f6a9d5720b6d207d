#include "actions/home_due.h"

#include <algorithm>

#include "actions/identity_records.h"
#include "actions/record_access.h"
#include "calendar/duration.h"
#include "organisation/due.h"
#include "organisation/kinds.h"
#include "organisation/values.h"
#include "records/json_text.h"
#include "words/words.h"

namespace ciclo::actions {

namespace {

using calendar::Day;
using organisation::value_of;
using records::Kind;
using records::Record;

constexpr std::int32_t ahead_days = 14;  // further away nobody needs to be told today

std::string when_text(Day day, Day today, Language language) {
    if (day == today) return words::say(language, "home.due_today");
    const std::string written = calendar::printed(day, language);
    if (day > today) return words::say(language, "home.due_later", {{"day", written}});
    const std::int64_t days = std::int64_t{today.days_since_1970} - day.days_since_1970;
    return words::say(language, "home.due_overdue", {{"day", written}, {"days", days}});
}

class DueList {
public:
    DueList(Day today, World& world) : today_(today), world_(world) {}

    void add(std::string_view what, std::string_view sentence, const std::string& name, const Record& record,
             std::optional<Day> day, const std::string& link) {
        if (!day || day->days_since_1970 > today_.days_since_1970 + ahead_days) return;
        due_.push_back({.what = what,
                        .title = words::say(world_.language, sentence, {{"name", name}}),
                        .text = when_text(*day, today_, world_.language),
                        .link = link,
                        .day = *day,
                        .overdue = organisation::is_overdue(*day, today_),
                        .record = record.id.text});
    }
    std::vector<HomeDue> sorted() {
        std::stable_sort(due_.begin(), due_.end(), [](const HomeDue& a, const HomeDue& b) {
            return std::tie(a.day, a.what, a.title, a.record) < std::tie(b.day, b.what, b.title, b.record);
        });
        return std::move(due_);
    }

private:
    Day today_;
    World& world_;
    std::vector<HomeDue> due_;
};

/// The day its published version came into force: a review counts from there until there was one.
Result<std::optional<Day>> published_day(const Record& cycle, World& world) {
    const auto* number = value_of<std::int64_t>(organisation::cycle_kind(), cycle, "published_version");
    const bool reviewed = value_of<Day>(organisation::cycle_kind(), cycle, "last_review") != nullptr;
    if (number == nullptr || reviewed) return std::optional<Day>();
    const Kind& kind = organisation::cycle_version_kind();
    records::Query query = query_by(kind, "cycle", cycle.id.text);
    query.filters.push_back({kind.at("number"), records::Compare::equals, *number});
    query.limit = 1;
    const auto page = world.snapshot->list(query);
    if (!page) return page.errors();
    if (page->records.empty()) return std::optional<Day>();
    const auto* instant = value_of<calendar::Instant>(kind, page->records.front(), "published");
    return instant == nullptr ? std::optional<Day>() : std::optional(calendar::day_of(*instant));
}

Result<std::vector<Record>> readable(const Kind& kind, World& world) {
    records::Query every;
    every.kind = &kind;
    auto found = find_every(*world.snapshot, every);
    if (!found) return found;
    std::vector<Record> mine;
    for (Record& record : *found) {
        if (may_read(world.caller->scope, kind, record)) mine.push_back(std::move(record));
    }
    return mine;
}

std::string text_of(const Kind& kind, const Record& record, std::string_view field) {
    const auto* text = value_of<std::string>(kind, record, field);
    return text == nullptr ? "" : *text;
}

/// Actions that somebody still has to do, by their day.
Result<Done> add_actions(DueList& due, World& world) {
    const Kind& kind = organisation::action_kind();
    const auto actions = readable(kind, world);
    if (!actions) return actions.errors();
    for (const Record& action : *actions) {
        const std::string status = text_of(kind, action, "status");
        if (status == "done" || status == "dropped") continue;
        const auto* day = value_of<Day>(kind, action, "due");
        due.add("action", "home.due_action", text_of(kind, action, "text"), action,
                day == nullptr ? std::nullopt : std::optional(*day), "/records/action/" + action.id.text);
    }
    return done;
}

}  // namespace

Result<std::vector<HomeDue>> due_list(const std::vector<Record>& cycles, Day today, World& world) {
    DueList due(today, world);
    for (const Record& cycle : cycles) {
        const auto since = published_day(cycle, world);
        if (!since) return since.errors();
        due.add("review", "home.due_review",
                title_of(organisation::cycle_kind(), cycle, world.caller->scope, world.language), cycle,
                organisation::next_review(cycle, *since), "/cycles/" + cycle.id.text);
    }
    const Kind& posts = organisation::listening_post_kind();
    const auto listening = readable(posts, world);
    if (!listening) return listening.errors();
    for (const Record& post : *listening) {
        due.add("listening", "home.due_listening", text_of(posts, post, "name"), post,
                organisation::next_listening(post), "/records/listening_post/" + post.id.text);
    }
    const Kind& kind = organisation::procedure_kind();
    const auto procedures = readable(kind, world);
    if (!procedures) return procedures.errors();
    for (const Record& procedure : *procedures) {
        const auto* day = value_of<Day>(kind, procedure, "review_day");
        due.add("procedure", "home.due_procedure",
                text_of(kind, procedure, "code") + " " + text_of(kind, procedure, "name"), procedure,
                day == nullptr ? std::nullopt : std::optional(*day), "/records/procedure/" + procedure.id.text);
    }
    if (Result<Done> actions = add_actions(due, world); !actions) return actions.errors();
    return due.sorted();
}

std::string due_json(const std::vector<HomeDue>& due) {
    std::string json = "[";
    for (const HomeDue& one : due) {
        json += json.size() > 1 ? ",{\"what\":\"" : "{\"what\":\"";
        json += std::string(one.what) + "\",\"title\":";
        records::append_json_text(json, std::string_view(one.title));
        json += ",\"text\":";
        records::append_json_text(json, std::string_view(one.text));
        json += ",\"day\":\"" + calendar::iso_text(one.day) + "\",\"overdue\":" + (one.overdue ? "true" : "false") +
                ",\"record\":";
        records::append_json_text(json, std::string_view(one.record));
        json += ",\"link\":";
        records::append_json_text(json, std::string_view(one.link));
        json += '}';
    }
    return json + "]";
}

}  // namespace ciclo::actions
