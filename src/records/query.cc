#include "records/query.h"

#include <algorithm>
#include <optional>

#include "base/number.h"
#include "base/text.h"
#include "records/dates.h"
#include "records/filter_text.h"
#include "records/limits.h"
#include "records/value.h"

namespace ciclo::records {

namespace {

bool is_presence(Compare compare) {
    return compare == Compare::is_missing || compare == Compare::is_present;
}
bool is_equality(Compare compare) {
    return compare == Compare::equals || compare == Compare::differs;
}

Error bad(std::string_view code, std::string what, std::string cure, const Place& place,
          ErrorKind kind = ErrorKind::invalid) {
    return {kind, std::move(what), std::move(cure), place, std::string(code)};
}

std::string name_of(const Field& field) {
    return std::string(field.name);
}

class QueryReader {
public:
    QueryReader(const Kind& kind, const access::Scope& scope) : kind_(kind), scope_(scope) { query_.kind = &kind; }

    Result<Query> read(const Asked& asked) {
        read_filters(asked.filters);
        read_order(asked.order);
        read_search(asked.search);
        read_page(asked);
        if (errors_.empty()) refuse_what_may_not_be_read();
        if (!errors_.empty()) return errors_;
        return std::move(query_);
    }

private:
    void read_filters(std::string_view text) {
        const Result<std::vector<WrittenFilter>> written = read_filter_text(text);
        if (!written) {
            errors_ = written.errors();
            return;
        }
        for (const WrittenFilter& one : *written) read_filter(one);
    }

    std::optional<std::size_t> field_of(std::string_view name, const Place& place) {
        const std::size_t position = kind_.find(name);
        if (position != Kind::npos) return position;
        std::vector<std::string> names;
        for (const Field& field : kind_.fields) names.push_back(name_of(field));
        const std::optional<std::string> near = nearest_name(name, names);
        errors_.push_back(bad("unknown_field", "a " + std::string(kind_.name) + " has no field " + quoted(name),
                              near ? "did you mean " + quoted(*near) + "?" : "name one of its fields", place));
        return std::nullopt;
    }

    void read_filter(const WrittenFilter& written) {
        const std::optional<std::size_t> position = field_of(written.field, written.place);
        if (!position) return;
        const Field& field = kind_.fields[*position];
        if (!is_comparable(field, written.compare)) {
            errors_.push_back(bad("unfit_operator", name_of(field) + " cannot be compared with " + quoted(written.sign),
                                  "use " + fitting_signs(field), written.place));
            return;
        }
        Filter filter{*position, written.compare, {}};
        if (!is_presence(written.compare)) {
            std::optional<FieldValue> value = value_of(field, written);
            if (!value) return;
            filter.value = std::move(*value);
        }
        query_.filters.push_back(std::move(filter));
    }

    static std::string fitting_signs(const Field& field) {
        std::vector<std::string> signs;
        for (const FilterSign& sign : filter_signs) {
            if (is_comparable(field, sign.compare)) signs.emplace_back(sign.sign);
        }
        signs.emplace_back("? or !?");
        return join(signs, " ");
    }

    std::optional<FieldValue> value_of(const Field& field, const WrittenFilter& written) {
        const std::string& text = written.value;
        if (field.type == FieldType::choice) return choice_of(field, written);
        if (field.type == FieldType::day) {
            const std::optional<calendar::Day> day = exact_day(text);
            if (!day) return wrong_value(field, written, "is no date", "write it as 2025-10-20");
            if (!is_guarded(field)) return FieldValue(*day);
        }
        if (is_guarded(field) || written.compare == Compare::contains) return text_value(field, text);
        switch (field.type) {
            case FieldType::whole:
                if (const auto whole = parse_integer(text)) return FieldValue(*whole);
                return wrong_value(field, written, "is no whole number", "write digits only");
            case FieldType::number:
            case FieldType::share:
                if (const auto number = parse_number(text)) return FieldValue(*number);
                return wrong_value(field, written, "is no number", "write it as 12.5");
            case FieldType::yes_no:
                if (text == "yes" || text == "true") return FieldValue(true);
                if (text == "no" || text == "false") return FieldValue(false);
                return wrong_value(field, written, "is neither yes nor no", "write yes or no");
            case FieldType::instant:
                if (const auto instant = exact_instant(text)) return FieldValue(*instant);
                return wrong_value(field, written, "is no date and time", "write it as 2025-10-20T16:00:00Z");
            default:
                return FieldValue(text);
        }
    }

    std::optional<FieldValue> choice_of(const Field& field, const WrittenFilter& written) {
        std::vector<std::string> codes;
        for (const Choice& choice : field.choices) {
            if (choice.code == written.value) return text_value(field, written.value);
            codes.emplace_back(choice.code);
        }
        const std::optional<std::string> near = nearest_name(written.value, codes);
        errors_.push_back(bad("unknown_choice", name_of(field) + " has no choice " + quoted(written.value),
                              near ? "did you mean " + quoted(*near) + "?" : "use one of " + join(codes, ", "),
                              written.place));
        return std::nullopt;
    }

    std::optional<FieldValue> wrong_value(const Field& field, const WrittenFilter& written, std::string_view what,
                                          std::string cure) {
        errors_.push_back(bad(
            "wrong_value", quoted(written.value) + " " + std::string(what) + " to compare " + name_of(field) + " with",
            std::move(cure), written.place));
        return std::nullopt;
    }

