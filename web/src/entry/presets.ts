// What an organisation calls those it serves: words ready to take, in the three languages, or one of its own.
import { languages, type Language, type LocalText } from '../words/words.tsx';

export const presets = {
  patient: { es: 'paciente', en: 'patient', nl: 'patiënt' },
  guest: { es: 'huésped', en: 'guest', nl: 'gast' },
  citizen: { es: 'ciudadano', en: 'citizen', nl: 'burger' },
  student: { es: 'estudiante', en: 'student', nl: 'student' },
  user: { es: 'usuario', en: 'user', nl: 'gebruiker' },
  customer: { es: 'cliente', en: 'customer', nl: 'klant' },
} as const satisfies Record<string, Record<Language, string>>;

export type Preset = keyof typeof presets;
export const presetCodes = Object.keys(presets) as Preset[];

/** Sectors as people say them, and the word most of them use. */
export const sectors = {
  health: 'patient',
  banking: 'customer',
  hotels: 'guest',
  government: 'citizen',
  education: 'student',
  restaurants: 'guest',
  telephone: 'customer',
  travel: 'customer',
  other: 'customer',
} as const satisfies Record<string, Preset>;

export type Sector = keyof typeof sectors;
export const sectorCodes = Object.keys(sectors) as Sector[];

/** The templates that come with the program, and the sector whose first cycle each is. */
export const templates = {
  'hospital-emergency': 'health',
  'bank-cheque': 'banking',
  'hotel-stay': 'hotels',
  'government-permit': 'government',
  restaurant: 'restaurants',
  'telephone-support': 'telephone',
  'tour-package': 'travel',
  'complaint-handling': 'other',
  'served-document': 'other',
} as const satisfies Record<string, Sector>;

export type Template = keyof typeof templates;
export const templateCodes = Object.keys(templates) as Template[];

export function templateOf(sector: Sector | null): Template {
  return templateCodes.find((code) => templates[code] === sector) ?? 'complaint-handling';
}

/** The word to send: a preset whole, one's own as far as it is filled in; nothing when it is empty. */
export function wordOf(choice: Preset | 'own', own: LocalText): LocalText | null {
  if (choice !== 'own') return { ...presets[choice] };
  const filled = languages.flatMap((language) => {
    const word = own[language]?.trim().toLocaleLowerCase(language) ?? '';
    return word === '' ? [] : [[language, word] as const];
  });
  return filled.length === 0 ? null : Object.fromEntries(filled);
}

/** Which preset a kept word is (its plural may stand behind a bar). */
export function presetOf(word: LocalText | null | undefined): Preset | 'own' | null {
  if (!word || languages.every((language) => !word[language])) return null;
  return presetCodes.find((code) => languages.every((language) => word[language]?.split('|')[0] === presets[code][language])) ?? 'own';
}
