import { useAnnouncement } from '../../state/announcer.ts';

/** The one region that speaks by itself. It is there from the start: a region that comes with its text stays unheard. */
export function Announcer() {
  const { key, text } = useAnnouncement();
  // The same sentence twice is only spoken twice if the node is another.
  return (
    <p className="sr-only" aria-live="polite">
      <span key={key}>{text}</span>
    </p>
  );
}
