#include "events/snapshot.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>
#include <vector>

#include "events/bytes.h"
#include "events/in_parallel.h"
#include "events/limits.h"
#include "events/snapshot_form.h"
#include "events/snapshot_ledger.h"

namespace ciclo::events {

namespace {

using namespace snapshot_form;

/// What is wrong with a part; "" = nothing.
using Fault = std::string;
/// 73,000 years before and after 1970: the difference of two times fits, whatever they are.
constexpr std::int64_t far_us = std::int64_t{1} << 61U;

class Opening {
public:
    Opening(std::string_view bytes, std::string file, std::shared_ptr<const void> keeper)
        : bytes_(bytes), file_(std::move(file)), keeper_(std::move(keeper)) {}

    Result<Log> run() {
        if (auto error = read_head()) return *error;
        if (auto error = check_parts()) return *error;
        Log log;
        if (auto error = take_parts(log)) return *error;
        if (auto error = check_log(log)) return *error;
        return log;
    }

private:
    Error damaged(const std::string& what) const {
        return {ErrorKind::invalid, "the snapshot is damaged: " + what, "make it again from the log", {file_}};
    }
    Error damaged(const Part& part, const std::string& what) const {
        return damaged("its part \"" + std::string(name_of(part.kind)) + "\" (bytes " + std::to_string(part.offset) + " to " +
                       std::to_string(part.offset + part.count * part.width) + ") " + what);
    }
    std::string_view bytes_of(const Part& part) const { return bytes_.substr(part.offset, part.count * part.width); }

    std::optional<Error> read_head();
    bool is_placed(const Part& part) const;
    std::optional<Error> check_parts();
    std::optional<Error> take_parts(Log& log);
    bool take(const Part& part, Log& log);
    bool take_attribute(const Part& part, Log& log);
    std::optional<Error> check_log(const Log& log) const;

    template <class T>
    Buffer<T> view(const Part& part) const {
        // an empty part has no place
        if (part.count == 0) return {};
        return Buffer<T>::view({reinterpret_cast<const T*>(bytes_.data() + part.offset), part.count}, keeper_);
    }
    bool take_codes(const Part& part, Codes& into) const;
    bool take_times(const Part& part, Times& into) const;
    bool take_begin(const Part& part, Buffer<char> text, Dictionary& into) const;

