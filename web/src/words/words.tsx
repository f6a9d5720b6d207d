// Words: what the screens say, in Spanish, English and Dutch.
//
//   import catalogue from './words.json';
//   const t = useWords(catalogue);
//   t('saved_at', { time })        // "Guardado a las 12:03."
//
// A catalogue is {"key": {"es": …, "en": …, "nl": …}} in ICU MessageFormat, compiled when the application is built. In every
// message {customer}, {Customer} and {customers} stand for the organisation's own word.
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

import { speak } from '../api/client.ts';

export const languages = ['es', 'en', 'nl'] as const;
export type Language = (typeof languages)[number];
export type LocalText = Partial<Record<Language, string>>;

/** What a words.json looks like to the checker; when it runs it holds functions by language instead. */
type Catalogue = Record<string, Record<Language, string>>;
type Values = Record<string, string | number>;
type Compiled = Record<Language, Record<string, (values: Values) => string>>;
export type Say<Words extends Catalogue> = (key: keyof Words & string, values?: Values) => string;

/** The organisation's word for those it serves. */
export interface CustomerWord {
  one: LocalText;
  many: LocalText;
}

export const plainCustomer: CustomerWord = {
  one: { es: 'cliente', en: 'customer', nl: 'klant' },
  many: { es: 'clientes', en: 'customers', nl: 'klanten' },
};

interface Speech {
  language: Language;
  /** Chosen by hand: kept in this browser. */
  setLanguage: (language: Language) => void;
  /** Of the person's record: holds as long as nothing was chosen by hand here. */
  follow: (language: Language) => void;
  customer: CustomerWord;
  setCustomer: (word: CustomerWord) => void;
}

const SpeechContext = createContext<Speech | null>(null);
const remembered = 'ciclo.language';

export function firstLanguage(): Language {
  const kept = localStorage.getItem(remembered);
  const wanted = [kept ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2));
  return (wanted.find((tag) => (languages as readonly string[]).includes(tag)) as Language | undefined) ?? 'es';
}

export function SpeechProvider({ children, start }: { children: ReactNode; start?: Language }) {
  const [language, choose] = useState<Language>(start ?? firstLanguage);
  const [customer, setCustomer] = useState<CustomerWord>(plainCustomer);
  speak(language); // before any child reads
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const setLanguage = useCallback((chosen: Language) => {
    localStorage.setItem(remembered, chosen);
    choose(chosen);
  }, []);
  const follow = useCallback((wanted: Language) => {
    if (localStorage.getItem(remembered) === null) choose(wanted);
  }, []);
  const speech = useMemo(() => ({ language, setLanguage, follow, customer, setCustomer }), [language, setLanguage, follow, customer]);
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>;
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('no SpeechProvider above');
  return speech;
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

export function useWords<Words extends Catalogue>(words: Words): Say<Words> {
  const { language, customer } = useSpeech();
  return useMemo(() => {
    const messages = (words as unknown as Compiled)[language];
    const one = textIn(customer.one, language);
    const many = textIn(customer.many, language);
    const own = { customer: one, Customer: capital(one), customers: many, Customers: capital(many) };
    return (key, values) => messages[key]?.({ ...own, ...values }) ?? key;
  }, [words, language, customer]);
}

/** The text in this language, else in the first one there is. Maps write a text of one language only without its language. */
export function textIn(text: LocalText | string | undefined | null, language: Language): string {
  if (!text) return '';
  if (typeof text === 'string') return text;
  return text[language] ?? text.es ?? text.en ?? text.nl ?? '';
}

/** Numbers, shares and days as this language writes them. Rounding is for display only. */
export function useNumbers() {
  const { language } = useSpeech();
  return useMemo(() => {
    const decimal = (digits: number, least = digits) =>
      new Intl.NumberFormat(language === 'es' ? 'es-ES' : language, {
        minimumFractionDigits: least,
        maximumFractionDigits: digits,
        useGrouping: 'always',
      });
    const whole = decimal(0);
    const one = decimal(1);
    const two = decimal(2);
    const upTo = decimal(2, 0);
    const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
    const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false });
    const gap = language === 'en' ? '' : '\u00a0';
    return {
      whole: (value: number) => whole.format(value),
      one: (value: number) => one.format(value),
      two: (value: number) => two.format(value),
      plain: (value: number) => upTo.format(value),
      /** For whoever asks how a number was made: as many digits as it has, at most six. */
      exact: (value: number) => decimal(6, 0).format(value),
      /** 0.35 → "35 %"; one decimal only when the share needs it. */
      share: (value: number) => `${decimal(1, 0).format(Math.round(value * 1000) / 10)}${gap}%`,
      /** "2025-10-31" → "31 oct 2025" */
      day: (iso: string) => day.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)),
      time: (when: Date) => time.format(when),
    };
  }, [language]);
}
