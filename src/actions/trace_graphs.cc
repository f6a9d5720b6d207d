#include "actions/trace_graphs.h"

#include <algorithm>

#include "actions/few_cases.h"
#include "base/number.h"

namespace ciclo::actions {

namespace {

using journeys::Measures;
using journeys::MoveTimes;

/// A name between quotes of DOT.
std::string dot_quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) >= 0x20) {
            out += c;
        }
    }
    return out + "\"";
}

/// Between quotes of Mermaid, where a mark of its grammar is written as its number.
std::string mermaid_quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const bool plain = static_cast<unsigned char>(c) >= 0x80 || c == ' ' || c == '-' || c == '.' || c == ',' ||
                           (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        out += plain ? std::string(1, c) : "#" + std::to_string(static_cast<int>(static_cast<unsigned char>(c))) + ";";
    }
    return out + "\"";
}

/// "859 · 29 s"; of fewer than five only the number.
std::string move_label(const MoveTimes& move, Language language) {
    const std::string n = format_count(move.gap.n, language);
    return enough_to_tell(move.gap.n) ? n + " · " + median_told(move.gap, language) : n;
}

/// Activities that stand at a shown move, or where cases begin or end, in the log's order.
std::vector<char> shown_activities(const Measures& measures, const std::vector<MoveTimes>& moves, std::int64_t least) {
    std::vector<char> shown(measures.activities.size(), 0);
    for (const MoveTimes& move : moves) shown[move.from] = shown[move.to] = 1;
    for (std::size_t a = 0; a < shown.size(); ++a) {
        if (std::max(measures.activities[a].begun, measures.activities[a].ended) >= std::max<std::int64_t>(least, 1)) {
            shown[a] = 1;
        }
    }
    return shown;
}

/// 1 … 5, by how often it comes among all.
double width_of(std::int64_t n, std::int64_t most) {
    return 1 + 4 * static_cast<double>(n) / static_cast<double>(std::max<std::int64_t>(most, 1));
}

}  // namespace

std::vector<MoveTimes> moves_shown(const Measures& measures, std::int64_t least) {
    std::vector<MoveTimes> moves;
    for (const MoveTimes& move : measures.moves) {
        if (move.gap.n >= least) moves.push_back(move);
    }
    std::sort(moves.begin(), moves.end(), [](const MoveTimes& a, const MoveTimes& b) {
        if (a.gap.n != b.gap.n) return a.gap.n > b.gap.n;
        return a.from != b.from ? a.from < b.from : a.to < b.to;
    });
    return moves;
}

std::string moves_as_dot(const events::Log& log, const Measures& measures, std::int64_t least, Language language) {
    const std::vector<MoveTimes> moves = moves_shown(measures, least);
    const std::vector<char> shown = shown_activities(measures, moves, least);
    const std::int64_t most = moves.empty() ? 1 : moves.front().gap.n;
    std::string out = "digraph moves {\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n"
                      "  edge [fontname=\"sans-serif\", fontsize=10];\n"
                      "  begin [shape=circle, label=\"\", width=0.25];\n"
                      "  end [shape=doublecircle, label=\"\", width=0.2];\n";
    for (std::size_t a = 0; a < shown.size(); ++a) {
        if (shown[a] == 0) continue;
        const journeys::ActivityMeasures& activity = measures.activities[a];
        const std::string node = "a" + std::to_string(a);
        out += "  " + node + " [label=" +
               dot_quoted(std::string(log.activities[a]) + "\n" + format_count(activity.events, language)) + "];\n";
        for (const auto& [n, edge] : {std::pair(activity.begun, "begin -> " + node), std::pair(activity.ended, node + " -> end")}) {
            if (n > 0 && n >= least) {
                out += "  " + edge + " [style=dashed, label=" + dot_quoted(format_count(n, language)) + "];\n";
            }
        }
    }
    for (const MoveTimes& move : moves) {
        out += "  a" + std::to_string(move.from) + " -> a" + std::to_string(move.to) + " [label=" +
               dot_quoted(move_label(move, language)) + ", penwidth=" + exact_text(width_of(move.gap.n, most)) + "];\n";
    }
    return out + "}\n";
}

std::string moves_as_mermaid(const events::Log& log, const Measures& measures, std::int64_t least, Language language) {
    const std::vector<MoveTimes> moves = moves_shown(measures, least);
    const std::vector<char> shown = shown_activities(measures, moves, least);
    std::string out = "flowchart TD\n";
    for (std::size_t a = 0; a < shown.size(); ++a) {
        if (shown[a] == 0) continue;
        out += "  a" + std::to_string(a) + "[" + mermaid_quoted(log.activities[a]) + "]\n";
    }
    for (std::size_t a = 0; a < shown.size(); ++a) {
        const journeys::ActivityMeasures& activity = measures.activities[a];
        const std::string node = "a" + std::to_string(a);
        if (activity.begun > 0 && activity.begun >= least) {
            out += "  begin(( )) -.->|" + mermaid_quoted(format_count(activity.begun, language)) + "| " + node + "\n";
        }
        if (activity.ended > 0 && activity.ended >= least) {
            out += "  " + node + " -.->|" + mermaid_quoted(format_count(activity.ended, language)) + "| finish((( )))\n";
        }
    }
    for (const MoveTimes& move : moves) {
        out += "  a" + std::to_string(move.from) + " -->|" + mermaid_quoted(move_label(move, language)) + "| a" +
               std::to_string(move.to) + "\n";
    }
    return out;
}

}  // namespace ciclo::actions
