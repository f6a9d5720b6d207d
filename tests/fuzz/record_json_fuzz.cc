// room: records
// Records in: any bytes are refused with a reason, or become values of the declared types that print as JSON and are
// read back the same; and nobody but a reader is shown what is personal.
#include "records/json.h"

#include "formats/json.h"
#include "fuzzing.h"
#include "records/check.h"
#include "records/sample_kind.h"
#include "records/value.h"

using namespace ciclo;
using namespace ciclo::records;

namespace {

class NoLookup : public Lookup {
public:
    const Record* find(std::string_view, const std::string&) const override { return nullptr; }
};

void same_values(const std::vector<FieldValue>& left, const std::vector<FieldValue>& right) {
    for (std::size_t i = 0; i < left.size(); ++i)
        promise(same(left[i], right[i]), "what is printed is read back the same");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const Kind& kind = sample::visit_kind();
    const Result<std::vector<FieldValue>> values = read_values(kind, text_of(bytes, size), Filling::whole, nullptr);
    static_cast<void>(read_list_text(text_of(bytes, size)));
    if (!values) {
        promise(!values.errors().front().what.empty(), "a refusal has a reason");
        return 0;
    }
    for (std::size_t i = 0; i < values->size(); ++i)
        promise(fits(kind.fields[i], (*values)[i]), "a value is of its field's type");
    Record record;
    record.values = *values;
    static_cast<void>(check(kind, record, NoLookup()));
    const std::string json = record_json(kind, record, access::Scope::of_system());
    promise(json.find('\n') == std::string::npos, "a record is one line");
    promise(formats::read_json(json, "record").ok(), "what is printed is JSON");
    const std::size_t begin = json.find("\"values\":") + 9;
    const auto again =
        read_values(kind, std::string_view(json).substr(begin, json.size() - begin - 1), Filling::whole, nullptr);
    promise(again.ok(), "what is printed is accepted");
    same_values(*values, *again);
    const auto hidden = formats::read_json(record_json(kind, record, access::Scope{}), "record");
    for (const Field& field : kind.fields) {
        promise(!is_guarded(field) || hidden->find("values")->find(field.name)->is_null(),
                "what is personal is not shown");
    }
    promise(changes_json(kind, &*values, *again) == "{}", "nothing changed");
    return 0;
}
