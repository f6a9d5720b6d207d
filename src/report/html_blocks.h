// The blocks of a Document as HTML. Internal to report; html.cc puts the page around them.
#pragma once

#include <string>

#include "report/document.h"

namespace ciclo::report {

/// Escaped for text and for attribute values in double quotes; what XML cannot hold becomes U+FFFD.
std::string escaped(std::string_view text);
/// Escaped, strong as <strong>, quiet as a span.
std::string html_text(const Text& text);

class HtmlBlocks {
public:
    HtmlBlocks(Language language, std::string& out) : language_(language), out_(out) {}
    void add(const Block& block);
    /// <section> with its heading.
    void add(const Section& section);
    /// <figure>; `class_name` may be empty.
    void add_figure(const Figure& figure, std::string_view class_name);
    /// The shapes of the signs, once per page.
    static std::string_view sign_symbols();

private:
    void add_block(const Heading& heading);
    void add_block(const Paragraph& paragraph);
    void add_block(const Figure& figure);
    void add_block(const Panel& panel);
    void add_block(const Table& table);
    void add_block(const Bullets& bullets);
    void add_block(const Facts& facts);
    void add_block(const KeyFigures& figures);
    void add_block(const RankedList& list);
    void add_block(const Checks& checks);
    void add_block(const Missing& missing);
    void add_ranked(const RankedItem& item);
    void add_row(const Table& table, const Row& row);
    /// beside: the word stands in the text, so the glyph is silent.
    enum class SignWord { in_label, beside };
    std::string sign(drawing::Sign sign, SignWord word = SignWord::in_label) const;
    std::string mark(Mark mark) const;
    std::string alarm_tag() const;
    std::string cell(const Cell& cell) const;

    Language language_;
    std::string& out_;
};

}  // namespace ciclo::report
