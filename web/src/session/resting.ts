// Who was at work in this browser when the server went out of reach: as much as the editor of a cycle needs to open again
// without it. No name, no address; kept only while changes wait to be sent, and gone when somebody signs out.
import type { Me } from './session.tsx';

const shelf = 'ciclo.resting';

export function rest(me: Me): void {
  const kept: Me = {
    signed_in: true,
    actor: me.actor,
    language: me.language,
    standing: me.standing,
    grants: me.grants?.map(({ role }) => ({ role, unit: null })),
    organisation: me.organisation,
  };
  try {
    localStorage.setItem(shelf, JSON.stringify(kept));
  } catch {
    // Full or closed: the page that is open still has everything.
  }
}

export function forgetRest(): void {
  localStorage.removeItem(shelf);
}

export function rested(): Me | null {
  try {
    return JSON.parse(localStorage.getItem(shelf) ?? 'null') as Me | null;
  } catch {
    return null;
  }
}
