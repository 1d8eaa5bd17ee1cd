import { Drawing } from './Drawing.tsx';

/** No conversations yet: two empty bubbles that wait. */
export const NoChatsDrawing = () => (
  <Drawing disc={{ cx: 128, cy: 56, r: 34 }}>
    <path d="M40 40h62a12 12 0 0 1 12 12v22a12 12 0 0 1-12 12H62l-14 12V86h-8a12 12 0 0 1-12-12V52a12 12 0 0 1 12-12Z" />
    <path d="M100 72h52a12 12 0 0 1 12 12v14a12 12 0 0 1-12 12h-6v12l-14-12h-32a12 12 0 0 1-12-12V84a12 12 0 0 1 12-12Z" />
    <path d="M46 58h40M46 70h24M106 88h38" fill="none" />
  </Drawing>
);

/** Nothing chosen: a row of the list, and the place where it would open. */
export const NothingChosenDrawing = () => (
  <Drawing disc={{ cx: 152, cy: 44, r: 34 }}>
    <rect x="36" y="30" width="128" height="94" rx="12" />
    <path d="M84 30v94" fill="none" />
    <circle cx="54" cy="50" r="8" />
    <circle cx="54" cy="76" r="8" />
    <circle cx="54" cy="102" r="8" />
    <path d="M68 50h8M68 76h8M68 102h8M102 76h20M132 76h14" fill="none" />
  </Drawing>
);

/** Nobody found: a lens over empty places. */
export const NobodyDrawing = () => (
  <Drawing disc={{ cx: 112, cy: 58, r: 36 }}>
    <rect x="30" y="48" width="88" height="24" rx="12" />
    <rect x="30" y="84" width="88" height="24" rx="12" />
    <circle cx="44" cy="60" r="5" />
    <circle cx="44" cy="96" r="5" />
    <circle cx="122" cy="66" r="26" />
    <path d="m141 85 23 23" fill="none" strokeWidth="4" />
  </Drawing>
);

/** Nothing here yet: a cup beside an open letter. */
export const NothingYetDrawing = () => (
  <Drawing disc={{ cx: 84, cy: 60, r: 36 }}>
    <path d="M42 56h76v54a8 8 0 0 1-8 8H50a8 8 0 0 1-8-8Z" />
    <path d="m42 58 38 30 38-30" fill="none" />
    <path d="M132 88h26v20a12 12 0 0 1-12 12h-2a12 12 0 0 1-12-12Z" />
    <path d="M158 94h4a7 7 0 0 1 0 14h-4M140 76c-3-4 3-6 0-10M150 76c-3-4 3-6 0-10" fill="none" />
  </Drawing>
);
