#include "survey/questions.h"

#include <algorithm>
#include <array>

#include "base/number.h"
#include "base/text.h"
#include "survey/cell_reader.h"
#include "survey/read_answers.h"

namespace ciclo::survey {

namespace {

constexpr std::string_view how_to_map =
    "rename a header to a moment's id, or write answers: {moments: {M1: \"header\"}} in a column mapping file";

struct UsualScale {
    double lowest, highest, positive_from, negative_to;
};
// measurement 0.3 tells the failures; the good end mirrors the 1–5 scale (4 of 5) and the recommend question (9 of 10)
constexpr std::array<UsualScale, 5> usual_scales{{
    {1, 5, 4, 2},
    {1, 7, 6, 3},
    {1, 10, 8, 5},
    {0, 10, 9, 6},
    {0, 1, 1, 0},
}};

/// The moment that a header like "importance_M1", "M1 importance" or "importancia M1" asks about.
std::optional<cycle::MomentId> importance_moment(const std::string& header, const cycle::MomentNames& names) {
    const std::string text = folded(header);
    for (const std::string_view word :
         {"importance", "importancia", "belang", "importance of", "importancia de", "belang van"}) {
        const std::string before = std::string(word) + " ", after = " " + std::string(word);
        if (text.starts_with(before)) {
            if (auto moment = names.find(std::string_view(text).substr(before.size()))) return moment;
        }
        if (text.ends_with(after)) {
            if (auto moment = names.find(std::string_view(text).substr(0, text.size() - after.size()))) return moment;
        }
    }
    return std::nullopt;
}

class LayoutFinder {
public:
    LayoutFinder(const formats::Table& table, const cycle::Map& map, const formats::FileColumns& mapping,
                 Errors& errors)
        : table_(table),
          map_(map),
          mapping_(mapping),
          errors_(errors),
          names_(map),
          columns_(table, mapping, "answers", errors) {}

    Layout find(Ledger& ledger);

private:
    bool has_rating() const;
    void mapped(const std::vector<formats::ColumnSource>& sources, QuestionKind kind);
    void by_header();
    void add(Question question, const Place& place);
    void find_others();
    /// The long shape is looked for only where no header is a moment.
    void find_long();
    void question(QuestionKind kind, std::initializer_list<std::string_view> headers);
    void no_moment();
    void no_key();
    void in_map_order();

