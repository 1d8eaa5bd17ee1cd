import { seededRandom } from '../../packages/client/test/seeded-random.ts';

/** What has been mangled somewhere before: scripts, joined and combining characters, odd spaces, what markup and JSON escape. */
const pieces = [
  ...[
    'plain words ',
    'Größe ',
    'ツェッペリン ',
    'مرحبا بالعالم ',
    'שלום ',
    'नमस्ते ',
    'e\u0301 ',
    '👩‍👩‍👧‍👦 ',
    '🏴󠁧󠁢󠁷󠁬󠁳󠁿 ',
    '𝒳 ',
  ],
  ...[
    '\n',
    '\t',
    '   ',
    '\u00a0',
    '\u200b',
    '\u2028',
    '"quoted" ',
    "it's ",
    '\\n ',
    '<b>bold</b> ',
    '&amp; ',
    '%00 ',
    '$ne ',
  ],
];
const prefix = 'Message ';

/** The n-th message of a torture: the same for the same seed, so that every copy of it can be checked by itself. */
export const textOf = (seed: number, n: number): string => {
  const random = seededRandom(seed * 31 + n);
  const count = random() < 0.02 ? 200 : Math.floor(random() * 8);
  const words = Array.from({ length: count }, () => pieces[Math.floor(random() * pieces.length)]);
  return `${prefix}${n} ${words.join('')}`;
};

/** Whether a text is one of this torture, letter by letter. */
export const isWhole = (seed: number, text: string): boolean => {
  const n = Number.parseInt(text.slice(prefix.length), 10);
  return !Number.isNaN(n) && text === textOf(seed, n);
};
