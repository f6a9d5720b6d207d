// Every kind of record of the organisation, each declared whole in a file of its own.
//
//   for (const records::Kind* kind : organisation::kinds()) make_table(*kind);
//
// Built once, never changed; any number of threads. What each kind is for, who sees it and who changes it is told in
// docs/organisation.md, which a test compares with the declarations.
#pragma once

#include "records/kinds.h"

namespace ciclo::organisation {

const records::Kind& organisation_kind();  ///< one record: the organisation itself
const records::Kind& unit_kind();          ///< a tree by `parent`
const records::Kind& person_kind();
const records::Kind& grant_kind();  ///< who may do what, where and until when
const records::Kind& role_kind();   ///< a function people have in a moment; no right of access
const records::Kind& provider_kind();
const records::Kind& service_kind();
const records::Kind& term_kind();   ///< the glossary
const records::Kind& cycle_kind();  ///< what lasts of a cycle: its service, its name, which version is published
const records::Kind& cycle_version_kind();    ///< one version of its map, whole
const records::Kind& cycle_edit_kind();       ///< who changed which cells of a draft
const records::Kind& evidence_import_kind();  ///< one file of evidence of a cycle
const records::Kind& evidence_part_kind();    ///< internal: its bytes and its ledger, in parts
const records::Kind& derived_answer_kind();   ///< internal: results that need not be computed again
const records::Kind& cycle_review_kind();     ///< when a cycle was analysed again
const records::Kind& procedure_kind();        ///< a way of working behind moments: PR-07
const records::Kind& listening_post_kind();   ///< where people are listened to, and how often
const records::Kind& emerging_need_kind();    ///< what people begin to ask for
const records::Kind& finding_kind();          ///< what was seen at a moment
const records::Kind& action_kind();           ///< what is done about a moment
const records::Kind& priority_list_kind();    ///< which moments come first, as somebody accepted it

/// In the order of the screens, a kind after those it refers to.
records::KindList kinds();

const records::Kind& share_kind();  ///< internal, and so not in that list either: links for people outside
const records::Kind& demo_mark_kind();  ///< internal, and so not in that list: what the demonstration made

}  // namespace ciclo::organisation
