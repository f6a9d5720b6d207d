-- What the kinds declared since the migration before need.

create table "organisation" (
    record_id text not null primary key,
    record_version bigint not null,
    record_archived smallint not null,
    record_created_us bigint not null,
    record_updated_us bigint not null,
    record_created_by text not null,
    record_updated_by text not null,
    record_unit text not null,
    record_title text not null,
    record_search text not null,
    "name" text,
    "sector" text,
    "mission" text,
    "customer_word" text,
    "languages" text,
    "scale_lowest" bigint,
    "scale_highest" bigint,
    "positive_from" double precision,
    "negative_to" double precision,
    "collapse_share" double precision,
    "few_answers" bigint
);

create index "organisation_by_updated" on "organisation" (record_updated_us desc, record_id) where record_archived = 0;

create index "organisation_by_title" on "organisation" (record_title, record_id) where record_archived = 0;

create table "unit" (
    record_id text not null primary key,
    record_version bigint not null,
    record_archived smallint not null,
    record_created_us bigint not null,
    record_updated_us bigint not null,
    record_created_by text not null,
    record_updated_by text not null,
    record_unit text not null,
    record_title text not null,
    record_search text not null,
    "name" text,
    "sort" text,
    "parent" text references "unit" (record_id),
    "opening_hours" text
);

create index "unit_by_updated" on "unit" (record_updated_us desc, record_id) where record_archived = 0;

create index "unit_by_title" on "unit" (record_title, record_id) where record_archived = 0;

create index "unit_of_sort" on "unit" ("sort", record_id) where record_archived = 0;

create index "unit_of_parent" on "unit" ("parent", record_id) where record_archived = 0;

create table "person" (
    record_id text not null primary key,
    record_version bigint not null,
    record_archived smallint not null,
    record_created_us bigint not null,
    record_updated_us bigint not null,
    record_created_by text not null,
    record_updated_by text not null,
    record_unit text not null,
    record_title text not null,
    record_search text not null,
    "name" text,
    "email" text,
    "phone" text,
    "role_class" text,
    "post" text,
    "language" text,
    "active" smallint,
    "unit" text references "unit" (record_id)
);

create index "person_by_updated" on "person" (record_updated_us desc, record_id) where record_archived = 0;

create index "person_by_title" on "person" (record_title, record_id) where record_archived = 0;

create index "person_by_unit_updated" on "person" (record_unit, record_updated_us desc, record_id) where record_archived = 0;

create index "person_by_unit_title" on "person" (record_unit, record_title, record_id) where record_archived = 0;

create unique index "person_email_unique" on "person" ("email") where record_archived = 0;

create index "person_of_role_class" on "person" ("role_class", record_id) where record_archived = 0;

create index "person_of_language" on "person" ("language", record_id) where record_archived = 0;

create table "grant" (
    record_id text not null primary key,
    record_version bigint not null,
    record_archived smallint not null,
    record_created_us bigint not null,
    record_updated_us bigint not null,
    record_created_by text not null,
    record_updated_by text not null,
    record_unit text not null,
    record_title text not null,
    record_search text not null,
    "person" text references "person" (record_id),
    "role" text,
    "unit" text references "unit" (record_id),
    "valid_from" bigint,
    "valid_until" bigint
);

create index "grant_by_updated" on "grant" (record_updated_us desc, record_id) where record_archived = 0;

create index "grant_by_title" on "grant" (record_title, record_id) where record_archived = 0;

create index "grant_by_unit_updated" on "grant" (record_unit, record_updated_us desc, record_id) where record_archived = 0;

create index "grant_by_unit_title" on "grant" (record_unit, record_title, record_id) where record_archived = 0;

create index "grant_of_person" on "grant" ("person", record_id) where record_archived = 0;

create index "grant_of_role" on "grant" ("role", record_id) where record_archived = 0;

create table "role" (
    record_id text not null primary key,
    record_version bigint not null,
    record_archived smallint not null,
    record_created_us bigint not null,
    record_updated_us bigint not null,
    record_created_by text not null,
    record_updated_by text not null,
    record_unit text not null,
    record_title text not null,
    record_search text not null,
    "name" text,
    "role_class" text,
    "functions" text,
    "decision_limit" text
);

create index "role_by_updated" on "role" (record_updated_us desc, record_id) where record_archived = 0;

create index "role_by_title" on "role" (record_title, record_id) where record_archived = 0;

create unique index "role_name_unique" on "role" ("name") where record_archived = 0;

create index "role_of_role_class" on "role" ("role_class", record_id) where record_archived = 0;

create table "provider" (
    record_id text not null primary key,
    record_version bigint not null,
    record_archived smallint not null,
    record_created_us bigint not null,
    record_updated_us bigint not null,
    record_created_by text not null,
    record_updated_by text not null,
    record_unit text not null,
    record_title text not null,
    record_search text not null,
    "name" text,
    "reason" text,
    "contract_begins" bigint,
    "contract_ends" bigint,
    "contact" text,
    "score" double precision
);

