// What the deeds of the data folder say: facts of a backup and what was found, in text and in JSON.
#pragma once

#include <string>
#include <vector>

#include "actions/action.h"
#include "formats/json.h"

namespace ciclo::actions {

/// "copia.ciclo: 12,3 MB, 20 oct 2025 16:00 UTC, esquema 7, programa 0.1.0, con la clave maestra"
std::string backup_line(const seams::BackupFacts& facts, Language language);
formats::Value backup_json(const seams::BackupFacts& facts);

/// Findings, then advice, then figures.
std::string examination_text(const seams::Examination& found, Language language);
formats::Value examination_json(const seams::Examination& found);

formats::Value texts_json(const std::vector<std::string>& texts);

}  // namespace ciclo::actions
