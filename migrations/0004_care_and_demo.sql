-- Reviews, procedures, listening posts, emerging needs, findings; targets and coverage; marks of the demonstration.

alter table "organisation" add column "coverage_target" double precision;

alter table "organisation" add column "satisfaction_target" double precision;

alter table "organisation" add column "efficiency_target" double precision;

alter table "organisation" add column "utc_offset_hours" double precision;

alter table "cycle" add column "review_days" bigint;

alter table "cycle" add column "served" bigint;

alter table "cycle" add column "population" bigint;

alter table "cycle" add column "last_review" bigint;

create table "cycle_review" (
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
    "day" bigint,
    "note" text,
    "unit" text references "unit" (record_id)
);

create index "cycle_review_by_updated" on "cycle_review" (record_updated_us desc, record_id) where record_archived = 0;

create index "cycle_review_by_title" on "cycle_review" (record_title, record_id) where record_archived = 0;

create index "cycle_review_by_unit_updated" on "cycle_review" (record_unit, record_updated_us desc, record_id) where record_archived = 0;

create index "cycle_review_by_unit_title" on "cycle_review" (record_unit, record_title, record_id) where record_archived = 0;

create index "cycle_review_of_cycle" on "cycle_review" ("cycle", record_id) where record_archived = 0;

create table "procedure" (
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
    "code" text,
    "name" text,
    "cycle" text references "cycle" (record_id),
    "moments" text,
    "owner" text references "person" (record_id),
    "link" text,
    "review_day" bigint,
    "unit" text references "unit" (record_id)
);

create index "procedure_by_updated" on "procedure" (record_updated_us desc, record_id) where record_archived = 0;

create index "procedure_by_title" on "procedure" (record_title, record_id) where record_archived = 0;

create index "procedure_by_unit_updated" on "procedure" (record_unit, record_updated_us desc, record_id) where record_archived = 0;

create index "procedure_by_unit_title" on "procedure" (record_unit, record_title, record_id) where record_archived = 0;

create unique index "procedure_code_unique" on "procedure" ("code") where record_archived = 0;

create index "procedure_of_cycle" on "procedure" ("cycle", record_id) where record_archived = 0;

create index "procedure_of_owner" on "procedure" ("owner", record_id) where record_archived = 0;

create table "listening_post" (
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
    "cycle" text references "cycle" (record_id),
    "rhythm" text,
    "weekday" text,
    "every_days" bigint,
    "month_day" bigint,
    "owner" text references "person" (record_id),
    "last_done" bigint,
    "note" text,
    "unit" text references "unit" (record_id)
);

create index "listening_post_by_updated" on "listening_post" (record_updated_us desc, record_id) where record_archived = 0;

create index "listening_post_by_title" on "listening_post" (record_title, record_id) where record_archived = 0;

create index "listening_post_by_unit_updated" on "listening_post" (record_unit, record_updated_us desc, record_id) where record_archived = 0;

create index "listening_post_by_unit_title" on "listening_post" (record_unit, record_title, record_id) where record_archived = 0;

create index "listening_post_of_sort" on "listening_post" ("sort", record_id) where record_archived = 0;

create index "listening_post_of_cycle" on "listening_post" ("cycle", record_id) where record_archived = 0;

create index "listening_post_of_rhythm" on "listening_post" ("rhythm", record_id) where record_archived = 0;

create index "listening_post_of_weekday" on "listening_post" ("weekday", record_id) where record_archived = 0;

create index "listening_post_of_owner" on "listening_post" ("owner", record_id) where record_archived = 0;

create table "emerging_need" (
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
    "heard_count" bigint,
    "heard_in" text,
    "first_heard" bigint,
    "last_heard" bigint,
    "status" text,
    "requirement" text,
    "unit" text references "unit" (record_id)
);

create index "emerging_need_by_updated" on "emerging_need" (record_updated_us desc, record_id) where record_archived = 0;

create index "emerging_need_by_title" on "emerging_need" (record_title, record_id) where record_archived = 0;

create index "emerging_need_by_unit_updated" on "emerging_need" (record_unit, record_updated_us desc, record_id) where record_archived = 0;

create index "emerging_need_by_unit_title" on "emerging_need" (record_unit, record_title, record_id) where record_archived = 0;

create index "emerging_need_of_cycle" on "emerging_need" ("cycle", record_id) where record_archived = 0;

create index "emerging_need_of_status" on "emerging_need" ("status", record_id) where record_archived = 0;

create table "finding" (
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
    "sort" text,
    "cycle" text references "cycle" (record_id),
    "moment" text,
    "source" text,
    "procedure" text references "procedure" (record_id),
    "day" bigint,
    "status" text,
    "unit" text references "unit" (record_id)
);

create index "finding_by_updated" on "finding" (record_updated_us desc, record_id) where record_archived = 0;

create index "finding_by_title" on "finding" (record_title, record_id) where record_archived = 0;

create index "finding_by_unit_updated" on "finding" (record_unit, record_updated_us desc, record_id) where record_archived = 0;

create index "finding_by_unit_title" on "finding" (record_unit, record_title, record_id) where record_archived = 0;

create index "finding_of_sort" on "finding" ("sort", record_id) where record_archived = 0;

create index "finding_of_cycle" on "finding" ("cycle", record_id) where record_archived = 0;

create index "finding_of_source" on "finding" ("source", record_id) where record_archived = 0;

create index "finding_of_procedure" on "finding" ("procedure", record_id) where record_archived = 0;

create index "finding_of_status" on "finding" ("status", record_id) where record_archived = 0;

create table "demo_mark" (
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
    "made_kind" text,
    "made_record" text,
    "made_version" bigint
);

create unique index "demo_mark_made_record_unique" on "demo_mark" ("made_record") where record_archived = 0;
