import { keepSession } from './session';

export function leave(): void {
  keepSession(null);
}
