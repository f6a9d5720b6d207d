// Kinds made up for trials of the store: a tree of units, notes with every type of field, people to erase, and one kind that
// is internal.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "records/kinds.h"
#include "records/value.h"

namespace ciclo::trial {

inline LocalText word(const char* text) { return {text, text, text}; }

inline records::Field field(std::string_view name, records::FieldType type) {
    records::Field made;
    made.name = name;
    made.type = type;
    made.label = word("x");
    made.longest = 200'000;
    return made;
}

inline records::Kind kind(std::string_view name, std::vector<records::Field> fields, std::string_view title) {
    records::Kind made;
    made.name = name;
    made.one = made.many = made.help = word("x");
    made.fields = std::move(fields);
    made.title_field = title;
    made.readers = made.writers = access::every_role;
    return made;
}

inline const records::Kind& unit_kind() {
    static const records::Kind made = [] {
        records::Field parent = field("parent", records::FieldType::reference);
        parent.refers_to = "unit";
        records::Kind unit = kind("unit", {field("name", records::FieldType::text), parent}, "name");
        unit.belonging = records::Belonging::unit_itself;
        return unit;
    }();
    return made;
}

inline const records::Kind& note_kind() {
    static const records::Kind made = [] {
        using records::FieldType;
        records::Field unit = field("unit", FieldType::reference), other = field("other", FieldType::reference);
        unit.refers_to = "unit";
        other.refers_to = "note";
        records::Field code = field("code", FieldType::text), mood = field("mood", FieldType::choice);
        code.unique = true;
        mood.choices = {{"bad", word("bad")}, {"fair", word("fair")}, {"good", word("good")}};
        records::Kind note =
            kind("note", {field("title", FieldType::text), unit, code, field("body", FieldType::long_text),
                          field("label", FieldType::local_text), field("amount", FieldType::whole),
                          field("weight", FieldType::number), field("part", FieldType::share),
                          field("open", FieldType::yes_no), field("due", FieldType::day), field("seen", FieldType::instant),
                          mood, other, field("tags", FieldType::text_list), field("map", FieldType::document)},
                 "title");
        note.belonging = records::Belonging::unit_field;
        return note;
    }();
    return made;
}

inline const records::Kind& person_kind() {
    static const records::Kind made = [] {
        records::Field name = field("name", records::FieldType::text), email = field("email", records::FieldType::text);
        records::Field illness = field("illness", records::FieldType::long_text);
        name.sensitivity = email.sensitivity = records::Sensitivity::personal;
        illness.sensitivity = records::Sensitivity::health;
        email.unique = true;
        records::Kind person = kind("person", {name, email, illness, field("function", records::FieldType::text)}, "function");
        person.erasable = true;
        return person;
    }();
    return made;
}

/// Its name is a word of SQL, as a kind's may be.
inline const records::Kind& order_kind() {
    static const records::Kind made = [] {
        records::Kind order = kind("order", {field("group", records::FieldType::text)}, "group");
        order.internal = true;
        return order;
    }();
    return made;
}

inline records::KindList kinds() {
    static const std::array<const records::Kind*, 4> all{&unit_kind(), &note_kind(), &person_kind(), &order_kind()};
    return all;
}

/// Values by field name; the rest is missing. Texts become Personal where the field says so.
using Given = std::vector<std::pair<std::string_view, records::FieldValue>>;
inline std::vector<records::FieldValue> values(const records::Kind& kind, Given given) {
    std::vector<records::FieldValue> all(kind.fields.size());
    for (auto& [name, value] : given) {
        const std::size_t at = kind.at(name);
        const auto* text = std::get_if<std::string>(&value);
        all[at] = text == nullptr ? std::move(value) : records::text_value(kind.fields[at], *text);
    }
    return all;
}

}  // namespace ciclo::trial
