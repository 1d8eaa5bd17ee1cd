import type { Talk } from './talk.ts';

/** Groups that Mara is in. */
export const groups: readonly Talk[] = [
  {
    title: 'Boat club ⛵',
    members: ['mara', 'tomas', 'jonas', 'ngozi', 'zoe'],
    picture: 4,
    unread: 3,
    script: `
@ -70d 18:00
mara: Welcome aboard. The boat is patient, the season is short: who has which weekends?
jonas: All but the last one in May
tomas: Any that end near a railway station
ngozi: I can hold things and ask questions
mara: The most important job
@ -43d 11:25
jonas! boat: State of the hull. It looks worse than it is.
zoe: It looks like a very large biscuit
mara: It IS worse than it looks, but in a friendly way
tomas: What do we need?
jonas: Sandpaper, epoxy, and people who are not afraid of dust
ngozi: I am a little afraid of dust
zoe: You can be in charge of tea, then
@ -18d 16:40
mara! harbour: First coat is on!
tomas: She shines!
ngozi: Can we name the new dinghy?
jonas: We could vote
zoe: "Biscuit"
ngozi: Biscuit
tomas: Biscuit, obviously
mara: The vote has closed. Biscuit it is.
@ -0d -150m
mara: Saturday looks dry. Nine o'clock at the slip?
tomas: I will be there at 9:20, because that is when trains are
@ -0d -22m
ngozi: I made flags
zoe: Of course you made flags
jonas: I have room for four and a ladder`,
  },
  {
    title: 'Sunday lunch',
    members: ['zoe', 'mara', 'samir', 'priya', 'ngozi', 'mateo'],
    picture: 5,
    script: `
@ -52d 10:15
zoe: Rule one: nobody brings a salad unless asked
samir: And if it is a very good salad?
zoe: Then you may ask
priya: I bring the lemon thing
mateo: I bring myself, straight from the shift, possibly asleep
@ -24d 15:32
priya! table: Before
ngozi: There should have been an "after"
mara: There was no after. There were only plates.
@ -0d -260m
samir: This week at mine? The table arrived, and it has all of its legs.
zoe: Yes please
mara: With pleasure. I bring bread.
mateo: Awake this time, I promise`,
  },
  {
    title: 'Book club: the lighthouse',
    members: ['ngozi', 'mara', 'tomas', 'lena', 'aiko'],
    picture: 3,
    script: `
@ -58d 19:00
ngozi: Chapters one to six by Thursday. No peeking at the end, Tomas.
tomas: I have never
lena: Он всегда
aiko: 私は三章まで読みました
ngozi: Three is fine, four is where it starts to rain
@ -33d 21:05
mara: I finished it. I have thoughts and they are all questions.
lena: Почему маяк?!
tomas: THANK you
ngozi: Keep it for Thursday!! All of you!!
@ -5d 20:18
aiko: 次の本は何ですか?
ngozi: Something short and without any buildings near water`,
  },
  {
    title: 'Garden plots 12–15',
    members: ['zoe', 'mara', 'aiko', 'haneul', 'jonas'],
    picture: 7,
    script: `
@ -66d 08:30
zoe: The water is back on. The tap at plot 13 drips and should be spoken to kindly.
haneul: 물뿌리개 두 개 있어요, I can share
jonas: I have compost. So much compost.
@ -39d 17:17
zoe! meadow, garden: Before and after. Six weeks!
aiko: すごい
mara: It is a different planet
@ -2d 07:46
jonas: Who planted the mystery row?
haneul: 저예요... I do not remember what it was
zoe: Best row of all, then`,
  },
  {
    title: 'Flat hunt',
    members: ['priya', 'mara', 'mateo'],
    script: `
@ -80d 13:00
priya: Number one: cheap, bright, next to a drum school
mateo: How next to?
priya: Through the wall
mara: Next!
@ -72d 12:40
priya: Number two has a view and no kitchen
mateo: Define "no"
priya: A tap and a promise
@ -59d 18:50
priya: Number five. I signed. I SIGNED! 🗝️
mara: Finally!! When do we carry boxes?
mateo: I can carry exactly one sofa`,
  },
  {
    title: 'Mountain weekend 🏔️',
    members: ['lena', 'mara', 'tomas', 'haneul', 'mateo', 'ines'],
    picture: 0,
    script: `
@ -88d 20:00
lena: Хижина наша с пятницы! Six beds, one stove, no signal
tomas: No signal is a feature
ines: Is there a bakery?
lena: There is a cow
@ -85d 19:30
haneul! valley, evening: 정상에서
mara! snow: And this was the same day, an hour higher
mateo: My knees remember every metre
ines: I would go again tomorrow
lena: Завтра дождь. But next year, yes!`,
  },
  {
    title: 'Neighbourhood 🏡',
    members: ['jonas', 'mara', 'zoe', 'samir', 'priya', 'ngozi'],
    picture: 2,
    withNeighbours: true,
    script: `
@ -28d 09:00
jonas: Hello everybody! This is for the street: lost cats, spare ladders, the party in summer.
zoe: Lost cat already found: she was in my greenhouse
@ -11d 18:15
samir: Who has a long table for the party? أو طاولتان
priya: Two, and eleven chairs that do not match
ngozi: Chairs that match are suspicious
@ -1d 17:05
jonas: The street is closed for cars on the 20th, it is official
mara: Wonderful! I will bring the lights from the boat.`,
  },
  {
    title: 'Repair café',
    members: ['jonas', 'mara', 'mateo', 'samir'],
    picture: 6,
    script: `
@ -50d 12:00
jonas: Score last Saturday: 14 mended, 3 given up with honour
mateo: The toaster was personal
samir: الخلاط يعمل الآن! It blends again.
@ -20d 12:10
jonas: Somebody brought a kite. We fixed a kite!
mara: Did it fly?
mateo: It is still flying. Nobody told it to stop.`,
  },
];
