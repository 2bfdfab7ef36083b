// A payment claim. One press or two make one claim, and an error leaves all that was typed.
import { acting, troubleLine } from '../parts/acting.js';
import { h } from '../parts/dom.js';
import { complain, field } from '../parts/fields.js';
import { explain } from '../parts/states.js';
import { UploadError } from '../parts/upload.js';
import { NetworkError, post } from '../shell/api.js';
import { limit } from '../shell/limits.js';
import { t } from '../shell/texts.js';
import { amountField } from './amount.js';
import { doubtsBlock, doubtsOf, sending } from './doubts.js';
import { draftOf } from './draft.js';
import { dueOf } from './due.js';
import { paidAtField } from './paid_at.js';
import { proofPicker } from './proof.js';

// `late`: less was left to pay than a form before this one had said.
export function claimForm({ orders, signal, late, onAmount, onDone, onLate }) {
  const numbers = orders.map(({ number }) => number);
  const due = orders.reduce((sum, order) => sum + dueOf(order), 0);
  const draft = draftOf(numbers);
  const amount = amountField({ orders, typed: draft.amount, onInput: (typed) => { draft.keep({ amount: typed }); onAmount(); } });
  const paidAt = paidAtField({ typed: draft.paidAt, onInput: (typed) => draft.keep({ paidAt: typed }) });
  const comment = field({ label: t('claim.comment'), hint: t('claim.comment.hint'), multiline: true, rows: '2', maxlength: limit('comment'),
    value: draft.comment, on: { input: () => draft.keep({ comment: comment.value() }) } });
  const proof = proofPicker({ draft, signal });
  const trouble = troubleLine();
  const doubts = doubtsOf(orders, late);
  const send = sending({ doubtful: doubts.length > 0, press: (button) => acting(button, trouble, file, { signal, tell }) });

  function submit(event) {
    event.preventDefault();
    if (read()) send.submit();
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
    if (sum && moment) return { key: draft.key, orders: numbers, amount: sum, paidAt: moment, comment: comment.value().trim(), due };
    (sum ? paidAt : amount).focus();
    return null;
  }

  function tell(error) {
    if (error.code === 'less_due') {
      draft.keep({ amount: amount.value() });
      return onLate();
    }
    // The picker has said already why the file did not go.
    if (error instanceof UploadError || complain(error, { amount, paidAt, comment, proof })) return;
    // This key has reported something else: the next form gets a new one.
    if (error.code === 'repeated') draft.forget();
    trouble.textContent = error instanceof NetworkError ? t('claim.lost') : explain(error).text;
  }

  const node = h('form', { class: 'claim-form', novalidate: true, on: { submit } },
    doubtsBlock(doubts, late), h('div', { class: 'form-pair' }, amount.node, paidAt.node), proof.node, comment.node, trouble, send.node);
  return { node, amount: amount.amount };
}
