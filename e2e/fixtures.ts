import { test as base, expect } from '@playwright/test';
import { Person } from './person.ts';
import { ChatterControl } from './server/chatter-control.ts';
import type { Thread } from './thread.ts';
import { watchContext } from './watch-page.ts';

interface Fixtures {
  /** A server of its own, with an empty folder. */
  readonly chatter: ChatterControl;
  /** Opens a browser of its own for somebody; called again with the same name it is a second device. */
  readonly meet: (name: string) => Promise<Person>;
  /** Mara and Tomas have arrived, and Mara is at their conversation: `thread` is hers. */
  readonly meetTwo: () => Promise<{ mara: Person; tomas: Person; thread: Thread }>;
}

/** No test may leave a script error or a report of the content policy behind, whatever it is about. */
export const test = base.extend<Fixtures>({
  // biome wants the first argument destructured to be used; Playwright wants a pattern there.
  chatter: async ({ browserName: _ }, use) => {
    const chatter = await ChatterControl.start();
    await use(chatter);
    await chatter.end();
  },
  meet: async ({ chatter, browser, contextOptions }, use) => {
    const complaints: string[] = [];
    const people: Person[] = [];
    await use(async (name) => {
      const context = await browser.newContext({ ...contextOptions, baseURL: chatter.url });
      await watchContext(context, complaints);
      const person = new Person(name, await context.newPage());
      people.push(person);
      return person;
    });
    expect(complaints).toEqual([]);
    await Promise.all(people.map(({ page }) => page.context().close()));
  },
  meetTwo: async ({ meet }, use) => {
    await use(async () => {
      const [mara, tomas] = [await meet('Mara'), await meet('Tomas')];
      await mara.arrive();
      await tomas.arrive();
      return { mara, tomas, thread: await mara.talkTo('Tomas') };
    });
  },
});

export { expect };
