import { parseArgs } from 'node:util';

export interface PictureOptions {
  /** Takes only the scenes whose name holds one of these, or that show a check of these numbers; commas between. */
  readonly only: string | undefined;
  /** Where the pictures go. */
  readonly out: string;
  /** PNG beside WebP, for programs that read no WebP. */
  readonly png: boolean;
}

/** @throws TypeError for an unknown option */
export const readOptions = (args: readonly string[]): PictureOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string' }, out: { type: 'string' }, png: { type: 'boolean' } },
  });
  return { only: values.only, out: values.out ?? 'docs/pictures', png: values.png ?? false };
};
