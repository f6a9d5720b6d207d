#include "actions/moves_picture.h"

#include <algorithm>

#include "actions/few_cases.h"
#include "actions/trace_source.h"
#include "base/ensure.h"
#include "base/number.h"
#include "drawing/flow_graph.h"

namespace ciclo::actions {

namespace {

using drawing::FlowGraph;
using drawing::FlowNode;
using journeys::Measures;

constexpr double share_drawn = 0.8;  // of all moves; the rest makes a thicket of one log in two

const LocalText title_words{"Qué vino después de qué", "What came after what", "Wat na wat kwam"};
const LocalText drawn_words{"Dibujados", "Drawn", "Getekend"};
const LocalText moves_words{"pasos", "moves", "stappen"};
const LocalText activities_words{"actividades", "activities", "activiteiten"};
const LocalText of_words{"de", "of", "van"};
const LocalText key_words{
    "En cada línea: cuántas veces y la mediana del tiempo entre uno y otro (de menos de cinco, solo el número).",
    "On each line: how often, and the median time between (of fewer than five only the number).",
    "Bij elke lijn: hoe vaak, en de mediaan van de tijd ertussen (van minder dan vijf alleen het aantal)."};

/// A move of the graph, cases that begin and end among them: nodes are activities, then begin and end.
struct Candidate {
    std::size_t from = 0, to = 0;
    std::int64_t n = 0;
    const journeys::Spread* gap = nullptr;  ///< none where a case begins or ends
    bool drawn = false;
};

/// Mean position in the case, from 0; what no case took stays 0.
std::vector<double> mean_positions(const events::Log& log, const Measures& measures) {
    std::vector<double> sums(log.activities.size(), 0), counts(log.activities.size(), 0);
    for (const journeys::Variant& variant : measures.variants.all) {
        const std::uint64_t begin = log.case_begin[variant.first_case];
        for (std::uint32_t i = 0; i < variant.length; ++i) {
            const std::uint32_t activity = log.activity[begin + i];
            sums[activity] += static_cast<double>(i) * static_cast<double>(variant.cases);
            counts[activity] += static_cast<double>(variant.cases);
        }
    }
    for (std::size_t a = 0; a < sums.size(); ++a) sums[a] = counts[a] > 0 ? sums[a] / counts[a] : 0;
    return sums;
}

/// The activities that are drawn: the most frequent ones.
std::vector<char> boxes_of(const Measures& measures) {
    std::vector<std::size_t> order(measures.activities.size());
    for (std::size_t a = 0; a < order.size(); ++a) order[a] = a;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return measures.activities[a].events > measures.activities[b].events;
    });
    std::vector<char> drawn(order.size(), 0);
    for (std::size_t i = 0; i < std::min(order.size(), most_boxes); ++i) drawn[order[i]] = 1;
    return drawn;
}

/// Among activities that are drawn, most frequent first.
std::vector<Candidate> candidates_of(const Measures& measures, const std::vector<char>& boxes) {
    const std::size_t begin = boxes.size(), end = begin + 1;
    std::vector<Candidate> out;
    for (const journeys::MoveTimes& move : measures.moves) {
        if (boxes[move.from] != 0 && boxes[move.to] != 0) out.push_back({move.from, move.to, move.gap.n, &move.gap});
    }
    for (std::size_t a = 0; a < boxes.size(); ++a) {
        if (boxes[a] == 0) continue;
        if (measures.activities[a].begun > 0) out.push_back({begin, a, measures.activities[a].begun});
        if (measures.activities[a].ended > 0) out.push_back({a, end, measures.activities[a].ended});
    }
    std::stable_sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) { return a.n > b.n; });
    return out;
}

