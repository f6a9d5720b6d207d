// read_yaml(): libyaml's events behind a guard.
//
// libyaml's time grows with the square of the flow depth, so the reading stops at the first bracket too deep: its
// scanner looks at most 1,024 characters ahead (the longest key), which bounds the work done before we see that
// bracket.
#include <yaml.h>

#include <algorithm>

#include "base/text.h"
#include "formats/duplicate_keys.h"
#include "formats/limits.h"
#include "formats/places.h"
#include "formats/yaml.h"
#include "formats/yaml_guard.h"
#include "formats/yaml_strict.h"

namespace ciclo::formats {

namespace {

constexpr std::size_t most_errors = 50;

/// One event, freed at the end of its life.
class Event {
public:
    Event() = default;
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    ~Event() { yaml_event_delete(&event_); }
    yaml_event_t* into() {
        yaml_event_delete(&event_);
        return &event_;
    }
    const yaml_event_t& operator*() const { return event_; }
    const yaml_event_t* operator->() const { return &event_; }

private:
    yaml_event_t event_{};
};

std::string_view characters(const yaml_char_t* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string shortened(std::string_view name) {
    constexpr std::size_t shown = 60;
    const std::string_view beginning = first_code_points(name, shown);
    return std::string(beginning) + (beginning.size() < name.size() ? "…" : "");
}

bool is_null_word(std::string_view text) {
    return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

class YamlReader {
public:
    YamlReader(std::string_view text, const std::string& file) : text_(text), raw_(text, file), file_(file) {
        ENSURE(yaml_parser_initialize(&parser_) == 1, "there is memory for a YAML parser");
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    }
    YamlReader(const YamlReader&) = delete;
    YamlReader& operator=(const YamlReader&) = delete;
    ~YamlReader() { yaml_parser_delete(&parser_); }

    Result<Value> read() {
        Value root;
        root.place = {file_, 1, 1};
        if (!document(root) || !errors_.empty()) return errors_;
        return root;
    }

private:
    Place place(const yaml_mark_t& mark) const {
        return {file_, static_cast<int>(mark.line) + 1, static_cast<int>(mark.column) + 1};
    }

    void note(Error error) {
        if (errors_.size() < most_errors) errors_.push_back(std::move(error));
    }

    /// Notes the error that ends the reading. Always false, so that callers return it.
    bool stop(Error error) {
        errors_.insert(errors_.begin(), std::move(error));
        return false;
    }

    bool next() {
        const std::size_t last_end = event_->end_mark.index;
        if (yaml_parser_parse(&parser_, event_.into()) == 1) {
            auto fault = raw_.fault_between(last_end, event_->start_mark.index);
            return fault ? stop(std::move(*fault)) : true;
        }
        YamlProblem problem;
        problem.problem = parser_.problem == nullptr ? "" : parser_.problem;
        problem.context = parser_.context == nullptr ? "" : parser_.context;
        problem.at = place(parser_.problem_mark);
        problem.began = place(parser_.context_mark);
        return stop(explained(problem, text_));
    }

    bool document(Value& root) {
        if (!next() || !next()) return false;  // the stream begins; the document begins, or nothing does
        if (event_->type == YAML_STREAM_END_EVENT) return true;  // an empty file is a null
        const auto& start = event_->data.document_start;
        if (start.version_directive != nullptr || start.tag_directives.start != start.tag_directives.end) {
            return stop({ErrorKind::refused, "a line with % stands before the document",
                         "remove it; directives are not used here", place(event_->start_mark), "yaml_not_used"});
        }
        if (!next() || !node(root, {}) || !next() || !next()) return false;
        if (event_->type == YAML_STREAM_END_EVENT) return true;
        return stop({ErrorKind::refused, "a second document begins here",
                     "keep one document per file: remove the --- or what follows it", place(event_->start_mark),
                     "yaml_not_used"});
    }

    /// Where a node stands: how deep, and the first column of the block it is in.
    struct Level {
        int depth = 0, flow_depth = 0, block_column = -1;
    };

    /// Reads the node whose first event is the current one.
    bool node(Value& out, const Level& level) {
        out.place = place(event_->start_mark);
        switch (event_->type) {
            case YAML_SCALAR_EVENT:
                return scalar(out, level);
            case YAML_SEQUENCE_START_EVENT:
                return list(out, level);
            case YAML_MAPPING_START_EVENT:
                return map(out, level);
            case YAML_ALIAS_EVENT:
                note_alias();
                return true;
            default:
                ENSURE(false, "a node begins with a scalar, a list, a map or an alias");
        }
        return false;
    }

    void note_alias() {
        note({ErrorKind::refused, "an alias (*" + shortened(characters(event_->data.alias.anchor)) + ") stands here",
              "write the value out, or put a text that begins with * in quotes", place(event_->start_mark),
              "yaml_not_used"});
    }

    void refuse_properties(const yaml_char_t* anchor, const yaml_char_t* tag) {
        if (anchor != nullptr) {
            note({ErrorKind::refused, "an anchor (&" + shortened(characters(anchor)) + ") stands here",
                  "remove it, or put a text that begins with & in quotes", place(event_->start_mark), "yaml_not_used"});
        }
        if (tag != nullptr) {
            note({ErrorKind::refused, "a tag (" + shortened(characters(tag)) + ") stands here",
                  "remove it, or put a text that begins with ! in quotes", place(event_->start_mark), "yaml_not_used"});
        }
    }

    std::optional<Error> fault_of_scalar(const Level& level) const {
        const std::size_t begin = event_->start_mark.index, end = event_->end_mark.index;
        switch (event_->data.scalar.style) {
            case YAML_SINGLE_QUOTED_SCALAR_STYLE:
            case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
                if (level.flow_depth > 0) return std::nullopt;  // the brackets around it are looked at as a whole
                return raw_.fault_inside(begin, end, level.block_column, YamlText::Spans::quotes);
            case YAML_LITERAL_SCALAR_STYLE:
            case YAML_FOLDED_SCALAR_STYLE:
                return raw_.fault_in_block_text(begin, end, level.block_column);
            default:
                break;
        }
        if (level.flow_depth == 0 || characters(event_->data.scalar.value) != "-") return std::nullopt;
        return Error{ErrorKind::invalid, "a lone - stands in brackets", "put it in quotes", place(event_->start_mark),
                     "yaml_broken"};
    }

    bool scalar(Value& out, const Level& level) {
        const auto& found = event_->data.scalar;
        refuse_properties(found.anchor, found.tag);
        if (auto fault = fault_of_scalar(level)) return stop(std::move(*fault));
        out.quoted = found.style != YAML_PLAIN_SCALAR_STYLE;
        out.text.assign(reinterpret_cast<const char*>(found.value), found.length);
        if (!out.quoted && is_null_word(out.text)) {
            out.text.clear();
        } else {
            out.kind = Value::Kind::scalar;
        }
        return true;
    }

    bool too_deep(const Level& level) {
        if (level.flow_depth > limits::yaml_flow_depth) {
            return !stop(
                {ErrorKind::limit,
                 "brackets stand more than " + std::to_string(limits::yaml_flow_depth) + " deep inside each other",
                 "write the outer ones as indented lines", place(event_->start_mark), "yaml_too_deep"});
        }
        if (level.depth > limits::yaml_depth) {
            return !stop({ErrorKind::limit,
                          "the text is indented more than " + std::to_string(limits::yaml_depth) + " levels deep",
                          "flatten it", place(event_->start_mark), "yaml_too_deep"});
        }
        return false;
    }

    enum class Style { block, flow };

    Level inside(const Level& level, Style style) const {
        if (style == Style::flow) return {level.depth + 1, level.flow_depth + 1, level.block_column};
        return {level.depth + 1, level.flow_depth, static_cast<int>(event_->start_mark.column)};
    }

    /// After the last bracket of the outermost list or map in brackets, which began at `begin`.
    bool brackets_closed(std::size_t begin, const Level& level, Style style) {
        if (style == Style::block || level.flow_depth > 0) return true;
        auto fault = raw_.fault_inside(begin, event_->end_mark.index, level.block_column, YamlText::Spans::brackets);
        return fault ? stop(std::move(*fault)) : true;
    }

    bool list(Value& out, const Level& level) {
        const auto& start = event_->data.sequence_start;
        const Style style = start.style == YAML_FLOW_SEQUENCE_STYLE ? Style::flow : Style::block;
        const std::size_t begin = event_->start_mark.index;
        const Level inner = inside(level, style);
        refuse_properties(start.anchor, start.tag);
        if (too_deep(inner)) return false;
        out.kind = Value::Kind::list;
        while (next()) {
            if (event_->type == YAML_SEQUENCE_END_EVENT) return brackets_closed(begin, level, style);
            out.items.emplace_back();
            if (!node(out.items.back(), inner)) return false;
        }
        return false;
    }

    bool map(Value& out, const Level& level) {
        const auto& start = event_->data.mapping_start;
        const Style style = start.style == YAML_FLOW_MAPPING_STYLE ? Style::flow : Style::block;
        const std::size_t begin = event_->start_mark.index;
        const Level inner = inside(level, style);
        if (auto fault = raw_.fault_between(begin, begin + 1)) return stop(std::move(*fault));  // [?x]
        refuse_properties(start.anchor, start.tag);
        if (too_deep(inner)) return false;
        out.kind = Value::Kind::map;
        while (next()) {
            if (event_->type == YAML_MAPPING_END_EVENT) {
                for (Error& error : duplicate_keys(out, most_errors)) note(std::move(error));
                return brackets_closed(begin, level, style);
            }
            out.entries.emplace_back();
            Value::Entry& entry = out.entries.back();
            if (!key(entry, inner) || !next() || !node(entry.value, inner)) return false;
        }
        return false;
    }

    bool key(Value::Entry& entry, const Level& level) {
        entry.key_place = place(event_->start_mark);
        if (event_->type == YAML_ALIAS_EVENT) {
            note_alias();
            return true;
        }
        if (event_->type != YAML_SCALAR_EVENT) {
            return stop({ErrorKind::unsupported, "a key is itself a list or a map",
                         "use a text as key; a text that begins with [ or { goes in quotes", entry.key_place,
                         "yaml_not_used"});
        }
        Value text;
        if (!scalar(text, level)) return false;
        const bool plain = event_->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
        if (plain && event_->data.scalar.length == 0) {
            note({ErrorKind::invalid, "a key is missing before the colon", "write key: value", entry.key_place,
                  "yaml_broken"});
        }
        if (plain && text.text == "<<") {
            note({ErrorKind::refused, "a merge key (<<) stands here", "write the entries out", entry.key_place,
                  "yaml_not_used"});
        }
        entry.key.assign(reinterpret_cast<const char*>(event_->data.scalar.value), event_->data.scalar.length);
        return true;
    }

    std::string_view text_;
    YamlText raw_;
    std::string file_;
    yaml_parser_t parser_{};
    Event event_;
    Errors errors_;
};

}  // namespace

Result<Value> read_yaml(std::string_view text, const std::string& file) {
    if (auto refused = refused_before_parsing(text, file)) return *refused;
    if (text.ends_with('\n')) return YamlReader(text, file).read();
    return YamlReader(std::string(text) + '\n', file).read();  // libyaml loses the last line of a | text without it
}

}  // namespace ciclo::formats
