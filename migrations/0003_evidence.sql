-- Imports of evidence, their bytes in parts, and results kept.

create table "evidence_import" (
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
    "what" text,
    "wave" text,
    "file_name" text,
    "state" text,
    "rows" bigint,
    "used" bigint,
    "first_day" bigint,
    "last_day" bigint,
    "cycle_version" bigint,
    "note" text,
    "columns" text,
    "headers" text,
    "content" text,
    "unit" text references "unit" (record_id)
);

create index "evidence_import_by_updated" on "evidence_import" (record_updated_us desc, record_id) where record_archived = 0;

create index "evidence_import_by_title" on "evidence_import" (record_title, record_id) where record_archived = 0;

create index "evidence_import_by_unit_updated" on "evidence_import" (record_unit, record_updated_us desc, record_id) where record_archived = 0;

create index "evidence_import_by_unit_title" on "evidence_import" (record_unit, record_title, record_id) where record_archived = 0;

create index "evidence_import_of_cycle" on "evidence_import" ("cycle", record_id) where record_archived = 0;

create index "evidence_import_of_what" on "evidence_import" ("what", record_id) where record_archived = 0;

create index "evidence_import_of_state" on "evidence_import" ("state", record_id) where record_archived = 0;

create table "evidence_part" (
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
    "evidence_import" text references "evidence_import" (record_id),
    "holds" text,
    "number" bigint,
    "text" text,
    "unit" text references "unit" (record_id)
);

create index "evidence_part_by_unit_updated" on "evidence_part" (record_unit, record_updated_us desc, record_id) where record_archived = 0;

create index "evidence_part_by_unit_title" on "evidence_part" (record_unit, record_title, record_id) where record_archived = 0;

create index "evidence_part_of_evidence_import" on "evidence_part" ("evidence_import", record_id) where record_archived = 0;

create index "evidence_part_of_holds" on "evidence_part" ("holds", record_id) where record_archived = 0;

create table "derived_answer" (
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
    "question" text,
    "cycle" text references "cycle" (record_id),
    "depends" text,
    "answer" text,
    "unit" text references "unit" (record_id)
);

create index "derived_answer_by_unit_updated" on "derived_answer" (record_unit, record_updated_us desc, record_id) where record_archived = 0;

create index "derived_answer_by_unit_title" on "derived_answer" (record_unit, record_title, record_id) where record_archived = 0;

create unique index "derived_answer_question_unique" on "derived_answer" ("question") where record_archived = 0;

create index "derived_answer_of_cycle" on "derived_answer" ("cycle", record_id) where record_archived = 0;