/// The most frequent ones until they make up the share; and the first to and from every activity.
void choose_strongest(std::vector<Candidate>& moves, std::size_t nodes) {
    std::int64_t all = 0, so_far = 0;
    for (const Candidate& move : moves) all += move.n;
    std::vector<char> entered(nodes, 0), left(nodes, 0);
    for (Candidate& move : moves) {
        const bool wanted = static_cast<double>(so_far) < share_drawn * static_cast<double>(all);
        const bool loop = move.from == move.to;
        move.drawn = wanted || (!loop && (entered[move.to] == 0 || left[move.from] == 0));
        so_far += move.n;
        if (!loop && move.drawn) entered[move.to] = left[move.from] = 1;
    }
}

void choose(std::vector<Candidate>& moves, std::size_t nodes, std::int64_t least) {
    if (least > 0) {
        for (Candidate& move : moves) move.drawn = move.n >= least;
    } else {
        choose_strongest(moves, nodes);
    }
    std::size_t lines = 0;
    for (Candidate& move : moves) move.drawn = move.drawn && lines++ < most_lines;
}

/// Nodes at a drawn move, and where they stand among the graph's nodes.
std::vector<std::size_t> add_nodes(const events::Log& log, const Measures& measures, const std::vector<Candidate>& moves,
                                   FlowGraph& graph, Language language) {
    const std::size_t activities = log.activities.size();
    std::vector<char> shown(activities + 2, 0);
    for (const Candidate& move : moves) {
        if (move.drawn) shown[move.from] = shown[move.to] = 1;
    }
    const std::vector<double> positions = mean_positions(log, measures);
    std::vector<std::size_t> number(shown.size(), 0);
    for (std::size_t node = 0; node < shown.size(); ++node) {
        number[node] = graph.nodes.size();
        if (shown[node] == 0) continue;
        if (node >= activities) {
            graph.nodes.push_back({node == activities ? FlowNode::Kind::begin : FlowNode::Kind::end});
            continue;
        }
        graph.nodes.push_back({FlowNode::Kind::activity, std::string(log.activities[node]),
                               format_count(measures.activities[node].events, language), positions[node]});
    }
    return number;
}

std::string left_out_note(const events::Log& log, const Measures& measures, const std::vector<Candidate>& moves,
                          const FlowGraph& graph, Language language) {
    std::int64_t drawn = 0, all = 0, boxes = 0;
    for (const Candidate& move : moves) drawn += move.drawn && move.gap != nullptr ? move.n : 0;
    for (const journeys::MoveTimes& move : measures.moves) all += move.gap.n;
    for (const FlowNode& node : graph.nodes) boxes += node.kind == FlowNode::Kind::activity ? 1 : 0;
    const auto of = [&](std::int64_t some, std::int64_t whole, const LocalText& words) {
        return format_count(some, language) + " " + of_words.in(language) + " " + format_count(whole, language) + " " +
               words.in(language);
    };
    return drawn_words.in(language) + ": " + of(boxes, static_cast<std::int64_t>(log.activities.size()), activities_words) +
           ", " + of(drawn, all, moves_words) + ".";
}

}  // namespace

std::string moves_as_svg(const events::Log& log, const Measures& measures, std::int64_t least, Language language) {
    ENSURE(log.events() > 0, "a log that was read has events");
    std::vector<Candidate> moves = candidates_of(measures, boxes_of(measures));
    choose(moves, log.activities.size() + 2, least);
    FlowGraph graph{.nodes = {}, .moves = {}, .caption = {.title = title_words.in(language), .language = language}};
    const std::vector<std::size_t> number = add_nodes(log, measures, moves, graph, language);
    for (const Candidate& move : moves) {
        if (!move.drawn) continue;
        const bool timed = move.gap != nullptr && enough_to_tell(move.n);
        graph.moves.push_back({number[move.from], number[move.to], static_cast<double>(move.n),
                               format_count(move.n, language), timed ? printed_duration(move.gap->median, language) : ""});
    }
    const std::string note = left_out_note(log, measures, moves, graph, language);
    graph.notes = {note, key_words.in(language)};
    graph.caption.summary = log.file + ". " + note;
    if (graph.nodes.empty()) graph.nodes.push_back({FlowNode::Kind::begin});  // nothing occurs so often
    return draw_flow_graph(graph).svg;
}

}  // namespace ciclo::actions
