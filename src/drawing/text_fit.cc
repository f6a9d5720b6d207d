#include "drawing/text_fit.h"

#include <algorithm>
#include <limits>

#include "drawing/font_widths.h"

namespace ciclo::drawing {

namespace {

constexpr std::string_view ellipsis = "…";

/// The code point that begins at `at`, which moves behind it. A byte that is not UTF-8 counts as one character.
char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    char32_t code = more == 3 ? lead & 0x07u : more == 2 ? lead & 0x0Fu : more == 1 ? lead & 0x1Fu : lead;
    for (int i = 0; i < more && at < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte & 0xC0u) != 0x80u) break;
        code = (code << 6u) | (byte & 0x3Fu);
        ++at;
    }
    return code;
}

/// Marks that sit on the letter before them, joiners and variation selectors take no room.
bool takes_no_room(char32_t code) {
    return (code >= 0x300 && code <= 0x36F) || (code >= 0x200B && code <= 0x200F) || code == 0x2060 || code == 0xFEFF ||
           (code >= 0xFE00 && code <= 0xFE0F);
}

int width_in(const FontWidths& font, char32_t code) {
    if (code >= first_measured && code <= last_measured) return font.latin[code - first_measured];
    if (takes_no_room(code)) return 0;
    const auto* found = std::lower_bound(others.begin(), others.end(), code);
    if (found != others.end() && *found == code) return font.other[static_cast<std::size_t>(found - others.begin())];
    // Outside the tables: full-width signs and emoji are the widest and take one em, emoji in some fonts a third more.
    return code >= 0x1F000 ? 1350 : 1000;
}

const FontWidths& source_font(Face face) {
    return face == Face::regular ? sans_regular : face == Face::bold ? sans_bold : serif_bold;
}

const FontWidths& fallback_font(Face face) {
    return face == Face::regular ? dejavu_regular : face == Face::bold ? dejavu_bold : dejavu_serif_bold;
}

double width_by(Measure measure, std::string_view text, double size, Face face) {
    return measure == Measure::source ? text_width(text, size, face) : safe_width(text, size, face);
}

/// A piece that a line may end after; `spaced` = a space follows it when the line goes on.
struct Piece {
    std::string text;
    bool spaced = true;
};

void add_word(std::vector<Piece>& pieces, std::string_view word) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i + 1 < word.size(); ++i) {
        const bool joint = word[i] == '-' || word[i] == '/';
        // Short halves ("e-mail", "24/7") stay together.
        if (!joint || i - begin < 4 || word.size() - i < 5) continue;
        pieces.push_back({std::string(word.substr(begin, i + 1 - begin)), false});
        begin = i + 1;
    }
    pieces.push_back({std::string(word.substr(begin)), true});
}

std::vector<Piece> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = text.find_first_not_of(" \t\r\n", at);
        if (begin == std::string_view::npos) break;
        at = std::min(text.find_first_of(" \t\r\n", begin), text.size());
        add_word(pieces, text.substr(begin, at - begin));
    }
    return pieces;
}

std::string joined(const std::vector<Piece>& pieces, std::size_t first, std::size_t last) {
    std::string line;
    for (std::size_t i = first; i <= last; ++i) {
        line += pieces[i].text;
        if (i != last && pieces[i].spaced) line += ' ';
    }
    return line;
}

class Breaker {
public:
    Breaker(std::vector<Piece> pieces, const Fit& fit) : pieces_(std::move(pieces)), fit_(fit) {
        // Widths add up, as kerning is left out: a line's is a difference of two sums.
        const double space = width_by(fit_.measure, " ", fit_.size, fit_.face);
        begins_.push_back(0);
        for (const Piece& piece : pieces_) {
            const double width = width_by(fit_.measure, piece.text, fit_.size, fit_.face);
            ends_.push_back(begins_.back() + width);
            begins_.push_back(ends_.back() + (piece.spaced ? space : 0));
        }
    }

    Wrapped run();

private:
    double room(std::size_t line) const { return fit_.width - (line == 0 ? fit_.first_line_indent : 0); }
    double width(std::size_t first, std::size_t last) const { return ends_[last] - begins_[first]; }
    /// A word too long for the line stands alone.
    bool fits(std::size_t first, std::size_t last, std::size_t line) const;
    std::size_t last_on_line(std::size_t first, std::size_t line) const;
    std::size_t fewest_lines() const;
    std::string whole_or_shortened(std::size_t first, std::size_t last, std::size_t line, bool& was_cut) const;
    Wrapped cut() const;
    double badness(std::size_t first, std::size_t last, std::size_t line) const;

    /// Least total badness over all ways to break into exactly `lines` lines (Knuth and Plass, in the small).
    Wrapped evenly(std::size_t lines) const;

    std::vector<Piece> pieces_;
    Fit fit_;
    std::vector<double> begins_, ends_;  ///< of each piece, were all on one line
};

Wrapped Breaker::run() {
    const std::size_t needed = fewest_lines();
    if (needed > fit_.most_lines) return cut();
    return evenly(needed);
}

