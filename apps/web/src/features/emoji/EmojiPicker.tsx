import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { recentEmoji, rememberEmoji, rememberSkinTone, type SkinTone, skinTone } from '../../state/emoji-habits.ts';
import { t } from '../../text/t.ts';
import { isRtl } from '../../ui/is-rtl.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { cellId, EmojiGrid } from './EmojiGrid.tsx';
import { type EmojiCell, emojiRows } from './emoji-rows.ts';
import { type CellPlace, cellAt, firstPlace, moveInRows } from './move-in-rows.ts';
import { SkinTones } from './SkinTones.tsx';
import { useEmoji } from './use-emoji.ts';

interface Props {
  onPick: (emoji: string, keepOpen: boolean) => void;
}

/** Search, recent ones, groups and skin tones. The arrow keys move in the grid while the focus stays in the search. */
export function EmojiPicker({ onPick }: Props) {
  const id = useId();
  const { entries, failed, retry } = useEmoji();
  const [search, setSearch] = useState('');
  const [tone, setTone] = useState<SkinTone>(skinTone);
  // Taken once: what is picked must not move the rows under the pointer.
  const [recent] = useState(recentEmoji);
  const rows = useMemo(() => emojiRows(entries ?? [], { search, tone, recent }), [entries, search, tone, recent]);
  const [moved, setMoved] = useState<CellPlace | null>(null);
  const [followed, setFollowed] = useState(0);
  const active = moved ?? firstPlace(rows);
  const cell = cellAt(rows, active);

  const pick = ({ emoji, entry }: EmojiCell, keepOpen: boolean) => {
    rememberEmoji(entry.emoji);
    onPick(emoji, keepOpen);
  };
  const moveTo = (place: CellPlace | null) => {
    setMoved(place);
    setFollowed(place?.row ?? 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && cell) {
      event.preventDefault();
      pick(cell, event.shiftKey);
    }
    // With a modifier, an arrow still moves and selects in the search text.
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = moveInRows(rows, active, event.key, isRtl(event.currentTarget));
    if (!next) return;
    event.preventDefault();
    moveTo(next);
  };

  return (
    <div role="dialog" aria-label={t('emoji.picker')} aria-busy={!entries && !failed} className="flex h-full flex-col">
      <div className="shrink-0 px-4 pt-3 pb-1">
        <SearchField
          label={t('emoji.search')}
          value={search}
          onChange={(next) => {
            setSearch(next);
            moveTo(null);
          }}
          takeFocus
          combobox={{
            role: 'combobox',
            'aria-expanded': true,
            'aria-haspopup': 'listbox',
            onKeyDown,
            'aria-controls': id,
            'aria-activedescendant': cell ? cellId(id, active) : undefined,
            enterKeyHint: 'done',
          }}
        />
      </div>
      {failed && (
        <p className="flex-1 px-4 pt-3 text-small text-text-2">
          {t('emoji.failed')} <LinkButton onClick={retry}>{t('action.retry')}</LinkButton>
        </p>
      )}
      {entries && rows.length === 0 && (
        <p className="flex-1 px-4 pt-3 text-small text-text-2">{t('emoji.none', { search: search.trim() })}</p>
      )}
      {!failed && (rows.length > 0 || !entries) && (
        <EmojiGrid id={id} rows={rows} active={active} followed={followed} onHover={setMoved} onPick={pick} />
      )}
      <div className="flex min-h-11 shrink-0 items-center gap-2 border-line border-t ps-4 pe-3">
        <span aria-hidden="true" className="min-w-0 flex-1 truncate text-small text-text-2 pointer-coarse:hidden">
          {cell?.entry.label}
        </span>
        <SkinTones
          value={tone}
          onChange={(next) => {
            rememberSkinTone(next);
            setTone(next);
          }}
        />
      </div>
    </div>
  );
}
