// A SQLite store in a folder of its own that goes away, with a made-up kind, for the tests of this room.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "access/scope.h"
#include "records/value.h"
#include "seams/memory_clock.h"
#include "seams/seeded_chance.h"
#include "storage/sqlite_store.h"

namespace ciclo::storage::sqlite_trial {

/// note: title, unit, colour (choice), reader (personal), parent (a note), code (unique), counted.
inline const records::Kind& note_kind() {
    using namespace records;
    static const Kind kind = [] {
        Kind made;
        made.name = "note";
        made.one = made.many = made.help = LocalText("nota", "note", "notitie");
        const auto field = [](std::string_view name, FieldType type) {
            Field one;
            one.name = name;
            one.type = type;
            one.label = LocalText(std::string(name), std::string(name), std::string(name));
            return one;
        };
        Field reader = field("reader", FieldType::text), unit = field("unit", FieldType::text);
        reader.sensitivity = Sensitivity::personal;
        Field parent = field("parent", FieldType::reference), code = field("code", FieldType::text);
        parent.refers_to = "note";
        code.unique = true;
        Field colour = field("colour", FieldType::choice);
        colour.choices = {{"red", {}}, {"green", {}}};
        made.fields = {field("title", FieldType::text), unit, colour, reader, parent, code, field("counted", FieldType::whole)};
        made.title_field = "title";
        made.belonging = Belonging::unit_field;
        made.readers = made.writers = access::Role::quality_manager;
        made.erasable = true;
        return made;
    }();
    return kind;
}

inline records::KindList note_kinds() {
    static const records::Kind* const kinds[] = {&note_kind()};
    return kinds;
}

inline std::vector<records::FieldValue> note_values(const std::string& title, const std::string& unit) {
    return {title, records::text_value(note_kind().fields[1], unit), {}, {}, {}, {}, {}};
}

inline access::Scope scope_over(const std::vector<std::string>& units) {
    access::Scope scope;
    scope.actor = "someone";
    for (const std::string& unit : units) scope.grants.push_back({access::Role::quality_manager, unit, {unit}});
    scope.units = units;
    return scope;
}

struct Trial {
    std::filesystem::path folder;
    seams::MemoryClock clock;
    seams::SeededChance chance{7};
    audit::KeyPair keys = audit::key_pair_of(audit::Seed{1, 2, 3});

    Trial() {
        std::string name = (std::filesystem::temp_directory_path() / "ciclo_store_XXXXXX").string();
        folder = ::mkdtemp(name.data());
    }
    ~Trial() { std::filesystem::remove_all(folder); }
    Trial(const Trial&) = delete;

    std::string path() const { return (folder / "ciclo.sqlite").string(); }
    StoreOptions options() {
        StoreOptions options;
        options.kinds = note_kinds();
        options.clock = &clock;
        options.chance = &chance;
        options.signing_key = keys.secret;
        options.schema = SchemaFrom::kinds;
        return options;
    }
    std::unique_ptr<seams::Store> open() { return open(options()); }
    std::unique_ptr<seams::Store> open(const StoreOptions& options) {
        auto store = open_sqlite_store(path(), options);
        if (!store) {
            ADD_FAILURE() << store.errors()[0].text();
            return nullptr;
        }
        return *std::move(store);
    }
};

inline seams::WriteRequest asked(const std::string& key, const std::string& deed = "note create") {
    return {key, access::Scope::of_system(), deed, deed + key, ""};
}

/// The id of a new note; the test fails when it is refused.
inline records::RecordId insert(seams::Store& store, const std::string& key, const std::string& title,
                                const std::string& unit) {
    records::RecordId id;
    const auto answer = store.write(asked(key), [&](seams::Pen& pen) -> Result<std::string> {
        auto record = pen.insert(note_kind(), note_values(title, unit));
        if (!record) return record.errors();
        id = record->id;
        return record->id.text;
    });
    if (!answer) ADD_FAILURE() << answer.errors()[0].text();
    return id;
}

}  // namespace ciclo::storage::sqlite_trial
