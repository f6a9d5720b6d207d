#include "server/answer_shelf.h"

#include <span>

#include "base/text.h"
#include "identity/keys.h"
#include "identity/spelling.h"
#include "server/limits.h"

namespace ciclo::server {

std::optional<KeptAnswer> AnswerShelf::find(const std::string& key, std::uint64_t generation, std::int64_t now_milliseconds) {
    const std::lock_guard held(lock_);
    const auto found = rows_.find(key);
    if (found == rows_.end()) return std::nullopt;
    const Row& row = found->second;
    if (row.generation != generation || row.until_milliseconds < now_milliseconds) return std::nullopt;
    return row.answer;
}

KeptAnswer AnswerShelf::keep(const std::string& key, std::uint64_t generation, std::int64_t now_milliseconds, std::string body) {
    KeptAnswer answer{std::make_shared<const std::string>(std::move(body)), ""};
    answer.entity_tag = entity_tag_of(*answer.body);
    const std::size_t size = key.size() + answer.body->size() + 200;  // the row's own fields
    if (answer.body->size() > limits::answer_kept_bytes) return answer;
    const std::lock_guard held(lock_);
    if (bytes_ + size > most_bytes_) {
        rows_.clear();
        bytes_ = 0;
    }
    const auto old = rows_.find(key);
    if (old != rows_.end()) bytes_ -= key.size() + old->second.answer.body->size() + 200;
    rows_[key] = {answer, generation, now_milliseconds + limits::kept_milliseconds};
    bytes_ += size;
    return answer;
}

std::string entity_tag_of(std::string_view bytes) {
    const identity::Digest digest = identity::digest(bytes);
    return "\"" + identity::base64url(std::span(digest).first(16)) + "\"";
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
    if (trim(if_none_match) == "*") return true;
    for (std::string_view one : split(if_none_match, ',')) {
        one = trim(one);
        if (one.starts_with("W/")) one.remove_prefix(2);
        if (one == tag) return true;
    }
    return false;
}

}  // namespace ciclo::server
