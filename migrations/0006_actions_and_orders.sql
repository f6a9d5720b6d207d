-- Actions, and accepted orders of attention.

create table "action" (
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
    "text" text,
    "cycle" text references "cycle" (record_id),
    "moment" text,
    "type" text,
    "reaction" text,
    "owner" text references "person" (record_id),
    "start" bigint,
    "due" bigint,
    "status" text,
    "cost" double precision,
    "kpi" text,
    "baseline" double precision,
    "target" double precision,
    "result" text,
    "verdict" text,
    "unit" text references "unit" (record_id)
);

create index "action_by_updated" on "action" (record_updated_us desc, record_id) where record_archived = 0;

create index "action_by_title" on "action" (record_title, record_id) where record_archived = 0;

create index "action_by_unit_updated" on "action" (record_unit, record_updated_us desc, record_id) where record_archived = 0;

create index "action_by_unit_title" on "action" (record_unit, record_title, record_id) where record_archived = 0;

create index "action_of_cycle" on "action" ("cycle", record_id) where record_archived = 0;

create index "action_of_type" on "action" ("type", record_id) where record_archived = 0;

create index "action_of_reaction" on "action" ("reaction", record_id) where record_archived = 0;

create index "action_of_owner" on "action" ("owner", record_id) where record_archived = 0;

create index "action_of_status" on "action" ("status", record_id) where record_archived = 0;

create index "action_of_verdict" on "action" ("verdict", record_id) where record_archived = 0;

create table "priority_list" (
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
    "day" bigint,
    "cycle" text references "cycle" (record_id),
    "accepted_by" text references "person" (record_id),
    "changed" smallint,
    "reason" text,
    "capacity" text,
    "cycle_version" bigint,
    "wave" text,
    "formula" text,
    "rows" text,
    "unit" text references "unit" (record_id)
);

create index "priority_list_by_updated" on "priority_list" (record_updated_us desc, record_id) where record_archived = 0;

create index "priority_list_by_title" on "priority_list" (record_title, record_id) where record_archived = 0;

create index "priority_list_by_unit_updated" on "priority_list" (record_unit, record_updated_us desc, record_id) where record_archived = 0;

create index "priority_list_by_unit_title" on "priority_list" (record_unit, record_title, record_id) where record_archived = 0;

create index "priority_list_of_cycle" on "priority_list" ("cycle", record_id) where record_archived = 0;

create index "priority_list_of_accepted_by" on "priority_list" ("accepted_by", record_id) where record_archived = 0;
