// Cases: complaints, claims, suggestions, compliments and queries of a period, as a list that came from outside.
//
// read_cases() takes a table with the columns of story/cases.csv (code, type, received, ack_hours, moment, element,
// cause_type, cause, working_days) under those or mapped names. Free text of a complaint is never read here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ledger.h"
#include "calendar/instant.h"
#include "cycle/map.h"

namespace ciclo::complaint {

enum class CaseType { complaint, claim, suggestion, compliment, query };
enum class CauseType { done_badly, not_done };
enum class SatisfactionElement { product, price, service };

struct Case {
    std::string code;
    CaseType type = CaseType::complaint;
    std::optional<calendar::Day> received;
    std::optional<double> acknowledged_hours;  ///< hours from receipt to acknowledgement
    cycle::MomentId moment;                    ///< empty when not coded to a moment
    std::optional<SatisfactionElement> element;
    std::optional<CauseType> cause_type;
    std::string cause;
    std::optional<double> told_working_days;  ///< working days until the customer was told; nothing = still open
    Place place;

    /// Complaints and claims: an expression of dissatisfaction. The others do not count in K-17.
    bool dissatisfied() const { return type == CaseType::complaint || type == CaseType::claim; }
};

struct Cases {
    std::vector<Case> cases;  ///< in the file's order, duplicates of a code left out (in the ledger)
    std::string file;
    Ledger ledger;
};

const Names<CaseType, 5>& names_of(CaseType*);
const Names<CauseType, 2>& names_of(CauseType*);
const Names<SatisfactionElement, 3>& names_of(SatisfactionElement*);

}  // namespace ciclo::complaint
