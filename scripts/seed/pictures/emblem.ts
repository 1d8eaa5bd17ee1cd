/** Two colours and a form for each; people and groups take theirs by number. */
const palettes: readonly (readonly [string, string, string])[] = [
  ['#f4a259', '#5b8e7d', '#fff4e0'],
  ['#4d7ea8', '#f2c14e', '#eef4fa'],
  ['#f28482', '#84a59d', '#fff1ee'],
  ['#6d6875', '#e5989b', '#f6eff2'],
  ['#d1495b', '#edae49', '#fff5e4'],
  ['#00798c', '#edae49', '#e6f5f4'],
  ['#7b5ea7', '#f7a1c4', '#f6effb'],
  ['#386641', '#a7c957', '#f2f8e6'],
  ['#1d3557', '#e63946', '#eef3f8'],
  ['#bc6c25', '#606c38', '#fbf2e2'],
  ['#3d5a80', '#ee6c4d', '#eaf2f8'],
  ['#9c6644', '#e6b8a2', '#faf1ea'],
];

const forms: readonly ((a: string, b: string) => string)[] = [
  (a, b) =>
    `<circle cx="352" cy="170" r="70" fill="${b}"/><path d="M0 400 Q130 250 256 360 T512 320 V512 H0Z" fill="${a}"/>`,
  (a, b) =>
    `<path d="M96 368 H416 L368 440 H144Z" fill="${a}"/><path d="M264 96 V336 H120Z M288 150 V336 H384Z" fill="${b}"/>`,
  (a, b) =>
    `<path d="M256 96 C360 180 360 300 256 420 C152 300 152 180 256 96Z" fill="${a}"/><path d="M256 140 V460" stroke="${b}" stroke-width="18"/>`,
  (a, b) =>
    `<rect x="112" y="112" width="180" height="288" rx="24" fill="${a}"/><rect x="220" y="160" width="180" height="240" rx="24" fill="${b}" opacity=".9"/>`,
  (a, b) =>
    `<g fill="${a}"><circle cx="256" cy="150" r="66"/><circle cx="160" cy="256" r="66"/><circle cx="352" cy="256" r="66"/><circle cx="256" cy="362" r="66"/></g><circle cx="256" cy="256" r="52" fill="${b}"/>`,
  (a, b) =>
    `<path d="M40 420 L190 150 L300 330 L360 240 L472 420Z" fill="${a}"/><path d="M190 150 L236 232 L150 222Z" fill="${b}"/>`,
  (a, b) =>
    `<path d="M330 120 A150 150 0 1 0 400 340 A120 120 0 1 1 330 120Z" fill="${a}"/><circle cx="380" cy="150" r="22" fill="${b}"/>`,
  (a, b) =>
    `<g fill="none" stroke-width="34" stroke-linecap="round"><path d="M70 200 Q160 130 256 200 T442 200" stroke="${a}"/><path d="M70 290 Q160 220 256 290 T442 290" stroke="${b}"/><path d="M70 380 Q160 310 256 380 T442 380" stroke="${a}"/></g>`,
];

/** Draws the picture of a person or a group, 512 × 512, as SVG. @param shift moves groups away from people's looks */
export const drawEmblem = (number: number, shift = 0): string => {
  const [a, b, ground] = palettes[(number + shift) % palettes.length] ?? ['#444', '#888', '#eee'];
  const form = forms[(number * 3 + shift) % forms.length];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"><rect width="512" height="512" fill="${ground}"/>${form?.(a, b) ?? ''}</svg>`;
};
