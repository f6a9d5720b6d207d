// How a person recognises a session in the list of sessions: "Firefox, Windows". Made of what the browser says of itself.

const browsers: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux|X11/, 'Linux'],
];

function first(rows: readonly [RegExp, string][], text: string): string | undefined {
  return rows.find(([pattern]) => pattern.test(text))?.[1];
}

export function deviceName(userAgent: string = navigator.userAgent): string {
  return [first(browsers, userAgent), first(systems, userAgent)].filter((part) => part !== undefined).join(', ') || 'web';
}
