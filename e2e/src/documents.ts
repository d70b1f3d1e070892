import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from './command-line.ts';

/** A Markdown file of the workspace. */
export interface Document {
  /** Path from the root of the workspace. */
  readonly path: string;
  readonly text: string;
}

/** The README of the workspace and every guide of `docs/`. */
export function documents(): Document[] {
  const guides = readdirSync(join(workspace, 'docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', ...guides.map((name) => `docs/${name}`)].map((path) => ({
    path,
    text: readFileSync(join(workspace, path), 'utf8'),
  }));
}

/** Contents of the fenced code blocks of a language. */
export function codeBlocks({ text }: Document, language: string): string[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, marked]) => marked === language)
    .map(([, , code]) => code!);
}

/** Matches of a pattern's first group in a text, each once. */
export function mentions(text: string, pattern: RegExp): string[] {
  return [...new Set(Array.from(text.matchAll(pattern), ([, first]) => first!))];
}
