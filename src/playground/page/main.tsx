/** Puts the page together. */

import { render } from 'preact';
import { Playground } from './playground.js';
import { wearStyle } from './style.js';

wearStyle(null);
render(<Playground />, document.body);
