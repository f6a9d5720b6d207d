#include "identity/rates.h"

#include <algorithm>

#include "base/ensure.h"

namespace ciclo::identity {

namespace {

constexpr std::int64_t second = 1000, minute = 60 * second;

/// Milliseconds until one more fits; 0 = now. `arrival`: when the last one let through would have come at an even pace.
std::int64_t wait_of(const Limit& limit, std::int64_t arrival, std::int64_t now) {
    return std::max<std::int64_t>(
        0, std::max(arrival, now) + limit.interval_milliseconds - now - limit.burst * limit.interval_milliseconds);
}

constexpr std::array<Limit, limited_count> defaults{{
    {Limited::sign_in_account_address, 5, 3 * minute,
     "five slips of a person in a quarter of an hour; then one try every three minutes"},
    {Limited::sign_in_account, 20, 3 * minute,
     "guessing one account from many places: a delay, never a lock; known addresses go by"},
    {Limited::sign_in_address, 50, 72 * second, "fifty an hour: a ward behind one address, not a list of passwords"},
    {Limited::page, 60, 50, "twenty pages a second, and the files of a page at once"},
    {Limited::form_ticket, 30, 6 * second, "ten forms a minute: a waiting room behind one address"},
    {Limited::tracking_address, 10, 6 * second, "ten wrong tracking codes a minute"},
    {Limited::tracking_all, 300, 200, "three hundred wrong tracking codes a minute in all: 80 bits stand"},
    {Limited::token_request, 100, 10, "a hundred requests a second of one program"},
    {Limited::session_request, 120, 20, "fifty requests a second of one person's screens"},
    {Limited::upload, 10, 6 * second, "ten files a minute"},
    {Limited::reset_link, 3, 20 * minute, "three links an hour for one account"},
    {Limited::data_export, 5, 12 * minute, "five exports an hour: more is a copy of everything"},
}};

}  // namespace

const Names<Limited, limited_count>& names_of(Limited*) {
    static constexpr Names<Limited, limited_count> names{{
        {Limited::sign_in_account_address, "sign_in_account_address", "accesos de una cuenta desde una red",
         "sign-ins of an account from one network", "aanmeldingen van een account vanuit één netwerk"},
        {Limited::sign_in_account, "sign_in_account", "accesos de una cuenta", "sign-ins of an account",
         "aanmeldingen van een account"},
        {Limited::sign_in_address, "sign_in_address", "accesos desde una red", "sign-ins from one network",
         "aanmeldingen vanuit één netwerk"},
        {Limited::page, "page", "páginas públicas", "public pages", "openbare pagina's"},
        {Limited::form_ticket, "form_ticket", "formularios públicos", "public forms", "openbare formulieren"},
        {Limited::tracking_address, "tracking_address", "códigos de seguimiento errados desde una red",
         "wrong tracking codes from one network", "onjuiste volgcodes vanuit één netwerk"},
        {Limited::tracking_all, "tracking_all", "códigos de seguimiento errados", "wrong tracking codes",
         "onjuiste volgcodes"},
        {Limited::token_request, "token_request", "peticiones de un testigo", "requests of a token",
         "verzoeken van een token"},
        {Limited::session_request, "session_request", "peticiones de una sesión", "requests of a session",
         "verzoeken van een sessie"},
        {Limited::upload, "upload", "archivos subidos", "uploads", "uploads"},
        {Limited::reset_link, "reset_link", "enlaces de recuperación", "reset links", "herstellinks"},
        {Limited::data_export, "data_export", "exportaciones", "exports", "exports"},
    }};
    return names;
}

std::span<const Limit> default_limits() {
    return defaults;
}

Rates::Rates(std::span<const Limit> limits, std::size_t entries_each) : entries_each_(entries_each) {
    ENSURE(entries_each > 0, "a limiter remembers somebody");
    for (const Limit& limit : defaults) table(limit.what).limit = limit;
    for (const Limit& limit : limits) {
        ENSURE(limit.burst > 0 && limit.interval_milliseconds > 0,
               "a limit lets something through, and not everything");
        table(limit.what).limit = limit;
    }
}

void Rates::keep(Table& table, const std::string& key, std::int64_t arrival) {
    const auto found = table.by_key.find(key);
    if (found != table.by_key.end()) {
        found->second->arrival_milliseconds = arrival;
        table.by_use.splice(table.by_use.begin(), table.by_use, found->second);
        return;
    }
    if (table.by_key.size() >= entries_each_) {
        table.by_key.erase(table.by_use.back().key);
        table.by_use.pop_back();
    }
    table.by_use.push_front({key, arrival});
    table.by_key.emplace(key, table.by_use.begin());
}

std::int64_t Rates::take(Limited what, const std::string& key, std::int64_t now_milliseconds) {
    const std::lock_guard lock(mutex_);
    Table& of = table(what);
    const auto found = of.by_key.find(key);
    const std::int64_t arrival = found == of.by_key.end() ? now_milliseconds : found->second->arrival_milliseconds;
    const std::int64_t wait = wait_of(of.limit, arrival, now_milliseconds);
    keep(of, key, wait > 0 ? arrival : std::max(arrival, now_milliseconds) + of.limit.interval_milliseconds);
    return wait;
}

std::int64_t Rates::wait(Limited what, const std::string& key, std::int64_t now_milliseconds) const {
    const std::lock_guard lock(mutex_);
    const Table& of = table(what);
    const auto found = of.by_key.find(key);
    return found == of.by_key.end() ? 0 : wait_of(of.limit, found->second->arrival_milliseconds, now_milliseconds);
}

void Rates::give_back(Limited what, const std::string& key, std::int64_t now_milliseconds) {
    const std::lock_guard lock(mutex_);
    Table& of = table(what);
    const auto found = of.by_key.find(key);
    if (found == of.by_key.end()) return;
    found->second->arrival_milliseconds =
        std::max(now_milliseconds, found->second->arrival_milliseconds - of.limit.interval_milliseconds);
}

void Rates::clear(Limited what, const std::string& key) {
    const std::lock_guard lock(mutex_);
    Table& of = table(what);
    const auto found = of.by_key.find(key);
    if (found == of.by_key.end()) return;
    of.by_use.erase(found->second);
    of.by_key.erase(found);
}

std::vector<Counter> Rates::counters(Limited what, std::int64_t now_milliseconds) const {
    const std::lock_guard lock(mutex_);
    std::vector<Counter> out;
    for (const Counter& counter : table(what).by_use) {
        if (counter.arrival_milliseconds > now_milliseconds) out.push_back(counter);
    }
    std::sort(out.begin(), out.end(), [](const Counter& a, const Counter& b) { return a.key < b.key; });
    return out;
}

void Rates::load(Limited what, const std::vector<Counter>& counters, std::int64_t now_milliseconds) {
    const std::lock_guard lock(mutex_);
    Table& of = table(what);
    const std::int64_t furthest = now_milliseconds + of.limit.burst * of.limit.interval_milliseconds;
    for (const Counter& counter : counters) {
        if (counter.arrival_milliseconds > now_milliseconds) {
            keep(of, counter.key, std::min(counter.arrival_milliseconds, furthest));
        }
    }
}

std::size_t Rates::entries(Limited what) const {
    const std::lock_guard lock(mutex_);
    return table(what).by_key.size();
}

}  // namespace ciclo::identity
