import type { MouseEvent } from 'react';

const fetchPhoto = async (href: string): Promise<string> => {
  const response = await fetch(href, { credentials: 'include' });
  if (!response.ok) throw new Error(`The photo was answered with ${response.status}.`);
  return URL.createObjectURL(await response.blob());
};

/**
 * For a link with `download`. Browsers heed it for the page's own host alone: from an API of another host the photo is
 * fetched first. One that cannot be fetched is opened, as a browser does by itself.
 */
export const savePhoto = async (event: MouseEvent<HTMLAnchorElement>): Promise<void> => {
  const { href, origin, download } = event.currentTarget;
  if (origin === location.origin) return;
  event.preventDefault();
  try {
    const url = await fetchPhoto(href);
    Object.assign(document.createElement('a'), { href: url, download }).click();
    URL.revokeObjectURL(url);
  } catch {
    location.assign(href);
  }
};
