/** Each names itself after those that it descends from: the foremost that fits is what it is. */
const BROWSERS = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Headless)?(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;
const SYSTEMS = [
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
] as const;

const first = (text: string, kinds: typeof BROWSERS | typeof SYSTEMS): string | undefined =>
  kinds.find(([pattern]) => pattern.test(text))?.[1];

/** What a program calls itself (RFC 9110, 10.1.5) in the names that people know: «Firefox, Windows»; as it says where neither is known. */
export function nameAgent(agent: string): string {
  const known = [first(agent, BROWSERS), first(agent, SYSTEMS)].filter((name) => name !== undefined);
  return known.length === 0 ? agent : known.join(', ');
}
