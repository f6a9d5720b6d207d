// Refusals of fields in the language of the screen. The server tells them with a code; those that every form can meet have
// their sentence here, the others keep the server's.
import { Refused, type Reason } from '../api/client.ts';
import { sentence } from '../parts/States.tsx';
import { textIn, useNumbers, useSpeech, useWords } from '../words/words.tsx';
import type { FieldForm, KindForm } from './types.ts';
import words from './words.json';

const known = [
  'required',
  'unknown_reference',
  'not_a_day',
  'too_long',
  'line_end',
  'control_character',
  'empty_item',
  'not_a_number',
  'unknown_choice',
  'not_unique',
  'filled_by_deeds',
  'not_an_address',
  'live_without_owner',
  'ring',
  'too_deep',
  'has_below',
  'not_allowed',
  'confirm_first',
  'not_erasable',
  'unknown_language',
  'scale_upside_down',
  'thresholds_cross',
  'only_one',
  'own_door',
  'weekday_missing',
  'days_missing',
  'month_day_missing',
  'requirement_missing',
  'above_archived',
  'archived',
  'changed_since',
] as const;
type Known = (typeof known)[number];

function isKnown(code: string): code is Known {
  return (known as readonly string[]).includes(code);
}

/** Only reads the words it needs; fields that it does not know are spoken of by the server. */
export function useFaults(form?: KindForm) {
  const t = useWords(words);
  const numbers = useNumbers();
  const { language } = useSpeech();

  function range(field: FieldForm): string {
    const value = (bound: number) => (field.type === 'share' ? numbers.share(bound) : numbers.plain(bound));
    if (field.lowest !== null && field.highest !== null) {
      return t('fault_between', { low: value(field.lowest), high: value(field.highest) });
    }
    return field.lowest !== null ? t('fault_least', { low: value(field.lowest) }) : t('fault_most', { high: value(field.highest ?? 0) });
  }

  function say(reason: Reason): string {
    const field = form?.fields.find((one) => one.name === reason.field);
    if (reason.code === 'out_of_range' && field && (field.lowest ?? field.highest) !== null) return range(field);
    if (reason.code === 'wrong_type' && field && ['whole', 'number', 'share'].includes(field.type)) return t('fault_not_a_number');
    if (reason.code === 'too_long' && field) return t(field.type === 'text_list' ? 'fault_too_many' : 'fault_too_long', { most: numbers.whole(field.longest) });
    if (isKnown(reason.code)) return t(`fault_${reason.code}`);
    return `${sentence(reason.what)} ${sentence(reason.cure)}`;
  }

  return {
    say,
    /** What stands beside one field. */
    of(error: Error | null | undefined, field: string): string | undefined {
      const reason = error instanceof Refused ? error.about(field) : undefined;
      return reason && say(reason);
    },
    /** The same refusal with this screen's sentences and the fields' own names, for the list on top. */
    told(error: Error | null): Error | null {
      if (!(error instanceof Refused)) return error;
      const reasons = error.reasons.map((reason) => {
        const field = form?.fields.find((one) => one.name === reason.field);
        return { ...reason, what: field ? `${textIn(field.label, language)}: ${say(reason)}` : say(reason), cure: '' };
      });
      return new Refused(error.status, reasons, error.requestId);
    },
  };
}
