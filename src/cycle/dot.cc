#include "cycle/convert.h"

namespace ciclo::cycle {

namespace {

std::string quote(const std::string& text) {
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

/// The blueprint's own look (F.2): customer rounded, onstage square, backstage grey, support with a double side.
std::string look_of(Lane lane) {
    switch (lane) {
        case Lane::evidence: return "shape=note";
        case Lane::customer: return "shape=box, style=rounded";
        case Lane::onstage: return "shape=box";
        case Lane::backstage: return "shape=box, style=filled, fillcolor=\"#e8e8e8\"";
        case Lane::support: break;
    }
    return "shape=box, style=filled, fillcolor=\"#e8e8e8\", peripheries=2";
}

std::string shape_of(const Moment& moment) {
    std::string out = look_of(moment.lane);
    if (moment.kind == MomentKind::wait) out = "shape=octagon";
    if (moment.kind == MomentKind::decision) out = "shape=diamond";
    if (moment.optional) out += ", color=\"#777777\", fontcolor=\"#444444\"";
    if (moment.criticality.critical) out += ", penwidth=2.5";
    return out;
}

std::string node_of(const Map& map, const Moment& moment, Language language) {
    const std::string number = std::to_string(map.number_of(moment.id)) + ". ";
    const std::string mark = moment.criticality.critical ? " ★" : "";
    return "    " + quote(moment.id.text) + " [label=" + quote(number + moment.name.in(language) + mark) + ", " +
           shape_of(moment) + "];\n";
}

std::string cluster_of(const Map& map, const Stage& stage, std::size_t position, Language language) {
    std::string out = "  subgraph cluster_" + std::to_string(position) +
                      " {\n    label=" + quote(stage.name.in(language)) +
                      ";\n    style=" + (stage.optional ? "dashed" : "solid") + ";\n    color=\"#999999\";\n";
    for (const Moment& moment : map.moments) {
        if (moment.stage != stage.id) continue;
        out += node_of(map, moment, language);
        for (const BlueprintAction& action : map.actions) {
            if (action.moment != moment.id) continue;
            out += "    " + quote(action.id) + " [label=" + quote(action.text.in(language)) + ", " +
                   (action.decision ? "shape=diamond" : look_of(action.lane)) + "];\n";
        }
    }
    return out + "  }\n";
}

std::string edge(const std::string& from, const std::string& to, const std::string& look) {
    return "  " + quote(from) + " -> " + quote(to) + (look.empty() ? "" : " [" + look + "]") + ";\n";
}

std::string chain_of(const Map& map) {
    std::string out;
    std::string before = " start";  // with a space: no id of a moment can be the same
    for (const Moment& moment : map.moments) {
        out += edge(before, moment.id.text, moment.optional ? "style=dashed" : "");
        before = moment.id.text;
    }
    return out + edge(before, " end", "");
}

std::string transversal_of(const Map& map, Language language) {
    std::string out;
    for (const Moment& moment : map.transversal) {
        const std::string mark = moment.criticality.critical ? " ★" : "";
        out += "  " + quote(moment.id.text) +
               " [label=" + quote("◆ " + moment.id.text + " " + moment.name.in(language) + mark) +
               ", shape=ellipse, style=dashed];\n";
        for (const MomentId& span : moment.spans) {
            out += edge(moment.id.text, span.text, "style=dotted, dir=none, constraint=false");
        }
    }
    return out;
}

}  // namespace

std::string to_dot(const Map& map, Language language) {
    std::string out =
        "digraph " + quote(map.service.id) +
        " {\n  graph [rankdir=LR, labelloc=t, label=" + quote(map.service.name.in(language)) +
        "];\n  node [fontname=\"sans-serif\", fontsize=11];\n  edge [fontname=\"sans-serif\", fontsize=10];\n";
    out += "  \" start\" [label=" + quote(map.service.begins.in(language)) + ", shape=plaintext];\n";
    out += "  \" end\" [label=" + quote(map.service.ends.in(language)) + ", shape=plaintext];\n";
    for (std::size_t i = 0; i < map.stages.size(); ++i) out += cluster_of(map, map.stages[i], i + 1, language);
    out += chain_of(map);
    for (const Branch& branch : map.branches) {
        out += edge(branch.from.text, branch.adds.text, "style=dashed, label=" + quote(branch.when.in(language)));
    }
    for (const Arrow& arrow : map.arrows) {
        const std::string& label = arrow.label.in(language);
        out += edge(arrow.from, arrow.to, "color=\"#555555\"" + (label.empty() ? "" : ", label=" + quote(label)));
    }
    return out + transversal_of(map, language) + "}\n";
}

}  // namespace ciclo::cycle
