import type { Page } from '@playwright/test';

// Runs in the page. What people wrote may end in an ellipsis; what the page itself says may not.
const look = `(() => {
  const complaints = new Set();
  const { clientWidth: screen, scrollWidth } = document.documentElement;
  if (scrollWidth > screen) complaints.add('the page is ' + scrollWidth + ' wide, the screen ' + screen);
  const theirs = (element) => element.closest('[dir=auto], bdi') !== null || element.querySelector('bdi') !== null;
  const hasWords = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue.trim() !== '');
  const brush = document.createElement('canvas').getContext('2d');
  const placeholderWidth = (field, style) => {
    brush.font = style.fontSize + ' ' + style.fontFamily;
    const padding = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight);
    return brush.measureText(field.placeholder).width + padding;
  };
  for (const element of document.body.querySelectorAll('*:not(svg *)')) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest('.sr-only, [aria-hidden=true]')) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const words = (element.ariaLabel ?? element.textContent).trim().slice(0, 40);
    const name = element.localName + ' “' + words + '”';
    const over = element.clientWidth > 0 && element.scrollWidth - element.clientWidth > 1;
    if (over && /auto|scroll/.test(style.overflowX)) complaints.add(name + ' scrolls sideways');
    if (theirs(element)) continue;
    if (over && style.display !== 'inline' && hasWords(element)) complaints.add(name + ' is cut');
    const below = element.scrollHeight - element.clientHeight;
    if (style.overflowY === 'hidden' && hasWords(element) && below > 4) complaints.add(name + ' is cut below');
    const beside = box.left < -1 || box.right > screen + 1;
    if (beside && (hasWords(element) || element.matches('a, button, input, textarea'))) {
      complaints.add(name + ' lies from ' + Math.round(box.left) + ' to ' + Math.round(box.right));
    }
    if (element.matches('input:placeholder-shown, textarea:placeholder-shown')) {
      if (placeholderWidth(element, style) > element.clientWidth + 1) complaints.add(element.placeholder + ' is cut');
    }
  }
  return [...complaints];
})()`;

/** What is too wide, cut or off the screen on the page as it stands; nothing, on a good page. */
export const layoutComplaints = (page: Page): Promise<string[]> => page.evaluate(look);
