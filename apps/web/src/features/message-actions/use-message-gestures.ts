import { type RefObject, useEffect, useRef } from 'react';
import { listenTo } from '../../ui/listen-to.ts';
import { keepKeyboard } from './keep-keyboard.ts';
import { onLongPress } from './long-press.ts';
import { bubbleOf, lineAt } from './message-at.ts';
import { wantsOwnMenu } from './wants-own-menu.ts';

export type Anchor = Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>;

interface Gestures {
  /** The pointer or the keyboard has come to a message, or has left it. */
  readonly onNear: (line: HTMLElement | null) => void;
  readonly onMenu: (line: HTMLElement, anchor: Anchor) => void;
  /** What a finger or a right click did before this was there; asked for once. */
  readonly early: () => readonly PointerEvent[];
}

const menuWidth = 200;

// As wide as a menu to both sides: a menu lines up with the far edge, so it then begins at the pointer.
const pointAt = ({ clientX, clientY }: MouseEvent): Anchor => ({
  top: clientY,
  bottom: clientY,
  left: clientX - menuWidth,
  right: clientX + menuWidth,
});

/** Every way to the acts of a message: hover, focus, right click, Enter, and a finger that rests. */
export const useMessageGestures = (scroller: RefObject<HTMLElement | null>, gestures: Gestures): void => {
  const latest = useRef(gestures);
  useEffect(() => {
    latest.current = gestures;
  });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const open = (line: HTMLElement, anchor: Anchor) => latest.current.onMenu(line, anchor);
    let lastPointer = '';

    const onPointerDown = (event: PointerEvent) => {
      lastPointer = event.pointerType;
    };
    const onPointerOver = (event: PointerEvent) => {
      if (event.pointerType === 'touch' || !(event.target instanceof Element)) return;
      const line = lineAt(event.target);
      latest.current.onNear(line && bubbleOf(line).contains(event.target) ? line : null);
    };
    const onLeave = (event: PointerEvent | FocusEvent) => {
      const { relatedTarget } = event;
      // The bar lies over the edge of its bubble, and one goes there to press it.
      if (relatedTarget instanceof Element && relatedTarget.closest('[data-message-bar]')) return;
      latest.current.onNear(null);
    };
    const onScroll = () => latest.current.onNear(null);
    const onFocus = (event: FocusEvent) => {
      const line = lineAt(event.target);
      if (line?.matches(':focus-visible')) latest.current.onNear(line);
    };
    const onContextMenu = (event: MouseEvent) => {
      const line = lineAt(event.target);
      if (!line || wantsOwnMenu(event)) return;
      event.preventDefault();
      // A finger that rests has its own way, and the key for menus points nowhere.
      if (lastPointer === 'touch') return;
      open(line, event.clientX === 0 && event.clientY === 0 ? bubbleOf(line).getBoundingClientRect() : pointAt(event));
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const line = lineAt(event.target);
      if (!line || line !== event.target) return;
      if (event.key === 'Enter') open(line, bubbleOf(line).getBoundingClientRect());
      else if (event.key === 'Escape') document.querySelector<HTMLElement>('#pane form textarea')?.focus();
      else return;
      event.preventDefault();
    };

    const longPress = onLongPress(element, {
      held: () => navigator.vibrate?.(10),
      released: (target) => {
        const line = lineAt(target);
        if (line) open(line, bubbleOf(line).getBoundingClientRect());
      },
    });
    const letGo = keepKeyboard(element);
    const stop = listenTo(element, {
      pointerdown: onPointerDown,
      pointerover: onPointerOver,
      pointerleave: onLeave,
      focusin: onFocus,
      focusout: onLeave,
      scroll: onScroll,
      contextmenu: onContextMenu,
      keydown: onKeyDown,
    });
    for (const event of latest.current.early()) {
      if (event.type === 'contextmenu') onContextMenu(event);
      else longPress.hear(event);
      if (event.type === 'pointerdown') onPointerDown(event);
    }
    // These listeners come with the first act on the page, which may have been to point at a message.
    const pointedAt = [...element.querySelectorAll('[data-message]:hover')].find((line) =>
      bubbleOf(line as HTMLElement).matches(':hover'),
    );
    if (pointedAt && matchMedia('(pointer: fine)').matches) latest.current.onNear(pointedAt as HTMLElement);
    return () => {
      longPress.stop();
      letGo();
      stop();
    };
  }, [scroller]);
};
