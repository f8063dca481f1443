/**
 * XML as phones hand it in, read with little patience: no document type (so no entities of anybody's own), UTF-8 alone, so
 * many bytes and elements, so deep. And XML that Gwen hands out.
 */
import { parseXml, XmlCdata, XmlElement, XmlText } from '@rgrove/parse-xml';

/** What cannot be read. Says nothing of what it holds. */
export class BadXml extends Error {
  override readonly name = 'BadXml';
}

/** An element without its prefixes: whoever writes these forms puts the same things under several names. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own words, without those of elements inside it. */
  readonly text: string;
}

/** Bytes of one document: the longest words, each letter of four bytes, and room beside. */
export const mostXmlBytes = 256 * 1024;
/** The parser goes down as deep as elements do: this many cannot exhaust its stack. */
const mostTags = 2000;
const deepest = 12;

/** Throws `BadXml`. */
export function readXml(bytes: Uint8Array): Element {
  if (bytes.length > mostXmlBytes) throw new BadXml('too long');
  const text = decode(bytes);
  if (/<!DOCTYPE/i.test(text)) throw new BadXml('document type');
  if (text.split('<', mostTags * 2 + 1).length > mostTags * 2) throw new BadXml('too many elements');
  let root: XmlElement | null;
  try {
    ({ root } = parseXml(text));
  } catch {
    throw new BadXml('not well-formed');
  }
  if (!root) throw new BadXml('empty');
  return elementOf(root, 1);
}

function decode(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadXml('not UTF-8');
  }
  const said = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/i.exec(text)?.[1];
  if (said !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(said)) throw new BadXml('not UTF-8');
  return text;
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

function elementOf({ name, attributes, children }: XmlElement, depth: number): Element {
  if (depth > deepest) throw new BadXml('too deep');
  const texts = children.filter((one) => one instanceof XmlText || one instanceof XmlCdata);
  return {
    name: bare(name),
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([attribute, value]) => [bare(attribute), value]),
    ),
    children: children.filter((one) => one instanceof XmlElement).map((one) => elementOf(one, depth + 1)),
    text: texts.map((one) => one.text).join(''),
  };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Words as they may stand in XML, also between quotation marks; without what XML cannot hold. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no way to write these
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

type Attributes = Readonly<Record<string, string | undefined>>;

/** An element to hand out. @param inside written already, so escaped */
export function tag(name: string, attributes: Attributes = {}, ...inside: readonly string[]): string {
  const said = Object.entries(attributes).flatMap(([attribute, value]) =>
    value === undefined ? [] : [` ${attribute}="${escapeXml(value)}"`],
  );
  const open = `<${name}${said.join('')}`;
  return inside.length === 0 ? `${open}/>` : `${open}>${inside.join('')}</${name}>`;
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
