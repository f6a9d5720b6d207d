// Charts that tests draw and people look at: the hospital of the story (own texts), and random ones by seed.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "drawing/blueprint.h"
#include "drawing/importance_performance.h"
#include "drawing/journey_curve.h"
#include "drawing/pareto_chart.h"
#include "drawing/run_chart.h"

namespace ciclo::drawing::examples {

/// Pictures are left beside the test program, in drawings/.
inline void keep_chart(const std::string& name, const Drawing& drawing) {
    std::filesystem::create_directories("drawings");
    std::ofstream("drawings/" + name + ".svg", std::ios::binary) << drawing.svg;
}

inline Sign sign_of_mean(double mean) {
    return mean >= 4 ? Sign::positive : mean >= 3 ? Sign::mixed : Sign::negative;
}

/// Scene 6: means, 95 % half widths (as printed with K-34), n, minutes.
struct StoryMoment {
    std::array<const char*, 3> name;
    double mean_a, half_a, mean_b;
    int n_a;
    double contact, wait, importance;
    std::size_t stage;
    Criticality criticality;
};

inline const std::array<StoryMoment, 7>& story() {
    using C = Criticality;
    static const std::array<StoryMoment, 7> moments{
        {{{"Solicitud de ambulancia", "Ambulance request", "Aanvraag ambulancedienst"},
          3.125,
          0.94,
          38.0 / 9,
          8,
          2,
          0.2,
          4.8,
          0,
          C::critical},
         {{"Traslado y primeros auxilios", "Transfer and first aid", "Vervoer en eerste hulp"},
          3.625,
          0.63,
          4.0,
          8,
          18,
          10,
          4.7,
          0,
          C::critical},
         {{"Recepción en urgencias", "Reception in emergency", "Ontvangst op de spoed"},
          2.85,
          0.46,
          3.85,
          20,
          5,
          35,
          4.6,
          1,
          C::candidate},
         {{"Trámites administrativos", "Administrative procedures", "Administratieve procedures"},
          3.55,
          0.33,
          3.85,
          20,
          8,
          12,
          3.4,
          1,
          C::ordinary},
         {{"Hospitalización y estabilización", "Hospitalisation and stabilisation", "Ziekenhuisopname en stabilisatie"},
          4.15,
          0.36,
          4.45,
          20,
          150,
          60,
          4.9,
          2,
          C::critical},
         {{"Alta y recuperación", "Discharge and recovery", "Ontslag en herstel"},
          70.0 / 18,
          0.31,
          80.0 / 19,
          18,
          15,
          30,
          3.8,
          3,
          C::ordinary},
         {{"Resultado y valoración", "Result and evaluation", "Resultaat en beoordeling"},
          71.0 / 18,
          0.41,
          81.0 / 19,
          18,
          3,
          0,
          4.0,
          3,
          C::ordinary}}};
    return moments;
}

inline const std::array<std::array<const char*, 3>, 4>& story_stages() {
    static const std::array<std::array<const char*, 3>, 4> stages{
        {{"Solicitud y traslado", "Request and transfer", "Aanvraag en vervoer"},
         {"Ingreso", "Arrival", "Aankomst"},
         {"Atención clínica", "Clinical care", "Zorg"},
         {"Alta y resultado", "Discharge and result", "Ontslag en resultaat"}}};
    return stages;
}

enum class Survey { a, b };

inline Journey story_journey(Language language, Survey survey) {
    const auto l = static_cast<std::size_t>(language);
    Journey journey;
    for (std::size_t i = 0; i < 4; ++i) journey.stages.push_back({story_stages()[i][l], i == 0});
    for (std::size_t i = 0; i < story().size(); ++i) {
        const StoryMoment& told = story()[i];
        JourneyMoment moment{.number = std::to_string(i + 1), .name = told.name[l], .stage = told.stage};
        const double mean = survey == Survey::a ? told.mean_a : told.mean_b;
        moment.criticality = survey == Survey::b && i == 2 ? Criticality::critical : told.criticality;
        moment.now =
            Rating{mean, Interval{mean - told.half_a, std::min(5.0, mean + told.half_a)}, told.n_a, sign_of_mean(mean)};
        if (survey == Survey::b) {
            moment.before = Rating{told.mean_a, {}, told.n_a, sign_of_mean(told.mean_a)};
            moment.difference = i == 2 ? "+1,00 claro" : "+0,30 no claro";
        }
        moment.wait_minutes = told.wait;
        moment.present_minutes = told.wait + told.contact;
        moment.address = "#m-" + std::to_string(i + 1);
        journey.moments.push_back(std::move(moment));
    }
    journey.now_label = "14–19 oct 2025";
    journey.total_wait = "147,2 / 348,2 min (42,3 %)";
    journey.quotes = {
        {"3", "Que alguien me diga cuánto voy a esperar."},
        {"4", "Me preguntaron la fecha de nacimiento tres veces y nadie supo decirme por qué hacía falta otra vez."}};
    journey.caption = {"Curva de la experiencia", "Valle en 3 Recepción en urgencias: 2,85 de 5, n 20.", language,
                       "curve"};
    return journey;
}

inline BlueprintBox action(std::string id, std::size_t column, BlueprintLane lane, std::string text,
                           std::string role = {}) {
    return {.id = std::move(id), .column = column, .lane = lane, .text = std::move(text), .role = std::move(role)};
}

/// Scene 5: date of birth asked three times at 4, a wait of 35 minutes at 3.
inline Blueprint story_blueprint() {
    using L = BlueprintLane;
    using M = BlueprintBox::Mark;
    Blueprint plan;
    for (std::size_t i = 0; i < 4; ++i) plan.stages.push_back({story_stages()[i][0], i == 0});
    for (std::size_t i = 0; i < story().size(); ++i) {
        const StoryMoment& told = story()[i];
        plan.columns.push_back({.number = std::to_string(i + 1),
                                .name = told.name[0],
                                .stage = told.stage,
                                .criticality = told.criticality,
                                .rating = Rating{told.mean_a, {}, told.n_a, sign_of_mean(told.mean_a)},
                                .present_minutes = told.contact + told.wait,
                                .wait_minutes = told.wait,
                                .optional = i < 2});
    }
    plan.boxes = {
        action("e1", 0, L::evidence, "Tono de llamada y mensaje grabado"),
        action("c1", 0, L::customer, "Llama y cuenta qué pasa"),
        action("o1", 0, L::onstage, "Contesta y pregunta solo lo necesario", "Despacho"),
        action("b1", 0, L::backstage, "Despacha la unidad más cercana", "Despacho"),
        action("s1", 0, L::support, "Localización automática de la llamada"),
        action("c2", 1, L::customer, "Espera la ambulancia y da los datos del paciente"),
        action("o2", 1, L::onstage, "Primeros auxilios y traslado", "Ambulancias Sur"),
        action("b2", 1, L::backstage, "Avisa al hospital con los datos del paciente"),
        action("c3", 2, L::customer, "Llega, espera y explica sus síntomas"),
        action("o3", 2, L::onstage, "Triaje: ¿es urgente?", "Enfermería de triaje"),
        action("b3", 2, L::backstage, "Prepara el box"),
        action("c4", 3, L::customer, "Entrega documentos y responde preguntas"),
        action("o4", 3, L::onstage, "Registra al paciente: fecha de nacimiento preguntada 3 veces", "Admisión"),
        action("b4", 3, L::backstage, "Abre la historia clínica"),
        action("s4", 3, L::support, "Verifica el seguro"),
        action("c5", 4, L::customer, "Recibe diagnóstico y tratamiento"),
        action("o5", 4, L::onstage, "Explora, explica y trata", "Medicina"),
        action("o5b", 4, L::onstage, "Cuida y reevalúa el dolor", "Enfermería"),
        action("b5", 4, L::backstage, "Laboratorio y radiología", "Laboratorio"),
        action("s5", 4, L::support, "Farmacia y suministros"),
        action("e6", 5, L::evidence, "Informe de alta por escrito"),
        action("c6", 5, L::customer, "Recibe indicaciones y pregunta"),
        action("o6", 5, L::onstage, "Explica el alta y entrega el informe", "Medicina"),
        action("b6", 5, L::backstage, "Prepara el informe"),
        action("c7", 6, L::customer, "Valora lo que vivió"),
        action("s7", 6, L::support, "Envía la encuesta por SMS")};
    const auto box = [&](std::string_view id) -> BlueprintBox& {
        return *std::find_if(plan.boxes.begin(), plan.boxes.end(), [&](const BlueprintBox& b) { return b.id == id; });
    };
    box("o1").fail_point = box("o4").fail_point = box("c3").fail_point = M::yes;
    box("c3").wait_point = box("o2").wait_point = M::yes;
    box("c3").wait_minutes = 35;
    box("o2").wait_minutes = 10;
    box("o3").decision = M::yes;
    box("s1").by = box("s4").by = box("s7").by = BlueprintBox::By::system;
    for (const auto& [from, to] :
         {std::pair{"c1", "o1"}, {"o1", "b1"}, {"b1", "s1"}, {"s1", "b1"},  {"b1", "o2"}, {"c1", "c2"}, {"o2", "c2"},
          {"b2", "b3"},          {"c2", "c3"}, {"c3", "o3"}, {"c4", "o4"},  {"o4", "b4"}, {"b4", "s4"}, {"s4", "o4"},
          {"o4", "c5"},          {"o5", "c5"}, {"o5", "b5"}, {"b5", "o5b"}, {"b5", "s5"}, {"c5", "c6"}, {"o6", "c6"},
          {"b6", "o6"},          {"b5", "b6"}, {"c6", "c7"}, {"s7", "c7"}}) {
        plan.arrows.push_back({from, to, {}});
    }
    plan.arrows.push_back({"o3", "o5", "sí"});
    plan.arrows.push_back({"o3", "c4", "no"});
    plan.customer_word = "paciente";
    plan.caption = {"Plano del servicio: atención de urgencias", "Espera de 35 min en 3 Recepción.", Language::es,
                    "plan"};
    return plan;
}

/// Random texts, names and maps; the same for the same seed everywhere (only raw values of the generator are used).
class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    std::size_t below(std::size_t n) { return engine_() % n; }
    bool one_in(std::size_t n) { return below(n) == 0; }
    double share() { return static_cast<double>(engine_()) / 4294967296.0; }
    std::string words(std::size_t least, std::size_t most) {
        static const char* const all[] = {"a",
                                          "de",
                                          "y",
                                          "la",
                                          "Recepción",
                                          "en",
                                          "urgencias",
                                          "informe",
                                          "Hospitalización",
                                          "ziekenhuisopname",
                                          "waits",
                                          "for",
                                          "WWWWWWWWWWWWWWWWWW",
                                          "¿qué?",
                                          "24/7",
                                          "e-mail",
                                          "administratieve",
                                          "estabilización",
                                          "x",
                                          "Donaudampfschifffahrtsgesellschaft"};
        std::string text;
        for (std::size_t i = 0, n = least + below(most - least + 1); i < n; ++i)
            text += (i ? " " : "") + std::string(all[below(20)]);
        return text;
    }

private:
    std::mt19937 engine_;
};

