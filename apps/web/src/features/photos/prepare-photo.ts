let last: Promise<unknown> = Promise.resolve();

const shrink = async (file: Blob): Promise<Blob> => {
  const { shrinkInBrowser } = await import('./shrink-in-browser.ts');
  return shrinkInBrowser(file);
};

/** The file that travels for a photo. One after the other: each takes some fifty megabytes while it is drawn. */
export const preparePhoto = (file: Blob): Promise<Blob> => {
  const next = last.then(() => shrink(file));
  last = next.catch(() => undefined);
  return next;
};
