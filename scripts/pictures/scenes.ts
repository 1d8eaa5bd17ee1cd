import type { Scene } from './scene.ts';
import { accountScenes } from './scenes/accounts.ts';
import { adaptationScenes } from './scenes/adaptations.ts';
import { emptyScenes } from './scenes/empty.ts';
import { layerScenes } from './scenes/layers.ts';
import { photoScenes } from './scenes/photos.ts';
import { stateScenes } from './scenes/states.ts';
import { timelineScenes } from './scenes/timeline.ts';

/** Every scene, in the order of the checks. */
export const scenes: readonly Scene[] = [
  ...timelineScenes,
  ...emptyScenes,
  ...stateScenes,
  ...photoScenes,
  ...layerScenes,
  ...adaptationScenes,
  ...accountScenes,
].toSorted((a, b) => (a.checks[0] ?? 0) - (b.checks[0] ?? 0));
