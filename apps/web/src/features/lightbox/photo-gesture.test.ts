import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atRest, type Gesture, type Surroundings, type Touch, takeTouch } from './photo-gesture.ts';
import { fitOn, holdInside, mostZoom, notZoomed, tapZoom, zoomAt } from './zoom-math.ts';

const stage = { width: 360, height: 740 };
const fit = { width: 328, height: 219 };
const between: Surroundings = { stage, fit, left: true, right: true };

type Step = [kind: Touch['kind'], x: number, y: number, time: number, id?: number];

/** Plays touches, and tells what came of the last one. */
const play = (steps: readonly Step[], on: Surroundings = between, from: Gesture = atRest) =>
  steps.reduce<ReturnType<typeof takeTouch>>(
    ({ gesture }, [kind, x, y, time, id = 1]) => takeTouch(gesture, { kind, id, at: { x, y }, time }, on),
    { gesture: from, outcome: null },
  );

const doubleTap: Step[] = [
  ['down', 50, 20, 0],
  ['up', 50, 20, 60],
  ['down', 52, 21, 180],
  ['up', 52, 21, 240],
];

describe('a swipe', () => {
  const slow = (by: number): Step[] => [
    ['down', 0, 0, 0],
    ['move', by / 2, 0, 400],
    ['move', by, 0, 800],
    ['up', by, 0, 1_000],
  ];

  test('over a quarter of the width goes to the neighbour, over less it comes back', () => {
    expect(play(slow(-90)).outcome).toBe('right');
    expect(play(slow(90)).outcome).toBe('left');
    expect(play(slow(-89)).outcome).toBeNull();
    expect(play(slow(-89)).gesture.drag).toEqual({ x: 0, y: 0 });
  });

  test('of half a pixel in a millisecond goes however short it is, unless it turns back', () => {
    const flick = (end: number): Step[] => [
      ['down', 0, 0, 0],
      ['move', -40, 0, 60],
      ['up', end, 0, 80],
    ];
    expect(play(flick(-40)).outcome).toBe('right');
    expect(
      play([
        ['down', 0, 0, 0],
        ['move', -80, 0, 50],
        ['move', -80, 0, 250],
        ['up', -20, 0, 300],
      ]).outcome,
    ).toBeNull();
  });

  test('the photo goes with the finger, and gives way only a little where nothing follows', () => {
    const steps: Step[] = [
      ['down', 0, 0, 0],
      ['move', -80, 4, 50],
    ];
    expect(play(steps).gesture.drag).toEqual({ x: -80, y: 0 });
    const last = { ...between, right: false };
    expect(play(steps, last).gesture.drag).toEqual({ x: -20, y: 0 });
    expect(play([...steps, ['up', -300, 4, 100]], last).outcome).toBeNull();
  });

  test('down over 100 px closes, over less it comes back, and up is nothing', () => {
    const down = (by: number): Step[] => [
      ['down', 0, 0, 0],
      ['move', 3, by, 200],
      ['up', 3, by, 300],
    ];
    expect(play(down(100)).outcome).toBe('close');
    expect(play(down(99)).outcome).toBeNull();
    expect(play(down(-300)).outcome).toBeNull();
  });

  test('that the browser takes over is none', () => {
    expect(
      play([
        ['down', 0, 0, 0],
        ['move', -200, 0, 50],
        ['cancel', -200, 0, 60],
      ]).outcome,
    ).toBeNull();
  });
});

describe('a double tap', () => {
  test('enlarges two and a half times where one taps, and a second one goes back', () => {
    const { gesture } = play(doubleTap);
    expect(gesture.zoom).toMatchObject({ scale: tapZoom, x: -78 });
    const again = doubleTap.map(([kind, x, y, time]): Step => [kind, x, y, time + 2_000]);
    expect(play(again, between, gesture).gesture.zoom).toEqual(notZoomed);
  });

  test('is not two taps far apart in time or place', () => {
    expect(play([...doubleTap.slice(0, 2), ['down', 50, 20, 400], ['up', 50, 20, 460]]).outcome).toBe('tap');
    expect(play([...doubleTap.slice(0, 2), ['down', -90, 20, 150], ['up', -90, 20, 200]]).outcome).toBe('tap');
  });
});

describe('an enlarged photo', () => {
  const enlarged = play(doubleTap).gesture;

  test('is moved inside its bounds, and a swipe goes nowhere else', () => {
    const { gesture, outcome } = play(
      [
        ['down', 0, 0, 1_000],
        ['move', -900, -900, 1_100],
        ['up', -900, -900, 1_150],
      ],
      between,
      enlarged,
    );
    expect(outcome).toBeNull();
    expect(gesture.zoom).toEqual({ scale: tapZoom, x: -(328 * tapZoom - 360) / 2, y: 0 });
  });

  test('grows under two fingers up to four times, and shrinks to its own size', () => {
    const apart = (to: number, time: number): Step[] => [
      ['down', -20, 0, time, 1],
      ['down', 20, 0, time + 10, 2],
      ['move', -to, 0, time + 60, 1],
      ['move', to, 0, time + 60, 2],
    ];
    expect(play(apart(40, 0)).gesture.zoom.scale).toBeCloseTo(2, 5);
    expect(play(apart(400, 0)).gesture.zoom.scale).toBe(mostZoom);
    expect(play(apart(1, 0), between, enlarged).gesture.zoom).toEqual(notZoomed);
  });

  test('goes on under the finger that stays when the other goes up', () => {
    const { gesture } = play([
      ['down', -20, 0, 0, 1],
      ['down', 20, 0, 10, 2],
      ['move', 60, 0, 60, 2],
      ['up', 60, 0, 80, 2],
    ]);
    const moved = play([['move', -30, 0, 120, 1]], between, gesture).gesture;
    expect(moved.zoom.x).toBeCloseTo(gesture.zoom.x - 10, 5);
    expect(play([['up', -30, 0, 140, 1]], between, moved).outcome).toBeNull();
  });
});

describe('the place of a photo', () => {
  test('is as large as the stage allows, and not larger than the photo', () => {
    expect(fitOn(stage, { width: 1_440, height: 960 })).toEqual({ width: 360, height: 240 });
    expect(fitOn(stage, { width: 90, height: 60 })).toEqual({ width: 90, height: 60 });
  });

  test('never shows an edge inside the stage, wherever one zooms and pans', () => {
    const shift = fc.integer({ min: -2_000, max: 2_000 });
    fc.assert(
      fc.property(fc.float({ min: Math.fround(0.1), max: 9, noNaN: true }), shift, shift, (factor, x, y) => {
        const zoom = zoomAt(notZoomed, factor, { x, y }, between);
        expect(zoom.scale).toBeGreaterThanOrEqual(1);
        expect(zoom.scale).toBeLessThanOrEqual(mostZoom);
        expect(holdInside(zoom, between)).toEqual(zoom);
        const spare = Math.max(0, (fit.width * zoom.scale - stage.width) / 2);
        expect(Math.abs(zoom.x)).toBeLessThanOrEqual(spare + 1e-6);
      }),
    );
  });
});
