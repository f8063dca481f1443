/**
 * What a person is typing into a field made of several boxes. The boxes keep the text as typed (a half-typed number, an
 * empty second box), while the field's value is what can be made of it so far. When the value changes from outside, by
 * a draft that is restored or a form that is reset, the boxes follow.
 */
import { useState } from 'react';

/**
 * @param value the field's value
 * @param read the boxes for a value that comes from outside
 * @param write the value of the boxes
 * @param same whether two values are alike
 */
export function useTyped<V, B>(
  value: V | undefined,
  read: (value: V | undefined) => B,
  write: (boxes: B) => V | undefined,
  onChange: (value: V | undefined) => void,
): readonly [B, (change: Partial<B>) => void] {
  const [typed, setTyped] = useState(() => ({ boxes: read(value), value }));
  const isOutside = JSON.stringify(typed.value) !== JSON.stringify(value);
  const boxes = isOutside ? read(value) : typed.boxes;
  const change = (part: Partial<B>): void => {
    const next = { ...boxes, ...part };
    const nextValue = write(next);
    setTyped({ boxes: next, value: nextValue });
    onChange(nextValue);
  };
  return [boxes, change];
}
