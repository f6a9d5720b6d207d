// Circles that tests draw and people look at: the hospital of the story, the bank, the hotel, and random ones.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "drawing/circle.h"

namespace ciclo::drawing::examples {

/// Pictures are left beside the test program, in drawings/.
inline void keep(const std::string& name, const Drawing& drawing) {
    std::filesystem::create_directories("drawings");
    std::ofstream("drawings/" + name + ".svg", std::ios::binary) << drawing.svg;
}

inline std::optional<Rating> rated(double mean, std::int64_t n) {
    return Rating{mean, {}, n, mean >= 4 ? Sign::positive : mean >= 3 ? Sign::mixed : Sign::negative};
}

/// Scene 6: survey A, three critical moments and one candidate.
inline Circle hospital(Language language) {
    const bool es = language == Language::es, en = language == Language::en;
    const auto in = [&](const char* spanish, const char* english, const char* dutch) {
        return std::string(es ? spanish : en ? english : dutch);
    };
    Circle circle;
    const auto critical = Criticality::critical;
    circle.moments = {
        {.name = in("Solicitud de ambulancia", "Ambulance request", "Aanvraag ambulancedienst"),
         .criticality = critical,
         .rating = rated(3.125, 8),
         .wait_minutes = 0.2},
        {.name = in("Traslado y primeros auxilios", "Transfer and first aid", "Vervoer en eerste hulp"),
         .criticality = critical,
         .rating = rated(3.625, 8),
         .wait_minutes = 10},
        {.name = in("Recepción en urgencias", "Reception in emergency", "Ontvangst op de spoed"),
         .criticality = Criticality::candidate,
         .rating = rated(2.85, 20),
         .wait_minutes = 35},
        {.name = in("Trámites administrativos", "Administrative procedures", "Administratieve procedures"),
         .rating = rated(3.55, 20),
         .wait_minutes = 12},
        {.name = in("Hospitalización y estabilización", "Hospitalisation and stabilisation",
                    "Ziekenhuisopname en stabilisatie"),
         .criticality = critical,
         .rating = rated(4.15, 20),
         .wait_minutes = 60},
        {.name = in("Alta y recuperación", "Discharge and recovery", "Ontslag en herstel"),
         .rating = rated(70.0 / 18, 18),
         .wait_minutes = 30},
        {.name = in("Resultado y valoración", "Result and evaluation", "Resultaat en beoordeling"),
         .rating = rated(71.0 / 18, 18)}};
    circle.stages = {{in("Solicitud y traslado", "Request and transfer", "Aanvraag en vervoer"), 0, 1, true},
                     {in("Ingreso", "Arrival", "Aankomst"), 2, 3},
                     {in("Atención clínica", "Clinical care", "Zorg"), 4, 4},
                     {in("Alta y resultado", "Discharge and result", "Ontslag en resultaat"), 5, 6}};
    circle.centre = {in("Atención de urgencias", "Emergency care", "Spoedeisende hulp"),
                     "v1",
                     in("14–19 oct 2025", "14–19 Oct 2025", "14–19 okt 2025"),
                     65.1,
                     0.8,
                     20};
    circle.closure = CircleClosure{10.0 / 18, 10, 18};
    circle.caption = {in("Ciclo de servicio: atención de urgencias, versión 1",
                         "Service cycle: emergency care, version 1", "Servicecyclus: spoedeisende hulp, versie 1"),
                      in("Bueno en promedio, roto para 1 de cada 5. El más bajo: 3 Recepción en urgencias, 2,85.",
                         "Good on average, broken for 1 in 5. Lowest: 3 Reception in emergency, 2.85.",
                         "Gemiddeld goed, stuk voor 1 op de 5. Laagste: 3 Ontvangst op de spoed, 2,85."),
                      language, "hospital"};
    for (std::size_t i = 0; i < circle.moments.size(); ++i) circle.moments[i].address = "/m/" + std::to_string(i + 1);
    return circle;
}

/// Thirteen steps and the surveillance that accompanies six of them.
inline Circle bank() {
    Circle circle;
    const char* names[] = {"Decide ir a cambiar el cheque",
                           "Se desplaza y busca dónde estacionar",
                           "Observa el proceso interno para cobrar",
                           "Pregunta al empleado y pide número",
                           "Espera su turno",
                           "Es llamado por altavoz o pantalla",
                           "Saluda y presenta el cheque; el cajero responde",
                           "El cajero verifica emisión y fondos",
                           "El cajero pregunta la denominación preferida",
                           "Recibe los billetes correctos y la despedida",
                           "Cuenta los billetes y se retira",
                           "Busca su vehículo en el estacionamiento",
                           "Sube al auto y se va del banco"};
    const double means[] = {0, 3.6, 3.8, 3.9, 2.6, 4.0, 4.2, 4.1, 3.7, 4.5, 4.3, 3.4, 4.0};
    for (std::size_t i = 0; i < 13; ++i) {
        CircleMoment moment{.name = names[i]};
        if (means[i] > 0) moment.rating = rated(means[i], 40);
        circle.moments.push_back(moment);
    }
    circle.moments[4].criticality = circle.moments[9].criticality = Criticality::critical;
    circle.moments[4].wait_minutes = 14;
    circle.stages = {
        {"Ir al banco", 0, 1}, {"Orientarse y esperar", 2, 5}, {"En la caja", 6, 9}, {"Retirarse", 10, 12}};
    circle.transversals = {
        {"T1", "Vigilancia para prevenir un asalto", "", {1, 2, 4, 10, 11, 12}, Criticality::critical, rated(3.4, 40)}};
    circle.centre = {"Cobro de un cheque", "v1", "", 71.3, 0.85, 40};
    circle.closure = CircleClosure{0.40, 16, 40};
    circle.caption = {"Ciclo de servicio: cobro de un cheque", "El más bajo: 5 Espera su turno, 2,6, crítico.",
                      Language::es, "bank"};
    return circle;
}

/// A draft: twelve moments with optional parts, nobody asked yet.
inline Circle hotel() {
    Circle circle;
    const char* names[] = {"Enquiry and booking",
                           "Written confirmation",
                           "Pick-up at airport or terminal",
                           "Welcome and check-in",
                           "Walk-in sale",
                           "Entering the room",
                           "Eating at the hotel",
                           "Room cleaning",
                           "Asking for information or help",
                           "Sleeping and using the facilities",
                           "Bill and payment",
                           "Transfer back and farewell"};
    const double waits[] = {0.3, 0, 5, 4, 1, 0, 10, 0, 3, 0, 4, 3};
    for (std::size_t i = 0; i < 12; ++i) {
        circle.moments.push_back({.name = names[i], .optional = i == 2 || i == 4 || i == 11, .wait_minutes = waits[i]});
    }
    for (std::size_t i : {2u, 3u, 10u}) circle.moments[i].criticality = Criticality::critical;
    circle.stages = {{"Reservation", 0, 1},
                     {"Transport", 2, 2, true},
                     {"Registration and accommodation", 3, 5},
                     {"Stay", 6, 9},
                     {"Departure", 10, 11}};
    circle.centre = {"Hotel stay", "v1 draft", "", {}, {}, 0};
    circle.caption = {"Service cycle: hotel stay", "Draft of 12 moments, 3 of them critical. No answers yet.",
                      Language::en, "hotel"};
    return circle;
}

/// A stream of numbers that is the same on every machine (SplitMix64, public domain).
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30u)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27u)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31u);
    }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
    bool one_in(std::size_t n) { return below(n) == 0; }

