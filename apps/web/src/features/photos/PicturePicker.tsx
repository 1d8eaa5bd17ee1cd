import type { PictureUpload } from '@chatter/client';
import { Suspense, useEffect, useId, useRef, useState } from 'react';
import { t } from '../../text/t.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { CroppedImage } from './CroppedImage.tsx';
import type { Source } from './crop-math.ts';
import { useObjectUrl } from './use-object-url.ts';

const CropDialog = lazyPart(() => import('./CropDialog.tsx'), 'CropDialog');

interface Props {
  id: string | null;
  name: string;
  /** The picture that is there already. */
  src?: string | null;
  shape?: 'person' | 'group';
  value: PictureUpload | null;
  onChange: (value: PictureUpload | null) => void;
  error?: string | undefined;
}

/** Chooses a picture and shows it as it will be; the middle is taken unless one adjusts it. */
export function PicturePicker({ id, name, src, shape = 'person', value, onChange, error }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const errorId = useId();
  const url = useObjectUrl(value?.file ?? null);
  const [source, setSource] = useState<Source | null>(null);
  const [refusal, setRefusal] = useState<'error.heic' | 'error.notAnImage' | null>(null);
  const [cropping, setCropping] = useState(false);
  const words = refusal ? t(refusal) : error;

  const latest = useRef({ value, cropping });
  useEffect(() => {
    latest.current = { value, cropping };
  });

  const choose = async (file: File | undefined) => {
    setRefusal(null);
    setSource(null);
    if (!file) return;
    onChange({ file });
    try {
      const { preparePhoto } = await import('./prepare-photo.ts');
      const smaller = await preparePhoto(file);
      const now = latest.current;
      // A part that was chosen meanwhile is counted in the pixels of the large one.
      if (smaller === file || now.value?.file !== file || now.value.crop || now.cropping) return;
      setSource(null);
      onChange({ file: smaller });
    } catch {
      setRefusal('error.heic');
      onChange(null);
    }
  };

  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-4">
        {url && value ? (
          <span
            className={`relative size-18 shrink-0 overflow-hidden bg-pill ${shape === 'group' ? 'rounded-group' : 'rounded-full'}`}
          >
            <CroppedImage
              src={url}
              crop={value.crop}
              onSource={setSource}
              onError={() => {
                setRefusal((before) => before ?? 'error.notAnImage');
                onChange(null);
              }}
            />
          </span>
        ) : (
          <Avatar id={id} name={name} src={src} size={72} shape={shape} />
        )}
        <div className="flex flex-col items-start gap-1">
          <Button onClick={() => input.current?.click()} aria-describedby={words ? errorId : undefined}>
            {t(value || src ? 'picture.change' : 'picture.choose')}
          </Button>
          {value && (
            <span className="flex gap-4 text-small">
              {source && <LinkButton onClick={() => setCropping(true)}>{t('picture.adjust')}</LinkButton>}
              <LinkButton onClick={() => onChange(null)}>{t('picture.undo')}</LinkButton>
            </span>
          )}
        </div>
        <input
          ref={input}
          type="file"
          accept="image/*,.heic,.heif"
          aria-label={t('picture.file')}
          className="hidden"
          onChange={(event) => {
            void choose(event.target.files?.[0]);
            // The same file may be chosen again.
            event.target.value = '';
          }}
        />
      </div>
      {words && <FieldError id={errorId} text={words} announce />}
      {cropping && url && source && value && (
        <Suspense fallback={null}>
          <CropDialog
            src={url}
            source={source}
            crop={value.crop}
            round={shape === 'person'}
            onDone={(crop) => {
              onChange({ ...value, crop });
              setCropping(false);
            }}
            onClose={() => setCropping(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
