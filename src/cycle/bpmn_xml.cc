// The plan as BPMN 2.0 XML. Elements stand in the order of BPMN20.xsd (Semantic.xsd, BPMNDI.xsd): a tool that validates
// refuses any other.
#include "cycle/bpmn.h"
#include "cycle/convert.h"
#include "formats/xml.h"

namespace ciclo::cycle {

namespace {

using bpmn::Flow;
using bpmn::FlowKind;
using bpmn::Node;
using bpmn::NodeKind;
using bpmn::Plan;
using bpmn::Rectangle;
using formats::escape_xml;

constexpr int label_width = 120, label_height = 40, flow_label_width = 90, flow_label_height = 28;

std::string attribute(std::string_view name, std::string_view value) {
    return value.empty() ? std::string() : " " + std::string(name) + "=\"" + escape_xml(value) + "\"";
}

std::string element_name(NodeKind kind) {
    switch (kind) {
        case NodeKind::start: return "startEvent";
        case NodeKind::end: return "endEvent";
        case NodeKind::user_task: return "userTask";
        case NodeKind::manual_task: return "manualTask";
        case NodeKind::service_task: return "serviceTask";
        case NodeKind::gateway: return "exclusiveGateway";
        case NodeKind::annotation: break;
    }
    return "textAnnotation";
}

std::string annotation(const Node& node) {
    return "    <bpmn:textAnnotation id=\"" + node.id + "\">\n      <bpmn:text>" + escape_xml(node.name) +
           "</bpmn:text>\n    </bpmn:textAnnotation>\n";
}

std::string lane_set(const Plan& plan, Language language) {
    std::string out = "    <bpmn:laneSet id=\"LaneSet\">\n";
    for (const bpmn::LaneBand& band : plan.lanes) {
        out += "      <bpmn:lane id=\"Lane_" + std::string(code_of(band.lane)) + "\"" +
               attribute("name", printed(band.lane, language)) + ">\n";
        for (const Node& node : plan.nodes) {
            if (node.lane != band.lane || node.kind == NodeKind::annotation) continue;
            out += "        <bpmn:flowNodeRef>" + node.id + "</bpmn:flowNodeRef>\n";
        }
        out += "      </bpmn:lane>\n";
    }
    return out + "    </bpmn:laneSet>\n";
}

bool is_sequence(const Flow& flow) { return flow.kind != FlowKind::association; }

std::string flow_node(const Plan& plan, std::size_t position) {
    const Node& node = plan.nodes[position];
    const std::string name = "bpmn:" + element_name(node.kind);
    std::string out = "    <" + name + " id=\"" + node.id + "\"" + attribute("name", node.name);
    out += ">\n";
    if (!node.documentation.empty()) {
        out += "      <bpmn:documentation>" + escape_xml(node.documentation) + "</bpmn:documentation>\n";
    }
    for (const Flow& flow : plan.flows) {
        if (is_sequence(flow) && flow.to == position) out += "      <bpmn:incoming>" + flow.id + "</bpmn:incoming>\n";
    }
    for (const Flow& flow : plan.flows) {
        if (is_sequence(flow) && flow.from == position) out += "      <bpmn:outgoing>" + flow.id + "</bpmn:outgoing>\n";
    }
    return out + "    </" + name + ">\n";
}

std::string process(const Plan& plan, const Map& map, Language language) {
    std::string out = "  <bpmn:process id=\"Process_" + map.service.id + "\"" +
                      attribute("name", map.service.name.in(language)) + " isExecutable=\"false\">\n" +
                      lane_set(plan, language);
    for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
        if (plan.nodes[i].kind != NodeKind::annotation) out += flow_node(plan, i);
    }
    for (const Flow& flow : plan.flows) {
        if (!is_sequence(flow)) continue;
        out += "    <bpmn:sequenceFlow id=\"" + flow.id + "\"" + attribute("name", flow.name) + " sourceRef=\"" +
               plan.nodes[flow.from].id + "\" targetRef=\"" + plan.nodes[flow.to].id + "\" />\n";
    }
    for (const Node& node : plan.nodes) {
        if (node.kind == NodeKind::annotation) out += annotation(node);
    }
    for (const Flow& flow : plan.flows) {
        if (is_sequence(flow)) continue;
        out += "    <bpmn:association id=\"" + flow.id + "\" associationDirection=\"None\" sourceRef=\"" +
               plan.nodes[flow.from].id + "\" targetRef=\"" + plan.nodes[flow.to].id + "\" />\n";
    }
    return out + "  </bpmn:process>\n";
}

std::string bounds(const Rectangle& box, std::string_view indent) {
    return std::string(indent) + "<dc:Bounds x=\"" + std::to_string(box.x) + "\" y=\"" + std::to_string(box.y) +
           "\" width=\"" + std::to_string(box.width) + "\" height=\"" + std::to_string(box.height) + "\" />\n";
}

std::string label(const Rectangle& box) {
    return "        <bpmndi:BPMNLabel>\n" + bounds(box, "          ") + "        </bpmndi:BPMNLabel>\n";
}

std::string shape(const std::string& id, const Rectangle& box, const std::string& extra, const std::string& labelled) {
    return "      <bpmndi:BPMNShape id=\"" + id + "_di\" bpmnElement=\"" + id + "\"" + extra + ">\n" +
           bounds(box, "        ") + labelled + "      </bpmndi:BPMNShape>\n";
}

std::string node_shape(const Node& node) {
    const bool event = node.kind == NodeKind::start || node.kind == NodeKind::end;
    const bool gateway = node.kind == NodeKind::gateway;
    const Rectangle under{node.box.middle_x() - label_width / 2, node.box.bottom() + 4, label_width, label_height};
    return shape(node.id, node.box, gateway ? " isMarkerVisible=\"true\"" : "",
                 (event || gateway) && !node.name.empty() ? label(under) : "");
}

std::string edge(const Flow& flow) {
    std::string out = "      <bpmndi:BPMNEdge id=\"" + flow.id + "_di\" bpmnElement=\"" + flow.id + "\">\n";
    for (const bpmn::Point& point : flow.bends) {
        out += "        <di:waypoint x=\"" + std::to_string(point.x) + "\" y=\"" + std::to_string(point.y) + "\" />\n";
    }
    if (!flow.name.empty()) {
        const bpmn::Point& first = flow.bends.front();
        out += label({first.x + 4, first.y - flow_label_height - 2, flow_label_width, flow_label_height});
    }
    return out + "      </bpmndi:BPMNEdge>\n";
}

std::string diagram(const Plan& plan) {
    std::string out =
        "  <bpmndi:BPMNDiagram id=\"Diagram\">\n    <bpmndi:BPMNPlane id=\"Plane\" bpmnElement=\"Collaboration\">\n" +
        shape("Participant", plan.pool, " isHorizontal=\"true\"", "");
    for (const bpmn::LaneBand& band : plan.lanes) {
        out += shape("Lane_" + std::string(code_of(band.lane)), band.box, " isHorizontal=\"true\"", "");
    }
    for (const Node& node : plan.nodes) out += node_shape(node);
    for (const Node& node : plan.outside) out += shape(node.id, node.box, "", "");
    for (const Flow& flow : plan.flows) out += edge(flow);
    return out + "    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n";
}

std::string collaboration(const Plan& plan, const Map& map, Language language) {
    std::string out = "  <bpmn:collaboration id=\"Collaboration\">\n    <bpmn:participant id=\"Participant\"" +
                      attribute("name", map.service.name.in(language)) + " processRef=\"Process_" + map.service.id +
                      "\" />\n";
    for (const Node& node : plan.outside) out += annotation(node);
    return out + "  </bpmn:collaboration>\n";
}

}  // namespace

std::string to_bpmn(const Map& map, Language language) {
    ENSURE(!map.moments.empty(), "a map has at least one moment");
    Plan plan = bpmn::plan_of(map, language);
    bpmn::place(plan);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
           "xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" "
           "xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" "
           "xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" id=\"Definitions\" targetNamespace=\"urn:ciclo:map\" "
           "exporter=\"Ciclo\">\n" +
           collaboration(plan, map, language) + process(plan, map, language) + diagram(plan) + "</bpmn:definitions>\n";
}

}  // namespace ciclo::cycle
