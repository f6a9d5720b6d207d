// Thousands of random tamperings with a signed history: every one is detected, and the first bad entry is named.
#include "audit/limits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <random>
#include <string>

#include "audit/chain.h"

namespace ciclo::audit {
namespace {

const KeyPair keys = key_pair_of({1, 2, 3});
const KeyPair other_keys = key_pair_of({4, 5, 6});

struct History {
    std::vector<Entry> entries;
    std::vector<Checkpoint> checkpoints;
};

using Stream = std::mt19937_64;

std::size_t below(Stream& stream, std::size_t n) { return static_cast<std::size_t>(stream() % n); }

Entry random_entry(Stream& stream) {
    Entry entry;
    entry.when = {1'760'000'000'000'000 + static_cast<std::int64_t>(stream() % 1'000'000'000)};
    entry.actor = "person " + std::to_string(stream() % 20);
    entry.event = "record " + std::to_string(stream() % 5);
    entry.object = std::to_string(stream());
    if (stream() % 2 == 0) entry.commitment = commitment_of(std::to_string(stream()), "{}");
    return entry;
}

/// A checkpoint every few entries and at the end, as at a stop.
History random_history(Stream& stream, std::size_t length, const KeyPair& signing = keys) {
    History history;
    std::optional<Entry> last;
    for (std::size_t i = 0; i < length; ++i) {
        last = chained(random_entry(stream), last);
        history.entries.push_back(*last);
        if (stream() % 8 == 0 || i + 1 == length) {
            history.checkpoints.push_back(signed_checkpoint(*last, last->when, signing.secret));
        }
    }
    return history;
}

std::vector<Fault> verified(const std::vector<Entry>& entries, const std::vector<Checkpoint>& checkpoints) {
    std::size_t i = 0;
    return verify([&]() { return i < entries.size() ? std::optional(entries[i++]) : std::nullopt; }, checkpoints, keys.open);
}

/// Everything from `from` on gets new sequences and hashes, as somebody does who owns the database but not the key.
void chain_anew(std::vector<Entry>& entries, std::size_t from) {
    for (std::size_t i = from; i < entries.size(); ++i) {
        entries[i] = chained(entries[i], i == 0 ? std::nullopt : std::optional(entries[i - 1]));
    }
}

enum class Trick {
    edit_sequence, edit_when, edit_actor, edit_event, edit_object, edit_commitment, edit_previous, edit_hash, shift_text,
    edit_and_hash, remove, remove_anew, insert, insert_anew, reorder, reorder_anew, cut_tail, splice, splice_anew, rechain,
    older_database, cut_head, repeat, resign
};
constexpr int trick_count = 24;

void change(std::string& text, Stream& stream) {
    if (text.empty() || stream() % 2 == 0) {
        text += 'x';
    } else {
        char& letter = text[below(stream, text.size())];
        letter = static_cast<char>(letter ^ static_cast<char>(1 + stream() % 127));
    }
}

void flip(Hash& hash, Stream& stream) {
    unsigned char& byte = hash[below(stream, hash.size())];
    byte = static_cast<unsigned char>(byte ^ (1U << stream() % 8));
}

void edit(Entry& entry, Trick trick, Stream& stream) {
    switch (trick) {
        case Trick::edit_sequence: entry.sequence += 1 + static_cast<std::int64_t>(stream() % 3); break;
        case Trick::edit_when: entry.when.microseconds_utc += 1 + static_cast<std::int64_t>(stream() % 1000); break;
        case Trick::edit_actor: change(entry.actor, stream); break;
        case Trick::edit_event: change(entry.event, stream); break;
        case Trick::edit_object: change(entry.object, stream); break;
        case Trick::edit_commitment: flip(entry.commitment, stream); break;
        case Trick::edit_previous: flip(entry.previous, stream); break;
        case Trick::edit_hash: flip(entry.hash, stream); break;
        case Trick::shift_text:  // the same letters, another division between two fields
            entry.object = entry.event.back() + entry.object;
            entry.event.pop_back();
            break;
        default: break;
    }
}

struct Tampering {
    std::vector<Entry> entries;
    std::vector<Checkpoint> checkpoints;
    std::size_t first_bad = 0;  ///< index of the first entry that is not what it was
    bool exact = true;          ///< the very entry can be named; else the next checkpoint is
};

Tampering tampered(const History& history, Trick trick, Stream& stream) {
    Tampering result{history.entries, history.checkpoints, 0, true};
    std::vector<Entry>& entries = result.entries;
    // a splice at the very beginning is another history as a whole: no entry is wrong by itself
    const std::size_t at = trick == Trick::splice ? 1 + below(stream, entries.size() - 1) : below(stream, entries.size() - 1);
    const auto place = entries.begin() + static_cast<std::ptrdiff_t>(at);
    result.first_bad = at;
    switch (trick) {
        case Trick::edit_and_hash:
            change(entries[at].object, stream);
            entries[at].hash = hash_of(entries[at]);
            result.exact = false;
            break;
        case Trick::remove: entries.erase(place); break;
        case Trick::remove_anew: entries.erase(place); chain_anew(entries, at); result.exact = false; break;
        case Trick::insert: 
            entries.insert(place, chained(random_entry(stream), at == 0 ? std::nullopt : std::optional(entries[at - 1])));
            break;
        case Trick::insert_anew:
            entries.insert(place, random_entry(stream));
            chain_anew(entries, at);
            result.exact = false;
            break;
        case Trick::reorder: std::swap(entries[at], entries[at + 1]); break;
        case Trick::reorder_anew:
            std::swap(entries[at], entries[at + 1]);
            chain_anew(entries, at);
            result.exact = false;
            break;
        case Trick::cut_tail: entries.resize(at); break;
        case Trick::splice: {  // the end of another organisation's history, signed by the same program
            const History other = random_history(stream, entries.size() + 5);
            entries.resize(at);
            entries.insert(entries.end(), other.entries.begin() + static_cast<std::ptrdiff_t>(at), other.entries.end());
            break;
        }
        case Trick::splice_anew: {
            const History other = random_history(stream, entries.size() + 5);
            entries.resize(at);
            entries.insert(entries.end(), other.entries.begin() + static_cast<std::ptrdiff_t>(at), other.entries.end());
            chain_anew(entries, at);
            result.exact = false;
            break;
        }
        case Trick::rechain:
            change(entries[at].actor, stream);
            chain_anew(entries, at);
            result.exact = false;
            break;
        case Trick::older_database:  // and then life went on in the old copy
            entries.resize(at);
            for (std::size_t i = 0; i < 1 + stream() % 20; ++i) entries.push_back(random_entry(stream));
            chain_anew(entries, at);
            result.exact = false;
            break;
        case Trick::cut_head: entries.erase(entries.begin(), place + 1); result.first_bad = 0; break;
        case Trick::repeat: entries.insert(place + 1, entries[at]); break;
        case Trick::resign: {  // all anew, with checkpoints signed by a key of one's own
            change(entries[at].event, stream);
            chain_anew(entries, at);
            result.checkpoints.clear();
            for (const Checkpoint& old : history.checkpoints) {
                const Entry& entry = entries[static_cast<std::size_t>(old.sequence) - 1];
                result.checkpoints.push_back(signed_checkpoint(entry, old.when, other_keys.secret));
            }
            result.first_bad = 0;
            result.exact = false;
            break;
        }
        default: edit(entries[at], trick, stream); break;
    }
    return result;
}

/// The sequence of the first checkpoint at or after an index: an honest hash after it cannot exist without the key.
std::int64_t signed_after(const History& history, std::size_t index) {
    for (const Checkpoint& checkpoint : history.checkpoints) {
        if (checkpoint.sequence > static_cast<std::int64_t>(index)) return checkpoint.sequence;
    }
    return 0;
}

TEST(Tampering, an_honest_history_has_no_fault) {
    Stream stream(11);
    for (int i = 0; i < 200; ++i) {
        const History history = random_history(stream, 1 + below(stream, 100));
        EXPECT_TRUE(verified(history.entries, history.checkpoints).empty());
    }
    EXPECT_TRUE(verified({}, {}).empty());
}

TEST(Tampering, every_one_of_many_is_detected_and_placed) {
    Stream stream(12);
    std::map<int, int> detected;
    int all = 0;
    for (int run = 0; run < 12'000; ++run) {
        const int trick = run % trick_count;
        const History history = random_history(stream, 2 + below(stream, 60));
        const Tampering t = tampered(history, static_cast<Trick>(trick), stream);
        const std::vector<Fault> faults = verified(t.entries, t.checkpoints);
        ASSERT_FALSE(faults.empty()) << "trick " << trick << " in run " << run;
        const std::int64_t named = faults.front().sequence, bad = static_cast<std::int64_t>(t.first_bad) + 1;
        if (t.exact) {
            ASSERT_EQ(named, bad) << "trick " << trick << " in run " << run << ": " << faults.front().what;
        } else {
            ASSERT_GE(named, bad) << "trick " << trick << " in run " << run;
            ASSERT_LE(named, signed_after(history, t.first_bad)) << "trick " << trick << " in run " << run;
        }
        ++detected[trick];
        ++all;
    }
    for (int trick = 0; trick < trick_count; ++trick) EXPECT_EQ(detected[trick], 12'000 / trick_count);
    std::cout << "audit: " << all << " tamperings of " << trick_count << " sorts, " << all << " detected\n";
}

TEST(Tampering, changed_checkpoints_are_detected_too) {
    Stream stream(13);
    for (int run = 0; run < 1'000; ++run) {
        History history = random_history(stream, 2 + below(stream, 60));
        Checkpoint& checkpoint = history.checkpoints[below(stream, history.checkpoints.size())];
        switch (run % 5) {
            case 0: checkpoint.sequence += 1; break;
            case 1: checkpoint.count += 1; break;
            case 2: checkpoint.when.microseconds_utc += 1; break;
            case 3: flip(checkpoint.hash, stream); break;
            default: checkpoint.signature[below(stream, 64)] ^= 1U; break;
        }
        EXPECT_FALSE(verified(history.entries, history.checkpoints).empty()) << run;
    }
}

TEST(Tampering, faults_of_a_chain_that_is_wrong_throughout_are_bounded) {
    Stream stream(14);
    History history = random_history(stream, 5'000);
    for (Entry& entry : history.entries) entry.actor += "!";
    const std::vector<Fault> faults = verified(history.entries, history.checkpoints);
    EXPECT_EQ(faults.size(), most_faults);
    EXPECT_EQ(faults.front().sequence, 1);
}

}  // namespace
}  // namespace ciclo::audit
