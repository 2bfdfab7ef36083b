// What components do not say of themselves, by what it is about. Where two of these speak of one thing, the later wins.
import './words.css';
import './headings.css';
import './state.css';
import './cards.css';
import './facts.css';
import './proof.css';
import './cards_on_phone.css';
import './imports.css';
import './parts.css';
import './sticky.css';
import './external.css';
