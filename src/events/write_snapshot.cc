#include <cstring>
#include <span>
#include <vector>

#include "events/snapshot.h"
#include "events/snapshot_form.h"
#include "events/snapshot_ledger.h"

namespace ciclo::events {

namespace {

using namespace snapshot_form;

template <class T>
std::string_view bytes_of(std::span<const T> elements) {
    return {reinterpret_cast<const char*>(elements.data()), elements.size_bytes()};
}

class Writing {
public:
    void add(PartKind kind, std::string_view bytes, std::uint32_t width, Part part = {}) {
        part.kind = kind;
        part.width = width;
        part.count = bytes.size() / width;
        part.checksum = checksum_of(bytes);
        parts_.push_back(part);
        bytes_.push_back(bytes);
    }
    void add(PartKind text, PartKind begin, const Dictionary& names) {
        add(text, bytes_of(names.text().span()), 1);
        add(begin, bytes_of(names.begin().span()), sizeof(std::uint32_t));
    }
    void add(PartKind kind, const Codes& codes, Part part = {}) {
        codes.visit([&](auto span) { add(kind, bytes_of(span), sizeof(span[0]), part); });
    }
    void add(PartKind kind, const Times& times) {
        Part part;
        part.base_us = times.base_us();
        part.tick_us = times.tick_us();
        times.visit([&](auto span) { add(kind, bytes_of(span), sizeof(span[0]), part); });
    }
    std::string file();

private:
    std::uint64_t place_parts();
    std::vector<Part> parts_;
    std::vector<std::string_view> bytes_;
};

/// Offsets; parts of the same bytes share them (start and end of a log with one time per event). The file's size.
std::uint64_t Writing::place_parts() {
    std::uint64_t at = sizeof(Head) + parts_.size() * sizeof(Part);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const bool as_before = i > 0 && parts_[i].checksum == parts_[i - 1].checksum && bytes_[i] == bytes_[i - 1];
        if (as_before) {
            parts_[i].offset = parts_[i - 1].offset;
            continue;
        }
        at = (at + alignment - 1) / alignment * alignment;
        parts_[i].offset = at;
        at += bytes_[i].size();
    }
    return at;
}

std::string Writing::file() {
    Head head;
    std::copy(mark.begin(), mark.end(), head.mark.begin());
    head.version = version;
    head.byte_order = byte_order;
    head.parts = parts_.size();
    head.size = place_parts();
    std::string out(head.size, '\0');
    const std::size_t table = parts_.size() * sizeof(Part);
    std::memcpy(out.data(), &head, sizeof head);
    std::memcpy(out.data() + sizeof head, parts_.data(), table);
    head.table_checksum = checksum_of(std::string_view(out).substr(0, sizeof head + table));
    std::memcpy(out.data(), &head, sizeof head);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        if (!bytes_[i].empty()) std::memcpy(out.data() + parts_[i].offset, bytes_[i].data(), bytes_[i].size());
    }
    return out;
}

void add_attributes(const std::vector<Attribute>& attributes, bool of_cases, Writing& writing) {
    Part part;
    part.of_cases = of_cases ? 1 : 0;
    for (const Attribute& attribute : attributes) {
        writing.add(PartKind::attribute_name, attribute.name, 1, part);
        writing.add(PartKind::attribute_text, PartKind::attribute_begin_of_text, attribute.values);
        writing.add(PartKind::attribute_codes, attribute.codes, part);
    }
}

}  // namespace

Result<std::string> write_snapshot(const Log& log) {
    for (const Ledger::Count& count : log.ledger.counts()) {
        if (count.n <= most_notes) continue;
        return Error{ErrorKind::limit,
                     "the log has " + std::to_string(count.n) + " notes " + count.code + ", over " + std::to_string(most_notes),
                     "mend the log first", {log.file}};
    }
    const std::string ledger = ledger_bytes(log.ledger);
    const std::uint64_t flags = log.has_both_times ? 1 : 0;
    Writing writing;
    writing.add(PartKind::log_flags, bytes_of(std::span(&flags, 1)), 1);
    writing.add(PartKind::file_name, log.file, 1);
    writing.add(PartKind::ledger, ledger, 1);
    writing.add(PartKind::case_text, PartKind::case_begin_of_text, log.cases);
    writing.add(PartKind::activity_text, PartKind::activity_begin_of_text, log.activities);
    writing.add(PartKind::resource_text, PartKind::resource_begin_of_text, log.resources);
    writing.add(PartKind::case_begin, bytes_of(log.case_begin.span()), sizeof(std::uint64_t));
    writing.add(PartKind::activity, log.activity);
    writing.add(PartKind::resource, log.resource);
    writing.add(PartKind::start, log.start);
    writing.add(PartKind::end, log.end);
    writing.add(PartKind::duration_known, bytes_of(log.duration_known.span()), 1);
    add_attributes(log.of_events, false, writing);
    add_attributes(log.of_cases, true, writing);
    return writing.file();
}

}  // namespace ciclo::events
