// With what to begin: a template, the demonstration, or nothing.
import { ChoiceField } from '../parts/Field.tsx';
import { RadioField } from '../parts/Radios.tsx';
import { useWords } from '../words/words.tsx';
import { templateCodes, type Template } from './presets.ts';
import type { Begin } from './setting.ts';
import words from './words.json';

interface Props {
  begin: Begin;
  template: Template;
  onChange: (begin: Begin, template: Template) => void;
}

export function BeginField({ begin, template, onChange }: Props) {
  const t = useWords(words);
  return (
    <>
      <RadioField
        label={t('begin_with')}
        choices={(['template', 'demo', 'blank'] as const).map((id) => ({ id, text: t(`begin_${id}`), note: t(`begin_${id}_note`) }))}
        value={begin}
        onChange={(chosen) => onChange(chosen, template)}
      />
      {begin === 'template' && (
        <ChoiceField
          label={t('template')}
          choices={templateCodes.map((code) => ({ id: code, text: t(`template_${code}`) }))}
          value={template}
          onChange={(code) => onChange(begin, templateCodes.find((one) => one === code) ?? template)}
        />
      )}
    </>
  );
}
