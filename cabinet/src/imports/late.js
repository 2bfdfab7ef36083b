// What an organizer should know before he saves into a purchase that is past collecting, or is being paid already.
import { h } from '../parts/dom.js';
import { has, t } from '../shell/texts.js';

const COLLECTING = ['draft', 'collecting'];

export function lateness(purchase) {
  const title = titleOf(purchase);
  return title && h('div', { class: 'alarm alarm-warn' }, h('p', { class: 'alarm-title' }, title),
    h('p', {}, t(purchase.deliveryCost > 0 ? 'import.late.text' : 'import.late.plain')));
}

function titleOf({ stage, paymentOpen }) {
  if (!stage || COLLECTING.includes(stage)) return paymentOpen ? t('import.late.paying') : null;
  const name = has(`stage.${stage}`) ? t(`stage.${stage}`) : stage;
  return t(paymentOpen ? 'import.late.open' : 'import.late', { stage: name });
}
