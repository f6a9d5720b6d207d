#include "survey/cell_reader.h"

#include <algorithm>
#include <span>

#include "base/number.h"
#include "base/text.h"

namespace ciclo::survey {

namespace {

constexpr std::size_t remembered_texts =
    10'000;  // a column with more different cells is no question; it is read all the same

using Words = std::span<const std::string_view>;

bool among(Words words, const std::string& wanted) {
    return std::find(words.begin(), words.end(), wanted) != words.end();
}

constexpr std::string_view not_experienced_words[] = {"na",
                                                      "n a",
                                                      "no aplica",
                                                      "no aplicable",
                                                      "not applicable",
                                                      "does not apply",
                                                      "nvt",
                                                      "n v t",
                                                      "niet van toepassing",
                                                      "not experienced",
                                                      "no vivido",
                                                      "no experimentado",
                                                      "niet meegemaakt",
                                                      "not used",
                                                      "no usado",
                                                      "niet gebruikt"};
constexpr std::string_view unknown_words[] = {"ns",         "ns nc",       "nsnc",      "no sabe",     "no se",
                                              "unknown",    "desconocido", "onbekend",  "dk",          "do not know",
                                              "don t know", "dont know",   "weet niet", "weet ik niet"};
constexpr std::string_view refused_words[] = {"nc",
                                              "no contesta",
                                              "no quiso contestar",
                                              "refused",
                                              "geweigerd",
                                              "weigert",
                                              "no answer",
                                              "geen antwoord",
                                              "prefer not to say",
                                              "prefiero no contestar",
                                              "zeg ik liever niet"};
constexpr std::string_view lost_words[] = {"lost", "perdido", "verloren", "illegible", "ilegible", "onleesbaar"};
constexpr std::string_view software_blanks[] = {"null", "nan", "nil"};
constexpr std::string_view yes_words[] = {"yes", "y", "si", "s", "ja", "j", "true", "verdadero", "waar", "1"};
constexpr std::string_view no_words[] = {"no", "n", "nee", "false", "falso", "onwaar", "0"};

Presence presence_of(formats::MissingKind kind) {
    switch (kind) {
        case formats::MissingKind::not_experienced:
            return Presence::not_experienced;
        case formats::MissingKind::refused:
            return Presence::refused;
        case formats::MissingKind::unknown:
            return Presence::unknown;
        case formats::MissingKind::lost:
            return Presence::lost;
    }
    return Presence::lost;
}

std::optional<Presence> told_missing(const std::vector<formats::MissingCell>& told, std::string_view cell) {
    for (const formats::MissingCell& missing : told) {
        if (missing.written == cell) return presence_of(missing.kind);
    }
    if (told.empty()) return std::nullopt;
    const std::string wanted = folded(cell);
    for (const formats::MissingCell& missing : told) {
        if (!wanted.empty() && folded(missing.written) == wanted) return presence_of(missing.kind);
    }
    return std::nullopt;
}

std::optional<Presence> usual_missing(std::string_view cell, Presence blank) {
    if (formats::only_strokes(cell)) return Presence::not_experienced;
    if (cell == "?") return Presence::unknown;
    const std::string word = folded(cell);
    if (among(software_blanks, word)) return blank;
    if (among(not_experienced_words, word)) return Presence::not_experienced;
    if (among(unknown_words, word)) return Presence::unknown;
    if (among(refused_words, word)) return Presence::refused;
    if (among(lost_words, word)) return Presence::lost;
    return std::nullopt;
}

std::string_view code_of_problem(Problem problem) {
    switch (problem) {
        case Problem::none:
            return "";
        case Problem::decimal_comma:
            return "decimal_comma";
        case Problem::ambiguous_number:
            return "ambiguous_number";
        case Problem::not_a_number:
            return "not_a_number";
        case Problem::not_yes_or_no:
            return "not_yes_or_no";
        case Problem::outside_scale:
            return "outside_scale";
    }
    return "";
}

}  // namespace

std::optional<bool> yes_or_no_word(std::string_view cell) {
    const std::string word = folded(cell);
    if (among(yes_words, word)) return true;
    if (among(no_words, word)) return false;
    return std::nullopt;
}

CellReader::CellReader(const Scale& scale, const formats::FileColumns& mapping, const formats::ColumnSource* source)
    : scale_(scale), mapping_(mapping), source_(source) {}

const Reading& CellReader::read(std::string_view cell) {
    if (cell.size() == 1 && static_cast<unsigned char>(cell[0]) < by_character_.size()) {
        std::optional<Reading>& known = by_character_[static_cast<unsigned char>(cell[0])];
        if (!known) known = fresh(cell);
        return *known;
    }
    if (const auto known = by_text_.find(cell); known != by_text_.end()) return known->second;
    if (by_text_.size() < remembered_texts) return by_text_.emplace(cell, fresh(cell)).first->second;
    last_ = fresh(cell);
    return last_;
}

std::optional<Presence> CellReader::missing(std::string_view cell) const {
    if (cell.empty()) return presence_of(mapping_.blank);
    if (source_ != nullptr) {
        if (const auto told = told_missing(source_->missing, cell)) return told;
    }
    return told_missing(mapping_.missing, cell);
}

std::optional<double> CellReader::yes_or_no(std::string_view cell) const {
    const bool told = source_ != nullptr && (!source_->yes.empty() || !source_->no.empty());
    if (told && formats::is_one_of(source_->yes, cell)) return 1;
    if (told && formats::is_one_of(source_->no, cell)) return 0;
    if (told) return std::nullopt;
    if (const auto word = yes_or_no_word(cell)) return *word ? 1 : 0;
    const auto value = parse_number(cell);  // "1.0", as spreadsheets write it
    return value && (*value == 0 || *value == 1) ? value : std::nullopt;
}

Reading CellReader::fresh(std::string_view cell) const {
    if (const auto told = missing(cell)) return {0, *told, Problem::none};
    if (source_ != nullptr) {
        if (const std::string* meaning = formats::meaning_of(source_->values, cell)) return number(*meaning);
    }
    if (scale_ == yes_no) {
        if (const auto value = yes_or_no(cell)) return {*value, Presence::present, Problem::none};
    }
    if (const auto usual = usual_missing(cell, presence_of(mapping_.blank))) return {0, *usual, Problem::none};
    if (scale_ == yes_no) return {0, Presence::lost, Problem::not_yes_or_no};
    return number(cell);
}

Reading CellReader::number(std::string_view cell) const {
    const formats::CellNumber read = formats::number_of(cell, mapping_.decimal);
    if (read.state == formats::NumberState::none) return {0, Presence::lost, Problem::not_a_number};
    if (read.state == formats::NumberState::ambiguous) return {0, Presence::lost, Problem::ambiguous_number};
    if (read.value < scale_.lowest || read.value > scale_.highest) return {0, Presence::lost, Problem::outside_scale};
    const bool comma = read.state == formats::NumberState::read_as;
    return {read.value, Presence::present, comma ? Problem::decimal_comma : Problem::none};
}

void note_problem(const Reading& reading, std::string_view cell, const std::string& subject, const Place& place,
                  Ledger& ledger) {
    if (reading.problem == Problem::none) return;
    const bool used = reading.problem == Problem::decimal_comma;
    ledger.add({place, std::string(code_of_problem(reading.problem)), subject, formats::shown_cell(cell),
                used ? Treatment::read_as : Treatment::value_left_out, used ? exact_text(reading.value) : ""});
}

}  // namespace ciclo::survey
