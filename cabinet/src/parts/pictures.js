// Drawings of the pages, as data: built through the DOM, coloured by the style sheet, so they follow the dark theme.
import { svg } from './dom.js';

const ICONS = {
  bag: 'M5 8h14l-1 12H6zM9 8V7a3 3 0 0 1 6 0v1',
  house: 'M4 11.5 12 4.5l8 7V20h-5.5v-5.5h-5V20H4z',
  people: 'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M3.5 19a5.5 5.5 0 0 1 11 0M16 5.3a3 3 0 0 1 0 5.4M17.5 14a5.5 5.5 0 0 1 3 5',
  upload: 'M12 16V5M7.5 9.5 12 5l4.5 4.5M4 16v2.5A1.5 1.5 0 0 0 5.5 20h13a1.5 1.5 0 0 0 1.5-1.5V16',
  download: 'M12 5v11M7.5 11.5 12 16l4.5-4.5M5 20h14',
  back: 'M14.5 6 8.5 12l6 6',
  next: 'M9.5 6l6 6-6 6',
  arrow: 'M4 12h15M13.5 6.5 19 12l-5.5 5.5',
  out: 'M14 5h5v5M19 5l-8 8M11 6H6.5A1.5 1.5 0 0 0 5 7.5v10A1.5 1.5 0 0 0 6.5 19h10a1.5 1.5 0 0 0 1.5-1.5V13',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  alert: 'M12 8v5M12 16.2v.1M12 3.5 2.8 19.5h18.4z',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M12 7.5V12l3 2',
  place: 'M12 21s7-6.2 7-11.2a7 7 0 0 0-14 0C5 14.8 12 21 12 21M12 12.3a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  swap: 'M5 9h13l-3.5-3.5M19 15H6l3.5 3.5',
  file: 'M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 13h6.5M9 16.5h6.5',
  card: 'M4.5 6h15A1.5 1.5 0 0 1 21 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 16.5v-9A1.5 1.5 0 0 1 4.5 6M3 10h18M6.5 14.5h4',
  box: 'M4 8l8-4 8 4v8.5l-8 4-8-4zM4 8l8 4 8-4M12 12v8.5',
  menu: 'M4.5 7h15M4.5 12h15M4.5 17h15',
  chat: 'M4.5 5.5h15v10.5H11l-4.5 4v-4h-2z',
  bell: 'M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5l1.5 1.5H5zM10 20.5h4',
  shield: 'M12 3.5l7 2.5v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5a7.5 7.5 0 0 1 15 0',
  copy: 'M9 9h9.5v11H9zM15 9V4.5H5.5V15H9',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v2.5M14 20h2.5M20 20v-.5M17.5 17.5H20',
  calendar: 'M5 6.5h14V20H5zM5 10.5h14M8.5 4v4M15.5 4v4',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 16.7a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  sun: 'M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.3 10.5v5.5M13.7 10.5v5.5',
  cloud: 'M7 18.5h10.5a4 4 0 0 0 .5-8A6 6 0 0 0 6.6 9.6 4.5 4.5 0 0 0 7 18.5M4 4l16 17',
};

export function icon(name) {
  return svg('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' }, svg('path', { d: ICONS[name] }));
}

