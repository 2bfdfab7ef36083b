import './styles';
import './look';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { openTexts } from './texts';

// The server's word of this answer: style elements that Mantine and its dialogs write carry it.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
if (nonce) setNonce(nonce);

openTexts().then(() => {
  const place = document.getElementById('desk');
  if (place) createRoot(place).render(<App nonce={nonce} />);
});
