#include "records/kinds.h"

namespace ciclo::records {

const Kind* find_kind(KindList kinds, std::string_view name) {
    for (const Kind* kind : kinds) {
        if (kind->name == name) return kind;
    }
    return nullptr;
}

}  // namespace ciclo::records