    const formats::Table& table_;
    const cycle::Map& map_;
    const formats::FileColumns& mapping_;
    Errors& errors_;
    cycle::MomentNames names_;
    formats::ColumnFinder columns_;
    Layout layout_;
};

Layout LayoutFinder::find(Ledger& ledger) {
    const std::size_t errors_before = errors_.size();
    mapped(mapping_.moments, QuestionKind::rating);
    mapped(mapping_.importance, QuestionKind::importance);
    by_header();
    find_others();
    if (!layout_.long_shape() && !has_rating() && errors_.size() == errors_before) no_moment();
    if (layout_.long_shape() && !layout_.respondent && errors_.size() == errors_before) no_key();
    columns_.note_unused(ledger);
    in_map_order();
    return std::move(layout_);
}

bool LayoutFinder::has_rating() const {
    return std::any_of(layout_.questions.begin(), layout_.questions.end(),
                       [](const Question& question) { return question.kind == QuestionKind::rating; });
}

void LayoutFinder::mapped(const std::vector<formats::ColumnSource>& sources, QuestionKind kind) {
    for (const formats::ColumnSource& source : sources) {
        const std::optional<cycle::MomentId> moment = names_.find(source.field);
        if (!moment) {
            const auto near = names_.nearest_name(source.field);
            errors_.push_back({ErrorKind::not_found,
                               "answers names the moment " + quoted(source.field) + ", which is not in the map",
                               near ? "did you mean " + *near + "?" : "its moments are " + names_.ids_text(),
                               source.place, "moment_not_in_map"});
            continue;
        }
        if (source.constant) {
            errors_.push_back({ErrorKind::invalid, "answers gives " + moment->text + " one answer for everybody",
                               "name the column that holds the answers", source.place, "same_for_all"});
            continue;
        }
        if (const auto found = columns_.mapped(source)) add({kind, *moment, *found}, source.place);
    }
}

void LayoutFinder::by_header() {
    for (std::size_t i = 0; i < table_.header().size(); ++i) {
        const std::string& header = table_.header()[i];
        if (columns_.taken(i) || header.empty()) continue;
        QuestionKind kind = QuestionKind::rating;
        std::optional<cycle::MomentId> moment = names_.find(header);
        if (!moment && (moment = importance_moment(header, names_))) kind = QuestionKind::importance;
        if (!moment || !columns_.take(i)) continue;
        add({kind, *moment, {i, nullptr, header}}, table_.header_place(i));
    }
}

void LayoutFinder::add(Question question, const Place& place) {
    const auto twin = std::find_if(layout_.questions.begin(), layout_.questions.end(), [&](const Question& other) {
        return other.kind == question.kind && other.moment == question.moment;
    });
    if (twin == layout_.questions.end()) {
        layout_.questions.push_back(std::move(question));
        return;
    }
    errors_.push_back(
        {ErrorKind::invalid,
         "the columns " + quoted(twin->found.header) + " and " + quoted(question.found.header) + " both hold " +
             (question.kind == QuestionKind::importance ? "the importance of " : "") + question.moment.text,
         "keep one, or name it under answers: moments: in the column mapping", place, "columns_of_one_moment"});
}

void LayoutFinder::find_others() {
    layout_.respondent = columns_.find(
        "respondent", {"respondent", "respondent id", "respondentid", "respondente", "encuestado", "participante",
                       "participant", "deelnemer", "response id", "responseid", "id respuesta", "folio", "id"});
    if (layout_.respondent && layout_.respondent->constant()) {
        errors_.push_back({ErrorKind::invalid, "answers gives every row the same respondent",
                           "name the column that tells respondents apart", layout_.respondent->source->place,
                           "same_for_all"});
    }
    layout_.date = columns_.find("date", {"date", "day", "fecha", "dia", "datum", "dag", "timestamp", "marca temporal",
                                          "tijdstempel", "submitted at", "submit date", "fecha de envio"});
    find_long();
    question(QuestionKind::satisfied,
             {"satisfied", "satisfaction", "overall", "overall satisfaction", "satisfecho", "satisfaccion",
              "satisfaccion general", "satisfaccion global", "tevreden", "tevredenheid", "algemene tevredenheid"});
    question(QuestionKind::would_return, {"would return", "return", "would you return", "volveria", "regresaria",
                                          "volver", "zou terugkomen", "terugkomen", "komt terug"});
    question(QuestionKind::recommend, {"recommend", "nps", "would recommend", "recomendaria", "recomendacion",
                                       "recomienda", "aanbevelen", "zou aanbevelen", "aanbeveling"});
    for (const formats::ColumnSource& source : mapping_.segments) {
        if (auto found = columns_.mapped(source)) layout_.segments.push_back({source.field, std::move(*found)});
    }
}

void LayoutFinder::find_long() {
    const bool told = mapping_.find("moment") != nullptr || mapping_.find("rating") != nullptr;
    if (has_rating() && !told) return;
    auto moment = columns_.find("moment", {"moment", "momento", "moment of truth", "momento de la verdad",
                                           "moment van de waarheid", "question", "pregunta", "vraag", "item"});
    auto rating =
        columns_.find("rating", {"rating", "score", "value", "answer", "valoracion", "puntuacion", "calificacion",
                                 "nota", "respuesta", "valor", "beoordeling", "cijfer", "antwoord", "waarde"});
    if (moment && rating) {
        layout_.moment = std::move(moment);
        layout_.rating = std::move(rating);
    } else if (told && errors_.empty()) {
        errors_.push_back({ErrorKind::invalid, "answers names only one of moment and rating", "name both columns",
                           mapping_.find(moment ? "moment" : "rating")->place, "moment_or_rating_alone"});
    }
}

void LayoutFinder::question(QuestionKind kind, std::initializer_list<std::string_view> headers) {
    auto found = columns_.find(code_of(kind), headers);
    if (found && !layout_.long_shape()) layout_.questions.push_back({kind, {}, std::move(*found)});
}

void LayoutFinder::no_moment() {
    errors_.push_back({ErrorKind::invalid,
                       "no column of " + table_.file() + " is a moment of the map; its headers are " +
                           columns_.headers_text() + ", and the moments are " + names_.ids_text(),
                       std::string(how_to_map),
                       table_.header().empty() ? Place{table_.file(), 0, 0} : table_.header_place(0),
                       "no_moment_column"});
}

void LayoutFinder::no_key() {
    errors_.push_back({ErrorKind::invalid, "answers in one row per rating need to say whose they are",
                       "add a column respondent, or write answers: {respondent: \"header\"} in a column mapping file",
                       table_.header_place(0), "no_respondent_column"});
}

void LayoutFinder::in_map_order() {
    std::vector<cycle::MomentId> order;
    for (const cycle::Moment* moment : map_.rateable()) order.push_back(moment->id);
    const auto rank = [&](const Question& question) {
        return std::find(order.begin(), order.end(), question.moment) - order.begin();
    };
    std::stable_sort(layout_.questions.begin(), layout_.questions.end(), [&](const Question& a, const Question& b) {
        return a.kind != b.kind ? a.kind < b.kind : rank(a) < rank(b);
    });
}

/// A satisfied question without mapping: words for yes and no, or 0 and 1 with a 0, make it yes/no; else 1–5.
Scale satisfied_scale(const std::vector<std::string_view>& cells) {
    bool word = false, zero = false, other_number = false;
    for (const std::string_view cell : cells) {
        const std::optional<double> value = parse_number(cell);
        if (value) {
            zero = zero || *value == 0;
            other_number = other_number || (*value != 0 && *value != 1);
        } else {
            word = word || yes_or_no_word(cell).has_value();
        }
    }
    return !other_number && (word || zero) ? yes_no : one_to_five;
}

}  // namespace

std::optional<Scale> scale_of(const formats::ScaleBounds& bounds) {
    for (const UsualScale& usual : usual_scales) {
        if (usual.lowest != bounds.lowest || usual.highest != bounds.highest) continue;
        return Scale{usual.lowest, usual.highest, bounds.positive_from.value_or(usual.positive_from),
                     bounds.negative_to.value_or(usual.negative_to)};
    }
    if (!bounds.positive_from || !bounds.negative_to) return std::nullopt;
    return Scale{bounds.lowest, bounds.highest, *bounds.positive_from, *bounds.negative_to};
}

Layout find_layout(const formats::Table& table, const cycle::Map& map, const formats::ColumnMapping& mapping,
                   Errors& errors, Ledger& ledger) {
    return LayoutFinder(table, map, mapping.answers, errors).find(ledger);
}

std::optional<Scale> scale_of(const Question& question, const formats::FileColumns& mapping,
                              const std::vector<std::string_view>& cells, Errors& errors) {
    const formats::ColumnSource* source = question.found.source;
    const bool rating = question.kind == QuestionKind::rating;
    const std::optional<formats::ScaleBounds> bounds = source != nullptr && source->scale ? source->scale
                                                       : rating                           ? mapping.scale
                                                                                          : std::nullopt;
    if (source != nullptr && !source->scale && (!source->yes.empty() || !source->no.empty())) return yes_no;
    if (bounds) {
        const std::optional<Scale> scale = scale_of(*bounds);
        if (scale) return scale;
        errors.push_back({ErrorKind::invalid,
                          "the scale " + exact_text(bounds->lowest) + " to " + exact_text(bounds->highest) +
                              " does not say what is good and bad on it",
                          "add positive_from and negative_to", bounds->place});
        return std::nullopt;
    }
    switch (question.kind) {
        case QuestionKind::would_return:
            return yes_no;
        case QuestionKind::recommend:
            return zero_to_ten;
        case QuestionKind::satisfied:
            return satisfied_scale(cells);
        case QuestionKind::rating:
        case QuestionKind::importance:
            break;
    }
    return one_to_five;
}

}  // namespace ciclo::survey
