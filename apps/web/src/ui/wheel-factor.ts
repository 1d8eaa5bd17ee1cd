/** By how much a turn of the wheel enlarges; with Ctrl it is a pinch on a trackpad, which comes in smaller steps. */
export const wheelFactor = ({ deltaY, ctrlKey }: WheelEvent): number => Math.exp(-deltaY / (ctrlKey ? 100 : 400));
