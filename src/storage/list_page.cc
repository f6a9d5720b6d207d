#include "storage/list_page.h"

#include <algorithm>

#include "storage/kind_columns.h"
#include "storage/store_limits.h"

namespace ciclo::storage {

using records::Query;

namespace {

/// Where one record stands in the order: its order values, then its id; what a page mark is made of.
using Standing = std::vector<Cell>;

bool names_a_unit(const Query& query) {
    return std::any_of(query.filters.begin(), query.filters.end(), [&](const records::Filter& filter) {
        return filter.compare == records::Compare::equals && query.kind->fields[filter.field].name == "unit";
    });
}

bool goes_by_unit(const ListSource& source, const Query& query) {
    return source.units != nullptr && query.kind->belonging == records::Belonging::unit_field && !names_a_unit(query);
}

class PageReader {
public:
    PageReader(Connection& connection, const ListSource& source, const Query& query)
        : connection_(connection), source_(source), query_(query), limit_(std::min(query.limit, limits::page_records)) {}

    Result<records::Page> read(const Standing& after, const PageMarks& marks) {
        const bool by_unit = goes_by_unit(source_, query_);
        const bool merged = by_unit && source_.units->size() <= limits::units_merged;
        if (Result<Done> counted = by_unit ? count_by_unit() : count(); !counted) return counted.errors();
        if (Result<Done> filled = merged ? merge_units(after) : walk(after); !filled) return filled.errors();
        if (more_) page_.next = marks.mark(last_);
        return std::move(page_);
    }

private:
    static void bind_all(Statement& rows, const std::vector<Cell>& cells, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) rows.bind_cell(static_cast<int>(i + 1), cells[i]);
    }

    /// The order values behind the other columns, then the id.
    Standing standing_in(const Statement& row, int first_value) const {
        Standing standing;
        for (std::size_t i = 0; i < query_.order.size(); ++i) standing.push_back(row.cell(first_value + static_cast<int>(i)));
        standing.emplace_back(std::string(row.text(0)));
        return standing;
    }

    Result<Done> walk(const Standing& after) {
        const Lead lead = page_.total > limits::records_sorted ? Lead::order : Lead::filter;
        const ListSql sql = list_sql(query_, source_.name, after, Wanted::rows, lead);
        Result<Statement> rows = connection_.prepare(sql.page);
        if (!rows) return rows.errors();
        bind_all(*rows, sql.cells, sql.cells.size() - 1);
        rows->bind(static_cast<int>(sql.cells.size()), limit_ + 1);
        for (;;) {
            const Result<bool> row = rows->next();
            if (!row) return row.errors();
            if (!*row) return done;
            if (is_full()) {
                more_ = true;
                return done;
            }
            Result<records::Record> record = read_record(*query_.kind, *rows);
            if (!record) return record.errors();
            page_.records.push_back(*std::move(record));
            if (is_full()) last_ = standing_in(*rows, own_columns + static_cast<int>(query_.kind->fields.size()));
        }
    }

    Result<Done> merge_units(const Standing& after) {
        const ListSql sql = list_sql(query_, source_.name, after, Wanted::keys);
        std::vector<Standing> found;
        Result<Statement> rows = connection_.prepare(sql.page);
        if (!rows) return rows.errors();
        for (const std::string& unit : *source_.units) {
            bind_all(*rows, sql.cells, sql.cells.size() - 1);
            rows->bind(1, unit);
            rows->bind(static_cast<int>(sql.cells.size()), limit_ + 1);
            for (;;) {
                const Result<bool> row = rows->next();
                if (!row) return row.errors();
                if (!*row) break;
                found.push_back(standing_in(*rows, 1));
            }
            rows->again();
        }
        const auto before = [this](const Standing& left, const Standing& right) { return stands_before(left, right); };
        more_ = static_cast<std::int64_t>(found.size()) > limit_;
        const auto end = found.begin() + std::min<std::ptrdiff_t>(limit_, std::ssize(found));
        std::partial_sort(found.begin(), end, found.end(), before);
        found.erase(end, found.end());
        if (more_) last_ = found.back();
        return fetch(found);
    }

    bool stands_before(const Standing& left, const Standing& right) const {
        for (std::size_t i = 0; i < query_.order.size(); ++i) {
            if (left[i] == right[i]) continue;
            return query_.order[i].direction == records::Direction::ascending ? left[i] < right[i] : right[i] < left[i];
        }
        return left.back() < right.back();
    }

    Result<Done> fetch(const std::vector<Standing>& found) {
        Result<Statement> row = connection_.prepare("select " + select_list(*query_.kind) + " from " + source_.name +
                                                    " where record_id = $1");
        if (!row) return row.errors();
        for (const Standing& standing : found) {
            row->bind_cell(1, standing.back());
            const Result<bool> there = row->next();
            if (!there) return there.errors();
            ENSURE(*there, "one reading sees one state");
            Result<records::Record> record = read_record(*query_.kind, *row);
            if (!record) return record.errors();
            page_.records.push_back(*std::move(record));
            row->again();
        }
        return done;
    }

    Result<Done> count() {
        const ListSql sql = list_sql(query_, source_.name, {}, Wanted::rows);
        Result<Statement> rows = connection_.prepare(sql.count);
        if (!rows) return rows.errors();
        bind_all(*rows, sql.cells, sql.filter_cells);
        return add_count(*rows, sql);
    }

    Result<Done> count_by_unit() {
        const ListSql sql = list_sql(query_, source_.name, {}, Wanted::keys);
        Result<Statement> rows = connection_.prepare(sql.count);
        if (!rows) return rows.errors();
        for (const std::string& unit : *source_.units) {
            bind_all(*rows, sql.cells, sql.filter_cells);
            rows->bind(1, unit);
            if (Result<Done> added = add_count(*rows, sql); !added || page_.more_than_total) return added;
            rows->again();
        }
        return done;
    }

    Result<Done> add_count(Statement& rows, const ListSql& sql) {
        rows.bind(static_cast<int>(sql.filter_cells + 1), records::count_limit + 1 - page_.total);
        const Result<bool> row = rows.next();
        if (!row) return row.errors();
        page_.total += rows.integer(0);
        page_.more_than_total = page_.total > records::count_limit;
        page_.total = std::min(page_.total, records::count_limit);
        return done;
    }

    bool is_full() const { return static_cast<std::int64_t>(page_.records.size()) == limit_; }

    Connection& connection_;
    const ListSource& source_;
    const Query& query_;
    const std::int64_t limit_;
    records::Page page_;
    Standing last_;
    bool more_ = false;
};

}  // namespace

Result<records::Page> list_page(Connection& connection, const ListSource& source, const Query& query,
                                const PageMarks& marks) {
    ENSURE(query.kind != nullptr && query.limit >= 1, "a query names a kind and asks for a record at least");
    Standing after;
    if (!query.after.empty()) {
        Result<Standing> cells = marks.read(query.after, query.order.size() + 1);
        if (!cells) return cells.errors();
        after = *std::move(cells);
    }
    return PageReader(connection, source, query).read(after, marks);
}

}  // namespace ciclo::storage
