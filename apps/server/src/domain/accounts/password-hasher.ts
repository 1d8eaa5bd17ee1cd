import { createQueue } from '../queue.ts';

/** Slow on purpose; bounded, so that it is slow only for those who ask for it. */
export interface PasswordHasher {
  /** @returns a PHC string. @throws RATE_LIMITED when too many wait */
  hash(password: string): Promise<string>;
  /** `null` stands for an account that is not there: it costs the same and is never right (case 9). */
  verify(hash: string | null, password: string): Promise<boolean>;
}

/** What argon2id takes: memory in KiB, passes over it. */
export interface HashCost {
  readonly memoryCost: number;
  readonly timeCost: number;
}

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
const owasp: HashCost = { memoryCost: 19_456, timeCost: 2 };

// Of random bytes that nobody kept, made at the cost above.
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$aQTw7N6+ZyZDcAqqJyawUw$9beJCM7+v3PHahiqur4ZYFmmu4iXktQzbnBlFwat+00';

/** At most two at once: each takes a thread of the pool and 19 MiB. */
export const createPasswordHasher = (cost: HashCost = owasp): PasswordHasher => {
  const queue = createQueue({ atOnce: 2, waiting: 64 });
  // Loaded with the first use: a start need not wait for it.
  const load = () => import('@node-rs/argon2');
  return {
    hash: (password) => queue.run(async () => (await load()).hash(password, { ...cost, parallelism: 1 })),
    verify: (hash, password) =>
      queue.run(async () => {
        const right = await (await load()).verify(hash ?? nobodysHash, password);
        return right && hash !== null;
      }),
  };
};
