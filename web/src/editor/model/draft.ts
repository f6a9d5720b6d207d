// The draft of a cycle while somebody edits it: what the server has, what is on its way, what is shown.
//
//   const draft = new Draft(transport, keeper);
//   draft.receive(await transport.read());       // and again whenever somebody changed something
//   draft.run(commandFor(cells, values));        // shown at once, sent 600 ms later
//   draft.undo();                                // sends the inverse edits; other people's changes stay
//
// One batch is under way at a time. A batch keeps its key until its answer is known, so that sending it again after a lost
// answer does nothing twice. The map that is shown = the server's cells with ours laid over them; a conflict takes ours off
// and shows both. One use: one window, one cycle, one person.
import { Refused, Unreachable } from '../../api/client.ts';
import { mapOf, type Cells, type MapCache } from './cells.ts';
import { commandFor, joined, overlaid, without, type Command, type Conflict } from './edits.ts';
import { Shelf, type Batch, type Keeper, type Kept, type KeptBase, type Refusal } from './kept.ts';
import { Mail } from './mail.ts';
import { keepingMine } from './resolving.ts';
import { beginning, isForLater, type DraftState, type Reading, type Sent, type Transport } from './state.ts';
import { Steps } from './steps.ts';
import type { Values } from './writing.ts';

const sendAfter = 600; // ms without a further edit
const retryFirst = 1_000;
const retryLongest = 15_000;

export class Draft {
  private state: DraftState = beginning;
  private readonly listeners = new Set<() => void>();
  private readonly cache: MapCache = new Map();
  private base: Cells = new Map();
  private readonly mail = new Mail();
  private readonly steps = new Steps();
  private sending: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retry = retryFirst;
  private readonly transport: Transport;
  private readonly keeper: Keeper;
  private readonly shelf: Shelf;

  constructor(transport: Transport, keeper: Keeper) {
    this.transport = transport;
    this.keeper = keeper;
    this.shelf = new Shelf(keeper, () => {
      const { conflicts, refusals } = this.state;
      const kept: Kept = { outbox: this.mail.unanswered(), conflicts: [...conflicts], refusals: [...refusals], undo: this.steps.undo, redo: this.steps.redo };
      return this.state.saving === 'waiting' && this.state.map !== null ? { ...kept, base: this.keptBase() } : kept;
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): DraftState => this.state;

  /** What earlier windows of this person left unsent. */
  async takeOver(): Promise<void> {
    for (const kept of await this.keeper.takeOver()) {
      this.mail.takeOver(kept.outbox);
      this.steps.undo = kept.undo;
      this.steps.redo = kept.redo;
      this.change({ conflicts: [...this.state.conflicts, ...kept.conflicts], refusals: [...this.state.refusals, ...kept.refusals] });
      if (kept.base && this.state.map === null) this.receive({ ...kept.base, cells: new Map(kept.base.cells) });
    }
    this.shelf.now(); // it is nobody else's any more
    if (this.mail.unsent() === 0) return;
    if (this.state.map !== null) this.layOver();
    this.soon(0);
  }

  private keptBase(): KeptBase {
    return { cells: [...this.base], revision: this.state.revision, number: this.state.number };
  }

  /** The draft as the server has it now. */
  receive(reading: Reading): void {
    if (this.state.map !== null && reading.revision < this.state.revision && reading.number === this.state.number) return;
    this.base = reading.cells;
    this.mail.arrived(reading.revision, reading.number === this.state.number); // publishing opens another draft
    this.change({ revision: reading.revision, number: reading.number });
    this.layOver();
  }

  run(command: Command): void {
    if (command.edits.length === 0) return;
    this.steps.note(command);
    this.add(command);
  }

  /** Values over what is there now. */
  write(values: Values, group?: string): void {
    this.run(commandFor(this.state.cells, values, group));
  }

  /** The next edit of the same field is a step of its own. */
  endGroup(): void {
    this.steps.endGroup();
  }

  undo(): void {
    this.back('undo');
  }

  redo(): void {
    this.back('redo');
  }

  /** Sends everything now; resolves when it is answered or the server is out of reach. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await (this.sending ?? Promise.resolve());
    await this.send();
  }

  /** Edits that are sent at once and alone; a refusal is thrown and nothing of it stays. */
  async submit(values: Values): Promise<void> {
    await this.flush();
    const command = commandFor(this.state.cells, values);
    if (command.edits.length === 0) return;
    const sent = await this.transport.send(crypto.randomUUID(), command.edits);
    this.steps.note(command);
    this.hear({ key: '', commands: [command] }, sent);
    await this.readAgain();
  }

  /** Ends a conflict: theirs stays, mine is written over it, or a value of its own. */
  resolve(id: string, choice: 'mine' | 'theirs' | { value: string | null }): void {
    const conflict = this.state.conflicts.find((one) => one.id === id);
    if (!conflict) return;
    this.change({ conflicts: this.state.conflicts.filter((one) => one.id !== id) });
    if (choice === 'mine') this.write(keepingMine(this.state.cells, conflict));
    else if (choice !== 'theirs') this.write(new Map([[conflict.cell, choice.value]]));
    this.shelf.soon();
  }

  /** Tries a refused command once more, or forgets it. */
  settle(id: string, choice: 'again' | 'forget'): void {
    const refusal = this.state.refusals.find((one) => one.id === id);
    if (!refusal) return;
    this.change({ refusals: this.state.refusals.filter((one) => one.id !== id) });
    if (choice === 'again') this.write(new Map(refusal.command.edits.map((edit) => [edit.cell, edit.after])));
    this.shelf.soon();
  }

  /** The window is in reach of the server again. */
  readonly online = (): void => {
    this.retry = retryFirst;
    this.soon(0);
  };

  /** Stops the clock; what is unsent stays kept. */
  dispose(): void {
    clearTimeout(this.timer);
    this.shelf.now();
  }

  private add(command: Command): void {
    this.mail.add(command);
    this.show(overlaid(this.state.cells, [command]));
    this.soon(sendAfter);
  }

  private back(which: 'undo' | 'redo'): void {
    const undone = this.steps.back(which, this.state.cells);
    if (!undone) return;
    if (undone.conflicts.length > 0) this.tell(undone.conflicts, []);
    if (undone.command.edits.length > 0) this.add(undone.command);
    else this.change({});
    this.shelf.soon();
  }

  private soon(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), delay);
  }

