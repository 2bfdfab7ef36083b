// A drawing of the group's settings in OK: the menu, the line to choose, the button to press. It needs no words of its own.
import { svg } from '../parts/dom.js';
import { t } from '../shell/texts.js';

const LINES = [['24', '56'], ['24', '76'], ['24', '96'], ['24', '116']];

export const whereToFind = () => svg('svg', { class: 'setup-drawing', viewBox: '0 0 320 160', role: 'img', 'aria-label': t('setup.bot.drawing') },
  svg('rect', { class: 'drawn-card', x: '4', y: '4', width: '312', height: '152', rx: '12' }),
  svg('path', { class: 'drawn-line', d: 'M4 36h312M112 36v120' }),
  svg('circle', { class: 'drawn-soft', cx: '22', cy: '20', r: '8' }),
  svg('rect', { class: 'drawn-soft', x: '38', y: '15', width: '96', height: '10', rx: '5' }),
  LINES.map(([x, y], place) => svg('rect', { class: place === 2 ? 'drawn-accent' : 'drawn-soft', x, y, width: place === 2 ? '72' : '56', height: '8', rx: '4' })),
  svg('path', { class: 'drawn-mark', d: 'M12 94l6 6-6 6' }),
  svg('rect', { class: 'drawn-soft', x: '132', y: '56', width: '150', height: '8', rx: '4' }),
  svg('rect', { class: 'drawn-soft', x: '132', y: '74', width: '110', height: '8', rx: '4' }),
  svg('rect', { class: 'drawn-accent', x: '132', y: '98', width: '128', height: '30', rx: '8' }),
  svg('path', { class: 'drawn-key', d: 'M148 113a5 5 0 1 0 10 0 5 5 0 0 0-10 0M158 113h22M172 113v6M180 113v5' }),
  svg('path', { class: 'drawn-mark', d: 'M286 146l-20-22M266 124v12M266 124h12' }));
