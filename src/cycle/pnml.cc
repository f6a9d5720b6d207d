// The moves of a map as a place/transition net in PNML (ISO/IEC 15909-2). A workflow net: one source, one sink; a token
// at "after M1" is a customer who has lived M1. Labels of the moments' transitions are the moments; the others are
// silent, which PNML marks with the word that every tool of this trade knows ($invisible$).
#include "cycle/convert.h"
#include "cycle/moves.h"
#include "formats/xml.h"

namespace ciclo::cycle {

namespace {

using formats::escape_xml;

class Net {
public:
    void place(const std::string& id, int tokens = 0) {
        places_ +=
            "      <place id=\"" + escape_xml(id) + "\">\n        <name><text>" + escape_xml(id) + "</text></name>\n" +
            (tokens > 0 ? "        <initialMarking><text>" + std::to_string(tokens) + "</text></initialMarking>\n"
                        : "") +
            "      </place>\n";
    }
    void moment(const std::string& id, const std::string& name) {
        transitions_ += "      <transition id=\"" + escape_xml(id) + "\">\n        <name><text>" + escape_xml(name) +
                        "</text></name>\n      </transition>\n";
    }
    void silent(const std::string& id) {
        transitions_ += "      <transition id=\"" + escape_xml(id) + "\">\n        <name><text>" + escape_xml(id) +
                        "</text></name>\n        <toolspecific tool=\"ProM\" version=\"6.4\" "
                        "activity=\"$invisible$\"/>\n      </transition>\n";
    }
    void arc(const std::string& from, const std::string& to) {
        arcs_ += "      <arc id=\"arc_" + std::to_string(++arc_count_) + "\" source=\"" + escape_xml(from) +
                 "\" target=\"" + escape_xml(to) + "\"/>\n";
    }
    /// A silent transition between two places.
    void step(const std::string& id, const std::string& from, const std::string& to) {
        silent(id);
        arc(from, id);
        arc(id, to);
    }
    std::string text() const { return places_ + transitions_ + arcs_; }

private:
    std::string places_, transitions_, arcs_;
    int arc_count_ = 0;
};

void add_moment(Net& net, const Moment& moment, Language language) {
    const std::string& id = moment.id.text;
    net.place("before_" + id);
    net.place("after_" + id);
    net.moment("moment_" + id, moment.name.in(language));
    net.arc("before_" + id, "moment_" + id);
    net.arc("moment_" + id, "after_" + id);
}

/// begin and end tie the customer's way to what goes along with it, so that the net has one source and one sink.
void add_frame(Net& net, const Moves& moves) {
    net.place("source", 1);
    net.place("sink");
    net.place("way_begins");
    net.place("way_ends");
    net.silent("begin");
    net.silent("end");
    net.arc("source", "begin");
    net.arc("begin", "way_begins");
    net.arc("way_ends", "end");
    net.arc("end", "sink");
    if (moves.anywhere.empty()) return;
    net.place("along");
    net.arc("begin", "along");
    net.arc("along", "end");
}

void add_moves(Net& net, const Moves& moves) {
    const auto id = [&](std::uint32_t i) { return moves.moments[i].text; };
    for (const std::uint32_t i : moves.begins) net.step("begin_" + id(i), "way_begins", "before_" + id(i));
    for (std::uint32_t i = 0; i < moves.next.size(); ++i) {
        for (const std::uint32_t to : moves.next[i]) {
            net.step("move_" + std::to_string(i + 1) + "_" + std::to_string(to + 1), "after_" + id(i),
                     "before_" + id(to));
        }
    }
    for (const std::uint32_t i : moves.ends) net.step("end_" + id(i), "after_" + id(i), "way_ends");
}

}  // namespace

std::string to_pnml(const Map& map, Language language) {
    const Moves moves = moves_of(map);
    Net net;
    add_frame(net, moves);
    for (const Moment& moment : map.moments) add_moment(net, moment, language);
    for (const Moment& moment : map.transversal) {
        net.moment("moment_" + moment.id.text, moment.name.in(language));
        net.arc("along", "moment_" + moment.id.text);
        net.arc("moment_" + moment.id.text, "along");
    }
    add_moves(net, moves);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<pnml "
           "xmlns=\"http://www.pnml.org/version-2009/grammar/pnml\">\n"
           "  <net id=\"" +
           escape_xml("net_" + map.service.id) +
           "\" type=\"http://www.pnml.org/version-2009/grammar/ptnet\">\n    <name><text>" +
           escape_xml(map.service.name.in(language)) + "</text></name>\n    <page id=\"page_1\">\n" + net.text() +
           "    </page>\n    <finalmarkings><marking><place "
           "idref=\"sink\"><text>1</text></place></marking></finalmarkings>\n"
           "  </net>\n</pnml>\n";
}

}  // namespace ciclo::cycle
