// The launch's secrets leave the address before anything else is asked for.
import './app.css';
import './shell.css';
import '../parts/parts.css';
import '../parts/forms.css';
import '../orders/orders.css';
import '../organizers/organizers.css';
import '../payments/payments.css';
import '../collecting/collecting.css';
import '../notices/invitation.css';
import { openCabinet } from './cabinet.js';
import { takeQuery } from './query.js';

openCabinet(takeQuery()).catch(() => {
  // Not even the texts came: show the words that app.html carries in both languages.
  document.querySelector('.boot')?.classList.add('boot-failed');
});
