// What the organisation calls those it serves: six usual words, or its own in each language.
import { RadioField } from '../parts/Radios.tsx';
import { TextField } from '../parts/Field.tsx';
import { languages, useSpeech, useWords, type LocalText } from '../words/words.tsx';
import { presetCodes, presets, type Preset } from './presets.ts';
import words from './words.json';

interface Props {
  choice: Preset | 'own';
  own: LocalText;
  onChange: (choice: Preset | 'own', own: LocalText) => void;
  error?: string | undefined;
}

export function CustomerWordField({ choice, own, onChange, error }: Props) {
  const t = useWords(words);
  const { language } = useSpeech();
  const choices = [
    ...presetCodes.map((code) => ({ id: code, text: presets[code][language] })),
    { id: 'own' as const, text: t('own_word') },
  ];
  return (
    <>
      <RadioField label={t('customer_word')} hint={t('customer_word_hint')} choices={choices} value={choice} onChange={(chosen) => onChange(chosen, own)} error={error} />
      {choice === 'own' && (
        <div className="entry-words">
          {languages.map((code) => (
            <TextField key={code} lang={code} label={t(`language_${code}`)} value={own[code] ?? ''} onChange={(word) => onChange('own', { ...own, [code]: word })} />
          ))}
        </div>
      )}
    </>
  );
}
