import type { NodeId } from './bus.ts';

/** What one node told in one turn. Each is numbered, so that whoever hears it knows whether one before it got lost. */
export interface Frame {
  readonly node: NodeId;
  /** From 1, without holes. */
  readonly number: number;
  readonly lines: readonly FrameLine[];
}

/** One fact; `body` is JSON, parsed only by whoever is concerned. */
export interface FrameLine {
  readonly name: string;
  readonly key: string;
  readonly body: string;
}

/** JSON has no line breaks of its own, names and keys no spaces: so nothing needs to be escaped a second time. */
export const writeLine = (name: string, key: string, body: unknown): string => `${name} ${key} ${JSON.stringify(body)}`;

export const writeFrame = (node: NodeId, number: number, lines: readonly string[]): string =>
  [`${node} ${number}`, ...lines].join('\n');

const readLine = (line: string): FrameLine => {
  const [first, second] = [line.indexOf(' '), line.indexOf(' ', line.indexOf(' ') + 1)];
  return { name: line.slice(0, first), key: line.slice(first + 1, second), body: line.slice(second + 1) };
};

/** @returns null for what no node of ours has written */
export const readFrame = (text: string): Frame | null => {
  const [head = '', ...lines] = text.split('\n');
  const [, node, number] = /^([0-9a-z]+) ([0-9]{1,15})$/.exec(head) ?? [];
  if (node === undefined || number === undefined) return null;
  return { node, number: Number(number), lines: lines.map(readLine) };
};
