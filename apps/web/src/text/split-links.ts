/** A piece of a text: plain words, or an address that may be followed. */
export type TextPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string; readonly at: number };

const schemes = ['https://', 'http://', 'mailto:', 'www.'] as const;
const closers: Record<string, string> = { ')': '(', ']': '[', '}': '{', '>': '<' };
const trailing = new Set(['.', ',', ':', ';', '!', '?', "'", '"', '…', '”', '’', '»', '*', '_']);
const wordBefore = /[\p{L}\p{N}_]/u;
const breakers = /[\s<>"]/;

const count = (text: string, char: string): number => {
  let found = 0;
  for (const each of text) if (each === char) found += 1;
  return found;
};

/** An address ends before the punctuation of its sentence; a bracket belongs to it only if it was opened in it. */
const trimEnd = (text: string): string => {
  let end = text.length;
  // One count per kind of bracket keeps the loop linear for a run of ")))))…".
  const open = new Map<string, number>();
  for (; end > 0; end -= 1) {
    const last = text[end - 1] ?? '';
    if (trailing.has(last)) continue;
    const opener = closers[last];
    if (opener === undefined) break;
    const surplus = open.get(last) ?? count(text, last) - count(text, opener);
    if (surplus <= 0) break;
    open.set(last, surplus - 1);
  }
  return text.slice(0, end);
};

/** Only what the URL parser agrees to, and only web and mail: never `javascript:` or `data:`. */
const hrefOf = (text: string, scheme: (typeof schemes)[number]): string | undefined => {
  try {
    const url = new URL(scheme === 'www.' ? `https://${text}` : text);
    if (url.protocol === 'mailto:') return url.pathname.includes('@') ? url.href : undefined;
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
    return isWeb && (scheme !== 'www.' || url.hostname.split('.').length > 2) ? url.href : undefined;
  } catch {
    return undefined;
  }
};

interface Run {
  readonly end: number;
  readonly link: { readonly text: string; readonly href: string } | undefined;
}

/** The unbroken run of characters at a scheme, and the address in it, if it is one. */
const runAt = (text: string, lower: string, at: number): Run | undefined => {
  const scheme = schemes.find((each) => lower.startsWith(each, at));
  if (scheme === undefined || (at > 0 && wordBefore.test(text[at - 1] ?? ''))) return undefined;
  let end = at + scheme.length;
  while (end < text.length && !breakers.test(text[end] ?? '')) end += 1;
  const candidate = trimEnd(text.slice(at, end));
  const href = candidate.length > scheme.length ? hrefOf(candidate, scheme) : undefined;
  return href === undefined
    ? { end, link: undefined }
    : { end: at + candidate.length, link: { text: candidate, href } };
};

// A hand-written walk instead of a pattern: it never looks at a run twice, so the work is linear whatever was written.
/** Cuts a text into words and addresses; the pieces put together are the text again. */
export const splitLinks = (text: string): TextPart[] => {
  // Not every script keeps its length when lowered, so only ASCII is.
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const parts: TextPart[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!'hmw'.includes(lower[at] ?? '')) continue;
    const run = runAt(text, lower, at);
    if (!run) continue;
    if (run.link) {
      if (at > from) parts.push({ kind: 'words', text: text.slice(from, at) });
      parts.push({ kind: 'link', ...run.link, at });
      from = run.end;
    }
    at = run.end - 1;
  }
  if (from < text.length) parts.push({ kind: 'words', text: text.slice(from) });
  return parts;
};
