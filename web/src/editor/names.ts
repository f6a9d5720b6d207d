// How things and values of the map are called in front of people.
import { textIn, type Language, type LocalText, type Say } from '../words/words.tsx';
import type { DraftMap, Json } from './model/map.ts';
import type words from './words.json';

export type Words = Say<typeof words>;
type Key = keyof typeof words;

const codes: Record<string, string> = { '<=': 'at_most', '>=': 'at_least', '=': 'equal' };

/** "actor", "employee" → "Personal"; what has no word of its own stays as it is. */
export function codeText(t: Words, list: string, code: string): string {
  const key = `${list}_${codes[code] ?? code}`;
  const said = t(key as Key);
  return said === key ? code : said; // a word nobody wrote comes back as its key
}

export function fieldName(t: Words, key: string): string {
  const name = `f_${key}`;
  const said = t(name as Key);
  return said === name ? key : said;
}

export function stageLetter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}

export function momentNumber(map: DraftMap, id: string): number {
  return map.moments.findIndex((one) => one.id === id) + 1;
}

const lists: Record<string, string> = {
  actor: 'actor', lane: 'lane', kind: 'kind', channel: 'channel', control: 'control', protocol: 'protocol', op: 'op', type: 'type',
  outcome: 'outcome', location: 'location', sites: 'sites', div: 'div',
};

/** A value of a cell in words. */
export function valueText(t: Words, language: Language, key: string, value: Json): string {
  if (value === null) return t('says_nothing');
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (lists[key] !== undefined) return codeText(t, lists[key], String(value));
  if (Array.isArray(value)) return (value as Json[]).map((one) => valueText(t, language, '', one)).join('; ');
  if (typeof value === 'object') {
    const text = value as LocalText;
    const said = textIn(text, language);
    return said !== '' ? said : Object.values(value).map((one) => valueText(t, language, '', one as Json)).join('; ');
  }
  return String(value);
}

function thingName(t: Words, language: Language, map: DraftMap, collection: string, id: string): string {
  const of = (list: readonly { id: string; name: LocalText }[]) => list.find((one) => one.id === id);
  const moment = of(map.moments);
  if (collection === 'moment' && moment) return t('moment_named', { n: momentNumber(map, id), name: textIn(moment.name, language) });
  const transversal = of(map.transversal);
  if (collection === 'transversal' && transversal) return t('transversal_named', { name: textIn(transversal.name, language) });
  const stage = of(map.stages);
  if (collection === 'stage' && stage) return t('stage_named', { name: textIn(stage.name, language) });
  return t('gone_named', { id });
}

/** "moment/M3/time/wait" → "Momento 3 «Recepción» · Espera" */
export function cellName(t: Words, language: Language, map: DraftMap, address: string): string {
  const parts = address.split('/');
  if (address === 'moment/*') return t('order_of');
  if (address === 'stage/*') return t('order_of_stages');
  if (parts[0] === 'cycle') return `${t('cycle_named')} · ${fieldName(t, parts[1] ?? '')}${languageNote(t, parts[2])}`;
  const thing = thingName(t, language, map, parts[0]!, parts[1] ?? '');
  if (parts.length < 3) return thing;
  const promise = parts[2] === 'std' || parts[2] === 'ind';
  const key = promise ? `${fieldName(t, parts[2]!)}${parts[4] ? ` · ${fieldName(t, parts[4])}` : ''}` : fieldName(t, parts[2] === 'time' ? parts[3]! : parts[2]!);
  return `${thing} · ${key}${promise ? '' : languageNote(t, parts[3])}`;
}

function languageNote(t: Words, part: string | undefined): string {
  return part === 'es' || part === 'en' || part === 'nl' ? ` (${t(`lang_${part}`)})` : '';
}

/** A sentence of the server with the numbers that people see in the place of ids: "M8-kqt: …" → "n.º 5: …". */
export function numbered(t: Words, map: DraftMap, text: string): string {
  return text.replace(/(?<![\w.-])[A-Za-z][\w-]*(?![\w-]|\.\w)/g, (word) => {
    const n = momentNumber(map, word);
    return n === 0 ? word : t('number_of', { n });
  });
}
