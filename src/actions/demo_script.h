// The script of the demonstration: steps, each a deed of the program with what it is given, read from examples/demo,
// which travels inside the program. Internal to the room.
//
//   Result<Done> played = play_demo(world, pen);   // every step, in order, inside the pen's transaction
//
// A step: {deed: record add, as: unit, kind: unit, values: {…}}. `as` names the record it makes; $unit in a later step
// is that record's id. `unless: organisation` leaves the step out when there is a record of that kind already. A file a
// step names is one of examples/demo. What is wrong with the script itself is our broken promise, found by the first
// test.
#pragma once

#include <span>

#include "actions/action.h"
#include "actions/recording_pen.h"
#include "base/embedded.h"

namespace ciclo {
/// Made by cmake/Embed.cmake from examples/demo/.
std::span<const EmbeddedFile> embedded_demo();
}  // namespace ciclo

namespace ciclo::actions {

/// Runs every step with the rights of the program, in the name of the caller. A value that must be unique and is taken
/// gets " (demo)" behind it. Needs pen; refuses what a deed refuses, naming the step.
Result<Done> play_demo(World& world, RecordingPen& pen);

}  // namespace ciclo::actions
