import { render } from 'preact';
import { Playground } from './playground.js';
import { wearStyle } from './style.js';

/** Puts the page together. */
wearStyle(null);
render(<Playground />, document.body);
