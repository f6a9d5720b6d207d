// Cuts the names of the lanes out of a blueprint of the server, as a narrow drawing of the same height.

const stripWidth = 150;

export function laneStrip(svg: string): { svg: string; width: number } | null {
  const box = /<svg[^>]*viewBox="\S+ \S+ \S+ (\S+)"[^>]*>/.exec(svg);
  const names = svg.match(/<text[^>]*class="[^"]*\bcd-lane\b[^"]*"[^>]*>[^<]*<\/text>/g);
  const lines = svg.match(/<line x1="0"[^>]*\/>/g) ?? [];
  if (!box || !names) return null;
  const font = /font-family="[^"]*"/.exec(box[0])?.[0] ?? '';
  const head = `<svg xmlns="http://www.w3.org/2000/svg" class="cd" viewBox="0 0 ${stripWidth} ${box[1]}" ${font}>`;
  const ground = `<rect x="0" y="0" width="${stripWidth}" height="${box[1]}" class="cd-f-surface"/>`;
  const edge = `<line x1="${stripWidth - 1}" y1="0" x2="${stripWidth - 1}" y2="${box[1]}" class="cd-s-edge"/>`;
  return { svg: `${head}${ground}${lines.join('')}${names.join('')}${edge}</svg>`, width: stripWidth };
}
