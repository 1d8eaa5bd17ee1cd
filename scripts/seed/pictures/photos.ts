import type { Scene } from './landscape.ts';

/** The photos of the demo by name: wide or tall, in pixels, and what they show. */
export const photos: Readonly<Record<string, { width: number; height: number; scene: Scene }>> = {
  valley: {
    width: 1_600,
    height: 1_066,
    scene: {
      sky: ['#7fb4d9', '#f3ead6'],
      hills: ['#a9c2b0', '#7fa487', '#55805f', '#35593f'],
      sun: { x: 0.72, y: 0.22, r: 0.06, color: '#fff6d8' },
    },
  },
  coast: {
    width: 1_600,
    height: 1_200,
    scene: {
      sky: ['#9fd0e8', '#eef6f3'],
      hills: ['#c9d8cf', '#8fae9c'],
      water: ['#4f9bb5', '#1f5f7d'],
      sun: { x: 0.3, y: 0.2, r: 0.07, color: '#ffffff' },
    },
  },
  evening: {
    width: 1_200,
    height: 1_500,
    scene: {
      sky: ['#2f2a5a', '#f29f67'],
      hills: ['#6b4a72', '#43305a'],
      water: ['#a4586a', '#2c2450'],
      sun: { x: 0.6, y: 0.26, r: 0.09, color: '#ffd9a0' },
    },
  },
  meadow: {
    width: 1_600,
    height: 1_066,
    scene: { sky: ['#bfe0f2', '#fbf5df'], hills: ['#b7cf8a', '#93b65f', '#6f9a43', '#d9c25a'] },
  },
  garden: {
    width: 1_080,
    height: 1_350,
    scene: {
      sky: ['#e9f2d0', '#f7efe0'],
      hills: ['#8fb36a', '#c8553d', '#5d8a3f', '#3f6b30'],
      sun: { x: 0.2, y: 0.15, r: 0.08, color: '#fff3b0' },
    },
  },
  snow: {
    width: 1_600,
    height: 1_200,
    scene: { sky: ['#aebfd0', '#e9eef2'], hills: ['#d5dfe8', '#eef3f7', '#ffffff'], snow: true },
  },
  table: {
    width: 1_200,
    height: 1_200,
    scene: {
      sky: ['#f2d7b6', '#e8b98a'],
      hills: ['#c98f5e', '#a46a40', '#7d4c2d'],
      sun: { x: 0.5, y: 0.42, r: 0.2, color: '#fff2dc' },
    },
  },
  beach: {
    width: 1_600,
    height: 1_066,
    scene: { sky: ['#87c5e6', '#f5efe3'], hills: ['#e8d9b5'], water: ['#5fb3c8', '#e6d3a7'] },
  },
  boat: {
    width: 1_350,
    height: 1_080,
    scene: {
      sky: ['#c8d3d8', '#eceae2'],
      hills: ['#9b8f82', '#6f5f52'],
      water: ['#7f8f96', '#48565e'],
      sun: { x: 0.8, y: 0.25, r: 0.05, color: '#fdfbf2' },
    },
  },
  harbour: {
    width: 1_600,
    height: 1_066,
    scene: {
      sky: ['#1d2b4f', '#d8836b'],
      hills: ['#3c3c63', '#272a4a'],
      water: ['#6a5573', '#161c38'],
      sun: { x: 0.25, y: 0.27, r: 0.06, color: '#ffe0b0' },
      stars: true,
    },
  },
};
