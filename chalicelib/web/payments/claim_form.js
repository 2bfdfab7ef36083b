// A payment claim. One press or two make one claim, and an error leaves all that was typed.
import { acting, troubleLine } from '../parts/acting.js';
import { h } from '../parts/dom.js';
import { complain, field } from '../parts/fields.js';
import { explain } from '../parts/states.js';
import { UploadError } from '../parts/upload.js';
import { NetworkError, post } from '../shell/api.js';
import { t } from '../shell/texts.js';
import { amountField } from './amount.js';
import { draftOf } from './draft.js';
import { paidAtField } from './paid_at.js';
import { proofPicker } from './proof.js';

export function claimForm({ orders, signal, onAmount, onDone }) {
  const numbers = orders.map(({ number }) => number);
  const draft = draftOf(numbers);
  const amount = amountField({ orders, typed: draft.amount, onInput: (typed) => { draft.keep({ amount: typed }); onAmount(); } });
  const paidAt = paidAtField({ typed: draft.paidAt, onInput: (typed) => draft.keep({ paidAt: typed }) });
  const comment = field({ label: t('claim.comment'), hint: t('claim.comment.hint'), multiline: true, rows: '2', maxlength: '300',
    value: draft.comment, on: { input: () => draft.keep({ comment: comment.value() }) } });
  const proof = proofPicker({ draft, signal });
  const send = h('button', { type: 'submit', class: 'button button-wide' }, t('claim.send'));
  const trouble = troubleLine();

  async function submit(event) {
    event.preventDefault();
    await acting(send, trouble, file, { signal, tell });
  }

  async function file() {
    const claim = read();
    if (!claim) return;
    const answer = await post('buyer/claims', { ...claim, proof: await proof.ready() }, signal);
    draft.forget();
    onDone(answer);
  }

  function read() {
    const [sum, moment] = [amount.read(), paidAt.read()];
    draft.keep({ paidAt: paidAt.value() });
    if (sum && moment) return { key: draft.key, orders: numbers, amount: sum, paidAt: moment, comment: comment.value().trim() };
    (sum ? paidAt : amount).focus();
    return null;
  }

  function tell(error) {
    // The picker has said already why the file did not go.
    if (error instanceof UploadError || complain(error, { amount, paidAt, comment, proof })) return;
    // This key has reported something else: the next form gets a new one.
    if (error.code === 'Repeated') draft.forget();
    trouble.textContent = error instanceof NetworkError ? t('claim.lost') : explain(error).text;
  }

  const node = h('form', { class: 'claim-form', novalidate: true, on: { submit } },
    h('div', { class: 'form-pair' }, amount.node, paidAt.node), proof.node, comment.node, trouble, send);
  return { node, amount: amount.amount };
}
