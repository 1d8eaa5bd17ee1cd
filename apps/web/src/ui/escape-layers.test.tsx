// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { render } from '../testing/render.tsx';
import { type EscapeRank, escapeLayers } from './escape-layers.ts';
import { useEscape } from './use-escape.ts';

const undone = vi.fn();
const Layer = ({ rank, filled }: { rank: EscapeRank; filled: { now: boolean } }) => {
  useEscape(rank, () => {
    if (!filled.now) return false;
    filled.now = false;
    undone(rank);
    return true;
  });
  return null;
};

describe('Esc', () => {
  test('undoes one thing at a time: tray, search, divider, and last the pane itself', async () => {
    const filled = { back: { now: true }, divider: { now: true }, search: { now: true }, tray: { now: true } };
    await render(
      Object.entries(filled).map(([rank, has]) => <Layer key={rank} rank={rank as EscapeRank} filled={has} />),
    );
    for (let presses = 0; presses < 4; presses += 1) expect(escapeLayers.undoOne()).toBe(true);
    expect(undone.mock.calls.flat()).toEqual(['tray', 'search', 'divider', 'back']);
    expect(escapeLayers.undoOne()).toBe(false);
  });

  test('does nothing for what is not there any more', () => {
    expect(escapeLayers.undoOne()).toBe(false);
  });
});
