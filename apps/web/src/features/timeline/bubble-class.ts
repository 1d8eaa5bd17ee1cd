import { classNames } from '../../ui/class-names.ts';
import type { GroupPlace } from './to-rows.ts';

/** Shape and ground of a bubble: inside a group the corners that touch on the author's side are tight. */
export const bubbleClass = (own: boolean, { first, last }: GroupPlace): string =>
  classNames(
    'bubble relative w-fit max-w-full overflow-hidden rounded-bubble text-body [overflow-wrap:anywhere]',
    own ? 'bg-own text-own-text' : 'bg-other text-other-text shadow-e1',
    !first && (own ? 'rounded-se-corner' : 'rounded-ss-corner'),
    !last && (own ? 'rounded-ee-corner' : 'rounded-es-corner'),
  );

/** Space over a line of the timeline: 2 px inside a group, 12 between groups. */
export const gapClass = (first: boolean): string => (first ? 'pt-3' : 'pt-0.5');
