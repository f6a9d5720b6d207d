#include "cycle/lints.h"

#include <algorithm>
#include <map>

#include "base/number.h"
#include "base/text.h"
#include "cycle/paths.h"

namespace ciclo::cycle {

namespace {

constexpr std::size_t drawn_moments = 60;  // F.1: what the circle was tested for

Finding about(const Moment& moment, Severity severity, std::string code, const LocalText& sentence) {
    LocalText text;
    for (const Language language : languages) text[language] = moment.id.text + ": " + sentence[language];
    return {severity, std::move(code), moment.id.text, std::move(text), moment.place};
}

// ---- questions asked twice (R1-22)

struct Asking {
    LocalText words;
    std::vector<const Moment*> moments;
};

/// The three languages' own "1, 2 and 3".
std::string enumerated(const std::vector<const Moment*>& moments, std::string_view last_word) {
    std::string out;
    for (std::size_t i = 0; i < moments.size(); ++i) {
        if (i > 0) out += i + 1 == moments.size() ? " " + std::string(last_word) + " " : std::string(", ");
        out += moments[i]->id.text;
    }
    return out;
}

std::vector<Asking> askings(const Map& map) {
    std::vector<Asking> out;
    for (const Moment* moment : map.rateable()) {
        for (const InformationItem& item : moment->information) {
            if (!item.asked) continue;
            const std::string words = folded(item.text.in(Language::en));
            const auto same = [&](const Asking& asking) { return folded(asking.words.in(Language::en)) == words; };
            const auto found = std::find_if(out.begin(), out.end(), same);
            Asking& asking = found != out.end() ? *found : out.emplace_back(Asking{item.text, {}});
            if (asking.moments.empty() || asking.moments.back() != moment) asking.moments.push_back(moment);
        }
    }
    return out;
}

void lint_repeated_questions(const Map& map, std::vector<Finding>& out) {
    for (const Asking& asking : askings(map)) {
        if (asking.moments.size() < 2) continue;
        const std::string times = std::to_string(asking.moments.size());
        const auto what = [&](Language language) { return "\"" + asking.words.in(language) + "\""; };
        out.push_back({Severity::warning,
                       "question_repeated",
                       asking.moments[1]->id.text,
                       {what(Language::es) + " se pregunta " + times + " veces: en " + enumerated(asking.moments, "y"),
                        what(Language::en) + " is asked " + times + " times: in " + enumerated(asking.moments, "and"),
                        what(Language::nl) + " wordt " + times + " keer gevraagd: in " + enumerated(asking.moments, "en")},
                       asking.moments[1]->place});
    }
}

// ---- languages that are there and then are not

struct Gaps {
    std::array<int, 3> present{}, absent{};
    std::array<Place, 3> first_absent;