create index "provider_by_updated" on "provider" (record_updated_us desc, record_id) where record_archived = 0;

create index "provider_by_title" on "provider" (record_title, record_id) where record_archived = 0;

create unique index "provider_name_unique" on "provider" ("name") where record_archived = 0;

create index "provider_of_reason" on "provider" ("reason", record_id) where record_archived = 0;

create table "service" (
    record_id text not null primary key,
    record_version bigint not null,
    record_archived smallint not null,
    record_created_us bigint not null,
    record_updated_us bigint not null,
    record_created_by text not null,
    record_updated_by text not null,
    record_unit text not null,
    record_title text not null,
    record_search text not null,
    "name" text,
    "need" text,
    "concept" text,
    "outcome" text,
    "desired_outcomes" text,
    "policy_intent" text,
    "pattern" text,
    "industry_group" text,
    "itil_stage" text,
    "status" text,
    "owner" text references "person" (record_id),
    "contact" text,
    "unit" text references "unit" (record_id)
);

create index "service_by_updated" on "service" (record_updated_us desc, record_id) where record_archived = 0;

create index "service_by_title" on "service" (record_title, record_id) where record_archived = 0;

create index "service_by_unit_updated" on "service" (record_unit, record_updated_us desc, record_id) where record_archived = 0;

create index "service_by_unit_title" on "service" (record_unit, record_title, record_id) where record_archived = 0;

create index "service_of_outcome" on "service" ("outcome", record_id) where record_archived = 0;

create index "service_of_pattern" on "service" ("pattern", record_id) where record_archived = 0;

create index "service_of_industry_group" on "service" ("industry_group", record_id) where record_archived = 0;

create index "service_of_itil_stage" on "service" ("itil_stage", record_id) where record_archived = 0;

create index "service_of_status" on "service" ("status", record_id) where record_archived = 0;

create index "service_of_owner" on "service" ("owner", record_id) where record_archived = 0;

create table "term" (
    record_id text not null primary key,
    record_version bigint not null,
    record_archived smallint not null,
    record_created_us bigint not null,
    record_updated_us bigint not null,
    record_created_by text not null,
    record_updated_by text not null,
    record_unit text not null,
    record_title text not null,
    record_search text not null,
    "term" text,
    "definition" text,
    "collection" text,
    "source" text
);

create index "term_by_updated" on "term" (record_updated_us desc, record_id) where record_archived = 0;

create index "term_by_title" on "term" (record_title, record_id) where record_archived = 0;

create table "cycle" (
    record_id text not null primary key,
    record_version bigint not null,
    record_archived smallint not null,
    record_created_us bigint not null,
    record_updated_us bigint not null,
    record_created_by text not null,
    record_updated_by text not null,
    record_unit text not null,
    record_title text not null,
    record_search text not null,
    "name" text,
    "service" text references "service" (record_id),
    "review_months" bigint,
    "unit" text references "unit" (record_id),
    "begins" text,
    "ends" text,
    "state" text,
    "published_version" bigint
);

create index "cycle_by_updated" on "cycle" (record_updated_us desc, record_id) where record_archived = 0;

create index "cycle_by_title" on "cycle" (record_title, record_id) where record_archived = 0;

create index "cycle_by_unit_updated" on "cycle" (record_unit, record_updated_us desc, record_id) where record_archived = 0;

create index "cycle_by_unit_title" on "cycle" (record_unit, record_title, record_id) where record_archived = 0;

create index "cycle_of_service" on "cycle" ("service", record_id) where record_archived = 0;

create index "cycle_of_state" on "cycle" ("state", record_id) where record_archived = 0;

create table "cycle_version" (
    record_id text not null primary key,
    record_version bigint not null,
    record_archived smallint not null,
    record_created_us bigint not null,
    record_updated_us bigint not null,
    record_created_by text not null,
    record_updated_by text not null,
    record_unit text not null,
    record_title text not null,
    record_search text not null,
    "cycle" text references "cycle" (record_id),
    "number" bigint,
    "state" text,
    "document" text,
    "published_by" text,
    "published" bigint,
    "note" text,
    "seen" text,
    "unit" text references "unit" (record_id)
);

create index "cycle_version_by_updated" on "cycle_version" (record_updated_us desc, record_id) where record_archived = 0;

create index "cycle_version_by_title" on "cycle_version" (record_title, record_id) where record_archived = 0;

create index "cycle_version_by_unit_updated" on "cycle_version" (record_unit, record_updated_us desc, record_id) where record_archived = 0;

create index "cycle_version_by_unit_title" on "cycle_version" (record_unit, record_title, record_id) where record_archived = 0;

create index "cycle_version_of_cycle" on "cycle_version" ("cycle", record_id) where record_archived = 0;