    std::string_view bytes_;
    std::string file_;
    std::shared_ptr<const void> keeper_;
    std::vector<Part> parts_;
    Buffer<char> text_;  ///< of the dictionary whose places come next
    Attribute attribute_;
};

std::optional<Error> Opening::read_head() {
    Head head;
    if (bytes_.size() < sizeof head) return damaged("it is cut off in its head");
    std::memcpy(&head, bytes_.data(), sizeof head);
    if (head.byte_order != byte_order) {
        return Error{ErrorKind::unsupported, "the snapshot was written by a machine of the other byte order",
                     "make it again here from the log", {file_}};
    }
    if (head.version != version) {
        return Error{ErrorKind::unsupported,
                     "the snapshot has version " + std::to_string(head.version) + "; this program reads " +
                         std::to_string(version),
                     head.version > version ? "use a newer program, or make it again from the log"
                                            : "make it again from the log",
                     {file_}};
    }
    if (head.size != bytes_.size()) {
        return damaged("it has " + std::to_string(bytes_.size()) + " bytes and says " + std::to_string(head.size));
    }
    if (head.parts > most_parts || head.parts * sizeof(Part) > bytes_.size() - sizeof head) {
        return damaged("its table of parts is larger than the file");
    }
    std::string table(bytes_.substr(0, sizeof head + head.parts * sizeof(Part)));
    const std::uint64_t told = std::exchange(head.table_checksum, 0);
    std::memcpy(table.data(), &head, sizeof head);
    if (checksum_of(table) != told) return damaged("its table of parts does not fit its checksum");
    parts_.resize(head.parts);
    if (!parts_.empty()) std::memcpy(parts_.data(), table.data() + sizeof head, parts_.size() * sizeof(Part));
    return std::nullopt;
}

bool Opening::is_placed(const Part& part) const {
    const bool known_width = part.width == 1 || part.width == 2 || part.width == 4 || part.width == 8;
    return known_width && part.offset % part.width == 0 && part.offset <= bytes_.size() &&
           part.count <= (bytes_.size() - part.offset) / part.width;
}

std::optional<Error> Opening::check_parts() {
    for (const Part& part : parts_) {
        if (!is_placed(part)) return damaged("one of its parts lies outside the file");
    }
    std::vector<char> good(parts_.size(), 0);
    const std::size_t threads = std::min<std::size_t>(threads_to_use(0), parts_.size());
    in_parallel(threads, [&](std::size_t thread) {
        for (std::size_t i = thread; i < parts_.size(); i += threads) {
            const bool as_before = i > 0 && parts_[i].offset == parts_[i - 1].offset &&
                                   parts_[i].checksum == parts_[i - 1].checksum &&
                                   bytes_of(parts_[i]).size() == bytes_of(parts_[i - 1]).size();
            good[i] = as_before || checksum_of(bytes_of(parts_[i])) == parts_[i].checksum ? 1 : 0;
        }
    });
    const auto bad = std::find(good.begin(), good.end(), 0);
    if (bad == good.end()) return std::nullopt;
    return damaged(parts_[static_cast<std::size_t>(bad - good.begin())], "does not fit its checksum");
}

std::optional<Error> Opening::take_parts(Log& log) {
    for (const Part& part : parts_) {
        if (!take(part, log)) return damaged(part, "is not of the form it should have");
    }
    return std::nullopt;
}

bool Opening::take_codes(const Part& part, Codes& into) const {
    if (part.width == 1) into = Codes(view<std::uint8_t>(part));
    if (part.width == 2) into = Codes(view<std::uint16_t>(part));
    if (part.width == 4) into = Codes(view<std::uint32_t>(part));
    return part.width <= 4;
}

bool Opening::take_times(const Part& part, Times& into) const {
    constexpr std::int64_t most_tick = 1'000'000;
    if (part.width == 8) into = Times(view<std::int64_t>(part));
    if (part.width == 4) {
        if (part.tick_us < 1 || part.tick_us > most_tick || part.base_us < -far_us || part.base_us > far_us) return false;
        into = Times(view<std::uint32_t>(part), part.base_us, part.tick_us);
    }
    return part.width == 4 || part.width == 8;
}

/// The places of texts rise, and end where the texts end.
bool Opening::take_begin(const Part& part, Buffer<char> text, Dictionary& into) const {
    if (part.width != sizeof(std::uint32_t)) return false;
    Buffer<std::uint32_t> begin = view<std::uint32_t>(part);
    const bool good = begin.empty() ? text.empty()
                                    : begin[0] == 0 && begin[begin.size() - 1] == text.size() &&
                                          std::is_sorted(begin.span().begin(), begin.span().end());
    if (good) into = Dictionary::of(std::move(text), std::move(begin));
    return good;
}

bool Opening::take(const Part& part, Log& log) {
    switch (part.kind) {
        case PartKind::case_text:
        case PartKind::activity_text:
        case PartKind::resource_text:
        case PartKind::attribute_text:
            text_ = view<char>(part);
            return part.width == 1;
        case PartKind::case_begin_of_text:
            return take_begin(part, std::move(text_), log.cases);
        case PartKind::activity_begin_of_text:
            return take_begin(part, std::move(text_), log.activities);
        case PartKind::resource_begin_of_text:
            return take_begin(part, std::move(text_), log.resources);
        case PartKind::case_begin:
            if (part.width == sizeof(std::uint64_t)) log.case_begin = view<std::uint64_t>(part);
            return part.width == sizeof(std::uint64_t);
        case PartKind::activity:
            return take_codes(part, log.activity);
        case PartKind::resource:
            return take_codes(part, log.resource);
        case PartKind::start:
            return take_times(part, log.start);
        case PartKind::end:
            return take_times(part, log.end);
        case PartKind::duration_known:
            if (part.width == 1) log.duration_known = view<std::uint8_t>(part);
            return part.width == 1;
        case PartKind::file_name:
            log.file = std::string(bytes_of(part));
            return part.width == 1;
        case PartKind::ledger:
            return read_ledger(bytes_of(part), log.ledger);
        case PartKind::log_flags:
            if (part.width == 1 && part.count == sizeof(std::uint64_t))
                log.has_both_times = eight_bytes(bytes_of(part).data()) != 0;
            return part.width == 1 && part.count == sizeof(std::uint64_t);
        default:
            return take_attribute(part, log);
    }
}

bool Opening::take_attribute(const Part& part, Log& log) {
    switch (part.kind) {
        case PartKind::attribute_name:
            attribute_ = {};
            attribute_.name = std::string(bytes_of(part));
            return part.width == 1;
        case PartKind::attribute_begin_of_text:
            return take_begin(part, std::move(text_), attribute_.values);
        case PartKind::attribute_codes:
            if (!take_codes(part, attribute_.codes)) return false;
            (part.of_cases != 0 ? log.of_cases : log.of_events).push_back(std::move(attribute_));
            attribute_ = {};
            return true;
        default:
            return false;
    }
}

/// Whether work(first, last) holds for all the parts of 0 … n − 1, each looked at by a thread of its own.
template <class Work>
bool hold_all(std::size_t n, const Work& work) {
    constexpr std::size_t worth_a_thread = 100'000;
    const std::size_t parts = std::clamp<std::size_t>(n / worth_a_thread, 1, threads_to_use(0));
    std::vector<char> good(parts, 0);
    in_parallel(parts, [&](std::size_t i) { good[i] = work(n * i / parts, n * (i + 1) / parts) ? 1 : 0; });
    return std::find(good.begin(), good.end(), 0) == good.end();
}

/// Every code names an entry, or is no_code where that may be.
Fault fault_of_codes(const Codes& codes, const Dictionary& names, std::size_t wanted, bool may_lack) {
    if (codes.size() != wanted) return "has another number of entries than the log";
    const std::size_t entries = names.size();
    const bool good = codes.visit([&](auto span) {
        using Code = std::remove_cv_t<typename decltype(span)::element_type>;
        const Code none = std::numeric_limits<Code>::max();
        return hold_all(wanted, [&](std::size_t first, std::size_t last) {
            bool all_good = true;
            for (const Code code : span.subspan(first, last - first)) {
                all_good &= code == none ? may_lack : code < entries;
            }
            return all_good;
        });
    });
    return good ? "" : "names an entry that is not there";
}

/// Of some cases: events end after they start, those of a case one after the other; all within reach.
template <class Start, class End>
bool are_in_order(const Log& log, const Start* starts, const End* ends, std::size_t first_case, std::size_t last_case) {
    const std::int64_t start_base = log.start.base_us(), start_tick = log.start.tick_us();
    const std::int64_t end_base = log.end.base_us(), end_tick = log.end.tick_us();
    const std::uint64_t* begin = log.case_begin.data();
    bool good = true;
    for (std::size_t c = first_case; c < last_case && good; ++c) {
        std::int64_t before = -far_us;
        for (std::uint64_t e = begin[c]; e < begin[c + 1]; ++e) {
            const std::int64_t start_ticks = starts[e], end_ticks = ends[e];
            if constexpr (sizeof(Start) == 8) good &= start_ticks >= -far_us && start_ticks <= far_us;
            if constexpr (sizeof(End) == 8) good &= end_ticks >= -far_us && end_ticks <= far_us;
            if (!good) return false;
            const std::int64_t end = end_base + end_ticks * end_tick;
            good = start_base + start_ticks * start_tick <= end && before <= end;
            before = end;
        }
    }
    return good;
}

/// `log` has as many starts and ends as events.
bool times_are_in_order(const Log& log) {
    return log.start.visit([&](auto starts) {
        return log.end.visit([&](auto ends) {
            return hold_all(log.cases.size(), [&](std::size_t first, std::size_t last) {
                return are_in_order(log, starts.data(), ends.data(), first, last);
            });
        });
    });
}

std::optional<Error> Opening::check_log(const Log& log) const {
    const std::size_t events = log.events(), cases = log.cases.size();
    if (auto error = limits::too_large(events, log.activities.size(), log.resources.size(), file_)) return *error;
    const auto begin = log.case_begin.span();
    if (begin.size() != cases + 1 || begin.front() != 0 || begin.back() != events ||
        std::adjacent_find(begin.begin(), begin.end(), std::greater_equal<>()) != begin.end()) {
        return damaged("its cases do not share out its events");
    }
    Fault fault = fault_of_codes(log.activity, log.activities, events, false);
    if (!fault.empty()) return damaged("the column of activities " + fault);
    if (log.resource.size() > 0) fault = fault_of_codes(log.resource, log.resources, events, true);
    if (!fault.empty()) return damaged("the column of resources " + fault);
    if (log.start.size() != events || log.end.size() != events) return damaged("its times are not as many as its events");
    if (!times_are_in_order(log)) return damaged("its times are not in order");
    if (!log.duration_known.empty() && log.duration_known.size() != events) {
        return damaged("its durations are not as many as its events");
    }
    for (const bool of_cases : {false, true}) {
        for (const Attribute& attribute : of_cases ? log.of_cases : log.of_events) {
            fault = fault_of_codes(attribute.codes, attribute.values, of_cases ? cases : events, true);
            if (!fault.empty()) return damaged("the column " + attribute.name + " " + fault);
        }
    }
    return std::nullopt;
}

}  // namespace

bool is_snapshot(std::string_view bytes) {
    return bytes.starts_with(mark);
}

Result<Log> open_snapshot(std::string_view bytes, const std::string& file, std::shared_ptr<const void> keeper) {
    if (!is_snapshot(bytes)) {
        return Error{ErrorKind::invalid, "the file is no snapshot of a log", "check that it is the right file", {file}};
    }
    if (reinterpret_cast<std::uintptr_t>(bytes.data()) % sizeof(std::uint64_t) != 0) {
        const auto copy = std::make_shared<const std::string>(bytes);
        return open_snapshot(*copy, file, copy);
    }
    return Opening(bytes, file, std::move(keeper)).run();
}

}  // namespace ciclo::events