// [class, path]: soft and accent are fills, card is a filled outline, line and mark are strokes.
const SPARKS = ['spark', 'M28 40v8M24 44h8M132 26v8M128 30h8M136 88v6M133 91h6'];
const PICTURES = {
  parcel: [['card', 'M46 50h68v46a6 6 0 0 1-6 6H52a6 6 0 0 1-6-6z'], ['card', 'M46 50l9-16h50l9 16z'],
    ['accent', 'M72 50h16v22l-8-6-8 6z'], ['line', 'M80 34v16'], ['line', 'M56 90h14']],
  lock: [['line', 'M62 56V46a18 18 0 0 1 36 0v10'], ['card', 'M58 56h44a6 6 0 0 1 6 6v34a6 6 0 0 1-6 6H58a6 6 0 0 1-6-6V62a6 6 0 0 1 6-6z'],
    ['accent', 'M80 70a6.5 6.5 0 0 1 3 12.2V90h-6v-7.8A6.5 6.5 0 0 1 80 70z']],
  clock: [['card', 'M80 102a36 36 0 1 0 0-72 36 36 0 0 0 0 72z'], ['line', 'M80 37v5M80 90v5M51 66h5M104 66h5'], ['mark', 'M80 48v18l13 9']],
  door: [['card', 'M56 30h48v72H56z'], ['accent', 'M56 30l30 10v72L56 102z'], ['line', 'M44 102h14M88 102h28'], ['dot', 'M78 70a3 3 0 1 0 0 .1z']],
  shop: [['card', 'M48 58h64v44H48z'], ['accent', 'M42 58l8-22h60l8 22z'], ['card', 'M74 74h22v28H74z'], ['line', 'M56 74h10v12H56z'],
    ['line', 'M42 58a9.5 8 0 0 0 19 0 9.5 8 0 0 0 19 0 9.5 8 0 0 0 19 0 9.5 8 0 0 0 19 0']],
  stop: [['card', 'M80 102a36 36 0 1 0 0-72 36 36 0 0 0 0 72z'], ['mark', 'M56 90l48-48']],
  cloud: [['card', 'M56 92h52a19 19 0 0 0 2-37.9A29 29 0 0 0 55 50.5 21 21 0 0 0 56 92z'], ['mark', 'M70 64l20 20M90 64L70 84']],
  people: [['card', 'M44 100a22 22 0 0 1 44 0z'], ['card', 'M66 72a13 13 0 1 0 0-26 13 13 0 0 0 0 26z'],
    ['accent', 'M80 100a20 20 0 0 1 40 0z'], ['accent', 'M100 76a11 11 0 1 0 0-22 11 11 0 0 0 0 22z']],
  done: [['card', 'M80 102a36 36 0 1 0 0-72 36 36 0 0 0 0 72z'], ['mark', 'M64 67l11 11 21-22']],
  sheet: [['card', 'M54 30h36l18 18v54H54z'], ['line', 'M90 30v18h18'], ['line', 'M64 62h26M64 74h14'],
    ['accent', 'M104 108a17 17 0 1 0 0-34 17 17 0 0 0 0 34z'], ['cut', 'M98 85l12 12M110 85L98 97']],
  search: [['line', 'M96 84l20 20'], ['card', 'M74 94a29 29 0 1 0 0-58 29 29 0 0 0 0 58z'], ['mark', 'M67 58a7.5 7.5 0 1 1 10.5 7c-2.5 1.2-3.5 2.5-3.5 5.5M74 79v.5']],
  wallet: [['line', 'M54 44l44-12v12'], ['card', 'M46 44h62a6 6 0 0 1 6 6v46a6 6 0 0 1-6 6H52a6 6 0 0 1-6-6z'],
    ['accent', 'M96 64h24v18H96a9 9 0 0 1 0-18z'], ['dot', 'M98 73a2.5 2.5 0 1 0 0-.1z'], ['line', 'M56 56h22']],
  receipt: [['card', 'M54 28h52v76l-8.7-6-8.6 6-8.7-6-8.7 6-8.6-6-8.7 6z'], ['line', 'M65 44h30M65 55h18'], ['mark', 'M66 75l9 9 18-19']],
  bell: [['card', 'M56 88V64a24 24 0 0 1 48 0v24l9 9H47z'], ['line', 'M80 40v-7M71 97a9 9 0 0 0 18 0'], ['dot', 'M80 61a3.5 3.5 0 1 0 0 .1zM68 61a3.5 3.5 0 1 0 0 .1zM92 61a3.5 3.5 0 1 0 0 .1z']],
  bellOn: [['card', 'M56 88V64a24 24 0 0 1 48 0v24l9 9H47z'], ['line', 'M80 40v-7M71 97a9 9 0 0 0 18 0'], ['line', 'M114 44a34 34 0 0 1 7 19M46 44a34 34 0 0 0-7 19'], ['mark', 'M70 68l8 8 14-15']],
  bellOff: [['card', 'M56 88V64a24 24 0 0 1 48 0v24l9 9H47z'], ['line', 'M80 40v-7M71 97a9 9 0 0 0 18 0'], ['mark', 'M52 40l56 62']],
  talk: [['card', 'M46 38h56a6 6 0 0 1 6 6v30a6 6 0 0 1-6 6H70L56 93V80H46a6 6 0 0 1-6-6V44a6 6 0 0 1 6-6z'], ['line', 'M54 52h38M54 64h22'],
    ['accent', 'M88 70h26a5 5 0 0 1 5 5v19a5 5 0 0 1-5 5h-4v9l-9-9H88a5 5 0 0 1-5-5V75a5 5 0 0 1 5-5z']],
  leaf: [['card', 'M52 92c-6-34 14-54 58-56 2 44-22 66-58 56z'], ['line', 'M44 104c10-22 24-36 44-46M66 78l1-15M76 69l16 1']],
  alert: [['card', 'M80 32l40 68H40z'], ['mark', 'M80 56v20M80 87v.5']],
};

export function picture(name) {
  return svg('svg', { class: 'picture', viewBox: '0 0 160 132', 'aria-hidden': 'true', focusable: 'false' },
    svg('circle', { class: 'picture-soft', cx: '80', cy: '66', r: '58' }),
    [SPARKS, ...PICTURES[name]].map(([kind, d]) => svg('path', { class: `picture-${kind}`, d })));
}
