// What may be a proof: looked at before anything is sent.
const LARGEST = 10_000_000;
const TYPES = { jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', heic: 'image/heic', pdf: 'application/pdf' };

export function typeOf(file) {
  const named = TYPES[file.name.split('.').pop().toLowerCase()];
  return Object.values(TYPES).includes(file.type) ? file.type : named ?? null;
}

// The name of a text that says what is wrong, or nothing.
export function whatIsWrong(file) {
  if (!typeOf(file)) return 'proof.wrongKind';
  if (file.size === 0) return 'proof.empty';
  return file.size > LARGEST ? 'proof.tooLarge' : '';
}
