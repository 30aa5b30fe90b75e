import { packagedTexts } from './packaged.js';
import { scenarioText } from '../scenario-text.js';
import { startingSettings } from '../settings.js';
import SimulationWorker from './worker?worker&inline';

const worker = new SimulationWorker();
worker.onmessage = ({data}) => { document.body.append(JSON.stringify(data).slice(0,300)+'\n'); if(data.kind==='finished') document.body.append(data.scalingCsv); };
const t = scenarioText(startingSettings, packagedTexts);
document.body.append(t);
worker.postMessage({ scenarioText: t, texts: packagedTexts });
