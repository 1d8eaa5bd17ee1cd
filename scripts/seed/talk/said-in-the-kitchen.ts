const things = [
  'the kettle',
  'the blue mug',
  'the good scissors',
  'the bread knife',
  'the umbrella',
  'the long table',
  'the radio',
  'the sourdough',
  'the tomato plants',
  'the window seat',
  'the spare key',
  'the soup',
  'the olive oil',
  'the ladder',
];
const places = [
  'on the shelf',
  'by the door',
  'behind the flour',
  'in the hall',
  'under the stairs',
  'next to the sink',
  'upstairs',
  'in the wrong drawer',
  'on the balcony',
  'in the basket',
];
const times = [
  'tonight',
  'tomorrow',
  'at six',
  'before lunch',
  'after the market',
  'on Friday',
  'later',
  'at breakfast',
];
const foods = [
  'lentils',
  'pancakes',
  'dumplings',
  'a very large salad',
  'شوربة عدس',
  'soup',
  'noodles',
  'the lemon thing',
  'pide',
  'apple cake',
  'jollof',
  'dosa',
];

const openers = [
  'Has anybody seen {thing}?',
  'I put {thing} {place}.',
  'Who is home {time}?',
  'Cooking {food} {time}. Say if you are in.',
  'Somebody left {thing} {place} again. Naming no names.',
  'The market has peaches! How many?',
  'Reminder: bins {time}.',
  'I am making {food}. There will be too much.',
  'Can somebody let the plumber in {time}?',
  'We are out of coffee. This is not a drill.',
  'Note to all: {thing} lives {place} now.',
  'The cat is {place}. Again.',
  'Film {time}? Something with no subtitles to read while eating.',
  'Rent is paid, shopping list is on the fridge.',
];

const answers = [
  'Yes!',
  'On my way',
  'I can',
  'Not me, sorry',
  'It was the cat',
  'Twice, please',
  'Keep me a plate?',
  'Done ✅',
  'Try {place}.',
  'Found it {place}.',
  'I am in for {food}.',
  '{time} works',
  'Better {time}',
  'Thank you!! 🙏',
  '😂',
  'You are a hero',
  'I will bring {food}',
  'Was that mine? Oh. That was mine.',
  'Count me in',
  'Only if there is {food}',
  'Left it {place} this morning',
  'نعم، شكراً',
  'சரி!',
  'Agreed',
  'Look {place}, then look again',
  'I second that',
];

const fill = (text: string, random: () => number): string => {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const filled = text
    .replace('{thing}', () => pick(things))
    .replace('{place}', () => pick(places))
    .replace('{time}', () => pick(times))
    .replace('{food}', () => pick(foods));
  return filled.charAt(0).toUpperCase() + filled.slice(1);
};

/** What is said next: something new, or an answer to it. */
export const sayInTheKitchen = (isNew: boolean, random: () => number): string => {
  const list = isNew ? openers : answers;
  return fill(list[Math.floor(random() * list.length)] ?? '', random);
};
