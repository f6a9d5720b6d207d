// Minutes as people type them, and as the map says them: once one of contact, wait and back is known the others are 0, as
// the server writes it; none known, none said.
import type { Cells } from './cells.ts';
import type { MinuteKind } from './map.ts';
import { Writing, type Values } from './writing.ts';

/** "12,5" and "12.5"; null for what is no number. */
export function parseNumber(text: string): number | null {
  const plain = text.trim().replace(/\u00a0/g, '').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** null = not a number of minutes. */
export function minutesWritten(cells: Cells, thing: string, kind: MinuteKind, text: string): Values | null {
  const cleared = text.trim() === '';
  const minutes = cleared ? 0 : parseNumber(text);
  if (minutes === null || minutes < 0) return null;
  const writing = new Writing(cells);
  const known = (one: MinuteKind) => Number(writing.now(`${thing}/time/${one}`) ?? 0);
  const after = { contact: known('contact'), wait: known('wait'), back: known('back'), away: known('away'), [kind]: minutes };
  const nothing = cleared && Object.values(after).every((one) => one === 0);
  for (const one of ['contact', 'wait', 'back'] as const) {
    if (nothing) writing.put(`${thing}/time/${one}`, null);
    else writing.say(`${thing}/time/${one}`, after[one]);
  }
  writing.put(`${thing}/time/away`, after.away === 0 ? null : after.away);
  return writing.values;
}
