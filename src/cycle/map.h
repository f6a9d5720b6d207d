// The map of a service cycle: what a customer lives, moment of truth by moment of truth.
//
// Map is a plain value. read_map() makes one from YAML or JSON text and refuses every broken rule with its place;
// write_map() gives the text back. The order of `moments` is the order the customer lives them. One MomentId joins
// map, question, standard, complaint, event, action and training pair.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/language.h"
#include "base/names.h"
#include "base/result.h"

namespace ciclo::cycle {

using MomentId = Id<struct MomentTag>;
using StageId = Id<struct StageTag>;
using StandardId = Id<struct StandardTag>;
using IndicatorId = Id<struct IndicatorTag>;

enum class Actor { customer, employee, shared, system };
enum class Lane { evidence, customer, onstage, backstage, support };  ///< in the order a blueprint draws them
enum class MomentKind { action, wait, decision };
enum class Control { ours, shared, not_ours };
enum class Channel { in_person, phone, web, email, mail, machine };
enum class ProtocolKind { structural, management, personal };
enum class RequirementLevel { must, should, delight };
enum class Comparison { at_most, at_least, equal };  ///< "<=", ">=", "="
enum class IndicatorType { percentage, index, rate, ratio };
enum class ItilStage { strategy, design, transition, operation, improvement };
enum class BlueprintActor { person, system };
enum class Status { draft, published, retired };
enum class Outcome { product, service, both };  ///< what the customer leaves with
enum class Location { provider_site, customer_site, remote };
enum class Sites { single, many };
enum class ProcessDependence { equipment, intangible };  ///< why a service depends on its process

/// Minutes as designed. contact + wait = the customer is present; away = service time without the customer;
/// back = staff work not seen, which may run in parallel and is never added to elapsed time.
struct Minutes {
    double contact = 0, wait = 0, back = 0, away = 0;
    double present() const { return contact + wait; }
    bool operator==(const Minutes&) const = default;
};

struct Requirement {
    LocalText text;
    std::optional<RequirementLevel> level;
    std::string source;  ///< who said so: "workshop", "survey", …
    std::string check;   ///< how we see that it is met
    Place place;
};

/// What is measured instead of a concept (R4-09). `formula` is text for people; its parts are typed where they are
/// known.
struct Indicator {
    IndicatorId id;  ///< "M3.i1": made from the moment and the position when the file gives none
    LocalText text;
    IndicatorType type = IndicatorType::percentage;
    std::string formula;
    LocalText concept_;  ///< what it stands for: "promptness"
    std::string numerator, denominator;
    std::optional<double> multiplier;  ///< the k of a rate: 1000 = per thousand
    std::optional<double> base;        ///< the 100 of an index
    std::string source, frequency, owner, limits;
    Place place;
};

/// "Triage within 10 min of arrival, in 90 % of cases". `basis` tells where the number comes from; a template's
/// number is a starting value until `confirmed`.
struct Standard {
    StandardId id;  ///< "M3.s1": made from the moment and the position when the file gives none
    LocalText text;
    Comparison comparison = Comparison::at_most;
    double value = 0;
    std::string unit;                 ///< "s", "min", "%", "1-5", free text
    double compliance_percent = 100;  ///< share of observations that must meet it, 0…100
    std::string basis;
    bool confirmed = false;
    std::optional<IndicatorId> indicator;  ///< measured by; the moment's first indicator when the file names none
    std::vector<std::string> series;       ///< names under which measured values of this standard arrive
    Place place;
};

/// Why a moment is, or is not, critical: decided by a person, never by a formula.
struct Criticality {
    bool critical = false;
    std::string reason;   ///< free text
    std::string source;   ///< "seed", "workshop", "data", "manager", …
    std::string date;     ///< ISO 8601 day, or empty
    bool decided = true;  ///< false when the file says nothing
};

/// Something asked from or given to the customer at a moment (R1-22, R2-27).
struct InformationItem {
    LocalText text;
    bool asked = true;  ///< asked from the customer; false = given to the customer
};

struct Moment {
    MomentId id;
    StageId stage;  ///< empty for a transversal moment
    Actor actor = Actor::customer;
    Lane lane = Lane::customer;
    MomentKind kind = MomentKind::action;
    Channel channel = Channel::in_person;
    std::vector<Channel> channels;           ///< when several; channel is the first
    std::vector<std::string> channel_words;  ///< the list as written, with channels of the trade ("courier", "sftp")
    bool channel_given = false;              ///< false: the service's channel, or in person by default when onstage
    Control control = Control::ours;
    Criticality criticality;
    bool optional = false;
    int divergence = 0;             ///< 0…3
    bool divergence_given = false;  ///< false: nobody said; such a step is left out of K-13
    bool value_adding = false;      ///< ticked for K-36
    bool safety_or_money = false;   ///< for K-09b: a failure here costs safety or money
    bool control_point = false;
    LocalText name;
    LocalText expectation;
    LocalText customer_helps;  ///< how the customer can help (R0-09)
    LocalText we_help;         ///< how we help the customer
    std::vector<Requirement> requirements;
    std::vector<Standard> standards;
    std::vector<Indicator> indicators;
    std::vector<InformationItem> information;
    std::vector<std::string> roles;
    std::vector<std::string> units;
    std::vector<std::string> activities;  ///< names under which this moment appears in event logs
    std::vector<LocalText> steps;         ///< sub-steps
    Minutes minutes;
    bool minutes_given = false;  ///< false: nobody said; zero then means "not known"
    std::optional<ProtocolKind> protocol;
    std::string decision_limit;
    std::optional<double> importance;  ///< stated importance 1…5 when the map itself carries it
    std::vector<MomentId> spans;       ///< only for a transversal moment: the moments it accompanies
    Place place;
};

struct Stage {
    StageId id;
    LocalText name;
    bool optional = false;
    Place place;
};

/// "No booking: M4 is followed by M5." `observed_share` is 0…1.
struct Branch {
    MomentId from;
    LocalText when;
    MomentId adds;
    std::optional<double> observed_share;
    Place place;
};

/// One box of the blueprint beside the moments' own boxes.
struct BlueprintAction {
    std::string id;
    MomentId moment;
    Lane lane = Lane::onstage;
    BlueprintActor by = BlueprintActor::person;
    LocalText text;
    std::string role;
    double minutes = 0;
    bool fail_point = false, wait_point = false, decision = false;
    Place place;
};

/// From one box to another; a box is a BlueprintAction's id or a moment's id. Never guessed from adjacency.
struct Arrow {
    std::string from, to;
    LocalText label;
    Place place;
};

struct Provider {
    LocalText name;
    std::vector<MomentId> covers;
    Place place;
};

/// A pattern or industry group of the library (only the government template carries them).
struct ServicePattern {
    std::string id;
    LocalText name;
    LocalText seed_example;
    std::vector<std::string> skeleton;
    std::vector<std::string> outcomes;
    std::string intent;
    Place place;
};

struct IndustryGroup {
    std::string id;
    LocalText name;
    Place place;
};

/// What the file says of the service and of this version of its cycle.
struct Service {
    std::string id;
    int version = 1;
    std::string sector;
    std::optional<ItilStage> itil_stage;
    std::string pattern;
    LocalText name, concept_, need, policy_intent, begins, ends;
    LocalText customer_word;  ///< "patient", "guest"…; empty = customer
    std::vector<std::string> sources;
    std::vector<Provider> providers;
    std::string channel;  ///< code of the Channel of every moment that names none; may be empty
    std::vector<std::string> contact_reasons;
    std::vector<LocalText> two_expectations;
    std::string note;
    std::string critical_note;        ///< why a moment is not flagged although it could be
    std::optional<Status> status;     ///< nothing = draft
    std::string author, date, owner;  ///< date: ISO 8601 day
    std::string origin;               ///< id of the template this map was made from
    std::optional<int> review_days;   ///< review period
    std::optional<Outcome> outcome;
    std::optional<Location> location;
    std::optional<Sites> sites;
    std::vector<ProcessDependence> process_dependence;  ///< reasons; empty = not said
    Place place;
};

struct Map {
    Service service;
    std::vector<Stage> stages;
    std::vector<Moment> moments;      ///< in the customer's order
    std::vector<Moment> transversal;  ///< T1, T2…: accompany several moments
    std::vector<Branch> branches;
    std::vector<BlueprintAction> actions;
    std::vector<Arrow> arrows;
    std::vector<ServicePattern> patterns;
    std::vector<IndustryGroup> industry_groups;

