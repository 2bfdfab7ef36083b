// The two sides of paying: what is owed and what was reported.
import { sections } from '../parts/sections.js';
import { t } from '../shell/texts.js';

export const paymentSections = (current) => sections({ label: t('pay.sections'), current,
  items: [{ href: '#/pay', text: t('pay.title') }, { href: '#/claims', text: t('claims.title') }] });
