/** Lines that a bubble must bear: who says it, and what. Nora is who looks. */
export const texts: readonly (readonly [who: 'nora' | 'tomas', text: string])[] = [
  ['tomas', 'Ok'],
  ['tomas', 'Short ones stay short, and the time sits beside the last word'],
  ['nora', 'And a line that is just long enough to meet the time at the end'],
  ['nora', 'Two'],
  ['nora', 'Three in a row are one group'],
  ['tomas', 'צהריים טובים, נפגשים בשעה שלוש ליד הספרייה?'],
  ['nora', 'أهلاً! نعم، سأكون هناك في الثالثة تماماً'],
  [
    'tomas',
    'The map is here: https://maps.example.org/routes/from-the-old-harbour/to-the-lighthouse-and-back-again?season=spring&guests=4',
  ],
  ['nora', 'Mail me at nora@example.org or see https://example.org/shed'],
  ['tomas', '🎉'],
  ['nora', '🌊⛵'],
  ['tomas', '🍋🍞🫖'],
  ['nora', 'Well 🙂'],
  ['tomas', 'Bring:\n– bread\n– lemons\n– the good knife\n\nand perhaps an umbrella'],
  ['nora', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'],
];

/** More than a screen, to be folded. */
export const essay = Array.from(
  { length: 34 },
  (_, index) => `${index + 1}. Everything about the tide tables, one line at a time, because you asked.`,
).join('\n');

export const crewTalk: readonly (readonly [who: string, text: string])[] = [
  ['tomas', 'Who has the key to the shed?'],
  ['jonas', 'Not me'],
  ['jonas', 'I had it on Sunday, and then I gave it to Zoë'],
  ['zoe', 'And I gave it to Aiko'],
  ['aiko', 'It hangs where it belongs: on the hook'],
  ['nora', 'Which hook?'],
  ['aiko', 'The hook'],
  ['tomas', '😄'],
];