bool Breaker::fits(std::size_t first, std::size_t last, std::size_t line) const {
    return first == last || width(first, last) <= room(line) + 1e-9;
}

std::size_t Breaker::last_on_line(std::size_t first, std::size_t line) const {
    std::size_t last = first;
    while (last + 1 < pieces_.size() && fits(first, last + 1, line)) ++last;
    return last;
}

std::size_t Breaker::fewest_lines() const {
    std::size_t line = 0;
    for (std::size_t at = 0; at < pieces_.size(); ++line) at = last_on_line(at, line) + 1;
    return line;
}

std::string Breaker::whole_or_shortened(std::size_t first, std::size_t last, std::size_t line, bool& was_cut) const {
    std::string text = joined(pieces_, first, last);
    const double most = std::max(fit_.widest, fit_.width) - (line == 0 ? fit_.first_line_indent : 0);
    if (width(first, last) <= most + 1e-9) return text;
    was_cut = true;
    return shorten(text, fit_.size, fit_.face, most, fit_.measure);
}

Wrapped Breaker::cut() const {
    Wrapped result{{}, true};
    std::size_t at = 0;
    for (std::size_t line = 0; line + 1 < fit_.most_lines; ++line) {
        const std::size_t last = last_on_line(at, line);
        result.lines.push_back(whole_or_shortened(at, last, line, result.cut));
        at = last + 1;
    }
    std::string rest = joined(pieces_, at, pieces_.size() - 1);
    rest += ellipsis;
    result.lines.push_back(shorten(rest, fit_.size, fit_.face, room(fit_.most_lines - 1), fit_.measure));
    return result;
}

double Breaker::badness(std::size_t first, std::size_t last, std::size_t line) const {
    const double slack = std::max(0.0, room(line) - width(first, last)) / fit_.width;
    double bad = slack * slack;
    const bool ends_text = last + 1 == pieces_.size();
    if (!ends_text && pieces_[last].spaced && pieces_[last].text.size() <= 3) bad += 0.05;  // "de", "van", "the"
    return bad;
}

Wrapped Breaker::evenly(std::size_t lines) const {
    const std::size_t n = pieces_.size();
    constexpr double never = std::numeric_limits<double>::infinity();
    // best[k][i]: pieces 0…i-1 on k lines; from[k][i]: where the last of those lines begins.
    std::vector<std::vector<double>> best(lines + 1, std::vector<double>(n + 1, never));
    std::vector<std::vector<std::size_t>> from(lines + 1, std::vector<std::size_t>(n + 1, 0));
    best[0][0] = 0;
    for (std::size_t k = 0; k < lines; ++k) {
        for (std::size_t first = 0; first < n; ++first) {
            if (best[k][first] == never) continue;
            for (std::size_t last = first; last < n && fits(first, last, k); ++last) {
                const double total = best[k][first] + badness(first, last, k);
                if (total >= best[k + 1][last + 1]) continue;
                best[k + 1][last + 1] = total;
                from[k + 1][last + 1] = first;
            }
        }
    }
    Wrapped result;
    result.lines.resize(lines);
    for (std::size_t k = lines, end = n; k > 0; end = from[k][end], --k) {
        result.lines[k - 1] = whole_or_shortened(from[k][end], end - 1, k - 1, result.cut);
    }
    return result;
}

}  // namespace

double text_width(std::string_view text, double size, Face face) {
    const FontWidths& font = source_font(face);
    int thousandths = 0;
    for (std::size_t at = 0; at < text.size();) thousandths += width_in(font, next_code_point(text, at));
    return thousandths * size / 1000;
}

double safe_width(std::string_view text, double size, Face face) {
    const FontWidths& source = source_font(face);
    const FontWidths& fallback = fallback_font(face);
    int thousandths = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code = next_code_point(text, at);
        thousandths += std::max(width_in(source, code), width_in(fallback, code));
    }
    return thousandths * size / 1000;
}

double safe_width(const std::vector<std::string>& lines, double size, Face face) {
    double widest = 0;
    for (const std::string& line : lines) widest = std::max(widest, safe_width(line, size, face));
    return widest;
}

std::string shorten(std::string_view text, double size, Face face, double width, Measure measure) {
    if (width_by(measure, text, size, face) <= width) return std::string(text);
    const double room = width - width_by(measure, ellipsis, size, face);
    std::size_t kept = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t next = at;
        next_code_point(text, next);
        if (width_by(measure, text.substr(0, next), size, face) > room) break;
        kept = at = next;
    }
    std::string_view head = text.substr(0, kept);
    while (!head.empty() && (head.back() == ' ' || head.back() == ',' || head.back() == '-')) head.remove_suffix(1);
    return std::string(head) + std::string(ellipsis);
}

Wrapped wrap(std::string_view text, const Fit& fit) {
    std::vector<Piece> pieces = pieces_of(text);
    if (pieces.empty() || fit.most_lines == 0) return {{}, !pieces.empty()};
    return Breaker(std::move(pieces), fit).run();
}

}  // namespace ciclo::drawing
