#include "storage/list_sql.h"

#include <algorithm>

#include "base/text.h"
#include "records/value.h"
#include "storage/kind_columns.h"
#include "storage/sqlite_functions.h"

namespace ciclo::storage {

using records::Compare;
using records::Direction;
using records::Field;
using records::FieldType;
using records::Filter;
using records::Kind;
using records::Query;

namespace {

bool is_listed_text(const Field& field) {
    return !records::is_guarded(field) && (field.type == FieldType::local_text || field.type == FieldType::text_list);
}

/// What one order term compares.
struct Term {
    std::string sql;
    bool can_be_missing = true;
    Direction direction = Direction::ascending;
};

Term term_of(const Kind& kind, const records::Order& order) {
    if (order.field == Kind::npos) return {"record_updated_us", false, order.direction};
    const Field& field = kind.fields[order.field];
    const std::string column = quoted_name(field.name);
    if (!is_words(field)) return {column, true, order.direction};
    if (field.name == kind.title_field) return {"record_title", false, order.direction};
    return {(is_listed_text(field) ? "sort_key_list(" : "sort_key(") + column + ")", true, order.direction};
}

class Writer {
public:
    Writer(const Query& query, std::string source, Wanted wanted, Lead lead)
        : query_(query), source_(std::move(source)), wanted_(wanted), lead_(lead) {
        for (const records::Order& order : query.order) terms_.push_back(term_of(*query.kind, order));
    }

    ListSql write(const std::vector<Cell>& after) {
        if (wanted_ == Wanted::keys) conditions_.push_back("record_unit = " + parameter(std::string()));
        add_filters();
        ListSql sql;
        sql.filter_cells = cells_.size();
        sql.count = "select count(record_id) from (select record_id from " + source_ + where() + " limit " +
                    "$" + std::to_string(cells_.size() + 1) + ") as counted";
        if (!after.empty()) add_after(after);
        sql.page = "select " + (wanted_ == Wanted::rows ? select_list(*query_.kind) : std::string("record_id"));
        for (const Term& term : terms_) sql.page += ", " + term.sql;
        sql.page += " from " + source_ + where() + " order by ";
        for (const Term& term : terms_) {
            const bool rising = term.direction == Direction::ascending;
            sql.page += term.sql + (rising ? " asc" : " desc");
            if (term.can_be_missing) sql.page += rising ? " nulls first" : " nulls last";
            sql.page += ", ";
        }
        sql.page += "record_id limit " + parameter(query_.limit + 1);
        sql.cells = std::move(cells_);
        return sql;
    }

private:
    std::string parameter(Cell cell) {
        cells_.push_back(std::move(cell));
        return "$" + std::to_string(cells_.size());
    }

    std::string where() const {
        std::string text;
        for (const std::string& condition : conditions_) text += (text.empty() ? " where " : " and ") + condition;
        return text;
    }

    void add_filters() {
        if (query_.archived == records::Archived::left_out) conditions_.emplace_back("record_archived = 0");
        if (query_.archived == records::Archived::only) conditions_.emplace_back("record_archived = 1");
        for (const Filter& filter : query_.filters) conditions_.push_back(condition_of(filter));
        const std::string wanted = folded(query_.search);
        for (const std::string_view word : words_of(wanted)) {
            conditions_.push_back("record_search like " + parameter("%" + std::string(word) + "%"));
        }
    }

