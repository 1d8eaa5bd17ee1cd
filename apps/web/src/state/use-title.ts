import { useEffect } from 'react';
import { t } from '../text/t.ts';

/** What the tab says: what is open, and how many conversations hold something unread. */
export const titleWords = (page: string | null, unread: number): string => {
  const words = page === null ? t('app.name') : t('title.page', { page });
  return unread > 0 ? t('title.unread', { count: unread, words }) : words;
};

/** Names the tab while the component is there. */
export const useTitle = (page: string | null, unread = 0): void => {
  const words = titleWords(page, unread);
  useEffect(() => {
    document.title = words;
  }, [words]);
};
