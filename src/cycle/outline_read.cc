// An outline becomes the same tree a map file gives, with the places of the cells, and is then read by the same reader:
// one set of rules, one set of messages.
#include "cycle/outline.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "cycle/limits.h"
#include "cycle/outline_cells.h"
#include "cycle/outline_columns.h"
#include "cycle/read_map.h"

namespace ciclo::cycle {

namespace {

using Column = OutlineColumn;
using formats::Value;

class OutlineReading {
public:
    OutlineReading(const formats::Table& table, const OutlineOptions& options) : table_(table), options_(options) {}

    Result<Map> read();

private:
    Place here() const { return {table_.file(), 0, 0}; }
    void find_columns();
    std::string_view text(std::size_t row, Column column) const;
    Place place(std::size_t row, Column column) const;
    bool is_blank(std::size_t row) const;
    Value local(std::string_view words, const Place& at) const;

    /// A stage begins where its name first stands; an empty cell continues the stage above.
    void note_stage(std::size_t row, Value& stages);
    std::string default_stage() const;
    void put_flag(Value& map, std::string_view key, std::size_t row, Column column);
    void put_text(Value& map, std::string_view key, std::size_t row, Column column) const;
    void put_local(Value& map, std::string_view key, std::size_t row, Column column) const;
    void put_number(Value& map, std::string_view key, std::size_t row, Column column) const;
    template <class Enum>
    void put_code(Value& map, std::string_view key, std::size_t row, Column column) const {
        const std::string_view word = text(row, column);
        if (!word.empty()) put(map, key, scalar(code_for<Enum>(word), place(row, column), Quotes::given));
    }
    void put_list(Value& map, std::string_view key, std::size_t row, Column column) const;
    Value moment_of(std::size_t row, bool spans, std::size_t before);
    void put_spans(Value& map, std::size_t row) const;
    void put_minutes(Value& map, std::size_t row) const;
    void put_promises(Value& map, std::size_t row);

    /// The first part of this cell belongs to the first item, and so on.
    void add_parts(Value& list, std::string_view key, std::size_t row, Column column, Column owner);
    Value document(Value stages, Value moments, Value transversal) const;