private:
    std::uint64_t state_;
};

inline std::string random_name(Dice& dice) {
    static const char* words[] = {"Recepción",
                                  "de",
                                  "la",
                                  "hospitalización",
                                  "y",
                                  "estabilización",
                                  "Otorrinolaringología",
                                  "en",
                                  "urgencias",
                                  "trámites",
                                  "administrativos",
                                  "espera",
                                  "su",
                                  "turno",
                                  "Ziekenhuisopnameafdeling",
                                  "aansprakelijkheidsverzekering",
                                  "desoxirribonucleico",
                                  "con",
                                  "el",
                                  "cajero",
                                  "verifica",
                                  "a",
                                  "WWWWMMMM",
                                  "ñandú",
                                  "internacionalización",
                                  "check-in",
                                  "información/ayuda",
                                  "arbeidsongeschiktheidsverzekeringsmaatschappij",
                                  "pago",
                                  "salida",
                                  "x"};
    std::string name;
    for (std::size_t n = 1 + dice.below(9); n > 0; --n) {
        if (!name.empty()) name += ' ';
        name += words[dice.below(std::size(words))];
    }
    return name;
}

inline Criticality random_criticality(Dice& dice) {
    return dice.one_in(4) ? Criticality::critical : dice.one_in(5) ? Criticality::candidate : Criticality::ordinary;
}

