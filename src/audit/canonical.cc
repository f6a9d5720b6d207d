#include "audit/canonical.h"

namespace ciclo::audit {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view entry_domain = "ciclo audit entry 1\0"sv;
constexpr std::string_view details_domain = "ciclo audit details 1\0"sv;
constexpr std::string_view checkpoint_domain = "ciclo audit checkpoint 1\0"sv;

void add_number(std::string& out, std::int64_t number) {
    const auto bits = static_cast<std::uint64_t>(number);
    char bytes[8];
    for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(bits >> (56 - 8 * i));
    out.append(bytes, sizeof bytes);
}

void add_text(std::string& out, std::string_view text) {
    add_number(out, static_cast<std::int64_t>(text.size()));
    out.append(text);
}

void add_hash(std::string& out, const Hash& hash) {
    out.append(reinterpret_cast<const char*>(hash.data()), hash.size());
}

}  // namespace

std::string bytes_of_entry(const Entry& entry) {
    std::string out;
    out.reserve(entry_domain.size() + 2 * sizeof(Hash) + 5 * 8 + entry.actor.size() + entry.event.size() + entry.object.size());
    out.append(entry_domain);
    add_hash(out, entry.previous);
    add_number(out, entry.sequence);
    add_number(out, entry.when.microseconds_utc);
    add_text(out, entry.actor);
    add_text(out, entry.event);
    add_text(out, entry.object);
    add_hash(out, entry.commitment);
    return out;
}

std::string bytes_of_details(std::string_view salt, std::string_view details) {
    std::string out(details_domain);
    add_text(out, salt);
    add_text(out, details);
    return out;
}

std::string bytes_of_checkpoint(const Checkpoint& checkpoint) {
    std::string out(checkpoint_domain);
    add_number(out, checkpoint.sequence);
    add_number(out, checkpoint.count);
    add_number(out, checkpoint.when.microseconds_utc);
    add_hash(out, checkpoint.hash);
    return out;
}

}  // namespace ciclo::audit
