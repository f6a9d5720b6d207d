#include "objects/flatten.h"

#include <algorithm>
#include <numeric>

#include "base/number.h"
#include "base/text.h"
#include "events/group.h"
#include "events/names.h"
#include "formats/cells.h"
#include "objects/flatten_columns.h"

namespace ciclo::objects {

namespace {

using events::no_code;
constexpr std::size_t listed_at_most = 20;  // what fits a message that people still read

Error no_such_type(const ObjectLog& log, std::string_view type) {
    const std::string what = type.empty()
                                 ? "the log has events of many objects, and no type of object is chosen as the case"
                                 : "the log has no objects of type " + quoted(type);
    return {ErrorKind::not_found, what, "choose one of: " + listed_types(log), {log.file, 0, 0}, "object_type"};
}

Error no_event(const ObjectLog& log, std::string_view type) {
    return {ErrorKind::invalid,
            "no event touches an object of type " + quoted(type),
            "choose one of: " + listed_types(log),
            {log.file, 0, 0},
            "object_type"};
}

/// What makes the rows of the flat log, event by event.
class Flattening {
public:
    Flattening(const ObjectLog& log, std::uint32_t type, const FlattenOptions& options)
        : log_(log),
          type_(type),
          case_of_(log.objects.size(), no_code),
          resource_(options.resource),
          columns_(log, type, options.resource, options.further) {
        range_.rows.further.resize(columns_.size());
        out_.log.ledger.append(log.ledger);
        out_.objects_of_type = log.objects.of_each_type()[type];
    }

    void add_event(std::uint32_t event) {
        const std::vector<std::uint32_t> touched = objects_of(event);
        if (touched.empty()) {
            ++out_.events_without_object;
            return note("event_without_object", event, Treatment::row_left_out);
        }
        ++out_.events_used;
        if (touched.size() > 1) {
            ++out_.events_multiplied;
            note("event_multiplied", event, Treatment::noted);
        }
        events::Row row;
        row.activity = activities_.number_of(log_.events.types[log_.events.type[event]].name);
        row.start_us = row.end_us = log_.event_us[event];
        if (const auto who = resource_of(event)) row.resource = resources_.number_of(*who);
        for (const std::uint32_t object : touched) {
            if (case_of_[object] == no_code) {
                case_of_[object] = static_cast<std::uint32_t>(cases_.size());
                cases_.add(log_.objects.ids[object]);
            }
            row.case_number = case_of_[object];
            range_.rows.add(row, activities_.size(), resources_.size());
            columns_.add_row(event, object, range_.rows);
        }
    }

    Result<Flattened> finish(std::string_view type, unsigned threads) && {
        out_.rows = range_.rows.size();
        out_.objects_without_event = out_.objects_of_type - cases_.size();
        if (out_.rows == 0) return no_event(log_, type);
        events::Ungrouped rows;
        rows.ranges.push_back(std::move(range_));
        rows.cases = std::move(cases_);
        rows.activities = std::move(activities_).take();
        rows.resources = std::move(resources_).take();
        rows.further = std::move(columns_).take();
        rows.file = log_.file;
        rows.ledger = std::move(out_.log.ledger);
        rows.place = [file = log_.file](std::size_t) { return Place{file, 0, 0}; };
        Result<events::Log> grouped = events::group(std::move(rows), threads);
        if (!grouped) return grouped.errors();
        out_.log = std::move(*grouped);
        out_.cases_repeating_activity = repeating_cases();
        return std::move(out_);
    }

private:
    /// Each object of the type once, in the order of the relations.
    std::vector<std::uint32_t> objects_of(std::uint32_t event) const {
        std::vector<std::uint32_t> found;
        for (auto i = log_.event_objects.begin[event]; i < log_.event_objects.begin[event + 1]; ++i) {
            if (log_.objects.type[log_.event_objects.to[i]] == type_) found.push_back(log_.event_objects.to[i]);
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    std::optional<std::string_view> resource_of(std::uint32_t event) const {
        for (auto i = log_.event_values.begin[event]; i < log_.event_values.begin[event + 1]; ++i) {
            const std::string_view name = log_.attributes[log_.event_values.attribute[i]];
            const bool is_it = is_resource(name, resource_);
            const std::string_view value = log_.values[log_.event_values.value[i]];
            if (is_it && !value.empty()) return value;
        }
        return std::nullopt;
    }

    void note(const char* code, std::uint32_t event, Treatment treatment) {
        const std::string& activity = log_.events.types[log_.events.type[event]].name;
        out_.log.ledger.add(
            {{log_.file, 0, 0}, code, activity, formats::shown_cell(log_.events.ids[event]), treatment, ""});
    }

    std::size_t repeating_cases() const {
        const events::Log& flat = out_.log;
        std::vector<std::uint64_t> seen_in(flat.activities.size(), 0);  // case + 1
        std::size_t repeating = 0;
        for (std::size_t c = 0; c < flat.cases.size(); ++c) {
            bool repeats = false;
            for (auto i = flat.case_begin[c]; i < flat.case_begin[c + 1]; ++i) {
                std::uint64_t& seen = seen_in[flat.activity[i]];
                repeats = repeats || seen == c + 1;
                seen = c + 1;
            }
            if (repeats) ++repeating;
        }
        return repeating;
    }

    const ObjectLog& log_;
    const std::uint32_t type_;
    Flattened out_;
    std::vector<std::uint32_t> case_of_;
    const std::string_view resource_;
    FlatColumns columns_;
    Dictionary cases_;
    events::NameIndex activities_, resources_;
    events::RowRange range_;
};

}  // namespace

std::string listed_types(const ObjectLog& log) {
    const std::vector<std::size_t> counts = log.objects.of_each_type();
    std::vector<std::size_t> order(counts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
    std::string out;
    for (std::size_t i = 0; i < order.size() && i < listed_at_most; ++i) {
        out += (out.empty() ? "" : ", ") + log.objects.types[order[i]].name + " (" +
               format_count(static_cast<std::int64_t>(counts[order[i]]), Language::en) + ")";
    }
    if (order.size() > listed_at_most) out += " and " + std::to_string(order.size() - listed_at_most) + " more";
    return out;
}

Result<Flattened> flatten(const ObjectLog& log, std::string_view object_type, const FlattenOptions& options) {
    const std::optional<std::uint32_t> type = log.objects.find_type(object_type);
    if (!type) return no_such_type(log, object_type);
    if (auto missing = further_missing(log, *type, options.further)) return *std::move(missing);
    Flattening flattening(log, *type, options);
    for (std::uint32_t event = 0; event < log.events.size(); ++event) flattening.add_event(event);
    return std::move(flattening).finish(object_type, options.threads);
}

}  // namespace ciclo::objects
