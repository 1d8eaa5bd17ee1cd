import type { CropBox } from '@chatter/protocol/picture';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { CroppedImage } from './CroppedImage.tsx';
import {
  type CropView,
  centreView,
  clampView,
  dragView,
  maxZoom,
  type Source,
  toCropBox,
  viewOf,
} from './crop-math.ts';

const frame = 280;
const steps: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: 1, y: 0 },
  ArrowRight: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

interface Props {
  src: string;
  source: Source;
  crop: CropBox | undefined;
  round: boolean;
  onDone: (crop: CropBox) => void;
  onClose: () => void;
}

/** Chooses the square of a picture: by dragging, with the slider, or with the arrow keys. */
export function CropDialog({ src, source, crop, round, onDone, onClose }: Props) {
  const [view, setView] = useState<CropView>(() => (crop ? viewOf(crop, source) : centreView(source)));
  const last = useRef<{ x: number; y: number } | null>(null);

  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    last.current = { x: event.clientX, y: event.clientY };
  };
  const onPointerMove = (event: PointerEvent) => {
    const from = last.current;
    if (!from) return;
    last.current = { x: event.clientX, y: event.clientY };
    setView((before) => dragView(before, source, { x: event.clientX - from.x, y: event.clientY - from.y }, frame));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const by = event.shiftKey ? 10 : 1;
    setView((before) => dragView(before, source, { x: step.x * by, y: step.y * by }, frame));
  };

  return (
    <Dialog title={t('crop.title')} onClose={onClose}>
      <button
        type="button"
        aria-label={t('crop.area')}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          last.current = null;
        }}
        onKeyDown={onKeyDown}
        className="relative mx-auto block size-70 cursor-grab touch-none overflow-hidden rounded-control bg-sunken active:cursor-grabbing"
      >
        <CroppedImage src={src} crop={toCropBox(view, source)} />
        <span
          className={`pointer-events-none absolute inset-0 border-2 border-on-photo shadow-[0_0_0_200px_var(--color-photo-scrim)] ${round ? 'rounded-full' : 'rounded-group'}`}
        />
      </button>
      <label className="flex flex-col gap-1 text-label">
        {t('crop.zoom')}
        <input
          type="range"
          min={1}
          max={maxZoom}
          step={0.01}
          value={view.zoom}
          onChange={(event) => setView(clampView({ ...view, zoom: Number(event.target.value) }, source))}
          className="h-11 w-full accent-control-on"
        />
      </label>
      <div className="flex flex-col-reverse gap-2 two:flex-row two:justify-end">
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button look="primary" onClick={() => onDone(toCropBox(view, source))}>
          {t('crop.use')}
        </Button>
      </div>
    </Dialog>
  );
}
