// A drawing of the server, set into the page so that its moments are links and its colours follow the page.
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';

import { trustedMarkup } from './trusted.ts';

function parsed(svg: string): SVGElement | null {
  const root = new DOMParser().parseFromString(trustedMarkup(svg), 'image/svg+xml').documentElement;
  return root instanceof SVGElement ? root : null;
}

function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}.,%]+/gu, ' ').trim();
}

/** Who speaks to the computer says what is written: the name of a link begins with its visible words, the server's tale follows. */
function nameLinks(host: HTMLElement): void {
  for (const link of host.querySelectorAll('a[aria-label]')) {
    const told = link.getAttribute('aria-label') ?? '';
    const written = [...link.querySelectorAll('text')].filter((text) => text.checkVisibility?.() ?? true).map((text) => plain(text.textContent));
    const visible = written.filter((text) => text !== '').join(' ');
    if (!plain(told).includes(visible)) link.setAttribute('aria-label', `${visible}: ${told.slice(told.indexOf(':') + 1).trim()}`);
  }
}

/** Arrow keys go round the moments; Home and End to the first and last. */
function walk(event: KeyboardEvent, host: HTMLElement): void {
  const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  const links = [...host.querySelectorAll<SVGAElement>('a[href]')];
  const here = links.findIndex((link) => link === document.activeElement);
  if (here === -1 || links.length === 0) return;
  const step = steps[event.key];
  let next = -1;
  if (step !== undefined) next = (here + step + links.length) % links.length;
  else if (event.key === 'Home') next = 0;
  else if (event.key === 'End') next = links.length - 1;
  if (next === -1) return;
  event.preventDefault();
  links[next]?.focus();
}

export function Drawing({ svg, label, className = '' }: { svg: string; label?: string; className?: string }) {
  const host = useRef<HTMLDivElement>(null);
  const [, navigate] = useLocation();
  useEffect(() => {
    const element = host.current;
    const root = parsed(svg);
    if (!element || !root) return;
    element.replaceChildren(root);
    element.style.setProperty('--natural', `${(root as SVGSVGElement).viewBox?.baseVal?.width ?? 0}px`);
    nameLinks(element);
    const keys = (event: KeyboardEvent) => walk(event, element);
    const click = (event: MouseEvent) => {
      const link = (event.target as Element).closest('a[href]');
      const href = link?.getAttribute('href');
      if (!href?.startsWith('/') || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      navigate(href);
    };
    element.addEventListener('keydown', keys);
    element.addEventListener('click', click);
    return () => {
      element.removeEventListener('keydown', keys);
      element.removeEventListener('click', click);
    };
  }, [svg, navigate]);
  return <div ref={host} className={`drawing ${className}`} aria-label={label} role={label ? 'group' : undefined} />;
}

/** A drawing with letters of its own size: on a telephone it keeps them legible and scrolls in its frame, as the page never does. */
export function WideDrawing({ svg, label }: { svg: string; label: string }) {
  return (
    <div className="scrolls drawing-frame" tabIndex={0} role="region" aria-label={label}>
      <Drawing svg={svg} label={label} className="keeps-letters" />
    </div>
  );
}
