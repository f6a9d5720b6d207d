// A new password, with what can be said of it while it is typed. Quiet: no bar, no colour, no marks of strength.
import { TextField } from '../parts/Field.tsx';
import { useWords } from '../words/words.tsx';
import { stateOf } from './password.ts';
import words from './words.json';

interface Props {
  label: string;
  value: string;
  onChange: (password: string) => void;
  least: number;
  error?: string | undefined;
  autoFocus?: boolean;
}

function useQuietWord(password: string, least: number): string {
  const t = useWords(words);
  const state = stateOf(password, least);
  switch (state.is) {
    case 'empty':
      return t('password_rule', { least });
    case 'short':
      return t('password_missing', { missing: state.missing });
    case 'long':
      return t('password_too_long');
    case 'plain':
      return t('password_plain');
    case 'fine':
      return t('password_fine');
  }
}

export function PasswordField({ label, value, onChange, least, error, autoFocus }: Props) {
  const said = useQuietWord(value, least);
  return (
    <TextField
      name="password"
      type="password"
      label={label}
      value={value}
      onChange={onChange}
      hint={said}
      error={error}
      autoComplete="new-password"
      autoFocus={autoFocus}
      isRequired
    />
  );
}
