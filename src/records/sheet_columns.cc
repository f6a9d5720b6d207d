#include "records/sheet_columns.h"

#include <algorithm>

#include "base/text.h"
#include "records/sheet_cells.h"
#include "records/value.h"

namespace ciclo::records {

namespace {

/// All the headers by which a column is known.
struct KnownColumn {
    SheetColumn column;
    std::string name;
    std::vector<std::string> folded_labels;
};

std::vector<KnownColumn> known_columns(const Kind& kind) {
    std::vector<KnownColumn> known{{{ColumnRole::record_id, 0, {}}, "id", {}}};
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const Field& field = kind.fields[i];
        if (field.type != FieldType::local_text) {
            KnownColumn& column =
                known.emplace_back(KnownColumn{{ColumnRole::field, i, {}}, std::string(field.name), {}});
            for (const std::string& label : field.label.by_language) column.folded_labels.push_back(folded(label));
            continue;
        }
        for (const Language language : languages) {
            KnownColumn& column =
                known.emplace_back(KnownColumn{{ColumnRole::field, i, language}, local_column(field, language), {}});
            for (const std::string& label : field.label.by_language) {
                column.folded_labels.push_back(folded(label + " " + std::string(code_of(language))));
            }
        }
    }
    return known;
}

bool same_column(const SheetColumn& left, const SheetColumn& right) {
    return left.role == right.role && left.field == right.field && left.language == right.language;
}

class HeaderReader {
public:
    HeaderReader(const Kind& kind, const formats::Table& table)
        : kind_(kind), table_(table), known_(known_columns(kind)) {}

    Result<std::vector<SheetColumn>> read() {
        std::vector<SheetColumn> columns;
        for (std::size_t i = 0; i < table_.header().size(); ++i) {
            const SheetColumn column = column_of(table_.header()[i], i);
            const bool twice = column.role != ColumnRole::nameless &&
                               std::any_of(columns.begin(), columns.end(),
                                           [&](const SheetColumn& other) { return same_column(column, other); });
            if (twice)
                refuse(i, "column_twice", "another column is " + quoted(table_.header()[i]) + " too", "remove one");
            columns.push_back(column);
        }
        const bool some = std::any_of(columns.begin(), columns.end(),
                                      [](const SheetColumn& column) { return column.role == ColumnRole::field; });
        if (!some && errors_.empty()) {
            errors_.push_back({ErrorKind::invalid,
                               "no column is a field of a " + std::string(kind_.name),
                               "write the names of fields in the first row: " + join(names(), ", "),
                               {table_.file()},
                               "no_columns"});
        }
        if (!errors_.empty()) return errors_;
        return columns;
    }

private:
    void refuse(std::size_t column, std::string_view code, std::string what, std::string cure) {
        errors_.push_back(
            {ErrorKind::invalid, std::move(what), std::move(cure), table_.header_place(column), std::string(code)});
    }

    std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const KnownColumn& known : known_) all.push_back(known.name);
        return all;
    }

    SheetColumn column_of(const std::string& header, std::size_t position) {
        if (header.empty()) return {};
        for (const KnownColumn& known : known_) {
            if (known.name == header) return known.column;
        }
        const std::string wanted = folded(header);
        std::vector<const KnownColumn*> found;
        for (const KnownColumn& known : known_) {
            const bool fits =
                folded(known.name) == wanted ||
                std::find(known.folded_labels.begin(), known.folded_labels.end(), wanted) != known.folded_labels.end();
            if (fits && !wanted.empty()) found.push_back(&known);
        }
        if (found.size() == 1) return found.front()->column;
        if (found.size() > 1) {
            refuse(position, "ambiguous_column", quoted(header) + " names several fields",
                   "use the name: " + found[0]->name + " or " + found[1]->name);
        } else {
            refuse_unknown(header, position);
        }
        return {};
    }

    void refuse_unknown(const std::string& header, std::size_t position) {
        for (const Field& field : kind_.fields) {
            const auto is_label = [&](const std::string& label) { return folded(label) == folded(header); };
            const auto& labels = field.label.by_language;
            if (field.type != FieldType::local_text) continue;
            if (field.name != header && std::none_of(labels.begin(), labels.end(), is_label)) continue;
            return refuse(position, "language_missing", quoted(header) + " does not say in which language",
                          "use " + local_column(field, Language::es) + ", " + local_column(field, Language::en) +
                              " or " + local_column(field, Language::nl));
        }
        const std::optional<std::string> near = nearest_name(header, names());
        refuse(position, "unknown_column", "no field of a " + std::string(kind_.name) + " is called " + quoted(header),
               near ? "did you mean " + quoted(*near) + "?" : "use " + join(names(), ", "));
    }

    const Kind& kind_;
    const formats::Table& table_;
    std::vector<KnownColumn> known_;
    Errors errors_;
};

}  // namespace

Result<std::vector<SheetColumn>> sheet_columns(const Kind& kind, const formats::Table& table) {
    return HeaderReader(kind, table).read();
}

}  // namespace ciclo::records
