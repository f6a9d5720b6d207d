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
  chosen: false,
};

export function bodyOf(setting: Setting, beside: { link: string; language: string; sector: string }) {
  const { organisation, name, email, password, begin, template } = setting;
  const word = wordOf(setting.word, setting.own);
  return {
    link: beside.link,
    organisation,
    name,
    email,
    password,
    language: beside.language,
    device: deviceName(),
    begin,
    ...(beside.sector !== '' && { sector: beside.sector }),
    ...(word && { word }),
    ...(begin === 'template' && { template }),
  };
}
