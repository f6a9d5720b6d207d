// Document: a report as a plain value, before anybody decides whether it becomes a page, a PDF or a sheet.
//
// compose() makes it; html, pdf, markdown and workbook each turn the same Document into their format, so that the four
// never disagree. Everything in it is already in one language and already rounded for people, but table cells keep
// their numbers, so that a spreadsheet gets numbers. Plain values; nothing here refuses anything.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/language.h"
#include "drawing/picture.h"
#include "drawing/sign.h"
#include "stats/estimate.h"

namespace ciclo::report {

/// strong: what the eye should find; quiet: the certainty beside the finding.
enum class Emphasis { plain, strong, quiet };
struct Span {
    std::string text;
    Emphasis emphasis = Emphasis::plain;
    bool operator==(const Span&) const = default;
};
/// Running text. Never holds markup: renderers escape.
using Text = std::vector<Span>;

Text plain(std::string text);
Text strong(std::string text);
Text operator+(Text left, const Text& right);
/// Without emphasis.
std::string flat(const Text& text);
/// Words separated by white space: the answer may have 35.
std::size_t word_count(const Text& text);

/// Signs of a moment that stand beside its name, always with a word.
enum class Mark { critical, candidate, alarm };

// ---- Tables

/// percent: the value is a share of 1. difference and points carry their sign; points: a difference of two shares of 1.
enum class Look { plain, percent, count, difference, points };
struct AbsentCell {};  ///< "n/d": never zero
struct TextCell {
    Text text;
    std::optional<drawing::Sign> sign;  ///< drawn before the text
    std::vector<Mark> marks;            ///< drawn after the text
    std::string target;                 ///< id of the block this cell leads to; may be empty
};
struct NumberCell {
    double value = 0;
    int decimals = 0;
    Look look = Look::plain;
    std::string unit;  ///< "min"; stands in the cell, not in the heading
};
/// A value with its interval and n; a page shows "2,85" over "2,37–3,33", a spreadsheet four columns.
struct EstimateCell {
    stats::Estimate estimate;
    int decimals = 2;
    Look look = Look::plain;
    std::string unit;
};
using Cell = std::variant<AbsentCell, TextCell, NumberCell, EstimateCell>;

enum class Align { start, end };
struct Column {
    std::string title;
    Align align = Align::start;
    double width = 12;  ///< wish, in characters; renderers share the room in these proportions
};
enum class RowKind { plain, band };  ///< band: a heading across all columns (a stage); only its first cell is shown
struct Row {
    std::vector<Cell> cells;
    RowKind kind = RowKind::plain;
    std::string id;  ///< anchor, unique in the document; may be empty
};
struct Table {
    std::string caption;
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::size_t header_columns = 1;  ///< the first columns name the row
    std::size_t rows_shown = 0;      ///< pages and PDF show only so many rows; 0 = all. Sheets and Markdown have all
    std::string sheet;               ///< name of its sheet in a workbook; empty = not in the workbook
    Text note;                       ///< below the table
};

// ---- Other blocks

struct Heading {
    std::string text;
    std::string id;  ///< anchor, unique in the document; may be empty
};
enum class Tone { normal, note, alarm, hint };
struct Paragraph {
    Text text;
    Tone tone = Tone::normal;
};
enum class Extent { narrow, normal, wide };  ///< wide may take a landscape page of its own
struct Figure {
    drawing::Drawing drawing;
    std::optional<drawing::Drawing> narrow;  ///< instead of it on a screen too narrow for its texts
    Text narrow_key;                         ///< what the narrow drawing does not say any more
    std::string alternative;                 ///< the finding in one sentence, for who cannot see it
    Text caption;
    Extent extent = Extent::normal;
};
/// A sentence with the picture it speaks of; side by side where there is room.
struct Panel {
    Text text;
    Figure figure;
};
struct Bullets {
    std::vector<Text> items;
};
/// Name and value pairs.
struct Facts {
    std::vector<std::pair<std::string, Text>> rows;
};
struct KeyFigure {
    std::string label;  ///< "Índice"
    std::string value;  ///< "65,1"
    std::string unit;   ///< "de 100"; may be empty
    Text certainty;     ///< interval, n, method
};
struct KeyFigures {
    std::vector<KeyFigure> figures;
};
/// One place of the ranking, with everything that put it there.
struct RankedItem {
    std::string place;   ///< "1", or "–" when it could not be ranked
    std::string number;  ///< "3" of moment 3, "T1"
    std::string name;
    std::string id;      ///< anchor
    std::string target;  ///< id of the row with the details; may be empty
    drawing::Sign sign = drawing::Sign::none;
    std::vector<Mark> marks;
    std::string score;       ///< "9,89"
    std::string arithmetic;  ///< "4,6 × 2,15 = 9,89"
    Text why;
    std::optional<drawing::Drawing> bar;  ///< mean and interval
    std::string bar_alternative;
};
struct RankedList {
    std::vector<RankedItem> items;
};
enum class CheckState { met, not_met, unknown };
struct Check {
    CheckState state = CheckState::unknown;
    Text text;
};
struct Checks {
    std::vector<Check> items;
};
/// What will stand here, why it is empty, and the one step that fills it.
struct Missing {
    Text what;
    Text step;
};

using Block =
    std::variant<Heading, Paragraph, Figure, Panel, Table, Bullets, Facts, KeyFigures, RankedList, Checks, Missing>;

struct Section {
    std::string id;  ///< anchor, the same in every language: "standards"
    std::string title;
    std::string aside;  ///< small text beside the title: n, period
    std::vector<Block> blocks;
};

struct Document {
    Language language = Language::es;
    std::string title;              ///< the name of the cycle
    std::string edition;            ///< "Versión 1 · 14–19 oct 2025"
    std::string foot;               ///< running foot: name, version, period, n
    std::string day;                ///< ISO day of the newest evidence, for the PDF's properties; may be empty
    Text answer;                    ///< one or two sentences, at most 35 words
    Text basis;                     ///< the grey line: n, period, interval
    std::vector<Block> overview;    ///< first screen, left: circle, figures, curve
    Section attention;              ///< first screen, right: what to attend to first
    std::vector<Section> sections;  ///< the rest, in reading order
};

}  // namespace ciclo::report
