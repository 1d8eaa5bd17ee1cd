import { type KeyboardEvent, useId, useLayoutEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useChatter } from '../../state/chatter.ts';
import { useAct } from '../../state/use-act.ts';
import { t } from '../../text/t.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useNow } from '../../ui/use-now.ts';
import { HitRow } from './HitRow.tsx';
import { type Hit, useHits } from './use-hits.ts';

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
};

/** Goes to any conversation or person by part of the name. The focus stays in the field; the arrows choose. */
export function Switcher({ onClose }: { onClose: () => void }) {
  const id = useId();
  const now = useNow();
  const navigate = useNavigate();
  const { conversations } = useChatter();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const { hits, complete } = useHits(search);
  const active = Math.min(at, hits.length - 1);
  const cellOf = (index: number) => `${id}-${index}`;

  const going = useAct(async (hit: Hit) => {
    const target = hit.kind === 'conversation' ? hit.conversation : await conversations.openDirect(hit.user.id);
    onClose();
    navigate(`/chats/${target.id}`);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const hit = hits[active];
    if (!hit || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void going.run(hit);
    }
    const step = steps[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setAt(step(active, hits.length));
  };
  useLayoutEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  return (
    <Dialog title={t('switcher.title')} onClose={onClose} large>
      <div className="flex flex-col gap-2 px-6 pb-2">
        <SearchField
          label={t('switcher.search')}
          value={search}
          onChange={(next) => {
            setSearch(next);
            setAt(0);
          }}
          takeFocus="always"
          combobox={{
            role: 'combobox',
            'aria-expanded': hits.length > 0,
            'aria-controls': id,
            'aria-activedescendant': hits.length > 0 ? cellOf(active) : undefined,
            enterKeyHint: 'go',
            onKeyDown,
          }}
        />
        {going.error && <FieldError text={going.error} announce />}
      </div>
      {complete && hits.length === 0 && <EmptyState heading={t('search.none', { search: search.trim() })} />}
      <div
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={t('switcher.hits')}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 pb-3 outline-none"
      >
        {hits.map((hit, index) => (
          <HitRow
            key={hit.key}
            id={cellOf(index)}
            hit={hit}
            active={index === active}
            now={now}
            onHover={() => setAt(index)}
            onChoose={() => void going.run(hit)}
          />
        ))}
      </div>
    </Dialog>
  );
}