  private send(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  private async sendAll(): Promise<void> {
    for (let next = this.mail.next(); next; next = this.mail.next()) {
      const { batch, isNew } = next;
      if (isNew) this.shelf.now(); // its key must outlive this window before it is used
      const edits = joined(batch.commands);
      if (edits.length === 0) {
        this.mail.drop(batch);
        this.layOver();
        continue;
      }
      this.change({ saving: 'saving' });
      try {
        this.hear(batch, await this.transport.send(batch.key, edits));
        this.retry = retryFirst;
        await this.readAgain();
      } catch (trouble) {
        if (!this.bear(batch, trouble)) return;
      }
    }
  }

  private hear(batch: Batch, sent: Sent): void {
    batch.settled = sent.revision;
    if (sent.conflicts.length > 0) this.tell(sent.conflicts, sent.unfit.map((one) => one.what));
    for (const conflict of sent.conflicts) {
      const split = without(batch.commands, conflict.cell);
      batch.commands = split.rest;
      this.steps.forget(split.taken);
    }
    this.change({ saving: 'saved', savedAt: new Date() });
  }

  private async readAgain(): Promise<void> {
    try {
      this.receive(await this.transport.read());
    } catch (trouble) {
      // What was sent is saved; the next reading will say so.
      if (!(trouble instanceof Unreachable) && !(trouble instanceof Refused)) throw trouble;
    }
  }

  /** What became of a batch that was not taken; true = go on with the next one. */
  private bear(batch: Batch, trouble: unknown): boolean {
    if (isForLater(trouble)) {
      this.change({ saving: 'waiting' });
      this.shelf.soon(); // with the map under it
      this.soon(this.retry);
      this.retry = Math.min(this.retry * 2, retryLongest);
      return false;
    }
    if (!(trouble instanceof Refused)) throw trouble;
    if (batch.commands.length > 1) {
      this.mail.split(batch);
    } else {
      this.mail.drop(batch);
      const refusal: Refusal = { id: batch.key, command: batch.commands[0]!, reasons: trouble.reasons };
      this.steps.forget(refusal.command.edits);
      this.change({ refusals: [...this.state.refusals, refusal] });
      this.layOver();
    }
    return true;
  }

  private tell(conflicts: readonly Conflict[], unfit: readonly string[]): void {
    const told = conflicts.map((conflict) => this.mail.opened(conflict, unfit));
    const again = new Set(told.map((one) => one.cell));
    this.change({ conflicts: [...this.state.conflicts.filter((one) => !again.has(one.cell)), ...told] });
  }

  private layOver(): void {
    this.show(overlaid(this.base, this.mail.all()));
  }

  private show(cells: Cells): void {
    this.change({ cells, map: mapOf(cells, this.cache) });
    this.shelf.soon();
  }

  private change(part: Partial<DraftState>): void {
    const next = { ...this.state, ...part, unsent: this.mail.unsent(), canUndo: this.steps.undo.length > 0, canRedo: this.steps.redo.length > 0 };
    this.state = next;
    for (const listener of this.listeners) listener();
  }
}
