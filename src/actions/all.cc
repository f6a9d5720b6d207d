// The list of deeds, in the order help shows them.
#include "actions/accepted_orders.h"
#include "actions/action.h"
#include "actions/analyze.h"
#include "actions/calc.h"
#include "actions/care_deeds.h"
#include "actions/cycle_deeds.h"
#include "actions/demo_deeds.h"
#include "actions/draw.h"
#include "actions/evidence_deeds.h"
#include "actions/folder_deeds.h"
#include "actions/glossary_deeds.h"
#include "actions/home_deeds.h"
#include "actions/identity_deeds.h"
#include "actions/library_deeds.h"
#include "actions/lived_deeds.h"
#include "actions/maps.h"
#include "actions/record_deeds.h"
#include "actions/share_deeds.h"
#include "actions/trace_deeds.h"
#include "actions/upkeep_deeds.h"
#include "actions/results_deeds.h"

namespace ciclo::actions {

namespace {

std::vector<Action> with(std::vector<Action> rows, std::initializer_list<std::vector<Action>> more) {
    for (const std::vector<Action>& part : more) rows.insert(rows.end(), part.begin(), part.end());
    return rows;
}

}  // namespace

std::span<const Action> all() {
    static const std::vector<Action> actions =
        with({map_list_action(), map_new_action(), map_check_action(), map_show_action(), map_draw_action(),
              map_convert_action(), analyze_action(), calc_action(), draw_triangle_action(), draw_loop_action(),
              backup_action(), restore_action(), doctor_action(), audit_verify_action(), tidy_action()},
             {identity_actions(),
              record_actions(),
              cycle_actions(),
              evidence_actions(),
              results_actions(),
              lived_actions(),
              accepted_order_actions(),
              care_actions(),
              need_actions(),
              share_actions(),
              upkeep_actions(),
              trace_actions(),
              {glossary_fill_action(), library_action(), library_preview_action(), home_action()},
              demo_actions()});
    return actions;
}

}  // namespace ciclo::actions
