// What an examination found, in the person's language. The program says it in English, as its log does; each kind of sentence
// is known here by its shape. One that is not known stays as it was said, and is marked as English.
import type words from './words.json';

export interface Said {
  key: keyof typeof words;
  values: Record<string, string | number>;
}

type Shape = [RegExp, keyof typeof words, ...string[]];

const shapes: readonly Shape[] = [
  [/^(.*): others may write it$/, 'others_write', 'what'],
  [/^(.*): others may read it$/, 'others_read', 'what'],
  [/^the schema lacks: (.*)$/s, 'schema_lacks', 'what'],
  [/^the (\S+) does not exist of (\S+) (.*)$/s, 'reference_lost', 'what', 'other', 'id'],
  [/^the file is damaged: (.*)$/s, 'file_damaged', 'what'],
  [/^a reference leads nowhere in (.*)$/s, 'leads_nowhere', 'what'],
  [/^the audit chain: entry (\d+): (.*)$/s, 'audit_chain_at', 'what', 'other'],
  [/^the audit chain: (.*)$/s, 'audit_chain', 'what'],
  [/^a restore into this folder was cut off/, 'restore_cut'],
  [/^(\S+?):? is not a backup of Ciclo/, 'backup_foreign', 'what'],
  [/^(\S+?):? .*backup.* damaged/s, 'backup_damaged', 'what'],
  [/^(\d+) erasures are not in the register yet/, 'erasures_due', 'what'],
  [/^there is no backup in backups\//, 'no_backup'],
  [/^the last backup is (\d+) days old$/, 'backup_old', 'what'],
  [/^the disk has (\d+) MiB left; a backup needs (\d+)$/, 'disk_short', 'what', 'other'],
  [/^the log of the database has (\d+) MiB/, 'log_long', 'what'],
];

/** Counted things choose their form by number. */
function value(text: string): string | number {
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}

export function saidOf(sentence: string): Said | null {
  for (const [shape, key, ...names] of shapes) {
    const found = shape.exec(sentence);
    if (found) return { key, values: Object.fromEntries(names.map((name, at) => [name, value(found[at + 1] ?? '')])) };
  }
  return null;
}