create index "cycle_version_of_state" on "cycle_version" ("state", record_id) where record_archived = 0;

create index "cycle_version_of_seen" on "cycle_version" ("seen", record_id) where record_archived = 0;

create table "cycle_edit" (
    record_id text not null primary key,
    record_version bigint not null,
    record_archived smallint not null,
    record_created_us bigint not null,
    record_updated_us bigint not null,
    record_created_by text not null,
    record_updated_by text not null,
    record_unit text not null,
    record_title text not null,
    record_search text not null,
    "cycle_version" text references "cycle_version" (record_id),
    "revision" bigint,
    "cells" text,
    "unit" text references "unit" (record_id)
);

create index "cycle_edit_by_updated" on "cycle_edit" (record_updated_us desc, record_id) where record_archived = 0;

create index "cycle_edit_by_title" on "cycle_edit" (record_title, record_id) where record_archived = 0;

create index "cycle_edit_by_unit_updated" on "cycle_edit" (record_unit, record_updated_us desc, record_id) where record_archived = 0;

create index "cycle_edit_by_unit_title" on "cycle_edit" (record_unit, record_title, record_id) where record_archived = 0;

create index "cycle_edit_of_cycle_version" on "cycle_edit" ("cycle_version", record_id) where record_archived = 0;

create table "credential" (
    record_id text not null primary key,
    record_version bigint not null,
    record_archived smallint not null,
    record_created_us bigint not null,
    record_updated_us bigint not null,
    record_created_by text not null,
    record_updated_by text not null,
    record_unit text not null,
    record_title text not null,
    record_search text not null,
    "person" text references "person" (record_id),
    "name_key" text,
    "password" text,
    "password_set" bigint,
    "factor_secret" text,
    "factor_next" text,
    "factor_since" bigint,
    "factor_step" bigint,
    "recovery_codes" text
);

create unique index "credential_person_unique" on "credential" ("person") where record_archived = 0;

create unique index "credential_name_key_unique" on "credential" ("name_key") where record_archived = 0;

create table "session" (
    record_id text not null primary key,
    record_version bigint not null,
    record_archived smallint not null,
    record_created_us bigint not null,
    record_updated_us bigint not null,
    record_created_by text not null,
    record_updated_by text not null,
    record_unit text not null,
    record_title text not null,
    record_search text not null,
    "person" text references "person" (record_id),
    "secret" text,
    "standing" text,
    "rights" text,
    "started" bigint,
    "last_used" bigint,
    "confirmed" bigint,
    "device" text,
    "ended" bigint,
    "ending" text
);

create index "session_of_person" on "session" ("person", record_id) where record_archived = 0;

create unique index "session_secret_unique" on "session" ("secret") where record_archived = 0;

create index "session_of_standing" on "session" ("standing", record_id) where record_archived = 0;

create index "session_of_ending" on "session" ("ending", record_id) where record_archived = 0;

create table "api_token" (
    record_id text not null primary key,
    record_version bigint not null,
    record_archived smallint not null,
    record_created_us bigint not null,
    record_updated_us bigint not null,
    record_created_by text not null,
    record_updated_by text not null,
    record_unit text not null,
    record_title text not null,
    record_search text not null,
    "person" text references "person" (record_id),
    "label" text,
    "token_id" text,
    "secret" text,
    "roles" text,
    "unit" text references "unit" (record_id),
    "expires" bigint,
    "last_used" bigint,
    "addresses" text
);

create index "api_token_of_person" on "api_token" ("person", record_id) where record_archived = 0;

create unique index "api_token_token_id_unique" on "api_token" ("token_id") where record_archived = 0;

create index "api_token_of_unit" on "api_token" ("unit", record_id) where record_archived = 0;

create table "one_time_link" (
    record_id text not null primary key,
    record_version bigint not null,
    record_archived smallint not null,
    record_created_us bigint not null,
    record_updated_us bigint not null,
    record_created_by text not null,
    record_updated_by text not null,
    record_unit text not null,
    record_title text not null,
    record_search text not null,
    "purpose" text,
    "secret" text,
    "person" text references "person" (record_id),
    "expires" bigint,
    "used" bigint
);

create index "one_time_link_of_purpose" on "one_time_link" ("purpose", record_id) where record_archived = 0;

create unique index "one_time_link_secret_unique" on "one_time_link" ("secret") where record_archived = 0;

create index "one_time_link_of_person" on "one_time_link" ("person", record_id) where record_archived = 0;

create table "login_counter" (
    record_id text not null primary key,
    record_version bigint not null,
    record_archived smallint not null,
    record_created_us bigint not null,
    record_updated_us bigint not null,
    record_created_by text not null,
    record_updated_by text not null,
    record_unit text not null,
    record_title text not null,
    record_search text not null,
    "shard" text,
    "lines" text
);

create unique index "login_counter_shard_unique" on "login_counter" ("shard") where record_archived = 0;
