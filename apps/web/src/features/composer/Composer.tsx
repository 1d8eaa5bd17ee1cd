import { type KeyboardEvent, Suspense, useEffect, useRef } from 'react';
import { t } from '../../text/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { FieldError } from '../../ui/FieldError.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { useMedia } from '../../ui/use-media.ts';
import { EmojiButton } from '../emoji/EmojiButton.tsx';
import { sendsOn } from './sends-on.ts';
import { useAutoGrow } from './use-auto-grow.ts';
import type { useComposer } from './use-composer.ts';
import { useTypeAnywhere } from './use-type-anywhere.ts';

const PhotoTray = lazyPart(() => import('./PhotoTray.tsx'), 'PhotoTray');

interface Props {
  composer: ReturnType<typeof useComposer>;
  name: string;
}

/** Where one writes: photos, words, send. */
export function Composer({ composer, name }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const coarse = useMedia('(pointer: coarse)');
  const { text, change, send, tray, addFiles, notice, hasContent } = composer;
  useAutoGrow(field, text);
  useTypeAnywhere(field);
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!sendsOn({ ...pick(event), isComposing: event.nativeEvent.isComposing }, coarse)) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      aria-label={t('composer.form', { name })}
      onSubmit={(event) => {
        event.preventDefault();
        send();
        field.current?.focus();
      }}
      className="thread-footer w-full px-3 pt-1 -mt-1 pb-safe-2 two:px-4 rail:px-6"
    >
      {notice && (
        <div className="mx-auto max-w-190 px-3 pb-1.5">
          <FieldError text={notice} announce />
        </div>
      )}
      <div className="@container mx-auto max-w-190 rounded-composer border border-line bg-surface shadow-e2 focus-within:border-edge">
        {tray.items.length > 0 && (
          <Suspense fallback={null}>
            <PhotoTray
              items={tray.items}
              onMove={tray.move}
              onRemove={tray.remove}
              onRetry={tray.retry}
              onShape={tray.shaped}
            />
          </Suspense>
        )}
        <div className="flex min-h-12 items-end gap-0.5 p-0.5 two:min-h-13 two:p-[3px]">
          <IconButton
            icon="plus"
            label={t('composer.addPhotos')}
            className="rounded-bubble text-text-2"
            onClick={() => files.current?.click()}
          />
          <input
            ref={files}
            type="file"
            accept="image/*,.heic,.heif"
            multiple
            aria-label={t('composer.files')}
            className="hidden"
            onChange={(event) => {
              addFiles(event.target.files ?? []);
              event.target.value = '';
              field.current?.focus();
            }}
          />
          <textarea
            ref={field}
            rows={1}
            dir="auto"
            value={text}
            aria-label={t('composer.field', { name })}
            placeholder={t(tray.items.length > 0 ? 'composer.caption' : 'composer.placeholder')}
            enterKeyHint={coarse ? 'enter' : 'send'}
            autoComplete="off"
            onChange={(event) => change(event.target.value)}
            onBlur={composer.stopTyping}
            onKeyDown={onKeyDown}
            onPaste={(event) => {
              if (event.clipboardData.files.length === 0) return;
              event.preventDefault();
              addFiles(event.clipboardData.files);
            }}
            className="field-sizing-content max-h-[min(13.25rem,40dvh)] min-h-11 min-w-0 py-2.5 flex-1 resize-none overflow-y-auto bg-transparent px-1 text-input outline-none placeholder:truncate"
          />
          {/* Very large text on a narrow screen: the words matter more, and there the keyboard has emoji. */}
          <EmojiButton field={field} className="rounded-bubble @max-[13rem]:hidden" />
          <button
            type="submit"
            aria-label={t('composer.send')}
            data-tip={t('composer.send')}
            data-tip-keys={coarse ? undefined : t('key.enter')}
            className={classNames(
              'control-width flex size-11 shrink-0 items-center justify-center rounded-bubble transition-colors',
              hasContent ? 'bg-accent text-on-accent hover:bg-accent-hover active:bg-accent-press' : 'text-text-3',
            )}
          >
            <Icon name="send" />
          </button>
        </div>
      </div>
    </form>
  );
}

const pick = ({ key, keyCode, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent) => ({
  key,
  keyCode,
  shiftKey,
  altKey,
  ctrlKey,
  metaKey,
});
