#include <algorithm>
#include <utility>

#include "audit/chain.h"
#include "audit/limits.h"

namespace ciclo::audit {

namespace {

/// Walks the chain once, with the checkpoints beside it.
class Walk {
public:
    Walk(std::vector<Checkpoint> checkpoints, const PublicKey& key) {
        for (Checkpoint& checkpoint : checkpoints) {
            if (!signature_holds(checkpoint, key)) {
                add(checkpoint.sequence, "the signature of the checkpoint of this entry does not hold");
            } else if (checkpoint.count != checkpoint.sequence || checkpoint.sequence < 1) {
                add(checkpoint.sequence, "the checkpoint of this entry counts " + std::to_string(checkpoint.count) + " entries");
            } else {
                checkpoints_.push_back(std::move(checkpoint));
            }
        }
        std::stable_sort(checkpoints_.begin(), checkpoints_.end(),
                         [](const Checkpoint& a, const Checkpoint& b) { return a.sequence < b.sequence; });
    }

    void step(const Entry& entry) {
        check_order(entry);
        if (entry.previous != last_hash_) add(entry.sequence, "its hash before is not that of the entry before");
        if (entry.hash != hash_of(entry)) add(entry.sequence, "its hash does not follow from what it says");
        check_signed(entry);
        // go on from what stands there, so that one fault is not told again at every entry after it
        last_sequence_ = entry.sequence;
        last_hash_ = entry.hash;
    }

    std::vector<Fault> finish() {
        if (next_checkpoint_ < checkpoints_.size()) {
            const std::int64_t signed_up_to = checkpoints_.back().sequence;
            add(last_sequence_ + 1, "entries " + std::to_string(last_sequence_ + 1) + " to " + std::to_string(signed_up_to) +
                                        " were signed and are not there: cut off, or an older copy");
        }
        std::stable_sort(faults_.begin(), faults_.end(),
                         [](const Fault& a, const Fault& b) { return a.sequence < b.sequence; });
        return std::move(faults_);
    }

private:
    void check_order(const Entry& entry) {
        const std::int64_t expected = last_sequence_ + 1;
        if (entry.sequence == expected) return;
        if (entry.sequence > expected) {
            add(expected, "entries " + std::to_string(expected) + " to " + std::to_string(entry.sequence - 1) + " are missing");
        } else {
            add(entry.sequence, "it stands after entry " + std::to_string(last_sequence_));
        }
    }

    void check_signed(const Entry& entry) {
        while (next_checkpoint_ < checkpoints_.size() && checkpoints_[next_checkpoint_].sequence <= entry.sequence) {
            const Checkpoint& checkpoint = checkpoints_[next_checkpoint_++];
            if (checkpoint.sequence < entry.sequence) continue;  // that entry is missing, which has been said
            if (checkpoint.hash != entry.hash) {
                add(entry.sequence, "it is not the entry that was signed: something from entry " +
                                        std::to_string(signed_up_to_ + 1) + " to here was changed");
            }
            signed_up_to_ = entry.sequence;
        }
    }

    void add(std::int64_t sequence, std::string what) {
        if (faults_.size() < most_faults) faults_.push_back({sequence, std::move(what)});
    }

    std::vector<Checkpoint> checkpoints_;
    std::size_t next_checkpoint_ = 0;
    std::int64_t last_sequence_ = 0, signed_up_to_ = 0;
    Hash last_hash_{};
    std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> verify(const std::function<std::optional<Entry>()>& next, const std::vector<Checkpoint>& checkpoints,
                          const PublicKey& key) {
    Walk walk(checkpoints, key);
    while (const std::optional<Entry> entry = next()) walk.step(*entry);
    return walk.finish();
}

}  // namespace ciclo::audit
