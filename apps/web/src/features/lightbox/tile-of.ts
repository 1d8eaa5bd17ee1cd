/** The tile in the page that shows a photo, if it is there. */
export const tileOf = (photoId: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-photo="${CSS.escape(photoId)}"]`);

/** What a tile has loaded already. */
export const previewOf = (photoId: string): string | undefined =>
  tileOf(photoId)?.querySelector('img')?.currentSrc || undefined;
