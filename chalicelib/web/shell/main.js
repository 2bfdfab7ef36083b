// Only what must come first: the launch's secrets leave the address before anything else is loaded.
import { takeQuery } from './query.js';

const query = takeQuery();

import('./cabinet.js')
  .then(({ openCabinet }) => openCabinet(query))
  .catch(() => {
    // Not even the texts came: show the words that app.html carries in both languages.
    document.querySelector('.boot')?.classList.add('boot-failed');
  });
