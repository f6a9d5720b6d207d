// AnswerShelf: answers to GET requests that are still true, because nothing was written since.
//
//   if (const auto kept = shelf.find(key, store.generation(), now)) return answer_with(*kept);
//
// A key says who asks, in which language, for what; an answer counts while the store's generation stands and for a few
// seconds at most, because the validity of grants depends on the day too. Bounded bytes: a full shelf is emptied. Threads: any.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace ciclo::server {

struct KeptAnswer {
    std::shared_ptr<const std::string> body;
    std::string entity_tag;  ///< with its quotes
};

class AnswerShelf {
public:
    explicit AnswerShelf(std::size_t most_bytes) : most_bytes_(most_bytes) {}

    std::optional<KeptAnswer> find(const std::string& key, std::uint64_t generation, std::int64_t now_milliseconds);
    /// Also makes the entity tag. `generation` is that of before the reading.
    KeptAnswer keep(const std::string& key, std::uint64_t generation, std::int64_t now_milliseconds, std::string body);

private:
    struct Row {
        KeptAnswer answer;
        std::uint64_t generation = 0;
        std::int64_t until_milliseconds = 0;
    };

    const std::size_t most_bytes_;
    std::mutex lock_;
    std::unordered_map<std::string, Row> rows_;
    std::size_t bytes_ = 0;
};

/// `"` + 22 characters made of the bytes + `"`.
std::string entity_tag_of(std::string_view bytes);
/// Whether an If-None-Match header names the tag (a list of tags, weak ones too, or "*").
bool names_tag(std::string_view if_none_match, std::string_view tag);

}  // namespace ciclo::server
