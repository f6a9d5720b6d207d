// Which nodes and flows a map becomes: the customer's chain with gateways around what is optional and at branches, then
// the blueprint's own boxes and arrows, then annotations.
#include <algorithm>
#include <map>

#include "base/number.h"
#include "base/text.h"
#include "cycle/bpmn.h"
#include "cycle/outline_columns.h"
#include "cycle/paths.h"

namespace ciclo::cycle::bpmn {

namespace {

NodeKind task_kind(Actor actor) {
    switch (actor) {
        case Actor::customer: return NodeKind::user_task;
        case Actor::system: return NodeKind::service_task;
        case Actor::employee:
        case Actor::shared: break;
    }
    return NodeKind::manual_task;
}

std::string documentation_of(const Moment& moment, Language language) {
    std::vector<std::string> lines;
    const auto line = [&](OutlineColumn column, const std::string& text) {
        if (!text.empty()) lines.push_back(std::string(heading_of(column, language)) + ": " + text);
    };
    line(OutlineColumn::expectation, moment.expectation.in(language));
    for (const Requirement& each : moment.requirements) line(OutlineColumn::requirement, each.text.in(language));
    for (const Standard& each : moment.standards) line(OutlineColumn::standard, each.text.in(language));
    if (moment.minutes_given) {
        line(OutlineColumn::contact, exact_text(moment.minutes.contact));
        line(OutlineColumn::wait, exact_text(moment.minutes.wait));
    }
    return join(lines, "\n");
}

class Planning {
public:
    Planning(const Map& map, Language language) : map_(map), language_(language) {}

    Plan plan();

private:
    std::size_t add(Node node);
    std::size_t add_on_line(std::string id, NodeKind kind, Lane lane, std::string name = {});
    std::size_t connect(std::size_t from, std::size_t to, FlowKind kind, std::string name = {});

    /// Moments i … end-1 that are skipped together: one optional stage, or one optional moment.
    std::size_t end_of_optional_run(std::size_t i) const;
    std::string condition_between(const MomentId& from, const MomentId& adds) const;

    /// The step from the last node; named when a branch says when the next moment follows this one.
    void step_to(std::size_t node, std::string name = {});
    bool needs_gateway_after(std::size_t i) const;
    void add_moment(std::size_t i, std::string condition);
    void optional_run(std::size_t begin, std::size_t end);

    /// When the moment before leads to this one, as a branch says it.
    std::string condition_before(std::size_t i) const;
    std::string question(const std::string& text) const;
    /// What a gateway before an optional run asks: the optional stage, or the one optional moment.
    std::string asked(std::size_t begin) const;
    std::string asked_after(const MomentId& moment) const;
    void chain();
    void branches();
    void actions();
    void arrows();

    /// An annotation that no arrow ties to anything belongs to the moment of its column.
    void tie_evidence(std::size_t i);
    void transversal();
    void used_lanes();

