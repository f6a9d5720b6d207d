#include "actions/scores_given.h"

#include <cmath>

#include "actions/sources.h"
#include "base/number.h"
#include "base/text.h"

namespace ciclo::actions {

namespace {

const LocalText scores_help{"archivo de notas: una por fila, con su caso (CSV, XLSX)",
                            "file of scores: one a row, with its case (CSV, XLSX)",
                            "bestand met scores: één per rij, met het geval (CSV, XLSX)"};
const LocalText case_help{"columna del caso en el archivo de notas", "column of the case in the file of scores",
                          "kolom van het geval in het bestand met scores"};
const LocalText score_help{"columna de la nota", "column of the score", "kolom van de score"};
const LocalText complaints_help{"archivo de quejas: una por fila, con su caso (CSV, XLSX)",
                                "file of complaints: one a row, with its case (CSV, XLSX)",
                                "bestand met klachten: één per rij, met het geval (CSV, XLSX)"};
const LocalText complaint_case_help{"columna del caso en el archivo de quejas (si no, la de --case)",
                                    "column of the case in the file of complaints (else that of --case)",
                                    "kolom van het geval in het klachtenbestand (anders die van --case)"};
const LocalText lowest_help{"la nota más baja posible", "the lowest score there can be", "de laagst mogelijke score"};
const LocalText highest_help{"la nota más alta posible", "the highest score there can be", "de hoogst mogelijke score"};

/// The column that `option` names, else the first of `usual` that is there.
Result<std::size_t> column_asked(const formats::Table& table, const std::string& asked, const std::string& option,
                                 const std::vector<std::string_view>& usual) {
    const std::vector<std::string_view> names = asked.empty() ? usual : std::vector<std::string_view>{asked};
    for (const std::string_view name : names) {
        if (const auto column = table.column(name)) return *column;
    }
    const std::string what = asked.empty() ? "no column goes by a usual name" : "there is no column " + quoted(asked);
    return Error{ErrorKind::not_found, what + "; its headers are " + join(table.header(), ", "),
                 "name one of them with --" + option, table.header_place(0)};
}

const std::vector<std::string_view> usual_cases{"case:concept:name", "case_id", "case id", "case"};
const std::vector<std::string_view> usual_scores{"score", "rating"};

void leave_out(Ledger& ledger, const formats::Table& table, std::size_t row, std::size_t column, std::string_view code) {
    ledger.add({table.place(row, column), std::string(code), table.header()[column],
                code == "not_a_number" ? std::string(table.cell(row, column)) : "", Treatment::row_left_out, {}});
}

void add_scores(GivenVoices& given, std::size_t case_column, std::size_t score_column) {
    const formats::Table& table = given.scores_table;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view name = trim(table.cell(row, case_column)), cell = trim(table.cell(row, score_column));
        const auto point = parse_number(cell), score = point ? point : parse_number_with_comma(cell);
        if (name.empty())
            leave_out(given.ledger, table, row, case_column, "no_case");
        else if (cell.empty())
            leave_out(given.ledger, table, row, score_column, "no_score");
        else if (!score || !std::isfinite(*score))
            leave_out(given.ledger, table, row, score_column, "not_a_number");
        else
            given.scores.push_back({name, *score});
    }
}

void add_complaints(GivenVoices& given, std::size_t case_column) {
    const formats::Table& table = given.complaints_table;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view name = trim(table.cell(row, case_column));
        if (name.empty())
            leave_out(given.ledger, table, row, case_column, "no_case");
        else
            given.complaints.push_back(name);
    }
}

Result<Done> read_scores(const Arguments& arguments, World& world, GivenVoices& given) {
    Result<formats::Table> table = open_table(arguments.text("scores"), {}, world);
    if (!table) return table.errors();
    const auto name = column_asked(*table, arguments.text("case"), "case", usual_cases);
    const auto score = column_asked(*table, arguments.text("score"), "score", usual_scores);
    Errors errors;
    if (!name) errors = name.errors();
    if (!score) errors.insert(errors.end(), score.errors().begin(), score.errors().end());
    if (!errors.empty()) return errors;
    given.scores_table = std::move(table).value();
    given.has_scores = true;
    add_scores(given, *name, *score);
    return done;
}

Result<Done> read_complaints(const Arguments& arguments, World& world, GivenVoices& given) {
    Result<formats::Table> table = open_table(arguments.text("complaints"), {}, world);
    if (!table) return table.errors();
    const std::string asked = arguments.has("complaint-case") ? arguments.text("complaint-case") : arguments.text("case");
    const auto name = column_asked(*table, asked, "complaint-case", usual_cases);
    if (!name) return name.errors();
    given.complaints_table = std::move(table).value();
    given.has_complaints = true;
    add_complaints(given, *name);
    return done;
}

}  // namespace

std::vector<Input> voices_inputs() {
    return {{.name = "scores", .kind = InputKind::file, .help = scores_help, .positional = true},
            {.name = "case", .help = case_help},
            {.name = "score", .help = score_help},
            {.name = "complaints", .kind = InputKind::file, .help = complaints_help},
            {.name = "complaint-case", .help = complaint_case_help},
            {.name = "lowest", .kind = InputKind::number, .help = lowest_help},
            {.name = "highest", .kind = InputKind::number, .help = highest_help}};
}

Result<GivenVoices> voices_given(const Arguments& arguments, World& world) {
    if (!arguments.has("scores") && !arguments.has("complaints")) {
        return Error{ErrorKind::invalid, "nothing is given to join to the log",
                     "name a file of scores after the log, or one of complaints with --complaints", {}};
    }
    GivenVoices given;
    if (arguments.has("scores")) {
        if (const auto read = read_scores(arguments, world, given); !read) return read.errors();
    }
    if (arguments.has("complaints")) {
        if (const auto read = read_complaints(arguments, world, given); !read) return read.errors();
    }
    return given;
}

Result<std::optional<journeys::ScoreScale>> scale_given(const Arguments& arguments) {
    using Asked = std::optional<journeys::ScoreScale>;
    if (!arguments.has("lowest") && !arguments.has("highest")) return Asked{};
    const auto lowest = parse_number(arguments.text("lowest")), highest = parse_number(arguments.text("highest"));
    if (lowest && highest && *lowest < *highest) return Asked{journeys::ScoreScale{*lowest, *highest}};
    return Error{ErrorKind::invalid, "a scale has a lowest and a higher highest score", "give --lowest and --highest", {}};
}

}  // namespace ciclo::actions