inline Language any_language(Dice& dice) {
    return languages[dice.below(3)];
}
inline Criticality any_criticality(Dice& dice) {
    return static_cast<Criticality>(dice.below(3));
}

inline Journey random_journey(std::uint32_t seed) {
    Dice dice(seed);
    Journey journey;
    journey.caption.language = any_language(dice);
    const std::size_t n = 1 + dice.below(60);
    const bool compared = dice.one_in(3), coarse = dice.one_in(3);
    if (!dice.one_in(4)) journey.stages = {{dice.words(1, 4), true}};
    for (std::size_t i = 0; i < n; ++i) {
        if (!journey.stages.empty() && dice.one_in(5)) journey.stages.push_back({dice.words(1, 5), dice.one_in(4)});
        JourneyMoment moment{.number = std::to_string(i + 1), .name = dice.words(1, 9)};
        moment.stage = journey.stages.empty() ? 0 : journey.stages.size() - 1;
        moment.criticality = any_criticality(dice);
        const auto mean = [&] { return coarse ? 1.0 + static_cast<double>(dice.below(5)) : 1 + 4 * dice.share(); };
        const auto rating = [&] {
            const double m = mean();
            return Rating{m, Interval{std::max(1.0, m - dice.share()), std::min(5.0, m + dice.share())},
                          static_cast<std::int64_t>(1 + dice.below(30)), sign_of_mean(m)};
        };
        if (!dice.one_in(8)) moment.now = rating();
        if (compared && !dice.one_in(6)) moment.before = rating(), moment.difference = dice.words(1, 3);
        if (!dice.one_in(5)) moment.wait_minutes = dice.share() * 100;
        if (!dice.one_in(5)) moment.present_minutes = dice.share() * dice.share() * 500;
        journey.moments.push_back(std::move(moment));
    }
    if (dice.one_in(3)) journey.time_axis = Journey::TimeAxis::true_time;
    if (dice.one_in(2)) journey.total_wait = dice.words(2, 4);
    for (std::size_t i = dice.below(5); i > 0; --i) journey.quotes.push_back({"1", dice.words(2, 20)});
    return journey;
}

