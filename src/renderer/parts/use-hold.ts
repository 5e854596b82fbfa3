import { useEffect, useRef } from 'react';

/** So long a finger rests that means it, ms; nobody does it by chance. */
export const HOLD_MS = 3_000;

/** 長押し: does something once a finger has rested there. */
export function useHold(onHeld: () => void) {
  const timer = useRef<number>(undefined);
  const held = useRef(onHeld);
  useEffect(() => {
    held.current = onHeld;
  });
  const letGo = () => window.clearTimeout(timer.current);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return {
    onPointerDown() {
      letGo();
      timer.current = window.setTimeout(() => held.current(), HOLD_MS);
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
    onPointerLeave: letGo,
  };
}
