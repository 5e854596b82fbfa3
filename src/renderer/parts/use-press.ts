import { useState, type MouseEvent, type PointerEvent } from 'react';

type Press = PointerEvent<HTMLButtonElement>;

/**
 * A press, from landing to leaving. A click waits for the browser's tap gesture and is lost when the finger slides a few
 * millimetres, as it does in an old hand; so the pointer itself is followed. Pointers reach disabled buttons, too. A click
 * without a pointer comes from a keyboard or an assistive switch.
 */
export function usePress(onPress: () => void, disabled: boolean) {
  const [pointer, setPointer] = useState<number>();
  const isMine = (event: Press) => event.pointerId === pointer;

  return {
    pressed: pointer !== undefined && !disabled,
    handlers: {
      onPointerDown(event: Press) {
        if (disabled || pointer !== undefined || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setPointer(event.pointerId);
      },
      onPointerUp(event: Press) {
        if (!isMine(event)) return;
        setPointer(undefined);
        if (!disabled && isInside(event)) onPress();
      },
      onPointerCancel: (event: Press) => isMine(event) && setPointer(undefined),
      onLostPointerCapture: (event: Press) => isMine(event) && setPointer(undefined),
      onClick: (event: MouseEvent) => event.detail === 0 && onPress(),
    },
  };
}

function isInside({ currentTarget, clientX, clientY }: Press): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