inline Blueprint random_blueprint(std::uint32_t seed, std::size_t most_columns = 60) {
    Dice dice(seed);
    Blueprint plan;
    plan.caption.language = any_language(dice);
    const std::size_t n = 1 + dice.below(most_columns);
    using M = BlueprintBox::Mark;
    if (!dice.one_in(4)) plan.stages = {{dice.words(1, 4), true}};
    for (std::size_t i = 0; i < n; ++i) {
        if (!plan.stages.empty() && dice.one_in(5)) plan.stages.push_back({dice.words(1, 5), false});
        plan.columns.push_back({.number = std::to_string(i + 1),
                                .name = dice.words(1, 9),
                                .stage = plan.stages.empty() ? 0 : plan.stages.size() - 1,
                                .criticality = any_criticality(dice)});
        if (!dice.one_in(4)) plan.columns.back().present_minutes = dice.share() * 60;
        for (std::size_t lane = 0; lane < blueprint_lanes; ++lane) {
            for (std::size_t stack = dice.one_in(3) ? 0 : dice.one_in(4) ? 1 + dice.below(3) : 1; stack > 0; --stack) {
                BlueprintBox box = action("x" + std::to_string(plan.boxes.size()), i, static_cast<BlueprintLane>(lane),
                                          dice.words(1, 14));
                if (dice.one_in(3)) box.role = dice.words(1, 4);
                if (dice.one_in(5)) box.by = BlueprintBox::By::system;
                if (dice.one_in(6)) box.fail_point = M::yes;
                if (dice.one_in(6)) box.wait_point = M::yes, box.wait_minutes = dice.share() * 90;
                if (dice.one_in(6)) box.decision = M::yes;
                plan.boxes.push_back(std::move(box));
            }
        }
    }
    if (plan.boxes.empty()) return plan;
    // Mostly near ones, as in real maps, and some across everything.
    for (std::size_t i = dice.below(2 * plan.boxes.size() + 1); i > 0; --i) {
        const std::size_t from = dice.below(plan.boxes.size());
        const std::size_t to =
            dice.one_in(5) ? dice.below(plan.boxes.size()) : std::min(plan.boxes.size() - 1, from + dice.below(9));
        plan.arrows.push_back({plan.boxes[from].id, plan.boxes[to].id, dice.one_in(4) ? dice.words(1, 3) : ""});
    }
    return plan;
}

}  // namespace ciclo::drawing::examples
