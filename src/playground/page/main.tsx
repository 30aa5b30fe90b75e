/** Puts the page together. */

import './no-evaluation.js';
import { render } from 'preact';
import { Playground } from './playground.js';
import { wearStyle } from './style.js';

wearStyle(null);
render(<Playground />, document.body);
