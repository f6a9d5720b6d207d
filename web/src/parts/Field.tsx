// Fields of forms: label above, hint below, the error beside the field with its cure. Refusals of the server find their
// field by its name.
import { useEffect, useRef, type ReactNode, type SyntheticEvent } from 'react';
import {
  Checkbox as AriaCheckbox,
  FieldError,
  Form as AriaForm,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
  TextArea,
  TextField as AriaTextField,
  Button as AriaButton,
} from 'react-aria-components';

import { Refused } from '../api/client.ts';
import { useWords } from '../words/words.tsx';
import { Reasons, sentence, Trouble } from './States.tsx';
import words from './words.json';

interface Common {
  name?: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  isRequired?: boolean;
  isReadOnly?: boolean;
}

interface TextProps extends Common {
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  onBlur?: () => void;
  type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'search' | 'tel' | 'url' | 'time' | 'datetime-local';
  long?: boolean;
  unit?: string | undefined;
  lang?: string;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email';
  autoFocus?: boolean;
  maxLength?: number;
}

export function TextField({ label, hint, error, long, unit, lang, name, ...rest }: TextProps) {
  return (
    <AriaTextField className="field" name={name} {...rest} isInvalid={error !== undefined} validationBehavior="aria">
      <Label>
        {label}
        {unit && <span className="note"> ({unit})</span>}
      </Label>
      {long ? <TextArea lang={lang} /> : <Input lang={lang} />}
      {hint && (
        <Text slot="description" className="micro">
          {hint}
        </Text>
      )}
      <FieldError className="fault">{error}</FieldError>
    </AriaTextField>
  );
}

export interface Choice {
  id: string;
  text: string;
  note?: string;
}

interface ChoiceProps extends Common {
  choices: readonly Choice[];
  value: string | null;
  onChange: (id: string | null) => void;
  /** Text of "none", for a choice that may be left open. */
  none?: string;
}

const nothing = '\u0000none';

export function ChoiceField({ label, hint, error, choices, value, onChange, none, name, isRequired }: ChoiceProps) {
  const t = useWords(words);
  const all = none === undefined ? choices : [{ id: nothing, text: none }, ...choices];
  return (
    <Select
      className="field"
      name={name}
      isRequired={isRequired}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      placeholder={t('choose')}
      value={value ?? (none === undefined ? null : nothing)}
      onChange={(key) => onChange(key === null || key === nothing ? null : String(key))}
    >
      <Label>{label}</Label>
      <AriaButton className="select">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </AriaButton>
      {hint && (
        <Text slot="description" className="micro">
          {hint}
        </Text>
      )}
      <FieldError className="fault">{error}</FieldError>
      <Popover className="popover">
        <ListBox className="listbox" items={all}>
          {(choice) => (
            <ListBoxItem className="option" id={choice.id} textValue={choice.text}>
              {choice.text}
              {'note' in choice && choice.note && <span className="micro"> {choice.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

export function CheckField({ label, hint, value, onChange, name }: Pick<Common, 'label' | 'hint' | 'name'> & { value: boolean; onChange: (value: boolean) => void }) {
  return (
    <AriaCheckbox className="check" name={name} isSelected={value} onChange={onChange}>
      {({ isSelected }) => (
        <>
          <span className="box" aria-hidden="true">
            {isSelected ? '✓' : ''}
          </span>
          <span>
            {label}
            {hint && <span className="micro block">{hint}</span>}
          </span>
        </>
      )}
    </AriaCheckbox>
  );
}

/** A form that keeps what was typed when it is refused, and puts what no field shows on top, where it takes the focus. */
export function Form({ onSubmit, error, fields, children }: { onSubmit: () => void; error: Error | null; fields: readonly string[]; children: ReactNode }) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) top.current?.focus();
  }, [error]);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <AriaForm className="form" onSubmit={submit} validationBehavior="aria">
      {error && (
        <div ref={top} tabIndex={-1} role="alert" className="hint warn">
          {error instanceof Refused ? <Reasons error={withoutFields(error, fields)} /> : <Trouble error={error} />}
        </div>
      )}
      {children}
    </AriaForm>
  );
}

/** All reasons stay on top; those whose field is in the form stand beside it too. */
function withoutFields(error: Refused, fields: readonly string[]): Refused {
  const rest = error.reasons.filter((reason) => !fields.includes(reason.field));
  return rest.length === 0 ? error : new Refused(error.status, rest, error.requestId);
}

/** What the server says about one field. */
export function faultOf(error: Error | null | undefined, field: string): string | undefined {
  const reason = error instanceof Refused ? error.about(field) : undefined;
  return reason && `${sentence(reason.what)} ${sentence(reason.cure)}`;
}
