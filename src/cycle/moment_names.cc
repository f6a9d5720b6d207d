#include "cycle/moment_names.h"

#include "base/text.h"

namespace ciclo::cycle {

MomentNames::MomentNames(const Map& map) {
    std::vector<std::string> ids;
    for (const Moment* moment : map.rateable()) {
        ids.push_back(moment->id.text);
        by_exact_id_.emplace(moment->id.text, moment->id);
        const auto [at, fresh] = by_id_.try_emplace(folded(moment->id.text), Owner{moment->id, false});
        if (!fresh && at->second.moment != moment->id) at->second.shared = true;
        for (const Language language : languages) {
            const std::string& name = moment->name[language];
            if (name.empty()) continue;
            add(name, moment->id);
            add(moment->id.text + " " + name, moment->id);
            written_.push_back(name);
        }
    }
    written_.insert(written_.begin(), ids.begin(), ids.end());
    ids_text_ = join(ids, ", ");
}

void MomentNames::add(std::string_view name, const MomentId& moment) {
    std::string key = folded(name);
    if (key.empty()) return;
    const auto [at, fresh] = by_name_.try_emplace(std::move(key), Owner{moment, false});
    if (!fresh && at->second.moment != moment) at->second.shared = true;
}

std::optional<MomentId> MomentNames::find(std::string_view text) const {
    if (const auto exact = by_exact_id_.find(trim(text)); exact != by_exact_id_.end()) return exact->second;
    const std::string key = folded(text);
    for (const auto* names : {&by_id_, &by_name_}) {
        const auto found = names->find(key);
        if (found != names->end()) return found->second.shared ? std::nullopt : std::optional(found->second.moment);
    }
    return std::nullopt;
}

bool MomentNames::ambiguous(std::string_view text) const {
    if (by_exact_id_.contains(trim(text))) return false;
    const std::string key = folded(text);
    for (const auto* names : {&by_id_, &by_name_}) {
        const auto found = names->find(key);
        if (found != names->end()) return found->second.shared;
    }
    return false;
}

std::optional<std::string> MomentNames::nearest_name(std::string_view text) const {
    return nearest(text, written_);
}

}  // namespace ciclo::cycle
