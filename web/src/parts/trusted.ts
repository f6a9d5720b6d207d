// What the pages may make of text, the one policy their Content-Security-Policy names: drawings of our own server, which
// escapes every text, and the address of the one worker there is.

type Trusted = { createHTML: (text: string) => unknown; createScriptURL: (address: string) => unknown };

export const worker = '/sw.js';

function made(): Trusted | undefined {
  return window.trustedTypes?.createPolicy('ciclo-drawings', {
    createHTML: (svg) => svg,
    createScriptURL: (address) => {
      if (address !== worker) throw new TypeError('there is one worker');
      return address;
    },
  });
}

let policy: Trusted | undefined;
let asked = false;

/** A policy is made once. */
function ours(): Trusted | undefined {
  if (!asked) policy = made();
  asked = true;
  return policy;
}

export function trustedMarkup(svg: string): string {
  return (ours()?.createHTML(svg) ?? svg) as string;
}

export function trustedWorker(): string {
  return (ours()?.createScriptURL(worker) ?? worker) as string;
}
