import { type ComponentType, lazy, useState } from 'react';

interface Door<Props> {
  (props: Props): React.ReactNode;
  /** Fetches what lies behind it. What could not be fetched is asked for again by the next one who goes through. */
  open(): Promise<void>;
}

/**
 * A part of the page that is loaded when it is gone through. One that was opened before it is drawn stands at once: a
 * part that React waits for is shown 300 ms after its place was drawn empty, however soon it came.
 */
export const door = <Props extends object>(load: () => Promise<ComponentType<Props>>): Door<Props> => {
  let Part: ComponentType<Props> | null = null;
  const open = async (): Promise<ComponentType<Props>> => {
    Part ??= await load();
    return Part;
  };
  const Waiting = lazy(async () => ({ default: await open() }));
  const Open = (props: Props) => {
    // The one that was chosen at first stays: another would draw everything behind the door anew.
    const [Chosen] = useState(() => Part ?? Waiting);
    return <Chosen {...props} />;
  };
  return Object.assign(Open, { open: async () => void (await open()) });
};
