-- Links for people outside, and the small mode of the organisation.

alter table "organisation" add column "small" smallint;

create table "share" (
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
    "what" text,
    "results" smallint,
    "secret" text,
    "expires" bigint,
    "revoked" bigint
);

create unique index "share_secret_unique" on "share" ("secret") where record_archived = 0;

create index "share_of_cycle" on "share" ("cycle", record_id) where record_archived = 0;
