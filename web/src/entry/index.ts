// What other rooms use of the entry: passwords are chosen by the same rule everywhere.
export { PasswordField } from './PasswordField.tsx';
export { leastStrict, leastUsual } from './password.ts';
export { presetOf, presets } from './presets.ts';
