// The kind of docs/records.md, which quotes this file from the first include on; example_test.cc holds both together.
#pragma once

#include "records/kind.h"

namespace ciclo::organisation {

namespace {

using records::FieldType;
using records::Need;
using records::Sensitivity;
using enum access::Role;

/// A rule over two fields: who says no, says why.
Errors check_reason(const records::Record& record, const records::Lookup&);

}  // namespace

const records::Kind& suggestion_kind() {
    static const records::Kind kind{
        .name = "suggestion",
        .one = {"Sugerencia", "Suggestion", "Suggestie"},
        .many = {"Sugerencias", "Suggestions", "Suggesties"},
        .help = {"Lo que alguien propone para mejorar un momento.", "What somebody proposes to improve a moment.",
                 "Wat iemand voorstelt om een moment te verbeteren."},
        .fields = {{.name = "title",
                    .label = {"Título", "Title", "Titel"},
                    .help = {"En una línea.", "In one line.", "In één regel."},
                    .need = Need::required,
                    .longest = 120},
                   {.name = "text",
                    .type = FieldType::long_text,
                    .label = {"Propuesta", "Proposal", "Voorstel"},
                    .longest = 4000},
                   {.name = "state",
                    .type = FieldType::choice,
                    .label = {"Estado", "State", "Status"},
                    .need = Need::required,
                    .choices = {{"open", {"abierta", "open", "open"}},
                                {"accepted", {"aceptada", "accepted", "aangenomen"}},
                                {"declined", {"rechazada", "declined", "afgewezen"}}}},
                   {.name = "reason", .label = {"Motivo", "Reason", "Reden"}},
                   {.name = "proposed_by",
                    .label = {"Propuesta por", "Proposed by", "Voorgesteld door"},
                    .sensitivity = Sensitivity::personal,
                    .longest = 120},
                   {.name = "saves",
                    .type = FieldType::number,
                    .label = {"Ahorra", "Saves", "Bespaart"},
                    .unit = "min",
                    .lowest = 0},
                   {.name = "unit",
                    .type = FieldType::reference,
                    .label = {"Unidad", "Unit", "Eenheid"},
                    .refers_to = "unit"}},
        .title_field = "title",
        .belonging = records::Belonging::unit_field,
        .retention = records::Retention::three_years,
        .readers = quality_manager | facilitator | member,
        .writers = quality_manager | facilitator,
        .rules = {{"reason_missing", check_reason}},
        .erasable = true};
    return kind;
}

namespace {

Errors check_reason(const records::Record& record, const records::Lookup&) {
    const auto* state = std::get_if<std::string>(&record.values[suggestion_kind().at("state")]);
    const bool reason = !records::is_missing(record.values[suggestion_kind().at("reason")]);
    if (state == nullptr || *state != "declined" || reason) return {};
    return {{ErrorKind::invalid,
             "a declined suggestion says why",
             "fill in the reason",
             {"reason", 0, 0},
             "reason_missing"}};
}

}  // namespace

}  // namespace ciclo::organisation
