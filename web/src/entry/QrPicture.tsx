// A QR code to be photographed: always dark on white, whatever the page wears.
import { useMemo } from 'react';

import { qrModules } from './qr.ts';

const margin = 4; // light modules around, as the standard asks

export function QrPicture({ text, label }: { text: string; label: string }) {
  const modules = useMemo(() => qrModules(text), [text]);
  if (!modules) return null;
  const size = modules.length + 2 * margin;
  const path = modules.map((row, y) => row.map((dark, x) => (dark ? `M${x + margin} ${y + margin}h1v1h-1z` : '')).join('')).join('');
  return (
    <svg className="entry-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
