import type { RowPlace } from './anchor.ts';

/** The rows that are in the page, and where they lie in the content, to a fraction of a pixel. */
export const placesIn = (view: HTMLElement, list: HTMLElement | null) => {
  // `offsetTop` is rounded: the errors of many small moves would add up.
  const origin = view.getBoundingClientRect().top - view.scrollTop;
  const find = (key: string) => list?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  return {
    rows: [...(list?.children ?? [])].filter(
      (row): row is HTMLElement => row instanceof HTMLElement && row.dataset.key !== undefined,
    ),
    listTop: (list?.getBoundingClientRect().top ?? 0) - origin,
    placeOf: (row: HTMLElement): RowPlace => {
      const { top, bottom } = row.getBoundingClientRect();
      return { key: row.dataset.key ?? '', top: top - origin, bottom: bottom - origin };
    },
    topOf: (key: string): number | undefined => {
      const row = find(key);
      return row ? row.getBoundingClientRect().top - origin : undefined;
    },
    /** @returns 0 for a row that is no message */
    seqOf: (key: string): number => Number(find(key)?.dataset.seq ?? 0),
  };
};
