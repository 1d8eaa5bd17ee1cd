import { type LaterIconName, laterIcons } from './later-icons.ts';
import { Strokes } from './Strokes.tsx';

/** The lines of an icon that is fetched when one is wanted. */
export function LaterStrokes({ name }: { name: LaterIconName }) {
  return <Strokes paths={laterIcons[name]} />;
}
