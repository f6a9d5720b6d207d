export { Keys, KeysDialog, openKeys } from './KeysDialog.tsx';
export { useKeys, type KeyDeed } from './registry.ts';
