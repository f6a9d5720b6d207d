#include "formats/columns.h"

#include <algorithm>
#include <array>
#include <functional>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/yaml.h"

namespace ciclo::formats {

namespace {

constexpr std::size_t most_entries = 2'000;  // of one list or map: as many as a table has columns
constexpr std::size_t most_errors = 200;     // shown of one file; who mends 200 reads again anyway
constexpr TextLimit one_line{.most = 1'000, .lines = TextLimit::Lines::many};  // headers of forms hold whole questions

enum class Part { answers, importance, cases, times, events };

struct PartShape {
    Part part;
    std::string_view key;
    std::vector<std::string_view> fields;
};

const std::array<PartShape, 5>& part_shapes() {
    static const std::array<PartShape, 5> shapes{{
        {Part::answers,
         "answers",
         {"respondent", "date", "satisfied", "would_return", "recommend", "moment", "rating"}},
        {Part::importance, "importance", {"moment", "importance", "n"}},
        {Part::cases,
         "cases",
         {"code", "type", "received", "acknowledged_hours", "acknowledged", "moment", "element", "cause_type", "cause",
          "told_working_days", "told"}},
        {Part::times, "times", {"series", "unit", "period", "date", "label", "value", "met", "missed", "total"}},
        {Part::events, "events", {"case", "activity", "time", "start", "end", "resource", "lifecycle", "instance", "objects"}},
    }};
    return shapes;
}

constexpr std::array<std::string_view, 3> date_orders{"ymd", "dmy", "mdy"};

std::optional<char> delimiter_of(std::string_view text) {
    if (text == "," || text == ";" || text == "|" || text == "\t") return text[0];
    if (text == "tab") return '\t';
    return std::nullopt;
}

void read_delimiter(Fields& fields, std::optional<char>& into) {
    const Value* found = fields.find("delimiter");
    if (found == nullptr) return;
    into = found->is_scalar() ? delimiter_of(found->text) : std::nullopt;
    if (!into) fields.refuse(found->place, "has a delimiter it cannot use", "write one of \",\" \";\" \"|\" tab");
}

void read_decimal(Fields& fields, DecimalMark& into) {
    const std::optional<std::string> text = fields.text("decimal");
    if (!text) return;
    if (*text == "comma")
        into = DecimalMark::comma;
    else if (*text == "point")
        into = DecimalMark::point;
    else
        fields.refuse(fields.find("decimal")->place, "has " + quoted(*text) + " as decimal", "write comma or point");
}

void read_date_order(Fields& fields, std::string& into) {
    const std::optional<std::string> text = fields.text("date_order");
    if (!text) return;
    if (std::find(date_orders.begin(), date_orders.end(), *text) != date_orders.end()) {
        into = *text;
        return;
    }
    fields.refuse(fields.find("date_order")->place, "has " + quoted(*text) + " as date_order",
                  "write ymd (2025-10-31), dmy (31/10/2025) or mdy (10/31/2025)");
}

void read_missing(Fields& fields, std::vector<MissingCell>& into, Errors& errors) {
    const Value* found = fields.find("missing");
    if (found == nullptr) return;
    Fields kinds(*found, fields.thing() + ".missing", errors);
    for (const auto& row : names_of(static_cast<MissingKind*>(nullptr))) {
        for (std::string& cell : kinds.texts(row.code, most_entries, one_line)) {
            into.push_back({std::move(cell), row.value});
        }
    }
    kinds.refuse_others();
}

std::optional<ScaleBounds> read_scale(Fields& fields, Errors& errors) {
    const Value* found = fields.find("scale");
    if (found == nullptr) return std::nullopt;
    Fields bounds(*found, fields.thing() + ".scale", errors);
    ScaleBounds scale;
    scale.place = found->place;
    const std::optional<double> low = bounds.required_number("lowest", {-1000, 1000});
    const std::optional<double> high = bounds.required_number("highest", {-1000, 1000});
    scale.positive_from = bounds.number("positive_from", {-1000, 1000});
    scale.negative_to = bounds.number("negative_to", {-1000, 1000});
    bounds.refuse_others();
    if (!low || !high) return std::nullopt;
    scale.lowest = *low;
    scale.highest = *high;
    const double positive = scale.positive_from.value_or(*high), negative = scale.negative_to.value_or(*low);
    if (*low < *high && *low <= negative && negative < positive && positive <= *high) return scale;
    bounds.refuse(found->place, "is not in order", "write lowest ≤ negative_to < positive_from ≤ highest");
    return std::nullopt;
}

std::vector<CellMeaning> read_meanings(Fields& fields) {
    std::vector<CellMeaning> out;
    const Value* found = fields.find("values");
    if (found == nullptr) return out;
    if (!found->is_map()) {
        fields.refuse(found->place, "needs a map for values", "write {\"text in the file\": meaning}");
        return out;
    }
    for (const Value::Entry& entry : found->entries) {
        if (entry.value.is_scalar() && !trim(entry.value.text).empty()) {
            out.push_back({entry.key, entry.value.text, entry.value.place});
        } else {
            fields.refuse(entry.key_place, "needs a text as the meaning of " + quoted(entry.key), "");
        }
    }
    return out;
}

/// "Column", "=constant" or {column: …, …}.
std::optional<ColumnSource> read_source(const std::string& field, const Value& value, const std::string& thing,
                                        Errors& errors) {
    ColumnSource source;
    source.field = field;
    source.place = value.place;
    if (value.is_map()) {
        Fields fields(value, thing, errors);
        source.column = fields.required_text("column", one_line).value_or("");
        source.yes = fields.texts("yes", most_entries, one_line);
        source.no = fields.texts("no", most_entries, one_line);
        source.values = read_meanings(fields);
        source.scale = read_scale(fields, errors);
        read_missing(fields, source.missing, errors);
        fields.refuse_others();
        if (const Value* column = value.find("column"); column != nullptr) source.place = column->place;
        if (source.column.empty()) return std::nullopt;
    } else if (!value.is_scalar()) {
        errors.push_back({ErrorKind::invalid, thing + " names no column",
                          "write its header, \"=one text for all rows\", or {column: header}", value.place});
        return std::nullopt;
    } else {
        const std::optional<std::string> text = plain_text(value, thing, errors, one_line);
        if (!text) return std::nullopt;
        source.column = std::string(trim(*text));
    }
    if (source.column.starts_with('=')) {
        source.constant = std::string(trim(std::string_view(source.column).substr(1)));
        source.column.clear();
        if (!source.constant->empty()) return source;
        errors.push_back(
            {ErrorKind::invalid, thing + " has an empty constant", "write a text after the =", source.place});
        return std::nullopt;
    }
    return source;
}

void read_sources(Fields& fields, std::string_view key, std::vector<ColumnSource>& into, Errors& errors) {
    const Value* found = fields.find(key);
    if (found == nullptr) return;
    const std::string thing = fields.thing() + "." + std::string(key);
    if (!found->is_map()) {
        errors.push_back(
            {ErrorKind::invalid, thing + " must be a map of names and columns", "write {name: column}", found->place});
        return;
    }
    for (const Value::Entry& entry : found->entries) {
        auto source = read_source(entry.key, entry.value, thing + "." + entry.key, errors);
        if (source) into.push_back(std::move(*source));
    }
}

void read_filters(Fields& fields, std::vector<RowFilter>& into, Errors& errors) {
    const Value* found = fields.find("only");
    if (found == nullptr) return;
    Fields columns(*found, fields.thing() + ".only", errors);
    for (const Value::Entry& entry : found->entries) {
        into.push_back({entry.key, columns.texts(entry.key, most_entries, one_line), entry.key_place});
    }
}

/// What may stand at the top for every part and inside a part for that part.
struct Shared {
    std::optional<char> delimiter;
    DecimalMark decimal = DecimalMark::not_told;
    std::string date_order;
    std::vector<MissingCell> missing;
};

void read_shared(Fields& fields, Shared& into, Errors& errors) {
    read_delimiter(fields, into.delimiter);
    read_decimal(fields, into.decimal);
    read_date_order(fields, into.date_order);
    read_missing(fields, into.missing, errors);
}

void read_answers_only(Fields& fields, FileColumns& out, Errors& errors) {
    read_sources(fields, "moments", out.moments, errors);
    read_sources(fields, "importance", out.importance, errors);
    read_sources(fields, "segments", out.segments, errors);
    out.scale = read_scale(fields, errors);
    if (const auto blank = fields.choice<MissingKind>("blank")) out.blank = *blank;
}

FileColumns read_part(const Value& value, const PartShape& shape, const Shared& top, Errors& errors) {
    FileColumns out;
    Fields fields(value, std::string(shape.key), errors);
    for (const std::string_view field : shape.fields) {
        const Value* found = fields.find(field);
        if (found == nullptr) continue;
        auto source =
            read_source(std::string(field), *found, std::string(shape.key) + "." + std::string(field), errors);
        if (source) out.fields.push_back(std::move(*source));
    }
    Shared own = top;
    own.missing.clear();
    read_shared(fields, own, errors);
    // a cell told in the part comes first: the part knows its file better
    own.missing.insert(own.missing.end(), top.missing.begin(), top.missing.end());
    out.delimiter = own.delimiter;
    out.decimal = own.decimal;
    out.date_order = own.date_order;
    out.missing = std::move(own.missing);
    read_filters(fields, out.only, errors);
    out.ignored = fields.texts("ignore", most_entries, one_line);
    if (shape.part == Part::answers) read_answers_only(fields, out, errors);
    fields.refuse_others();
    return out;
}

void read_pairs(Fields& fields, std::string_view key, std::vector<NamePair>& into) {
    const Value* found = fields.find(key);
    if (found == nullptr) return;
    if (!found->is_map()) {
        fields.refuse(found->place, "needs a map for " + std::string(key),
                      "write {\"name in the file\": id in the map}");
        return;
    }
    for (const Value::Entry& entry : found->entries) {
        if (entry.value.is_scalar() && !trim(entry.value.text).empty()) {
            into.push_back({entry.key, std::string(trim(entry.value.text)), entry.value.place});
        } else {
            fields.refuse(entry.key_place, "needs an id for " + quoted(entry.key), "");
        }
    }
}

FileColumns& part_of(ColumnMapping& mapping, Part part) {
    switch (part) {
        case Part::answers:
            return mapping.answers;
        case Part::importance:
            return mapping.importance;
        case Part::cases:
            return mapping.cases;
        case Part::times:
            return mapping.times;
        case Part::events:
            return mapping.events;
    }
    return mapping.answers;
}

}  // namespace

const Names<MissingKind, 4>& names_of(MissingKind*) {
    static const Names<MissingKind, 4> names{{
        {MissingKind::not_experienced, "not_experienced", "no vivido", "not experienced", "niet meegemaakt"},
        {MissingKind::refused, "refused", "no quiso contestar", "refused", "geweigerd"},
        {MissingKind::unknown, "unknown", "no sabe", "do not know", "weet niet"},
        {MissingKind::lost, "lost", "perdido", "lost", "verloren"},
    }};
    return names;
}

const ColumnSource* FileColumns::find(std::string_view field) const {
    for (const ColumnSource& source : fields) {
        if (source.field == field) return &source;
    }
    return nullptr;
}

Result<ColumnMapping> read_columns(std::string_view text, const std::string& file) {
    Result<Value> document = read_yaml(text, file);
    if (!document) return document.errors();
    ColumnMapping out;
    out.file = file;
    if (document->is_null()) return out;  // a file of comments only
    Errors errors;
    Fields fields(*document, "the column mapping", errors);
    Shared top;
    read_shared(fields, top, errors);
    for (const PartShape& shape : part_shapes()) {
        const Value* found = fields.find(shape.key);
        if (found != nullptr) part_of(out, shape.part) = read_part(*found, shape, top, errors);
        if (found != nullptr) continue;
        FileColumns& part = part_of(out, shape.part);
        part.delimiter = top.delimiter;
        part.decimal = top.decimal;
        part.date_order = top.date_order;
        part.missing = top.missing;
    }
    read_pairs(fields, "activities", out.activities);
    read_pairs(fields, "standards", out.standards);
    fields.refuse_others();
    if (!errors.empty()) return sorted_by_place(std::move(errors), most_errors);
    return out;
}

}  // namespace ciclo::formats
