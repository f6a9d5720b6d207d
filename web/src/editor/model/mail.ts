// What is on its way to the server: batches in their order, and what was done since the last one was made. A batch keeps its
// key until its answer is known; settled ones stay laid over the map until a reading holds them.
import { joined, without, type Command, type Conflict } from './edits.ts';
import { namesThings } from './cells.ts';
import type { Batch, OpenConflict } from './kept.ts';

export class Mail {
  private batches: Batch[] = [];
  private pending: Command[] = [];

  /** Typing on in the same field goes into the same command. */
  add(command: Command): void {
    const last = this.pending.at(-1);
    if (last && command.group !== undefined && last.group === command.group) {
      this.pending[this.pending.length - 1] = { edits: joined([last, command]), group: command.group };
    } else {
      this.pending.push(command);
    }
  }

  /** What another window left. */
  takeOver(batches: readonly Batch[]): void {
    this.batches.push(...batches);
  }

  /** The batch to send: the oldest without an answer, else one made of what is pending. */
  next(): { batch: Batch; isNew: boolean } | null {
    const waiting = this.batches.find((batch) => batch.settled === undefined);
    if (waiting) return { batch: waiting, isNew: false };
    if (this.pending.length === 0) return null;
    const batch: Batch = { key: crypto.randomUUID(), commands: this.pending };
    this.pending = [];
    this.batches.push(batch);
    return { batch, isNew: true };
  }

  drop(batch: Batch): void {
    this.batches = this.batches.filter((one) => one !== batch);
  }

  /** One of several commands is at fault: each goes alone, in their order. */
  split(batch: Batch): void {
    this.drop(batch);
    this.batches.unshift(...batch.commands.map((command) => ({ key: crypto.randomUUID(), commands: [command] })));
  }

  /** A reading of this revision holds what was settled until then. */
  arrived(revision: number, sameDraft: boolean): void {
    this.batches = this.batches.filter((batch) => batch.settled === undefined || (sameDraft && batch.settled > revision));
  }

  /** Everything that lies over the server's map. */
  all(): Command[] {
    return [...this.batches.flatMap((batch) => batch.commands), ...this.pending];
  }

  /** What the server has not answered; what is pending stands as a batch of its own. */
  unanswered(): Batch[] {
    const waiting = this.batches.filter((batch) => batch.settled === undefined);
    return this.pending.length === 0 ? waiting : [...waiting, { key: crypto.randomUUID(), commands: this.pending }];
  }

  /** Cells that the server does not have yet. */
  unsent(): number {
    return joined(this.unanswered().flatMap((batch) => batch.commands)).length;
  }

  /** What is still pending of a cell that collided would collide again: it becomes the "mine" of the conflict. */
  opened(conflict: Conflict, unfit: readonly string[]): OpenConflict {
    const split = without(this.pending, conflict.cell);
    const newer = namesThings(conflict.cell) ? undefined : split.taken.find((edit) => edit.cell === conflict.cell);
    if (newer) this.pending = split.rest;
    const open = { ...conflict, id: crypto.randomUUID(), mine: newer ? newer.after : conflict.mine };
    return unfit.length > 0 ? { ...open, unfit } : open;
  }
}
