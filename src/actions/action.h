// Action: one deed of the product, declared once. The row carries its name, its help in three languages, its inputs, who
// may do it, what it does to the world, and the doing; the command line, the HTTP route, OpenAPI, the permission matrix and the
// audit entry are made from the row.
//
//   for (const actions::Action& action : actions::all()) offer(action);
//   Result<Outcome> outcome = action.run(arguments, world);
//
// A deed is pure but for the World it is handed; it may be run on any thread with a World of its own. The door puts it on the
// right thread: a writing deed runs inside the pen's transaction, a reading one on a snapshot in the caller's scope.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/progress.h"
#include "base/result.h"
#include "access/caller.h"
#include "seams/chance.h"
#include "seams/clock.h"
#include "seams/data_folders.h"
#include "seams/files.h"
#include "seams/store.h"

namespace ciclo::actions {

enum class InputKind { file, text, number, whole_number, day, choice, flag, json, secret };

/// One input of a deed. Positional inputs come in the order of the row.
struct Input {
    std::string_view name = {};               ///< "answers" → --answers
    InputKind kind = InputKind::text;
    LocalText help = {};
    bool positional = false, required = false, repeated = false;
    std::vector<std::string_view> choices = {};  ///< InputKind::choice
    std::string_view letter = {};             ///< "o" → -o
};

class Presences;

/// From where the server can be asked at all.
enum class Reached { from_networks, this_machine_only };

/// The outside world a deed may use. What the row's effect does not promise is nullptr.
struct World {
    seams::Files& files;
    Progress& progress;
    Language language = Language::es;
    const access::Caller* caller = nullptr;
    seams::Snapshot* snapshot = nullptr;       ///< Effect::reads, derives
    seams::Pen* pen = nullptr;                 ///< Effect::writes, destroys
    seams::Store* store = nullptr;             ///< Effect::proves, derives: may read and write, and may take its time
    seams::DataFolders* folders = nullptr;     ///< Effect::keeps, derives
    std::string folder = {};                   ///< Effect::keeps, derives: the data folder
    seams::Clock* clock = nullptr;
    seams::Chance* chance = nullptr;
    const seams::Secrets* secrets = nullptr;
    Presences* presences = nullptr;            ///< Effect::reads: who works on which cycle now
    Reached reached = Reached::from_networks;
    std::string temporary_folder = {};         ///< where what does not fit --memory may stand
    std::string parquet_library = {};          ///< path of DuckDB's library, for Parquet; "" = where the loader finds it
    std::string origin = {};                   ///< how people reach the server: "https://quality.example.org"; "" = unknown
};

/// A file a deed answers with.
struct Attachment {
    std::string name, media_type, bytes;
};

/// What a browser shows as it is, instead of JSON: a page that needs no application, its style.
struct Page {
    std::string media_type, bytes;
    int status = 200;
};

/// What a deed answers: text for the person, JSON for programs, and whether what it looked at was in order.
struct Outcome {
    std::string text;
    bool in_order = true;
    std::string json = {};                       ///< the body at the HTTP door; "" = {"text":…,"in_order":…}
    std::optional<Attachment> attachment = {};
    std::optional<Page> page = {};
    std::optional<std::string> session = {};     ///< the new session's secret, for the door's cookie; "" = signed out
};

/// Who may do a deed. There is no default: a row without one does not compile (tests/refuses).
class Permission {
public:
    enum class Kind { anybody, signed_in, roles, readers_of_kind, writers_of_kind, machine };
    static constexpr Permission anybody() { return Permission(Kind::anybody, {}); }      ///< sign-in, set-up: public
    static constexpr Permission signed_in() { return Permission(Kind::signed_in, {}); }
    static constexpr Permission of(access::RoleSet roles) { return Permission(Kind::roles, roles); }  ///< over any unit
    static constexpr Permission readers_of_kind() { return Permission(Kind::readers_of_kind, {}); }  ///< input "kind"
    static constexpr Permission writers_of_kind() { return Permission(Kind::writers_of_kind, {}); }
    static constexpr Permission machine() { return Permission(Kind::machine, {}); }      ///< who holds the data folder
    Permission() = delete;

    constexpr Kind kind() const { return kind_; }
    constexpr access::RoleSet roles() const { return roles_; }

private:
    constexpr Permission(Kind kind, access::RoleSet roles) : kind_(kind), roles_(roles) {}
    Kind kind_;
    access::RoleSet roles_;
};

/// What a deed does to the world; the door chooses the thread and what World holds.
enum class Effect {
    computes,  ///< files in, text and files out; knows no store
    reads,     ///< a snapshot in the caller's scope
    derives,   ///< as reads, and may compute for seconds and keep what it found, so that it is computed once
    writes,    ///< one transaction of the pen, audited, idempotent
    destroys,  ///< writes, and something is gone afterwards: takes --dry-run, asks for a fresh confirmation
    proves,    ///< hashes a password or checks a code: one at a time, rate-limited before it begins
    keeps      ///< works on the data folder itself: command line only
};

enum class Rate { by_effect, sign_in, exports, uploads };
enum class HttpMethod { get, post, put, remove };

/// "/api/records/{kind}/{id}": braces name inputs; the other inputs come from the query (get) or the JSON body.
/// Empty path: POST /api/deeds/<name with dashes>.
struct Route {
    HttpMethod method = HttpMethod::post;
    std::string_view path = {};
};

enum class Doors { all, command_line, http };

/// What the caller gave, by input name; the door has checked names, kinds and required inputs.
class Arguments {
public:
    std::map<std::string, std::vector<std::string>, std::less<>> values;

    bool has(std::string_view name) const { return values.contains(name); }
    /// The only or last value; "" when absent.
    std::string text(std::string_view name) const;
    std::optional<std::string> maybe(std::string_view name) const;
    const std::vector<std::string>& all(std::string_view name) const;
};

struct Action {
    std::string_view name;     ///< "map check": words of the command line, path of a route
    LocalText help;            ///< one line
    Permission who;
    Effect effect = Effect::computes;
    std::string_view example = {};  ///< one command line that works
    std::vector<Input> inputs = {};
    std::function<Result<Outcome>(const Arguments& arguments, World& world)> run = {};
    Route route = {};
    Doors doors = Doors::all;
    Rate rate = Rate::by_effect;
    /// Effect::derives: what run() would answer, when it is known without computing; quick, on a snapshot, keeps nothing.
    std::function<std::optional<Outcome>(const Arguments& arguments, World& world)> remembered = {};
    /// Effect::writes: what takes long and needs no pen, on a snapshot, before the pen is asked for; run() finds it again.
    /// Nothing is kept and nothing is answered: without it the deed does the same and holds the pen for longer.
    std::function<void(const Arguments& arguments, World& world)> before = {};
};

/// Every deed, in the order help shows them.
std::span<const Action> all();
const Action* find(std::string_view name);

}  // namespace ciclo::actions
