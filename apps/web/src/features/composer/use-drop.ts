import { type DragEvent, useRef, useState } from 'react';

type Over = 'photos' | 'something-else' | null;

const overOf = (event: DragEvent): Over => {
  const files = [...event.dataTransfer.items].filter((item) => item.kind === 'file');
  if (files.length === 0) return null;
  return files.some((item) => item.type.startsWith('image/')) ? 'photos' : 'something-else';
};

/** Files dragged over an element, and what is to be done with them. */
export const useDrop = (onFiles: (files: FileList) => void) => {
  const [over, setOver] = useState<Over>(null);
  // Entering a child comes before leaving its parent: only the balance tells.
  const depth = useRef(0);
  const handlers = {
    onDragEnter: (event: DragEvent) => {
      depth.current += 1;
      setOver(overOf(event));
    },
    onDragOver: (event: DragEvent) => {
      if (overOf(event)) event.preventDefault();
    },
    onDragLeave: () => {
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setOver(null);
    },
    onDrop: (event: DragEvent) => {
      depth.current = 0;
      setOver(null);
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      onFiles(event.dataTransfer.files);
    },
  };
  return { over, handlers };
};