    void see(const LocalText& text, const Place& place) {
        if (text.empty()) return;
        for (std::size_t i = 0; i < 3; ++i) {
            if (!text.by_language[i].empty()) {
                ++present[i];
            } else if (++absent[i] == 1) {
                first_absent[i] = place;
            }
        }
    }
};

void see_moment(const Moment& moment, Gaps& gaps) {
    for (const LocalText* text : {&moment.name, &moment.expectation, &moment.customer_helps, &moment.we_help}) {
        gaps.see(*text, moment.place);
    }
    for (const Requirement& requirement : moment.requirements) gaps.see(requirement.text, requirement.place);
    for (const Standard& standard : moment.standards) gaps.see(standard.text, standard.place);
    for (const Indicator& indicator : moment.indicators) gaps.see(indicator.text, indicator.place);
    for (const InformationItem& item : moment.information) gaps.see(item.text, moment.place);
    for (const LocalText& step : moment.steps) gaps.see(step, moment.place);
}

Gaps gaps_of(const Map& map) {
    Gaps gaps;
    const Service& service = map.service;
    for (const LocalText* text : {&service.name, &service.concept_, &service.need, &service.policy_intent,
                                  &service.begins, &service.ends, &service.customer_word}) {
        gaps.see(*text, service.place);
    }
    for (const LocalText& text : service.two_expectations) gaps.see(text, service.place);
    for (const Stage& stage : map.stages) gaps.see(stage.name, stage.place);
    for (const Moment* moment : map.rateable()) see_moment(*moment, gaps);
    for (const Branch& branch : map.branches) gaps.see(branch.when, branch.place);
    for (const BlueprintAction& action : map.actions) gaps.see(action.text, action.place);
    return gaps;
}

void lint_languages(const Map& map, std::vector<Finding>& out) {
    static const std::array<LocalText, 3> names{LocalText("español", "Spanish", "Spaans"),
                                                LocalText("inglés", "English", "Engels"),
                                                LocalText("neerlandés", "Dutch", "Nederlands")};
    const Gaps gaps = gaps_of(map);
    for (std::size_t i = 0; i < 3; ++i) {
        if (gaps.present[i] == 0 || gaps.absent[i] == 0) continue;  // a map in one language has no gaps
        const std::string n = std::to_string(gaps.absent[i]);
        const bool one = gaps.absent[i] == 1;
        out.push_back(
            {Severity::warning,
             "language_missing",
             std::string(code_of(languages[i])),
             {(one ? n + " texto no está en " : n + " textos no están en ") + names[i][Language::es],
              (one ? n + " text is not in " : n + " texts are not in ") + names[i][Language::en],
              (one ? n + " tekst is er niet in het " : n + " teksten zijn er niet in het ") + names[i][Language::nl]},
             gaps.first_absent[i]});
    }
}

// ---- order and names

void lint_stages(const Map& map, std::vector<Finding>& out) {
    for (const Stage& stage : map.stages) {
        const auto inside = [&](const Moment& moment) { return moment.stage == stage.id; };
        if (std::any_of(map.moments.begin(), map.moments.end(), inside)) continue;
        const std::string& id = stage.id.text;
        out.push_back({Severity::warning,
                       "stage_without_moments",
                       id,
                       {id + ": la etapa no tiene momentos", id + ": the stage has no moments",
                        id + ": de fase heeft geen momenten"},
                       stage.place});
    }
}

void lint_same_names(const Map& map, std::vector<Finding>& out) {
    std::map<std::string, const Moment*> seen;
    for (const Moment* moment : map.rateable()) {
        const auto [first, fresh] = seen.emplace(folded(moment->name.in(Language::es)), moment);
        if (fresh) continue;
        const std::string& other = first->second->id.text;
        out.push_back(
            about(*moment, Severity::warning, "same_name",
                  {"se llama igual que " + other, "has the same name as " + other, "heet hetzelfde als " + other}));
    }
}

void lint_first_contact(const Map& map, std::vector<Finding>& out) {
    const Moment* full = first_direct_contact(map, PathChoice::full);
    const Moment* basic = first_direct_contact(map, PathChoice::basic);
    for (const Moment* moment : {full, basic == full ? nullptr : basic}) {
        if (moment == nullptr || moment->criticality.critical) continue;
        out.push_back(about(*moment, Severity::hint, "first_contact_not_critical",
                            {"es el primer contacto directo con una persona; ¿no es crítico?",
                             "is the first direct contact with a person; is it not critical?",
                             "is het eerste directe contact met een persoon; is het niet kritiek?"}));
    }
}

void lint_size(const Map& map, std::vector<Finding>& out) {
    if (map.moments.size() > drawn_moments) {
        const std::string n = std::to_string(map.moments.size());
        out.push_back({Severity::warning,
                       "too_many_moments",
                       "",
                       {"El ciclo tiene " + n + " momentos; el círculo se lee bien hasta 60",
                        "The cycle has " + n + " moments; the circle reads well up to 60",
                        "De cyclus heeft " + n + " momenten; de cirkel is goed leesbaar tot 60"},
                       map.service.place});
    }
    if (map.service.concept_.empty()) {
        out.push_back({Severity::warning,
                       "no_concept",
                       "",
                       {"Falta el concepto: una frase que empiece por el beneficio",
                        "The concept is missing: one sentence that begins with the benefit",
                        "Het concept ontbreekt: één zin die met het voordeel begint"},
                       map.service.place});
    }
}

// ---- one moment

void lint_voice(const Moment& moment, std::vector<Finding>& out) {
    if (moment.actor != Actor::customer) return;
    for (const Language language : languages) {
        if (!begins_with_staff_role(moment.name[language])) continue;
        out.push_back(about(moment, Severity::hint, "staff_voice",
                            {"escríbalo como lo vive el cliente, o ponga actor: employee",
                             "write it as the customer lives it, or set actor: employee",
                             "schrijf het zoals de klant het beleeft, of zet actor: employee"}));
        return;
    }
}

void lint_critical(const Map& map, const Moment& moment, std::vector<Finding>& out) {
    if (!moment.criticality.critical) return;
    if (moment.criticality.reason.empty() && moment.criticality.source.empty()) {
        out.push_back(about(moment, Severity::warning, "critical_without_reason",
                            {"es crítico sin que se diga por qué ni quién lo decidió",
                             "is critical without saying why or who decided it",
                             "is kritiek zonder dat staat waarom of wie dat besloot"}));
    }
    if (left_out_of_basic_path(map, moment)) {
        out.push_back(about(moment, Severity::hint, "critical_and_optional",
                            {"es crítico y opcional: solo cuenta para quien pasa por él",
                             "is critical and optional: it only counts for those who pass through it",
                             "is kritiek en optioneel: het telt alleen voor wie er langskomt"}));
    }
}

void lint_standards(const Moment& moment, std::vector<Finding>& out) {
    for (const Standard& standard : moment.standards) {
        if (standard.confirmed) continue;
        const std::string value = exact_text(standard.value) + " " + standard.unit;
        const std::string& id = standard.id.text;
        out.push_back({Severity::hint,
                       "starting_value",
                       id,
                       {id + ": " + value + " es un valor inicial; confírmelo con confirmed: true",
                        id + ": " + value + " is a starting value; confirm it with confirmed: true",
                        id + ": " + value + " is een beginwaarde; bevestig die met confirmed: true"},
                       standard.place});
    }
}

void lint_silence(const Moment& moment, std::vector<Finding>& out) {
    const bool in_sequence = moment.spans.empty();
    if (moment.expectation.empty()) {
        out.push_back(about(moment, Severity::hint, "no_expectation",
                            {"no se dice qué espera el cliente", "it is not said what the customer expects",
                             "er staat niet wat de klant verwacht"}));
    }
    if (in_sequence && !moment.minutes_given) {
        out.push_back(
            about(moment, Severity::hint, "no_minutes",
                  {"no se dice cuánto dura", "it is not said how long it takes", "er staat niet hoe lang het duurt"}));
    }
    if (!in_sequence && moment.spans.size() < 2) {
        out.push_back(about(moment, Severity::hint, "spans_one_moment",
                            {"acompaña a un solo momento; quizá sea parte de él",
                             "accompanies one moment only; perhaps it is part of it",
                             "begeleidt maar één moment; misschien hoort het erbij"}));
    }
}

}  // namespace

void lint_map(const Map& map, std::vector<Finding>& out) {
    lint_size(map, out);
    lint_languages(map, out);
    lint_stages(map, out);
    lint_same_names(map, out);
    lint_repeated_questions(map, out);
    lint_first_contact(map, out);
}

void lint_moment(const Map& map, const Moment& moment, std::vector<Finding>& out) {
    lint_voice(moment, out);
    lint_critical(map, moment, out);
    lint_silence(moment, out);
    lint_standards(moment, out);
}

}  // namespace ciclo::cycle
