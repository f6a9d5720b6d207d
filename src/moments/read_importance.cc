#include "moments/read_importance.h"

#include "base/number.h"
#include "base/text.h"
#include "cycle/moment_names.h"
#include "formats/cells.h"

namespace ciclo::moments {

namespace {

using formats::FoundColumn;

class ImportanceReader {
public:
    ImportanceReader(const formats::Table& table, const cycle::Map& map, const formats::FileColumns& mapping)
        : table_(table), mapping_(mapping), names_(map) {}

    Result<std::map<cycle::MomentId, StatedImportance>> read();

private:
    void refuse(std::string what, std::string cure, const Place& place);
    void no_columns(const std::string& headers);
    void read_row(std::size_t row);
    std::optional<StatedImportance> read_mean(std::size_t row);
    std::int64_t read_n(std::size_t row);

    const formats::Table& table_;
    const formats::FileColumns& mapping_;
    cycle::MomentNames names_;
    Errors errors_;
    std::optional<FoundColumn> moment_, mean_, n_;
    std::map<cycle::MomentId, StatedImportance> out_;
};

Result<std::map<cycle::MomentId, StatedImportance>> ImportanceReader::read() {
    formats::ColumnFinder finder(table_, mapping_, "importance", errors_);
    moment_ = finder.find(
        "moment", {"moment", "momento", "id", "moment of truth", "momento de la verdad", "moment van de waarheid"});
    mean_ =
        finder.find("importance", {"importance", "importancia", "belang", "mean", "media", "promedio", "gemiddelde"});
    n_ = finder.find("n", {"n", "answers", "respuestas", "antwoorden"});
    if (errors_.empty() && (!moment_ || !mean_)) no_columns(finder.headers_text());
    Ledger passed_over;  // blank and filtered rows: a file of seven lines needs no ledger of them
    const auto rows = formats::rows_to_read(table_, mapping_, errors_, passed_over);
    if (!errors_.empty()) return errors_;
    for (const std::size_t row : rows) read_row(row);
    if (errors_.empty() && out_.empty()) {
        refuse(table_.file() + " gives no importance", "write a number from 1 to 5 for each moment",
               {table_.file(), 0, 0});
    }
    if (!errors_.empty()) return errors_;
    return std::move(out_);
}

void ImportanceReader::refuse(std::string what, std::string cure, const Place& place) {
    errors_.push_back({ErrorKind::invalid, std::move(what), std::move(cure), place});
}

void ImportanceReader::no_columns(const std::string& headers) {
    refuse(table_.file() + " does not have the columns moment and importance; its headers are " + headers,
           "rename the headers, or write importance: {moment: \"header\", importance: \"header\"} in a column mapping "
           "file",
           {table_.file(), 1, 1});
}

void ImportanceReader::read_row(std::size_t row) {
    const std::string_view cell = moment_->text(table_, row);
    const std::string* told = moment_->source == nullptr ? nullptr : formats::meaning_of(moment_->source->values, cell);
    const auto moment = names_.find(told == nullptr ? cell : std::string_view(*told));
    if (!moment) {
        const auto near = names_.nearest_name(cell);
        return refuse(quoted(cell) + " is not a moment of the map",
                      near ? "did you mean " + *near + "?" : "its moments are " + names_.ids_text(),
                      moment_->place(table_, row));
    }
    const auto stated = read_mean(row);
    if (!stated) return;
    if (!out_.emplace(*moment, *stated).second) {
        refuse("the moment " + moment->text + " has an importance already", "keep one row for each moment",
               moment_->place(table_, row));
    }
}

std::optional<StatedImportance> ImportanceReader::read_mean(std::size_t row) {
    const std::string_view cell = mean_->text(table_, row);
    if (formats::says_nothing(cell, mapping_)) return std::nullopt;
    const formats::CellNumber number = formats::number_of(cell, mapping_.decimal);
    const bool good = number.state == formats::NumberState::good || number.state == formats::NumberState::read_as;
    if (!good || number.value < 1 || number.value > 5) {
        refuse(quoted(cell) + " is not an importance", "write a number from 1 to 5", mean_->place(table_, row));
        return std::nullopt;
    }
    return StatedImportance{number.value, read_n(row)};
}

std::int64_t ImportanceReader::read_n(std::size_t row) {
    const std::string_view cell = n_ ? n_->text(table_, row) : std::string_view();
    if (formats::says_nothing(cell, mapping_)) return 0;
    const auto n = parse_integer(cell);
    if (n && *n >= 0) return *n;
    refuse(quoted(cell) + " is not a number of answers", "write a whole number", n_->place(table_, row));
    return 0;
}

}  // namespace

Result<std::map<cycle::MomentId, StatedImportance>> read_importance(const formats::Table& table, const cycle::Map& map,
                                                                    const formats::ColumnMapping& mapping) {
    return ImportanceReader(table, map, mapping.importance).read();
}

}  // namespace ciclo::moments
