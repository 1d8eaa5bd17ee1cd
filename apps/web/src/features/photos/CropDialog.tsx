import type { CropBox } from '@chatter/protocol/picture';
import { useRef, useState } from 'react';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { CroppedImage } from './CroppedImage.tsx';
import { type CropView, centreView, clampView, maxZoom, type Source, toCropBox, viewOf } from './crop-math.ts';
import { useCropGestures } from './use-crop-gestures.ts';

const frame = 280;

interface Props {
  src: string;
  source: Source;
  crop: CropBox | undefined;
  round: boolean;
  onDone: (crop: CropBox) => void;
  onClose: () => void;
}

/** Chooses the square of a picture: by dragging, pinching, the wheel, the slider or keys. */
export function CropDialog({ src, source, crop, round, onDone, onClose }: Props) {
  const [view, setView] = useState<CropView>(() => (crop ? viewOf(crop, source) : centreView(source)));
  const area = useRef<HTMLButtonElement>(null);
  const gestures = useCropGestures(area, { source, frame, onView: setView });

  return (
    <Dialog title={t('crop.title')} onClose={onClose}>
      <button
        ref={area}
        type="button"
        aria-label={t('crop.area')}
        {...gestures}
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
