// What the first run asks, and how it is sent.
import type { LocalText } from '../words/words.tsx';
import { deviceName } from './device.ts';
import { wordOf, type Preset, type Sector, type Template } from './presets.ts';

export type Begin = 'blank' | 'template' | 'demo';

export interface Setting {
  organisation: string;
  sector: Sector | null;
  word: Preset | 'own';
  own: LocalText;
  name: string;
  email: string;
  password: string;
  begin: Begin;
  template: Template;
  /** One person, one cycle: units and approvals stay out of the way until they are wanted. */
  small: boolean;
  /** A word or a beginning was chosen by hand: the sector proposes nothing any more. */
  chosen: boolean;
}

export const emptySetting: Setting = {
  organisation: '',
  sector: null,
  word: 'customer',
  own: {},
  name: '',
  email: '',
  password: '',
  begin: 'template',
  template: 'hospital-emergency',
  small: false,
  chosen: false,
};

/** The word as it is sent: the code of a preset, or one's own in each language. */
function wordsOf(setting: Setting): Record<string, string> {
  if (setting.word !== 'own') return { word: setting.word };
  return Object.fromEntries(Object.entries(wordOf('own', setting.own) ?? {}).map(([language, word]) => [`word_${language}`, word]));
}

export function bodyOf(setting: Setting, beside: { link: string; language: string; sector: string }) {
  const { organisation, name, email, password, begin, template, small } = setting;
  return {
    link: beside.link,
    organisation,
    name,
    email,
    password,
    language: beside.language,
    device: deviceName(),
    begin: begin === 'template' ? `template:${template}` : begin,
    ...wordsOf(setting),
    ...(beside.sector !== '' && { sector: beside.sector }),
    ...(small && { small }),
  };
}
