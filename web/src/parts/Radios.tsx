// A choice of a few, all to be seen: a word, and below it what it means; without meanings they flow side by side.
import type { ReactNode } from 'react';
import { FieldError, Label, Radio, RadioGroup, Text } from 'react-aria-components';

export interface RadioChoice<Id extends string> {
  id: Id;
  text: ReactNode;
  note?: ReactNode;
}

interface Props<Id extends string> {
  name?: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  choices: readonly RadioChoice<Id>[];
  value: Id | null;
  onChange: (id: Id) => void;
}

export function RadioField<Id extends string>({ name, label, hint, error, choices, value, onChange }: Props<Id>) {
  return (
    <RadioGroup
      className="field"
      name={name}
      value={value}
      isInvalid={error !== undefined}
      onChange={(id) => {
        const chosen = choices.find((choice) => choice.id === id);
        if (chosen) onChange(chosen.id);
      }}
    >
      <Label>{label}</Label>
      {hint && (
        <Text slot="description" className="micro">
          {hint}
        </Text>
      )}
      <div className={choices.some((choice) => choice.note) ? 'radios' : 'radios flow'}>
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className="radio">
            <span className="dot" aria-hidden="true" />
            <span>
              {choice.text}
              {choice.note && <span className="micro block">{choice.note}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldError className="fault">{error}</FieldError>
    </RadioGroup>
  );
}
