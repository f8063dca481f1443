/** Where the browser tests find Chromium. */
import { existsSync } from 'node:fs';

/** The places looked at, in order; GWEN_CHROMIUM names one of one's own. */
export function browserPlaces() {
  return [
    process.env['GWEN_CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ].filter((place) => place !== undefined);
}

/** The path of a Chromium or Chrome, or undefined. */
export function findBrowser() {
  return browserPlaces().find((place) => existsSync(place));
}