    /// nullptr when there is none; searches moments and transversal moments.
    const Moment* find(const MomentId& id) const;
    const Stage* find(const StageId& id) const;
    /// 1-based number in the customer's order; 0 for a transversal moment or an unknown id.
    int number_of(const MomentId& id) const;
    /// moments, then transversal: every thing that can be rated, in display order.
    std::vector<const Moment*> rateable() const;
};

const Names<Actor, 4>& names_of(Actor*);
const Names<Lane, 5>& names_of(Lane*);
const Names<MomentKind, 3>& names_of(MomentKind*);
const Names<Control, 3>& names_of(Control*);
const Names<Channel, 6>& names_of(Channel*);
const Names<ProtocolKind, 3>& names_of(ProtocolKind*);
const Names<RequirementLevel, 3>& names_of(RequirementLevel*);
const Names<Comparison, 3>& names_of(Comparison*);  ///< codes "<=", ">=", "="
const Names<IndicatorType, 4>& names_of(IndicatorType*);
const Names<ItilStage, 5>& names_of(ItilStage*);
const Names<BlueprintActor, 2>& names_of(BlueprintActor*);
const Names<Status, 3>& names_of(Status*);
const Names<Outcome, 3>& names_of(Outcome*);
const Names<Location, 3>& names_of(Location*);
const Names<Sites, 2>& names_of(Sites*);
const Names<ProcessDependence, 2>& names_of(ProcessDependence*);

}  // namespace ciclo::cycle
