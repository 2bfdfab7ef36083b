// When the money went, by the clock of the person's own device.
import { field } from '../parts/fields.js';
import { t } from '../shell/texts.js';

const AHEAD_MS = 60000;

export function paidAtField({ typed, onInput }) {
  const now = local(new Date());
  const entry = field({ label: t('claim.paidAt'), wrong: t('claim.paidAt.wrong'), type: 'datetime-local', max: now, value: typed ?? now,
    on: { input: () => { entry.fail(''); onInput(entry.value()); } } });

  function read() {
    const moment = new Date(entry.value());
    const good = entry.check(!Number.isNaN(moment.getTime()) && moment.getTime() < Date.now() + AHEAD_MS);
    return good ? `${moment.toISOString().slice(0, 19)}Z` : null;
  }

  return { ...entry, read };
}

const local = (moment) => new Date(moment.getTime() - moment.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
