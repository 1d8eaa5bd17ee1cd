import { Fragment } from 'react';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { isPrinted, keyTable } from './key-table.ts';
import { isMac } from './shortcut-of.ts';

type Key = (typeof keyTable)[number]['lines'][number]['keys'][number];

const wordsFor = (key: Key): string => {
  if (key === 'key.mod') return t(isMac ? 'key.command' : 'key.ctrl');
  return isPrinted(key) ? key : t(key);
};

/** All keys of the page, by what they are about. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t('keys.title')} onClose={onClose} large>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-6 pb-6">
        {keyTable.map(({ title, lines }) => (
          <section key={title} className="pt-3">
            <h3 className="pb-1 text-label text-text-2">{t(title)}</h3>
            <dl className="grid grid-cols-[minmax(50%,1fr)_auto] items-center gap-x-4">
              {lines.map(({ keys, does }) => (
                <Fragment key={does}>
                  <dt className="py-1.5 text-body">{t(does)}</dt>
                  <dd className="flex flex-wrap items-center justify-end gap-1">
                    {keys.map((key) => (
                      <kbd
                        key={key}
                        className="min-w-6 rounded-corner border border-line bg-sunken px-1.5 text-center font-sans text-meta leading-6"
                      >
                        {wordsFor(key)}
                      </kbd>
                    ))}
                  </dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
        <Button onClick={onClose} className="mt-4 w-full">
          {t('action.close')}
        </Button>
      </div>
    </Dialog>
  );
}
