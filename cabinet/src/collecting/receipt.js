// "I have it": asked about once, because it cannot be taken back.
import { confirmed } from '../parts/confirm.js';
import { post } from '../shell/api.js';
import { t } from '../shell/texts.js';

export const COLLECTABLE = ['ready', 'stored'];

export const codeAddress = (number) => `#/orders/${encodeURIComponent(number)}/code`;

export const receipt = ({ number, signal, onDone }) => confirmed({ label: t('receipt.action'), question: t('receipt.question', { number }),
  yes: t('receipt.yes'), no: t('receipt.no'),
  act: async () => onDone(await post(`buyer/orders/${encodeURIComponent(number)}/receipt`, {}, signal)) });
