// One text in three languages, side by side where there is room. The person's own language comes first.
import { Input, Label, Text, TextArea, TextField } from 'react-aria-components';

import { languages, useSpeech, useWords, type Language, type LocalText } from '../../words/words.tsx';
import words from '../words.json';

interface Props {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: LocalText | null;
  onChange: (value: LocalText) => void;
  name: string;
  isRequired?: boolean;
  long?: boolean;
}

function inOrder(first: Language): Language[] {
  return [first, ...languages.filter((one) => one !== first)];
}

export function LocalTextField({ label, hint, error, value, onChange, name, isRequired, long }: Props) {
  const { language } = useSpeech();
  const t = useWords(words);
  return (
    <fieldset className="field records-languages" aria-describedby={error ? `${name}-fault` : undefined}>
      <legend>
        {label}
        {isRequired && <span className="note"> {t('required')}</span>}
      </legend>
      {hint && <p className="micro">{hint}</p>}
      <div>
        {inOrder(language).map((one) => (
          <TextField
            key={one}
            name={`${name}_${one}`}
            value={value?.[one] ?? ''}
            onChange={(text) => onChange({ ...value, [one]: text })}
            isInvalid={error !== undefined}
            validationBehavior="aria"
          >
            <Label>{t(`in_${one}`)}</Label>
            {long ? <TextArea lang={one} /> : <Input lang={one} />}
            <Text slot="description" className="vh">
              {label}
            </Text>
          </TextField>
        ))}
      </div>
      {error && (
        <p className="fault" id={`${name}-fault`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
