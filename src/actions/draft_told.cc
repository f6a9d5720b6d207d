#include "actions/draft_told.h"

#include "actions/trace_source.h"
#include "base/number.h"
#include "formats/json.h"
#include "words/words.h"

namespace ciclo::actions {

namespace {

using discovery::Reason;
using discovery::ReasonKind;
using formats::integer;
using formats::Value;

std::string name_of(const cycle::Map& map, const cycle::MomentId& moment, Language language) {
    const cycle::Moment* found = map.find(moment);
    return found == nullptr ? "" : found->name.in(language);
}

}  // namespace

std::string reason_text(const cycle::Map& map, const Reason& reason, Language language) {
    const std::string key = "discover." + std::string(code_of(reason.kind));
    const auto count = [&](std::int64_t n) { return format_count(n, language); };
    const std::string other = name_of(map, reason.other, language);
    switch (reason.kind) {
        case ReasonKind::kept:
        case ReasonKind::optional:
        case ReasonKind::anywhere:
            return words::say(language, key, {{"n", count(reason.n)}, {"of", count(reason.of)}});
        case ReasonKind::repeated:
            return words::say(language, key, {{"n", reason.n}, {"of", count(reason.of)}});
        case ReasonKind::waits:
            return words::say(
                language, key,
                {{"n", count(reason.n)}, {"other", other}, {"time", printed_duration(reason.wait_seconds, language)}});
        case ReasonKind::branch:
        case ReasonKind::loop:
        case ReasonKind::again:
        case ReasonKind::any_order:
        case ReasonKind::hands:
        case ReasonKind::part:
            break;
    }
    return words::say(language, key, {{"n", count(reason.n)}, {"of", count(reason.of)}, {"other", other}});
}

bool is_of_stage(ReasonKind kind) {
    return kind == ReasonKind::waits || kind == ReasonKind::hands || kind == ReasonKind::part;
}

Value reason_json(const cycle::Map& map, const Reason& reason, Language language) {
    std::vector<std::pair<std::string, Value>> out{{"kind", formats::string(code_of(reason.kind))},
                                                   {"moment", formats::string(reason.moment.text)}};
    if (!reason.other.empty()) out.push_back({"other", formats::string(reason.other.text)});
    out.push_back({"n", integer(reason.n)});
    out.push_back({"of", integer(reason.of)});
    if (reason.kind == ReasonKind::waits) out.push_back({"median_wait_seconds", formats::number(reason.wait_seconds)});
    out.push_back({"text", formats::string(reason_text(map, reason, language))});
    return formats::object(std::move(out));
}

Value left_out_json(const std::vector<discovery::LeftOut>& left_out) {
    std::vector<Value> out;
    for (const discovery::LeftOut& one : left_out) {
        out.push_back(formats::object({{"activity", formats::string(one.activity)},
                                       {"events", integer(one.events)},
                                       {"cases", integer(one.cases)}}));
    }
    return formats::list(std::move(out));
}

}  // namespace ciclo::actions
