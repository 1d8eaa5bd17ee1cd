import type { Theme } from '../../state/theme.ts';

const Conversation = () => (
  <>
    <rect width="120" height="72" className="fill-canvas" />
    <rect x="10" y="12" width="56" height="14" rx="7" className="fill-other" />
    <rect x="10" y="30" width="38" height="14" rx="7" className="fill-other" />
    <rect x="54" y="48" width="56" height="14" rx="7" className="fill-own" />
  </>
);

/** A tiny drawn conversation in a theme; half and half where the system decides. */
export function ThemeSample({ theme }: { theme: Theme }) {
  return (
    <svg
      viewBox="0 0 120 72"
      aria-hidden="true"
      className="w-24 shrink-0 overflow-hidden rounded-item two:w-full rtl:-scale-x-100"
    >
      <g {...(theme === 'dark' ? { 'data-theme': 'dark' } : { className: 'light-sample' })}>
        <Conversation />
      </g>
      {theme === 'system' && (
        <g data-theme="dark" className="[clip-path:polygon(55%_0,100%_0,100%_100%,35%_100%)]">
          <Conversation />
        </g>
      )}
    </svg>
  );
}
