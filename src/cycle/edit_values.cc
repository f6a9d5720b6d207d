#include "cycle/edit_values.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "cycle/cells_shape.h"
#include "cycle/merge_cells.h"
#include "cycle/reading.h"

namespace ciclo::cycle {

namespace {

/// Keys of a moment that rules of the whole map look at.
constexpr std::array<std::string_view, 5> woven_in{"stage", "spans", "activities", "std", "ind"};

struct Target {
    Transversal transversal = Transversal::no;
    std::size_t position = 0;
};

/// The moment whose own value the cell is.
std::optional<Target> target_of(const Map& now, std::string_view cell) {
    const std::vector<std::string_view> parts = split(cell, '/');
    if (parts.size() < 3 || (parts[0] != "moment" && parts[0] != "transversal")) return std::nullopt;
    if (std::find(woven_in.begin(), woven_in.end(), parts[2]) != woven_in.end()) return std::nullopt;
    const Transversal transversal = parts[0] == "moment" ? Transversal::no : Transversal::yes;
    const std::vector<Moment>& moments = transversal == Transversal::no ? now.moments : now.transversal;
    const auto found =
        std::find_if(moments.begin(), moments.end(), [&](const Moment& moment) { return moment.id.text == parts[1]; });
    if (found == moments.end()) return std::nullopt;
    return Target{transversal, static_cast<std::size_t>(found - moments.begin())};
}

std::string_view cell_word(Transversal transversal) {
    return transversal == Transversal::no ? "moment" : "transversal";
}

/// The cells of one moment.
Cells cells_alone(const Moment& moment, Transversal transversal) {
    Map alone;
    (transversal == Transversal::no ? alone.moments : alone.transversal).push_back(moment);
    Cells cells = cells_of(alone);
    std::erase_if(cells, [&](const auto& cell) {
        return cell.first.starts_with("cycle/") || cell.first == std::string(cell_word(transversal)) + "/*";
    });
    return cells;
}

class Editing {
public:
    Editing(const Map& now, Target target)
        : target_(target),
          moment_(moments_of(now)[target.position]),
          before_(cells_alone(moment_, target.transversal)),
          after_(before_) {}

    void take(const Edit& edit, Merged& out) {
        const auto found = before_.find(edit.cell);
        const CellValue theirs = found == before_.end() ? CellValue() : CellValue(found->second);
        if (edit.before == edit.after || theirs == edit.after) return;
        if (theirs != edit.before) {
            out.conflicts.push_back({edit.cell, edit.before, edit.after, theirs});
        } else if (edit.after) {
            after_[edit.cell] = *edit.after;
        } else {
            after_.erase(edit.cell);
        }
    }

    /// False when the moment no longer reads.
    bool put_into(Merged& out) const {
        if (after_ == before_) return true;
        Reading reading;
        Moment moment = read_moment(thing_value(after_, cell_word(target_.transversal), moment_.id.text),
                                    target_.transversal, target_.position + 1, reading);
        if (!reading.errors.empty()) return false;
        const auto channel = from_code<Channel>(out.map.service.channel);
        if (channel && !moment.channel_given) moment.channel = *channel;
        const std::vector<Edit> applied = differences(before_, cells_alone(moment, target_.transversal));
        out.applied.insert(out.applied.end(), applied.begin(), applied.end());
        (target_.transversal == Transversal::no ? out.map.moments : out.map.transversal)[target_.position] =
            std::move(moment);
        return true;
    }

    bool is(Target target) const {
        return target.transversal == target_.transversal && target.position == target_.position;
    }

private:
    const std::vector<Moment>& moments_of(const Map& map) const {
        return target_.transversal == Transversal::no ? map.moments : map.transversal;
    }

    Target target_;
    const Moment& moment_;
    const Cells before_;
    Cells after_;
};

}  // namespace

std::optional<Merged> edited_values(const Map& now, const std::vector<Edit>& edits) {
    std::vector<Editing> touched;
    Merged out{now, {}, {}, {}};
    for (const Edit& edit : edits) {
        const std::optional<Target> target = target_of(now, edit.cell);
        if (!target) return std::nullopt;
        auto editing =
            std::find_if(touched.begin(), touched.end(), [&](const Editing& one) { return one.is(*target); });
        if (editing == touched.end()) {
            touched.emplace_back(now, *target);
            editing = touched.end() - 1;
        }
        editing->take(edit, out);
    }
    for (const Editing& editing : touched) {
        if (!editing.put_into(out)) return std::nullopt;
    }
    std::sort(out.applied.begin(), out.applied.end(),
              [](const Edit& left, const Edit& right) { return left.cell < right.cell; });
    std::sort(out.conflicts.begin(), out.conflicts.end(),
              [](const Conflict& left, const Conflict& right) { return left.cell < right.cell; });
    return out;
}

}  // namespace ciclo::cycle
