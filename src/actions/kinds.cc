#include "actions/kinds.h"

#include <vector>

#include "identity/kinds.h"
#include "organisation/kinds.h"

namespace ciclo::actions {

records::KindList all_kinds() {
    static const std::vector<const records::Kind*> all = [] {
        std::vector<const records::Kind*> out;
        for (const records::KindList part : {organisation::kinds(), identity::kinds()})
            out.insert(out.end(), part.begin(), part.end());
        out.push_back(&organisation::demo_mark_kind());
        out.push_back(&organisation::share_kind());
        return out;
    }();
    return all;
}

}  // namespace ciclo::actions
