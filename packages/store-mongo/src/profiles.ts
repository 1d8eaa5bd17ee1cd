import { randomBytes } from 'node:crypto';
import type { UserId } from '@chatter/protocol/ids';
import type { Background } from './background.ts';
import type { ChangeCounter } from './change-counter.ts';
import type { Models } from './models.ts';
import { persevere } from './persevere.ts';

/** Numbers changes of profiles as those of conversations: flagged first, numbered afterwards. */
export class Profiles {
  readonly models: Models;
  readonly #changes: ChangeCounter;
  readonly #background: Background;

  constructor(models: Models, changes: ChangeCounter, background: Background) {
    this.models = models;
    this.#changes = changes;
    this.#background = background;
  }

  newFlag(): string {
    return randomBytes(9).toString('base64url');
  }

  /** Gives a flagged change its number; nobody has to wait for it. */
  number(id: UserId, flag: string): Promise<void> {
    const numbered = this.#number(id, flag);
    this.#background.add(numbered);
    return numbered;
  }

  async #number(id: UserId, flag: string): Promise<void> {
    const change = await this.#changes.next();
    // Under a later flag nothing matches: the later one takes a number for both.
    await persevere(() =>
      this.models.users.updateOne({ _id: id, changing: flag }, { $max: { change }, $unset: { changing: 1 } }),
    );
  }
}
