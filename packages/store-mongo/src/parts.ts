import type { ChangeCounter } from './change-counter.ts';
import type { Lines } from './conversations/lines.ts';
import type { Settling } from './conversations/settling.ts';
import type { Gate } from './gate.ts';
import type { Models } from './models.ts';
import type { Profiles } from './profiles.ts';

/** What an open store is made of. */
export interface Parts {
  readonly models: Models;
  readonly gate: Gate;
  readonly changes: ChangeCounter;
  readonly settling: Settling;
  readonly profiles: Profiles;
  readonly lines: Lines;
}
