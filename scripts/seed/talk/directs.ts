import type { Talk } from './talk.ts';

/** Mara with one person each. */
export const directs: readonly Talk[] = [
  {
    title: null,
    members: ['mara', 'zoe'],
    unread: 2,
    script: `
@ -21d 17:05
mara: You left your blue bowl here. It has been adopted by the cat.
zoe: Then it is the cat's bowl now. Fair is fair.
mara: She sends her regards and one (1) hair.
@ -6d 08:12
zoe: First ripe tomato of the year! 🍅
zoe! garden: Evidence
mara: That is a very small tomato for such a large announcement
zoe: Every empire starts somewhere
mara: When do the rest of us get to see this empire?
zoe: Saturday. Bring bread, I have everything else.
@ -0d -95m
mara: I found the good bread. The dark one with the caraway.
zoe: You are my favourite person and I will deny having said so
mara: Screenshot taken
@ -9m
zoe: Also: do you still have the long extension lead?
zoe: No hurry. I am standing in the garden holding a lamp, but no hurry.`,
  },
  {
    title: null,
    members: ['tomas', 'mara'],
    script: `
@ -34d 06:41
tomas: Morning from somewhere after Brno. The buffet car has run out of everything but mustard.
mara: Then it is a mustard morning. Did you get the window?
tomas: I always get the window
tomas! valley: Ten minutes ago
mara: Oh, that is lovely. Is that the river we walked?
tomas: The same one, an hour further up
@ -16d 21:30
mara: Did you finish the book?
tomas: Last night. I am still cross about the lighthouse.
mara: Everybody is cross about the lighthouse
@ -0d -140m
tomas: Change of plan, I am on the 14:10 and not on the 12:10
mara: So dinner at eight rather than six?
tomas: Eight. I will bring the cheese you pretend not to like.
mara: I have never pretended anything about cheese
@ -0d -31m
tomas! coast, evening: The last two from the coast. The second is for your wall.
mara: The second one!! How did you get that light?
tomas: By missing the earlier train
mara: Best delay of the year. Printing it big.
tomas: Then it was worth the mustard`,
  },
  {
    title: null,
    members: ['aiko', 'mara'],
    script: `
@ -48d 10:20
aiko: こんにちは! The parcel arrived. Thank you for the seeds 🌱
mara: That was fast! Which ones did you sow first?
aiko: The sweet peas. My grandmother says they are called スイートピー and that I talk to them too much.
mara: You cannot talk to sweet peas too much
@ -19d 22:47
aiko: They have opinions now
aiko! meadow: 右側が一番元気です
mara: The one on the left looks a little offended
aiko: 左は恥ずかしがり屋です 😊
@ -1d 09:58
aiko: Are you coming to the concert in June?
mara: Yes! Two tickets, and I will wear the ridiculous hat
aiko: 帽子、楽しみにしています`,
  },
  {
    title: null,
    members: ['mara', 'jonas'],
    unread: 1,
    script: `
@ -40d 14:03
mara: Do you still have the drawings for the shelf?
jonas: Somewhere. Under the other shelf, I suspect.
mara: A shelf holding plans for a shelf
jonas: I contain multitudes
@ -12d 19:26
jonas: Found them: 180 × 32, oak, and a note that says "NOT THIS WAY" with an arrow
mara: An arrow to where?
jonas: That is the question, isn't it
@ -0d -64m
jonas: Timber is ordered. Thursday, if the van starts.`,
  },
  {
    title: null,
    members: ['samir', 'mara'],
    script: `
@ -27d 07:50
samir: صباح الخير يا مارا ☀️
mara: صباح النور! My one phrase. How is the new place?
samir: Small, loud, perfect. The bakery below starts at four.
mara: So you wake up to bread
samir: I wake up to a radio and then to bread
@ -4d 18:22
samir: I tried the recipe. Twice.
samir! table: المحاولة الثانية
mara: That looks better than mine has ever looked
samir: The first attempt is not available for viewing
mara: أحسنت 👏
@ -0d -188m
mara: Does the bakery post parcels? Asking for a whole group of people.
samir: For you they would deliver by boat`,
  },
  {
    title: null,
    members: ['lena', 'mara'],
    script: `
@ -55d 12:12
lena: Привет! Доехали хорошо, снега ещё по колено 😄
mara: Snow in spring! Send a picture before it melts
lena! snow: Наш двор
mara: Beautiful. I am cold just looking at it.
lena: Чай помогает. И пирог.
@ -23d 20:45
lena: I start the new job on Monday. Держи кулаки!
mara: Fists held! Is that how you say it?
lena: Именно так
@ -22d 17:30
lena: Everyone is kind, the chairs are terrible
mara: The best combination, chairs can be changed`,
  },
  {
    title: null,
    members: ['mara', 'ngozi'],
    script: `
@ -30d 16:44
mara: I read the chapter on the tram and missed my stop
ngozi: That is the nicest review I have had
mara: Two stops, actually
ngozi: Even better. Where did you notice?
mara: When she opens the letter. I said "oh no" out loud.
@ -8d 11:09
ngozi: New ending. Nobody opens any letter.
mara: But what happens to the letter??
ngozi: 😌
@ -0d -47m
ngozi: Lunch tomorrow? I have a question about boats and you are the boat person.
mara: The boat person accepts. One o'clock at the corner?
ngozi: One o'clock at the corner`,
  },
  {
    title: null,
    members: ['mateo', 'mara'],
    script: `
@ -37d 02:14
mateo: Night shift. The ward is so quiet that I can hear the vending machine thinking.
@ -37d 07:03
mara: Good morning and good night! What does it think about?
mateo: Coins, mostly
@ -15d 13:20
mateo: ¿Te acuerdas de la canción de la playa? It is on the radio here.
mara: ¡Claro! Now it will be in my head all day.
mateo: De nada 😇`,
  },
  {
    title: null,
    members: ['priya', 'mara'],
    script: `
@ -44d 09:33
priya: Question for somebody with taste: grey, or the other grey?
mara: Hold them next to a window and ask again
priya: Ah. The other grey.
mara: It is always the other grey
@ -10d 18:02
priya: The wall is done. I keep going in there to look at it.
mara: A wall like that deserves a visit. Sunday?
priya: Sunday! I will make the lemon thing.`,
  },
  {
    title: null,
    members: ['haneul', 'mara'],
    script: `
@ -62d 08:40
haneul: 안녕하세요! Mara, the dog has met the sea.
haneul! beach: 첫 바다 🐕
mara: And what does he say?
haneul: 너무 짜요. Too salty.
mara: An honest review
@ -26d 15:15
haneul: I passed the exam!!! 🎉
mara: I knew it! 축하해요! We celebrate when you are back.`,
  },
  {
    title: null,
    members: ['ines', 'mara'],
    script: `
@ -41d 19:54
ines: Olá! This is Inês, from the course. You said the forms are easier than they look.
mara: They are! Page three is the only strange one.
ines: I am on page three
mara: Courage. Write "see above" wherever it asks the same twice.
ines: Obrigada, that was exactly it 🙏`,
  },
];
