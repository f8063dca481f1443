/** Which language a page is answered in. */

/** The language of ours that a browser asks for first (RFC 9110 section 12.5.4); English when it asks for none. */
export function chooseLanguage(languages: readonly string[], header: string | undefined): string {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const quality = rest.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find((q) => q !== undefined);
      return { tag: tag.split('-')[0] ?? '', quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted.find(({ tag }) => languages.includes(tag))?.tag ?? 'en';
}