    std::string condition_of(const Filter& filter) {
        const Field& field = query_.kind->fields[filter.field];
        const bool of_unit = query_.kind->belonging == records::Belonging::unit_field && field.name == "unit";
        const std::string column = of_unit ? "record_unit" : quoted_name(field.name);
        const std::string missing = of_unit ? "record_unit = ''" : column + " is null";
        if (filter.compare == Compare::contains) return contains(field, column, filter.value);
        if (filter.compare == Compare::is_present) return "not (" + missing + ")";
        const bool nothing = records::is_missing(filter.value);
        if (filter.compare == Compare::is_missing || (nothing && filter.compare == Compare::equals)) return missing;
        if (nothing && filter.compare == Compare::differs) return "not (" + missing + ")";
        const bool by_words =
            (field.type == FieldType::text || field.type == FieldType::long_text) && !field.unique && !of_unit;
        std::string left = by_words ? "folded(" + column + ")" : left_side(field, column);
        const bool indexed = field.type == FieldType::choice || field.type == FieldType::reference;
        if (indexed && !of_unit && (lead_ == Lead::order || wanted_ == Wanted::keys)) left = "(" + left + " || '')";
        const std::string right = parameter(right_side(field, filter.value, by_words));
        switch (filter.compare) {
            case Compare::differs: return "(" + left + " <> " + right + " or " + missing + ")";
            case Compare::less: return left + " < " + right;
            case Compare::at_most: return left + " <= " + right;
            case Compare::more: return left + " > " + right;
            case Compare::at_least: return left + " >= " + right;
            default: return left + " = " + right;
        }
    }

    static std::string left_side(const Field& field, const std::string& column) {
        return is_listed_text(field) ? "folded_list(" + column + ")" : column;
    }

    static Cell right_side(const Field& field, const records::FieldValue& value, bool by_words) {
        if (by_words) return folded(*records::text_in(value, Purpose::handle_case));
        const Cell cell = cell_of(field, value);
        if (!is_listed_text(field)) return cell;
        return folded(listed_words(std::get<std::string>(cell)));
    }

    std::string contains(const Field& field, const std::string& column, const records::FieldValue& value) {
        const std::string* part = records::text_in(value, Purpose::handle_case);
        if (part == nullptr) return "1 = 0";
        const std::string left = (is_listed_text(field) ? "folded_list(" : "folded(") + column + ")";
        return left + " like " + parameter("%" + folded(*part) + "%");
    }

    /// The rows behind the mark: those after it in the first term, or equal there and after it in the second, …
    void add_after(const std::vector<Cell>& after) {
        const bool plain = std::all_of(terms_.begin(), terms_.end(), [](const Term& term) {
            return !term.can_be_missing && term.direction == Direction::ascending;
        });
        if (plain) return conditions_.push_back(row_comparison(after));
        std::string tail = "record_id > " + parameter(after.back());
        for (std::size_t i = terms_.size(); i-- > 0;) tail = step(terms_[i], after[i], tail);
        if (!terms_.empty()) narrow(terms_.front(), after.front());
        conditions_.push_back("(" + tail + ")");
    }

    std::string row_comparison(const std::vector<Cell>& after) {
        std::string left = "(", right = "(";
        for (std::size_t i = 0; i < terms_.size(); ++i) {
            left += terms_[i].sql + ", ";
            right += parameter(after[i]) + ", ";
        }
        return left + "record_id) > " + right + parameter(after.back()) + ")";
    }

    std::string step(const Term& term, const Cell& mark, const std::string& tail) {
        const bool rising = term.direction == Direction::ascending;
        if (std::holds_alternative<std::monostate>(mark)) {
            const std::string equal = "(" + term.sql + " is null and (" + tail + "))";
            return rising ? term.sql + " is not null or " + equal : equal;
        }
        const std::string value = parameter(mark);
        std::string beyond = term.sql + (rising ? " > " : " < ") + value;
        if (!rising && term.can_be_missing) beyond += " or " + term.sql + " is null";
        return beyond + " or (" + term.sql + " = " + value + " and (" + tail + "))";
    }

    /// Said once more so that an index can begin at the mark.
    void narrow(const Term& term, const Cell& mark) {
        if (term.can_be_missing) return;
        const bool rising = term.direction == Direction::ascending;
        conditions_.push_back(term.sql + (rising ? " >= " : " <= ") + parameter(mark));
    }

    const Query& query_;
    const std::string source_;
    const Wanted wanted_;
    const Lead lead_;
    std::vector<Term> terms_;
    std::vector<std::string> conditions_;
    std::vector<Cell> cells_;
};

}  // namespace

ListSql list_sql(const Query& query, const std::string& source, const std::vector<Cell>& after, Wanted wanted, Lead lead) {
    return Writer(query, source, wanted, lead).write(after);
}

}  // namespace ciclo::storage
