// What a person can take back, and do again. Steps outlive saving; of what the server did not take there is no step.
import { joined, neverDone, undoing, type Command, type Edit, type Undoing } from './edits.ts';
import type { Cells } from './cells.ts';

const most = 200;

export class Steps {
  undo: Command[] = [];
  redo: Command[] = [];
  private group: string | undefined;

  /** A new step; typing on in the same field is the same step. */
  note(command: Command): void {
    const last = this.undo.at(-1);
    const same = command.group !== undefined && command.group === this.group && last !== undefined;
    this.group = command.group;
    if (same) this.undo[this.undo.length - 1] = { edits: joined([last, command]), group: command.group };
    else this.undo = [...this.undo, command].slice(-most);
    this.redo = [];
  }

  endGroup(): void {
    this.group = undefined;
  }

  /** Takes the last step back, or does the last undone one again; null = there is none. */
  back(which: 'undo' | 'redo', cells: Cells): Undoing | null {
    const command = this[which].pop();
    if (!command) return null;
    this.group = undefined;
    const undone = undoing(cells, command);
    if (undone.command.edits.length > 0) this[which === 'undo' ? 'redo' : 'undo'].push(undone.command);
    return undone;
  }

  forget(refused: readonly Edit[]): void {
    this.undo = neverDone(this.undo, refused);
  }
}
