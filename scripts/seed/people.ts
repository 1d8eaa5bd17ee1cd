export interface Person {
  readonly key: string;
  readonly name: string;
  readonly status: string | null;
  /** Which drawing of `pictures/avatar.ts`; null: the page shows initials. */
  readonly avatar: number | null;
  /** Days before the demo's now. */
  readonly joinedDaysAgo: number;
  /** Minutes before the demo's now. */
  readonly seenMinutesAgo: number;
}

const person = (
  key: string,
  name: string,
  status: string | null,
  avatar: number | null,
  joinedDaysAgo: number,
  seenMinutesAgo: number,
): Person => ({ key, name, status, avatar, joinedDaysAgo, seenMinutesAgo });

/** The cast. Mara is who one signs in as. */
export const people: readonly Person[] = [
  person('mara', 'Mara Lindqvist', 'Sanding the boat again ⛵', 0, 210, 2),
  person('tomas', 'Tomas Novák', 'On trains until Friday 🚆', 1, 208, 4),
  person('aiko', '田中 愛子', '夏が待ちきれない', 2, 190, 25),
  person('jonas', 'Jonas Weber', null, 3, 188, 61),
  person('zoe', 'Zoë van den Berg', 'Ask me about tomatoes 🍅', 4, 175, 9),
  person('samir', 'سمير حداد', 'قهوة أولاً', 5, 160, 185),
  person('lena', 'Лена Петрова', 'В отпуске до понедельника', 6, 158, 1_500),
  person('ngozi', 'Ngozi Okafor', 'Writing. Back after lunch.', 7, 140, 38),
  person('mateo', 'Mateo Álvarez', 'Night shift this week 🌙', 8, 133, 470),
  person('priya', 'Priya Raman', null, 9, 120, 74),
  person('haneul', '김하늘', '오늘도 산책 🐕', 10, 96, 2_900),
  person('ines', 'Inês Carvalho', 'New number soon', 11, 60, 9_200),
];

const firstNames =
  'Ada Bram Chiara Davor Elif Farid Greta Hugo Ilse Jasper Katya Leon Mina Nils Oona Paolo Quinn Rosa Sven Thea Umar Vera';
const lastNames = 'Abbasi Brandt Costa Dahl Eriksen Fontaine Galli Holm';

/** Neighbours, for the group of a hundred: everybody else in the directory. */
export const neighbours: readonly Person[] = lastNames
  .split(' ')
  .flatMap((last, row) =>
    firstNames
      .split(' ')
      .map((first, column) =>
        person(`n${row}x${column}`, `${first} ${last}`, null, null, 50 - row * 4, 4_000 + column),
      ),
  )
  .slice(0, 88);

export const demoPassword = 'a quiet river at dusk';

export const emailOf = ({ key }: Pick<Person, 'key'>): string => `${key}@chatter.example`;
