import { dataElement, html, Markup } from '../../../src/report/page/markup.js';

test('what is filled in is text, in elements and in attributes', () => {
  const evil = `<b a='1' c="2">&`;
  expect(html`<p title="${evil}">${evil}</p>`.text).toBe(
    '<p title="&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;">&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;</p>',
  );
});

test('markup within markup stays markup, lists stand one after the other, and null is nothing', () => {
  const items = [html`<li>${1}</li>`, null, '<'];
  expect(html`${items}`.text).toBe('<li>1</li>&lt;');
  expect(html`${new Markup('<br>')}`.text).toBe('<br>');
});

test('data for a script cannot end its element, and reads back as it was', () => {
  const value = { name: '</script><script>alert(1)//', list: [1, '<!--'] };
  const { text } = dataElement('figures', value);
  const [, data] = /^<script type="application\/json" id="figures">([^<]*)<\/script>$/.exec(text)!;
  expect(JSON.parse(data)).toEqual(value);
});
