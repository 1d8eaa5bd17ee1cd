import type { ClientMessageId } from '@chatter/protocol/ids';
import { describe, expect, test, vi } from 'vitest';
import { aPhoto } from '../testing/cast.ts';
import { type Desk, emptyDesk, movePhoto, patchPhoto, readyToSend, sendOff, takeOutPhotos } from './photo-desk.ts';
import type { TrayItem } from './tray.ts';
import { createUploadVoice } from './upload-voice.ts';

const item = (key: string): TrayItem => ({
  key,
  file: new File([], 'one.png'),
  url: `blob:${key}`,
  photo: null,
  progress: 0,
  error: null,
  shape: null,
});
const desk: Desk = { ...emptyDesk, tray: ['a', 'b', 'c'].map(item) };
const keysOf = (items: readonly TrayItem[]) => items.map(({ key }) => key).join('');
const message = { key: 'm' as ClientMessageId, caption: 'Look', createdAt: 1 };

describe('photos on the desk', () => {
  test('are put in another order', () => {
    expect(keysOf(movePhoto(desk, 'a', 2).tray)).toBe('bca');
    expect(keysOf(movePhoto(desk, 'c', 0).tray)).toBe('cab');
    expect(keysOf(movePhoto(desk, 'b', 99).tray)).toBe('acb');
    expect(movePhoto(desk, 'gone', 0)).toBe(desk);
  });

  test('leave the tray as one message, which is ready when all of them are uploaded', () => {
    const sent = sendOff(desk, message);
    expect(sent.tray).toEqual([]);
    expect(readyToSend(sent)).toEqual([]);
    const uploaded = ['a', 'b', 'c'].reduce((next, key) => patchPhoto(next, key, { photo: aPhoto(key) }), sent);
    expect(readyToSend(uploaded).map(({ items, caption }) => [keysOf(items), caption])).toEqual([['abc', 'Look']]);
  });

  test('a message without its last photo is none', () => {
    const sent = sendOff(desk, message);
    expect(takeOutPhotos(sent, new Set(['a', 'b'])).outgoing).toHaveLength(1);
    expect(takeOutPhotos(sent, new Set(['a', 'b', 'c']))).toEqual(emptyDesk);
  });
});

describe('what is spoken of uploads', () => {
  const open = () => {
    const said: string[] = [];
    const done = vi.fn((count: number) => said.push(`${count} done`));
    return { said, voice: createUploadVoice({ quarter: (percent) => said.push(`${percent} %`), done }) };
  };

  test('is every quarter, once', () => {
    const { said, voice } = open();
    for (const part of [0, 0.1, 0.26, 0.3, 0.6, 1]) voice.moved('a', part);
    expect(said).toEqual(['25 %', '50 %', '75 %']);
    voice.arrived('a');
    expect(said).toEqual(['25 %', '50 %', '75 %', '1 done']);
  });

  test('is one voice for several at once', () => {
    const { said, voice } = open();
    voice.moved('a', 0);
    voice.moved('b', 0);
    voice.arrived('a');
    voice.moved('b', 0.6);
    voice.arrived('b');
    expect(said).toEqual(['50 %', '75 %', '2 done']);
  });

  test('does not wait for what was given up, and is silent when nothing arrived', () => {
    const { said, voice } = open();
    voice.moved('a', 0.1);
    voice.moved('b', 0.1);
    voice.left('b');
    voice.arrived('a');
    voice.moved('c', 0.1);
    voice.left('c');
    expect(said).toEqual(['1 done']);
  });
});
