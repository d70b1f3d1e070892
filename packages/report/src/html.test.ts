import { expect, test } from 'vitest';
import { xmlFault } from '../tests/fixtures/well-formed.ts';
import { escapeHtml, html, linked, trusted } from './html.ts';

test('escapes the five characters that mean something', () => {
  expect(escapeHtml(`<a href="x" title='y'>&`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;',
  );
});

test('drops control characters but keeps lines and tabs', () => {
  expect(escapeHtml('a\u0000b\u001b[31mc\td\n')).toBe('ab[31mc\td\n');
});

test('escapes text between markup, also in lists, and leaves markup as it is', () => {
  const bold = trusted('<b>x</b>');
  expect(html`<p>${'<i>'}${bold}${['&', bold]}${null}${3}</p>`.markup).toBe(
    '<p>&lt;i&gt;<b>x</b>&amp;<b>x</b>3</p>',
  );
});

test('links https addresses without the full stop after them', () => {
  expect(linked('see https://arxiv.org/abs/1.2.').markup).toBe(
    'see <a href="https://arxiv.org/abs/1.2" rel="noreferrer">https://arxiv.org/abs/1.2</a>.',
  );
});

test('links nothing but https and escapes the rest', () => {
  const { markup } = linked('javascript:alert(1) <script> https://x.org/"onclick="a');
  expect(markup).not.toContain('<script>');
  expect(markup.match(/href/g)).toHaveLength(1);
  expect(xmlFault(markup)).toBeNull();
});

test.each(['<p>', '<p></b>', '<p a="1" a="2"></p>', '<p>&nbsp</p>', '<p a=1></p>', '<p>a < b</p>'])(
  'the well-formedness check finds the fault in %s',
  (fault) => {
    expect(xmlFault(fault)).not.toBeNull();
  },
);
