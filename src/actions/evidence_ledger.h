// The ledger of an import: kept without a language, told in one. Internal to the room.
//
//   keep(kept_ledger(reading.ledger));                        // once
//   Value told = told_ledger(read_json(kept), language, 200);  // as often as somebody looks
#pragma once

#include <string>

#include "base/language.h"
#include "base/ledger.h"
#include "formats/value.h"

namespace ciclo::actions {

/// {"counts":[{"code","treatment","n"}],"entries":[{"line","column","code","subject","found","treatment","reading"}]}
formats::Value kept_ledger(const Ledger& ledger);
/// The same with "text" in every count and entry; at most `most` entries.
formats::Value told_ledger(const formats::Value& kept, Language language, std::size_t most);
/// line,column,code,text,subject,found,reading
std::string ledger_csv(const formats::Value& kept, Language language);

}  // namespace ciclo::actions