inline std::optional<Rating> random_rating(Dice& dice) {
    if (dice.one_in(6)) return std::nullopt;
    return rated(1 + static_cast<double>(dice.below(401)) / 100, static_cast<std::int64_t>(1 + dice.below(20000)));
}

/// `moments` moments with everything else thrown: names of 1–9 words, stages, 0–3 transversals, waits, ratings.
inline Circle random_circle(std::uint64_t seed, std::size_t moments) {
    Dice dice(seed);
    Circle circle;
    const bool measured = !dice.one_in(5);
    for (std::size_t i = 0; i < moments; ++i) {
        CircleMoment moment{.name = random_name(dice), .criticality = random_criticality(dice)};
        moment.optional = dice.one_in(6);
        if (measured) moment.rating = random_rating(dice);
        if (dice.one_in(2)) moment.wait_minutes = static_cast<double>(dice.below(900)) / 7;
        circle.moments.push_back(std::move(moment));
    }
    for (std::size_t first = 0; first < moments;) {
        const std::size_t last = std::min(moments - 1, first + dice.below(1 + moments / 2));
        circle.stages.push_back({random_name(dice), first, last, dice.one_in(4)});
        first = last + 1;
    }
    for (std::size_t j = dice.below(4); j > 0; --j) {
        CircleTransversal transversal{.code = "T" + std::to_string(j), .name = random_name(dice)};
        if (dice.one_in(9)) transversal.code = "vigilancia-y-limpieza";
        for (std::size_t i = 0; i < moments; ++i) {
            if (dice.one_in(3)) transversal.spans.push_back(i);
        }
        transversal.criticality = random_criticality(dice);
        if (measured) transversal.rating = random_rating(dice);
        circle.transversals.push_back(std::move(transversal));
    }
    circle.centre = {random_name(dice), dice.one_in(2) ? "v12" : "", dice.one_in(2) ? "14 sept – 19 oct 2025" : ""};
    if (measured) {
        circle.centre.index = static_cast<double>(dice.below(1001)) / 10;
        circle.centre.integrity = static_cast<double>(dice.below(101)) / 100;
        circle.centre.n = static_cast<std::int64_t>(dice.below(200000));
    }
    if (dice.one_in(2)) circle.closure = CircleClosure{static_cast<double>(dice.below(101)) / 100, 0, 0};
    if (circle.closure && dice.one_in(2)) circle.closure->returning = 12345, circle.closure->ended = 23456;
    circle.waits = dice.one_in(3)   ? Circle::Waits::every_wait
                   : dice.one_in(4) ? Circle::Waits::hidden
                                    : Circle::Waits::long_waits;
    circle.caption = {"Random circle", "Thrown from a seed.", languages[dice.below(3)], "random"};
    if (dice.one_in(3)) {
        for (CircleMoment& moment : circle.moments) {
            moment.lived = CircleLived{static_cast<double>(dice.below(1001)) / 1000, dice.one_in(2) ? "312.456 buiten de volgorde" : ""};
        }
    }
    return circle;
}

}  // namespace ciclo::drawing::examples
