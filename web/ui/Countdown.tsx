/**
 * How long until something is due, or since when it is late. Drawn again only when its words change, and spoken only
 * when it becomes pressing: a number that ticks would be noise at 3 a.m., on the screen and in the ear.
 */
import { useEffect, useRef, useState } from 'react';
import { useI18n } from '../i18n.ts';
import type { Pressure } from './countdown.ts';
import { clockOf, pressure, timeLeft, untilChange, untilTick } from './countdown.ts';
import { Icon } from './Icon.tsx';
import './Countdown.css';

interface CountdownProps {
  readonly until: Date | string;
  /** From how many minutes before on it counts as soon. */
  readonly soonMinutes?: number;
  /** Speaks when it becomes soon or late; for the one that matters on a page, not each in a list. */
  readonly isSpoken?: boolean;
  /** Within an hour minutes and seconds, for whoever watches a clock; never spoken. */
  readonly hasSeconds?: boolean;
  /** For tests and pictures: stands still at this time. */
  readonly now?: Date;
}

export function Countdown({
  until,
  soonMinutes = 15,
  isSpoken = false,
  hasSeconds = false,
  now,
}: CountdownProps) {
  const { t, instant, number } = useI18n();
  const due = new Date(until).getTime();
  const [at, setAt] = useState(() => now?.getTime() ?? Date.now());
  const left = due - at;
  const level = pressure(left, soonMinutes * 60_000);

  useEffect(() => {
    if (now) return;
    const timer = setTimeout(() => setAt(Date.now()), hasSeconds ? untilTick(left) : untilChange(left));
    return () => clearTimeout(timer);
  }, [left, now, hasSeconds]);

  const { amount, unit, isLate } = timeLeft(left);
  const words =
    amount === 0
      ? t(isLate ? 'time.justLate' : 'time.now')
      : t(isLate ? `time.late.${unit}` : `time.left.${unit}`, { amount });
  const clock = hasSeconds ? clockOf(left) : undefined;
  const two = (value: number): string => number(value, { minimumIntegerDigits: 2 });
  const digits = clock && `${two(clock.minutes)}:${two(clock.seconds)}`;
  return (
    <span className={`countdown countdown-${level}`}>
      <Icon name={level === 'late' ? 'alert' : 'clock'} />
      <time dateTime={new Date(due).toISOString()} title={instant(new Date(due))}>
        {digits === undefined ? words : isLate ? t('time.clockLate', { clock: digits }) : <bdi>{digits}</bdi>}
      </time>
      {isSpoken && <Spoken level={level} words={words} />}
    </span>
  );
}

function Spoken({ level, words }: { readonly level: Pressure; readonly words: string }) {
  const [said, setSaid] = useState('');
  const last = useRef(level);
  useEffect(() => {
    if (last.current === level) return;
    last.current = level;
    setSaid(words);
  }, [level, words]);
  return (
    <span className="unseen" aria-live="polite">
      {said}
    </span>
  );
}
