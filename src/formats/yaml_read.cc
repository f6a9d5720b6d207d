// read_yaml(): libyaml's events behind a guard.
//
// libyaml's time grows with the square of the flow depth, so the reading stops at the first bracket too deep: its scanner
// looks at most 1,024 characters ahead (the longest key), which bounds the work done before we see that bracket.
#include <yaml.h>

#include <algorithm>

#include "base/text.h"
#include "formats/duplicate_keys.h"
#include "formats/limits.h"
#include "formats/places.h"
#include "formats/yaml.h"
#include "formats/yaml_guard.h"

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

bool is_null_word(std::string_view text) {
    return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

class YamlReader {
public:
    YamlReader(std::string_view text, const std::string& file) : text_(text), file_(file) {
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
        if (yaml_parser_parse(&parser_, event_.into()) == 1) return true;
        YamlProblem problem;
        problem.problem = parser_.problem == nullptr ? "" : parser_.problem;
        problem.context = parser_.context == nullptr ? "" : parser_.context;
        problem.at = place(parser_.problem_mark);
        problem.began = place(parser_.context_mark);
        return stop(explained(problem, text_));
    }

    bool document(Value& root) {
        if (!next() || !next()) return false;                     // the stream begins; the document begins, or nothing does
        if (event_->type == YAML_STREAM_END_EVENT) return true;   // an empty file is a null
        const yaml_event_t& start = *event_;
        if (start.data.document_start.tag_directives.start != start.data.document_start.tag_directives.end) {
            return stop({ErrorKind::refused, "a %TAG line stands before the document", "remove it; tags are not used here",
                         place(start.start_mark)});
        }
        if (!next() || !node(root, 0, 0) || !next() || !next()) return false;
        if (event_->type == YAML_STREAM_END_EVENT) return true;
        return stop({ErrorKind::refused, "a second document begins here", "keep one document per file: remove the --- or what follows it",
                     place(event_->start_mark)});
    }

    /// Reads the node whose first event is the current one.
    bool node(Value& out, int depth, int flow_depth) {
        out.place = place(event_->start_mark);
        switch (event_->type) {
            case YAML_SCALAR_EVENT: return scalar(out), true;
            case YAML_SEQUENCE_START_EVENT: return list(out, depth, flow_depth);
            case YAML_MAPPING_START_EVENT: return map(out, depth, flow_depth);
            case YAML_ALIAS_EVENT: note_alias(); return true;
            default: ENSURE(false, "a node begins with a scalar, a list, a map or an alias");
        }
        return false;
    }

    void note_alias() {
        note({ErrorKind::refused, "an alias (*" + std::string(characters(event_->data.alias.anchor)) + ") stands here",
              "write the value out, or put a text that begins with * in quotes", place(event_->start_mark)});
    }

    void refuse_properties(const yaml_char_t* anchor, const yaml_char_t* tag) {
        if (anchor != nullptr) {
            note({ErrorKind::refused, "an anchor (&" + std::string(characters(anchor)) + ") stands here",
                  "remove it, or put a text that begins with & in quotes", place(event_->start_mark)});
        }
        if (tag != nullptr) {
            note({ErrorKind::refused, "a tag (" + std::string(characters(tag)) + ") stands here",
                  "remove it, or put a text that begins with ! in quotes", place(event_->start_mark)});
        }
    }

    void scalar(Value& out) {
        const auto& found = event_->data.scalar;
        refuse_properties(found.anchor, found.tag);
        out.quoted = found.style != YAML_PLAIN_SCALAR_STYLE;
        out.text.assign(reinterpret_cast<const char*>(found.value), found.length);
        if (!out.quoted && is_null_word(out.text)) {
            out.text.clear();
        } else {
            out.kind = Value::Kind::scalar;
        }
    }

    bool deeper(int depth, int flow_depth) {
        if (flow_depth > limits::yaml_flow_depth) {
            return stop({ErrorKind::limit, "brackets stand more than " + std::to_string(limits::yaml_flow_depth) + " deep inside each other",
                         "write the outer ones as indented lines", place(event_->start_mark)});
        }
        if (depth > limits::yaml_depth) {
            return stop({ErrorKind::limit, "the text is indented more than " + std::to_string(limits::yaml_depth) + " levels deep",
                         "flatten it", place(event_->start_mark)});
        }
        return true;
    }

    bool list(Value& out, int depth, int flow_depth) {
        const auto& start = event_->data.sequence_start;
        const int inner_flow = start.style == YAML_FLOW_SEQUENCE_STYLE ? flow_depth + 1 : flow_depth;
        refuse_properties(start.anchor, start.tag);
        if (!deeper(depth + 1, inner_flow)) return false;
        out.kind = Value::Kind::list;
        while (next()) {
            if (event_->type == YAML_SEQUENCE_END_EVENT) return true;
            out.items.emplace_back();
            if (!node(out.items.back(), depth + 1, inner_flow)) return false;
        }
        return false;
    }

    bool map(Value& out, int depth, int flow_depth) {
        const auto& start = event_->data.mapping_start;
        const int inner_flow = start.style == YAML_FLOW_MAPPING_STYLE ? flow_depth + 1 : flow_depth;
        refuse_properties(start.anchor, start.tag);
        if (!deeper(depth + 1, inner_flow)) return false;
        out.kind = Value::Kind::map;
        while (next()) {
            if (event_->type == YAML_MAPPING_END_EVENT) {
                for (Error& error : duplicate_keys(out)) note(std::move(error));
                return true;
            }
            out.entries.emplace_back();
            Value::Entry& entry = out.entries.back();
            if (!key(entry) || !next() || !node(entry.value, depth + 1, inner_flow)) return false;
        }
        return false;
    }

    bool key(Value::Entry& entry) {
        entry.key_place = place(event_->start_mark);
        if (event_->type == YAML_ALIAS_EVENT) {
            note_alias();
            return true;
        }
        if (event_->type != YAML_SCALAR_EVENT) {
            return stop({ErrorKind::unsupported, "a key is itself a list or a map",
                         "use a text as key; a text that begins with [ or { goes in quotes", entry.key_place});
        }
        Value text;
        scalar(text);
        const bool plain = event_->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
        if (plain && event_->data.scalar.length == 0) {
            note({ErrorKind::invalid, "a key is missing before the colon", "write key: value", entry.key_place});
        }
        if (plain && text.text == "<<") {
            note({ErrorKind::refused, "a merge key (<<) stands here", "write the entries out", entry.key_place});
        }
        entry.key.assign(reinterpret_cast<const char*>(event_->data.scalar.value), event_->data.scalar.length);
        return true;
    }

    std::string_view text_;
    std::string file_;
    yaml_parser_t parser_{};
    Event event_;
    Errors errors_;
};

}  // namespace

Result<Value> read_yaml(std::string_view text, const std::string& file) {
    if (auto refused = refused_before_parsing(text, file)) return *refused;
    return YamlReader(text, file).read();
}

}  // namespace ciclo::formats
