/** A long address for the eye: its beginning and its end, with the middle left out. */
export const shortenMiddle = (text: string, max = 60): string => {
  if (text.length <= max) return text;
  const tail = Math.floor(max / 3);
  return `${text.slice(0, max - tail - 1)}…${text.slice(-tail)}`;
};
