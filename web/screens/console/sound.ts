/**
 * One soft tone when a report comes in. Made here, so that nothing is fetched; only once the person has touched the page, as
 * browsers want it; and off for good on this device where she says so.
 */
import { useSyncExternalStore } from 'react';

const place = 'console-sound';
const watchers = new Set<() => void>();
const isOn = (): boolean => localStorage.getItem(place) !== 'off';

/** Whether the tone is on, on this device. */
export const useSoundOn = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    isOn,
    isOn,
  );

export function setSoundOn(on: boolean): void {
  if (on) localStorage.removeItem(place);
  else localStorage.setItem(place, 'off');
  for (const tell of watchers) tell();
}

let context: AudioContext | undefined;
const hertz = 523;
const seconds = 0.6;
const loudness = 0.06;

/** Gets ready to sound with the next touch or key; returns how to stop and be silent. */
export function awaitGesture(): () => void {
  const stop = new AbortController();
  const touched = (): void => {
    stop.abort();
    context ??= new AudioContext();
    void context.resume();
  };
  for (const gesture of ['pointerdown', 'keydown'])
    addEventListener(gesture, touched, { signal: stop.signal, capture: true });
  return () => {
    stop.abort();
    void context?.close();
    context = undefined;
  };
}

/** Sounds once, if the tone is on and somebody has touched the page. */
export async function sound(): Promise<void> {
  if (!context || !isOn()) return;
  // a device that slept has put it to rest
  await context.resume();
  if (!context) return;
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  const now = context.currentTime;
  tone.frequency.value = hertz;
  // it swells and fades: nobody starts at it
  volume.gain.setValueAtTime(0, now);
  volume.gain.linearRampToValueAtTime(loudness, now + 0.08);
  volume.gain.exponentialRampToValueAtTime(0.001, now + seconds);
  tone.connect(volume).connect(context.destination);
  tone.start(now);
  tone.stop(now + seconds);
}
