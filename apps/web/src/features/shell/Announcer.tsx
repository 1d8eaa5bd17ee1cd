import { useAnnouncements } from '../../state/announcer.ts';

/** The one region that speaks by itself. It is there from the start: a region that comes with its text stays unheard. */
export function Announcer() {
  return (
    <div className="sr-only" aria-live="polite">
      {/* Each sentence is a node of its own: only what is added is spoken, also the same one twice. */}
      {useAnnouncements().map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </div>
  );
}