    const Map& map_;
    Language language_;
    Plan plan_;
    std::size_t last_ = 0, runs_ = 0;
    std::map<std::string, std::size_t> position_;
    std::map<MomentId, std::size_t> gateway_after_;
};

Plan Planning::plan() {
    chain();
    branches();
    actions();
    arrows();
    transversal();
    used_lanes();
    return std::move(plan_);
}

std::size_t Planning::add(Node node) {
    plan_.nodes.push_back(std::move(node));
    return plan_.nodes.size() - 1;
}

std::size_t Planning::add_on_line(std::string id, NodeKind kind, Lane lane, std::string name) {
    Node node;
    node.id = std::move(id);
    node.kind = kind;
    node.lane = lane;
    node.name = std::move(name);
    node.column = plan_.columns++;
    return add(std::move(node));
}

std::size_t Planning::connect(std::size_t from, std::size_t to, FlowKind kind, std::string name) {
    Flow flow;
    flow.id = "Flow_" + std::to_string(plan_.flows.size() + 1);
    flow.kind = kind;
    flow.from = from;
    flow.to = to;
    flow.name = std::move(name);
    plan_.flows.push_back(std::move(flow));
    return plan_.flows.size() - 1;
}

std::size_t Planning::end_of_optional_run(std::size_t i) const {
    const Stage* stage = map_.find(map_.moments[i].stage);
    if (stage == nullptr || !stage->optional) return i + 1;
    std::size_t end = i + 1;
    while (end < map_.moments.size() && map_.moments[end].stage == stage->id) ++end;
    return end;
}

std::string Planning::condition_between(const MomentId& from, const MomentId& adds) const {
    for (const Branch& branch : map_.branches) {
        if (branch.from == from && branch.adds == adds) return branch.when.in(language_);
    }
    return {};
}

void Planning::step_to(std::size_t node, std::string name) {
    connect(last_, node, FlowKind::step, std::move(name));
    last_ = node;
}

bool Planning::needs_gateway_after(std::size_t i) const {
    return std::any_of(map_.branches.begin(), map_.branches.end(), [&](const Branch& branch) {
        const bool next = i + 1 < map_.moments.size() && branch.adds == map_.moments[i + 1].id;
        return branch.from == map_.moments[i].id && !next;
    });
}

void Planning::add_moment(std::size_t i, std::string condition) {
    const Moment& moment = map_.moments[i];
    const std::string name =
        std::to_string(i + 1) + ". " + moment.name.in(language_) + (moment.criticality.critical ? " ★" : "");
    const std::size_t task = add_on_line("Task_" + moment.id.text, task_kind(moment.actor), moment.lane, name);
    plan_.nodes[task].documentation = documentation_of(moment, language_);
    position_[moment.id.text] = task;
    step_to(task, std::move(condition));
    if (!needs_gateway_after(i)) return;
    const std::size_t gateway =
        add_on_line("Branch_" + moment.id.text, NodeKind::gateway, moment.lane, asked_after(moment.id));
    gateway_after_[moment.id] = gateway;
    step_to(gateway);
}

void Planning::optional_run(std::size_t begin, std::size_t end) {
    const Lane lane = map_.moments[begin].lane;
    const std::string number = std::to_string(++runs_);
    const std::size_t split = add_on_line("Split_" + number, NodeKind::gateway, lane, asked(begin));
    step_to(split);
    const std::string condition = condition_before(begin);
    add_moment(begin, condition.empty() ? std::string(yes_or_no_word(true, language_)) : condition);
    for (std::size_t i = begin + 1; i < end; ++i) add_moment(i, condition_before(i));
    const std::size_t meeting = add_on_line("Join_" + number, NodeKind::gateway, lane);
    step_to(meeting);
    connect(split, meeting, FlowKind::skip, std::string(yes_or_no_word(false, language_)));
}

std::string Planning::condition_before(std::size_t i) const {
    return i == 0 ? std::string() : condition_between(map_.moments[i - 1].id, map_.moments[i].id);
}

std::string Planning::question(const std::string& text) const {
    return language_ == Language::es ? "¿" + text + "?" : text + "?";
}

std::string Planning::asked(std::size_t begin) const {
    const Moment& moment = map_.moments[begin];
    const Stage* stage = map_.find(moment.stage);
    return question(stage != nullptr && stage->optional ? stage->name.in(language_) : moment.name.in(language_));
}

std::string Planning::asked_after(const MomentId& moment) const {
    for (const Branch& branch : map_.branches) {
        if (branch.from == moment) return question(branch.when.in(language_));
    }
    return {};
}

void Planning::chain() {
    const Service& service = map_.service;
    last_ = add_on_line("Start", NodeKind::start, map_.moments.front().lane, service.begins.in(language_));
    for (std::size_t i = 0; i < map_.moments.size();) {
        if (left_out_of_basic_path(map_, map_.moments[i])) {
            const std::size_t end = end_of_optional_run(i);
            optional_run(i, end);
            i = end;
        } else {
            add_moment(i, condition_before(i));
            ++i;
        }
    }
    step_to(add_on_line("End", NodeKind::end, map_.moments.back().lane, service.ends.in(language_)));
}

void Planning::branches() {
    for (const Branch& branch : map_.branches) {
        const auto gateway = gateway_after_.find(branch.from);
        const auto target = position_.find(branch.adds.text);
        if (gateway == gateway_after_.end() || target == position_.end()) continue;
        const auto already = [&](const Flow& flow) {
            return flow.from == gateway->second && flow.to == target->second;
        };
        if (std::any_of(plan_.flows.begin(), plan_.flows.end(), already)) continue;
        connect(gateway->second, target->second, FlowKind::jump, branch.when.in(language_));
    }
}

void Planning::actions() {
    std::map<std::pair<std::size_t, Lane>, std::size_t> filled;  // rows in use of a cell
    for (const Node& node : plan_.nodes) filled[{node.column, node.lane}] = 1;
    for (const BlueprintAction& action : map_.actions) {
        const auto moment = position_.find(action.moment.text);
        if (moment == position_.end()) continue;
        Node node;
        node.id = "Action_" + action.id;
        node.kind = action.lane == Lane::evidence       ? NodeKind::annotation
                  : action.decision                     ? NodeKind::gateway
                  : action.by == BlueprintActor::system ? NodeKind::service_task
                  : action.lane == Lane::customer       ? NodeKind::user_task
                                                        : NodeKind::manual_task;
        node.name = action.text.in(language_);
        node.documentation = action.role;
        node.lane = action.lane;
        node.main_line = false;
        node.column = plan_.nodes[moment->second].column;
        node.row = filled[{node.column, node.lane}]++;
        position_[action.id] = add(std::move(node));
    }
}

void Planning::arrows() {
    for (const Arrow& arrow : map_.arrows) {
        const auto from = position_.find(arrow.from), to = position_.find(arrow.to);
        if (from == position_.end() || to == position_.end()) continue;  // an arrow to a transversal moment has no box
        const auto same = [&](const Flow& flow) { return flow.from == from->second && flow.to == to->second; };
        if (std::any_of(plan_.flows.begin(), plan_.flows.end(), same)) continue;
        const bool to_text = plan_.nodes[from->second].kind == NodeKind::annotation ||
                             plan_.nodes[to->second].kind == NodeKind::annotation;
        connect(from->second, to->second, to_text ? FlowKind::association : FlowKind::arrow,
                to_text ? std::string() : arrow.label.in(language_));
    }
    for (std::size_t i = 0; i < plan_.nodes.size(); ++i) tie_evidence(i);
}

void Planning::tie_evidence(std::size_t i) {
    if (plan_.nodes[i].kind != NodeKind::annotation) return;
    const auto tied = [&](const Flow& flow) { return flow.from == i || flow.to == i; };
    if (std::any_of(plan_.flows.begin(), plan_.flows.end(), tied)) return;
    for (std::size_t j = 0; j < plan_.nodes.size(); ++j) {
        if (!plan_.nodes[j].main_line || plan_.nodes[j].column != plan_.nodes[i].column) continue;
        connect(i, j, FlowKind::association);
        return;
    }
}

void Planning::transversal() {
    for (const Moment& moment : map_.transversal) {
        std::vector<std::string> spans;
        for (const MomentId& id : moment.spans) spans.push_back(id.text);
        Node node;
        node.id = "Transversal_" + moment.id.text;
        node.kind = NodeKind::annotation;
        node.name = "◆ " + moment.id.text + " " + moment.name.in(language_) +
                    (moment.criticality.critical ? " ★" : "") + " (" + join(spans, ", ") + ")";
        plan_.outside.push_back(std::move(node));
    }
}

void Planning::used_lanes() {
    for (const Lane lane : {Lane::evidence, Lane::customer, Lane::onstage, Lane::backstage, Lane::support}) {
        const auto there = [&](const Node& node) { return node.lane == lane; };
        if (std::any_of(plan_.nodes.begin(), plan_.nodes.end(), there)) plan_.lanes.push_back({lane, {}});
    }
}

}  // namespace

Plan plan_of(const Map& map, Language language) { return Planning(map, language).plan(); }

}  // namespace ciclo::cycle::bpmn
