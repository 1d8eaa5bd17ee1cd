import { type FocusEvent, useState } from 'react';

/**
 * Which row of a list takes part in Tab: the one that had the focus last, else the open one, else the first.
 * @param ids of the rows, which carry them as `data-row`
 */
export const useRoving = (ids: readonly string[], openId: string | undefined) => {
  const [last, setLast] = useState<string>();
  const stop = [last, openId].find((id) => id !== undefined && ids.includes(id)) ?? ids[0];
  const onFocus = ({ target }: FocusEvent) =>
    setLast(target.closest('li')?.querySelector<HTMLElement>('[data-row]')?.dataset.row);
  return { stop, onFocus };
};
