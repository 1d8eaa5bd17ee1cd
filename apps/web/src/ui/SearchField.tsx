import { type InputHTMLAttributes, useEffect, useRef } from 'react';
import { t } from '../text/t.ts';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import { useEscape } from './use-escape.ts';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Takes the focus when it appears, where that raises no keyboard on the glass; `always` for what only keys open. */
  takeFocus?: boolean | 'always';
  /** What ties the field to a list that its arrow keys move in. */
  combobox?: InputHTMLAttributes<HTMLInputElement>;
}

/** A field that narrows a list while one types; Esc empties it. */
export function SearchField({ label, value, onChange, takeFocus = false, combobox }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takeFocus === 'always' || (takeFocus && matchMedia('(pointer: fine)').matches)) input.current?.focus();
  }, [takeFocus]);
  useEscape('search', () => {
    onChange('');
    return value !== '';
  });
  const clear = () => {
    onChange('');
    input.current?.focus();
  };
  return (
    <div className="relative flex h-11 items-center text-text-2 pointer-fine:h-10">
      <span className="pointer-events-none absolute start-3">
        <Icon name="search" size={18} />
      </span>
      <input
        {...combobox}
        data-first-focus={takeFocus || undefined}
        ref={input}
        type="search"
        value={value}
        aria-label={label}
        placeholder={t('search.field')}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          combobox?.onKeyDown?.(event);
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          event.stopPropagation();
          onChange('');
        }}
        className={classNames(
          'h-full w-full min-w-0 rounded-control bg-sunken ps-10 text-input text-text-1 ring-inset [&::-webkit-search-cancel-button]:hidden',
          value === '' ? 'pe-3' : 'pe-10',
        )}
      />
      {value !== '' && (
        <button
          type="button"
          aria-label={t('search.clear')}
          onClick={clear}
          className="absolute end-0 flex h-full w-10 pointer-coarse:w-11 items-center justify-center rounded-control ring-inset"
        >
          <Icon name="close" size={16} />
        </button>
      )}
    </div>
  );
}