    void read_order(std::string_view text) {
        const Place place{"order", 0, 0};
        if (trim(text).empty()) return;
        if (text.size() > limits::expression_bytes) {
            errors_.push_back(bad("too_long", "the order is longer than 4 KiB", "shorten it", place, ErrorKind::limit));
            return;
        }
        const std::vector<std::string_view> parts = split(text, ',');
        if (parts.size() > limits::orders) {
            errors_.push_back(
                bad("too_many_orders", "the order names more than 4 fields", "name fewer", place, ErrorKind::limit));
            return;
        }
        for (const std::string_view part : parts) read_order_part(trim(part), place);
    }

    void read_order_part(std::string_view name, const Place& place) {
        Order order;
        if (name.starts_with('-')) {
            order.direction = Direction::descending;
            name = trim(name.substr(1));
        }
        if (name == "updated") {
            order.field = Kind::npos;
        } else {
            const std::optional<std::size_t> position = field_of(name, place);
            if (!position) return;
            order.field = *position;
            if (!is_sortable(kind_.fields[*position])) {
                errors_.push_back(bad("unfit_order", "nothing can be put in the order of " + std::string(name),
                                      "order by another field", place));
                return;
            }
        }
        const bool twice = std::any_of(query_.order.begin(), query_.order.end(),
                                       [&](const Order& other) { return other.field == order.field; });
        if (twice) {
            errors_.push_back(bad("bad_order", "the order names " + quoted(name) + " twice", "name it once", place));
            return;
        }
        query_.order.push_back(order);
    }

    void read_search(std::string_view text) {
        const Place place{"search", 0, 0};
        if (const std::optional<std::string> why = unfit_filter_value(text)) {
            errors_.push_back(bad("bad_search", "the search text " + *why, "search for a few words", place));
            return;
        }
        if (words_of(text).size() > limits::search_words) {
            errors_.push_back(bad("too_many_words", "the search has more than 10 words", "search for fewer", place,
                                  ErrorKind::limit));
            return;
        }
        query_.search = trim(text);
    }

    void read_page(const Asked& asked) {
        query_.archived = asked.archived;
        query_.after = asked.after;
        query_.limit = asked.limit;
        if (asked.limit < 1 || asked.limit > limits::page_records) {
            errors_.push_back(bad("bad_limit", "a page holds 1 to 500 records", "ask for another number",
                                  {"limit", 0, 0}, ErrorKind::limit));
        }
        const bool printable = std::none_of(asked.after.begin(), asked.after.end(),
                                            [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
        if (!printable || !is_utf8(asked.after) || asked.after.size() > limits::page_mark_bytes) {
            errors_.push_back(
                bad("bad_page", "this is no mark of a page", "begin with the first page", {"after", 0, 0}));
        }
    }

    /// Every record the query can find is of a unit whose guarded fields the caller reads.
    bool may_read_all_found() const {
        if (scope_.may(kind_.readers, "")) return true;
        if (kind_.belonging != Belonging::unit_field) return false;
        const std::size_t unit = kind_.at("unit");
        return std::any_of(query_.filters.begin(), query_.filters.end(), [&](const Filter& filter) {
            const auto* named = std::get_if<std::string>(&filter.value);
            return filter.field == unit && filter.compare == Compare::equals && named != nullptr && !named->empty() &&
                   scope_.may(kind_.readers, *named);
        });
    }

    void refuse_what_may_not_be_read() {
        const auto refuse = [&](std::size_t position, std::string_view part) {
            if (position == Kind::npos || !is_guarded(kind_.fields[position]) || may_read_all_found()) return;
            const bool by_unit = kind_.belonging == Belonging::unit_field;
            errors_.push_back(bad("personal_field",
                                  name_of(kind_.fields[position]) + " is personal and not yours to read here",
                                  by_unit ? "filter by a unit of yours too (unit=…)" : "leave it out",
                                  {std::string(part), 0, 0}, ErrorKind::refused));
        };
        for (const Filter& filter : query_.filters) refuse(filter.field, "filter");
        for (const Order& order : query_.order) refuse(order.field, "order");
    }

    const Kind& kind_;
    const access::Scope& scope_;
    Query query_;
    Errors errors_;
};

}  // namespace

bool is_comparable(const Field& field, Compare compare) {
    if (is_presence(compare)) return true;
    switch (field.type) {
        case FieldType::text:
            return is_equality(compare) || compare == Compare::contains;
        case FieldType::long_text:
        case FieldType::local_text:
        case FieldType::text_list:
            return compare == Compare::contains;
        case FieldType::choice:
        case FieldType::reference:
        case FieldType::yes_no:
            return is_equality(compare);
        case FieldType::whole:
        case FieldType::number:
        case FieldType::share:
        case FieldType::day:
        case FieldType::instant:
            return compare != Compare::contains;
        case FieldType::document:
            return false;
    }
    return false;
}

bool is_sortable(const Field& field) {
    return field.type != FieldType::long_text && field.type != FieldType::text_list &&
           field.type != FieldType::document;
}

Result<Query> parse_query(const Kind& kind, const Asked& asked, const access::Scope& scope) {
    return QueryReader(kind, scope).read(asked);
}

Result<Query> parse_query(const Kind& kind, std::string_view filters, std::string_view order) {
    return parse_query(kind, {.filters = filters, .order = order}, access::Scope{});
}

}  // namespace ciclo::records
