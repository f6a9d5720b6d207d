// The application's shell without the server: one worker (build/sw.js) keeps the page and what the editors are made of.
import { trustedWorker } from './trusted.ts';

/** Lets the shell open without the server from now on. Where there can be no worker, the application works as before, as long
 *  as the server answers. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || !isSecureContext) return;
  navigator.serviceWorker.register(trustedWorker(), { updateViaCache: 'none' }).catch(() => undefined);
}
