-- The tables of the store itself; those of the kinds follow in migrations of their own. Portable to PostgreSQL 15.
-- Hashes, salts and signatures are bytes; times are microseconds since 1970 in UTC; ids are made by the application.

create table record_history (
    kind text not null,
    record_id text not null,
    version bigint not null,
    when_us bigint not null,
    actor text not null,
    deed text not null,
    before_json text not null,
    after_json text not null,
    primary key (kind, record_id, version)
);

-- what a deed answered, to be replayed for the same key; `touched` are the ids of the records it changed
create table answered_key (
    actor text not null,
    answer_key text not null,
    fingerprint text not null,
    body text not null,
    touched text not null,
    erased smallint not null,
    when_us bigint not null,
    primary key (actor, answer_key)
);

create table audit_entry (
    entry_sequence integer not null primary key,
    when_us bigint not null,
    actor text not null,
    event text not null,
    object text not null,
    commitment bytea not null,
    previous bytea not null,
    hash bytea not null
);

-- kept beside the chain, which holds only a commitment: details can be erased and the chain stays whole
create table audit_detail (
    entry_sequence integer not null primary key,
    salt bytea not null,
    detail_json text not null
);

-- who was erased; replayed when an older backup is restored. tidied_us: when the erased bytes left the files
create table record_erasure (
    kind text not null,
    record_id text not null,
    when_us bigint not null,
    tidied_us bigint,
    primary key (kind, record_id)
);
