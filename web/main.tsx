/** Starts the workers' app: language, appearance, then the first screen. */
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod/v4/core';
import { App } from './app.tsx';
import { followDevice } from './appearance.ts';
import { speakDeviceLanguage } from './spoken.ts';
import { watchForLeaving } from './ui/curtain.ts';

/** Names are hidden again after this long without a key, tap or movement. */
const idleSeconds = 60;

// The content security policy forbids evaluated code, which zod would otherwise try when the domain loads.
config({ jitless: true });

followDevice();
watchForLeaving(idleSeconds);
await speakDeviceLanguage();

const root = document.getElementById('root');
if (!root) throw new Error('no root element');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