    const formats::Table& table_;
    const OutlineOptions& options_;
    Errors errors_;
    std::map<Column, std::size_t> position_;
    std::map<std::string, std::string> stage_ids_;
    std::string current_stage_;
};

Result<Map> OutlineReading::read() {
    find_columns();
    if (!errors_.empty()) return errors_;
    Value stages = empty_of(Value::Kind::list, here()), moments = stages, transversal = stages;
    for (std::size_t row = 0; row < table_.rows(); ++row) {
        if (is_blank(row)) continue;
        const bool spans = !text(row, Column::spans).empty();
        if (!spans) note_stage(row, stages);
        (spans ? transversal : moments)
            .items.push_back(moment_of(row, spans, (spans ? transversal : moments).items.size()));
    }
    if (moments.items.empty()) {
        errors_.push_back({ErrorKind::invalid, "the outline has no moments", "write one row for each", here()});
    }
    if (!errors_.empty()) return formats::sorted_by_place(std::move(errors_), limits::errors);
    return map_of(document(std::move(stages), std::move(moments), std::move(transversal)));
}

void OutlineReading::find_columns() {
    std::vector<std::string> known;
    for (const OutlineHeading& heading : outline_headings()) {
        for (const std::string_view name : {heading.es, heading.en, heading.nl}) known.emplace_back(name);
    }
    for (std::size_t i = 0; i < table_.header().size(); ++i) {
        const std::string& title = table_.header()[i];
        const auto column = column_called(title);
        if (!column) {
            const auto near = nearest(title, known);
            errors_.push_back(
                {ErrorKind::invalid, "the outline has an unknown column " + quoted(title),
                 near ? "did you mean " + *near + "?" : "name it as docs/map-format.md lists, or take it out",
                 table_.header_place(i)});
        } else if (!position_.emplace(*column, i).second) {
            errors_.push_back({ErrorKind::invalid, "the outline has the column " + quoted(title) + " twice", "keep one",
                               table_.header_place(i)});
        }
    }
    if (position_.count(Column::moment) == 0) {
        errors_.push_back({ErrorKind::invalid,
                           "the outline has no column for the moments",
                           "name one column " + std::string(heading_of(Column::moment, options_.language)),
                           {table_.file(), 1, 0}});
    }
}

std::string_view OutlineReading::text(std::size_t row, Column column) const {
    const auto found = position_.find(column);
    return found == position_.end() ? std::string_view() : cell_text(table_.cell(row, found->second));
}

Place OutlineReading::place(std::size_t row, Column column) const {
    const auto found = position_.find(column);
    return table_.place(row, found == position_.end() ? 0 : found->second);
}

bool OutlineReading::is_blank(std::size_t row) const {
    for (std::size_t i = 0; i < table_.cells(row); ++i) {
        if (!trim(table_.cell(row, i)).empty()) return false;
    }
    return true;
}

Value OutlineReading::local(std::string_view words, const Place& at) const {
    Value out = empty_of(Value::Kind::map, at);
    put(out, code_of(options_.language), scalar(std::string(words), at, Quotes::given));
    return out;
}

void OutlineReading::note_stage(std::size_t row, Value& stages) {
    const std::string name(text(row, Column::stage));
    if (name.empty() && !stage_ids_.empty()) return;
    const std::string shown = name.empty() ? default_stage() : name;
    const auto known = stage_ids_.find(folded(shown));
    if (known != stage_ids_.end()) {
        current_stage_ = known->second;
        return;
    }
    current_stage_ = "S" + std::to_string(stage_ids_.size() + 1);
    stage_ids_.emplace(folded(shown), current_stage_);
    const Place at = place(row, Column::stage);
    Value stage = empty_of(Value::Kind::map, at);
    put(stage, "id", scalar(current_stage_, at, Quotes::given));
    put(stage, "name", local(shown, at));
    put_flag(stage, "optional", row, Column::stage_optional);
    stages.items.push_back(std::move(stage));
}

std::string OutlineReading::default_stage() const {
    const LocalText name("Etapa 1", "Stage 1", "Fase 1");
    return name[options_.language];
}

void OutlineReading::put_flag(Value& map, std::string_view key, std::size_t row, Column column) {
    const std::string_view word = text(row, column);
    if (word.empty()) return;
    const auto yes = yes_or_no(word);
    if (!yes) {
        errors_.push_back({ErrorKind::invalid, "the outline has " + quoted(word) + " where yes or no is asked",
                           "write yes, no, or leave the cell empty", place(row, column)});
        return;
    }
    put(map, key, scalar(*yes ? "true" : "false", place(row, column), Quotes::none));
}

void OutlineReading::put_text(Value& map, std::string_view key, std::size_t row, Column column) const {
    const std::string_view words = text(row, column);
    if (!words.empty()) put(map, key, scalar(std::string(words), place(row, column), Quotes::given));
}

void OutlineReading::put_local(Value& map, std::string_view key, std::size_t row, Column column) const {
    const std::string_view words = text(row, column);
    if (!words.empty()) put(map, key, local(words, place(row, column)));
}

void OutlineReading::put_number(Value& map, std::string_view key, std::size_t row, Column column) const {
    const std::string_view words = text(row, column);
    if (!words.empty()) put(map, key, scalar(number_text(words), place(row, column), Quotes::none));
}

void OutlineReading::put_list(Value& map, std::string_view key, std::size_t row, Column column) const {
    const std::vector<std::string> parts = parts_of(text(row, column));
    if (parts.empty()) return;
    Value list = empty_of(Value::Kind::list, place(row, column));
    for (const std::string& part : parts) list.items.push_back(scalar(part, list.place, Quotes::given));
    put(map, key, std::move(list));
}

Value OutlineReading::moment_of(std::size_t row, bool spans, std::size_t before) {
    Value out = empty_of(Value::Kind::map, place(row, Column::moment));
    const std::string id(text(row, Column::id));
    put(out, "id",
        scalar(id.empty() ? (spans ? "T" : "M") + std::to_string(before + 1) : id, place(row, Column::id),
               Quotes::given));
    if (!spans) put(out, "stage", scalar(current_stage_, place(row, Column::stage), Quotes::given));
    if (spans) put_spans(out, row);
    put_code<Actor>(out, "actor", row, Column::actor);
    put_code<Lane>(out, "lane", row, Column::lane);
    put_code<MomentKind>(out, "kind", row, Column::kind);
    put_code<Channel>(out, "channel", row, Column::channel);
    put_code<Control>(out, "control", row, Column::control);
    put_code<ProtocolKind>(out, "protocol", row, Column::protocol);
    put_flag(out, "critical", row, Column::critical);
    put_text(out, "crit_reason", row, Column::reason);
    put_text(out, "crit_basis", row, Column::basis);
    put_flag(out, "optional", row, Column::optional);
    put_local(out, "name", row, Column::moment);
    put_local(out, "expect", row, Column::expectation);
    put_number(out, "div", row, Column::divergence);
    put_number(out, "importance", row, Column::importance);
    put_list(out, "roles", row, Column::role);
    put_list(out, "units", row, Column::department);
    put_list(out, "activities", row, Column::activity);
    put_minutes(out, row);
    put_promises(out, row);
    return out;
}

void OutlineReading::put_spans(Value& map, std::size_t row) const {
    Value list = empty_of(Value::Kind::list, place(row, Column::spans));
    std::string words(text(row, Column::spans));
    std::replace(words.begin(), words.end(), ',', ' ');
    for (const std::string_view word : words_of(words))
        list.items.push_back(scalar(std::string(word), list.place, Quotes::given));
    put(map, "spans", std::move(list));
}

void OutlineReading::put_minutes(Value& map, std::size_t row) const {
    Value time = empty_of(Value::Kind::map, place(row, Column::contact));
    put_number(time, "contact", row, Column::contact);
    put_number(time, "wait", row, Column::wait);
    put_number(time, "back", row, Column::back);
    put_number(time, "away", row, Column::away);
    if (!time.entries.empty()) put(map, "time", std::move(time));
}

void OutlineReading::put_promises(Value& map, std::size_t row) {
    Value list = empty_of(Value::Kind::list, place(row, Column::requirement));
    for (const std::string& part : parts_of(text(row, Column::requirement)))
        list.items.push_back(local(part, list.place));
    if (!list.items.empty()) put(map, "req", list);
    list = empty_of(Value::Kind::list, place(row, Column::standard));
    for (const std::string& part : parts_of(text(row, Column::standard))) list.items.push_back(local(part, list.place));
    add_parts(list, "op", row, Column::comparison, Column::standard);
    add_parts(list, "v", row, Column::value, Column::standard);
    add_parts(list, "u", row, Column::unit, Column::standard);
    add_parts(list, "comply", row, Column::compliance, Column::standard);
    if (!list.items.empty()) put(map, "std", list);
    list = empty_of(Value::Kind::list, place(row, Column::indicator));
    for (const std::string& part : parts_of(text(row, Column::indicator)))
        list.items.push_back(local(part, list.place));
    add_parts(list, "type", row, Column::indicator_type, Column::indicator);
    add_parts(list, "f", row, Column::formula, Column::indicator);
    for (Value& item : list.items) {
        if (item.find("type") == nullptr) put(item, "type", scalar("percentage", item.place, Quotes::given));
    }
    if (!list.items.empty()) put(map, "ind", std::move(list));
}

void OutlineReading::add_parts(Value& list, std::string_view key, std::size_t row, Column column, Column owner) {
    const std::vector<std::string> parts = parts_of(text(row, column));
    if (parts.size() > list.items.size()) {
        errors_.push_back({ErrorKind::invalid,
                           "the outline has " + std::to_string(parts.size()) + " in column " +
                               quoted(heading_of(column, options_.language)) + " for " +
                               std::to_string(list.items.size()) + " in column " +
                               quoted(heading_of(owner, options_.language)),
                           "write as many in both, one a line or separated by \" | \"", place(row, column)});
        return;
    }
    const bool number = column == Column::value || column == Column::compliance;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string words = number                           ? number_text(parts[i])
                                : column == Column::comparison     ? code_for<Comparison>(parts[i])
                                : column == Column::indicator_type ? code_for<IndicatorType>(parts[i])
                                                                   : parts[i];
        if (words == "-" && column == Column::formula) continue;  // outline_rows() keeps the count with it
        put(list.items[i], key, scalar(words, place(row, column), number ? Quotes::none : Quotes::given));
    }
}

Value OutlineReading::document(Value stages, Value moments, Value transversal) const {
    Value head = empty_of(Value::Kind::map, here());
    put(head, "id", scalar(options_.id, here(), Quotes::given));
    Value name = empty_of(Value::Kind::map, here());
    for (const Language language : languages) {
        if (!options_.name[language].empty())
            put(name, code_of(language), scalar(options_.name[language], here(), Quotes::given));
    }
    put(head, "name", options_.name.empty() ? local(options_.id, here()) : std::move(name));
    Value out = empty_of(Value::Kind::map, here());
    put(out, "cycle", std::move(head));
    put(out, "stages", std::move(stages));
    put(out, "moments", std::move(moments));
    if (!transversal.items.empty()) put(out, "transversal", std::move(transversal));
    return out;
}

}  // namespace

Result<Map> read_outline(const formats::Table& table, const OutlineOptions& options) {
    return OutlineReading(table, options).read();
}

}  // namespace ciclo::cycle
