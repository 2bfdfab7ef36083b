// What was typed stays until it is sent: neither a failure nor a look at the order nor the other language loses it.
// The key is made once for the form, so that whatever is pressed twice is one claim.
const drafts = new Map();

export function draftOf(numbers) {
  const name = [...numbers].sort().join();
  if (!drafts.has(name)) drafts.set(name, { key: randomKey(), amount: null, paidAt: null, comment: '', file: null, proof: null });
  return { ...drafts.get(name), keep: (change) => Object.assign(drafts.get(name) ?? {}, change), forget: () => drafts.delete(name) };
}

function randomKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
